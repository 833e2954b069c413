import datetime as dt
import io

import docx
import icalendar
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sotay.committees.models import Position
from sotay.core.days import month_of, today
from sotay.meetings.actions import guests, publishing
from sotay.meetings.choices import AttendanceState, CommentKind, MeetingStatus
from sotay.meetings.models import Attendance, CalendarFeed, Comment, Meeting, MeetingDocument, Orientation
from tests.factories.meetings import make_habit, make_meeting, upcoming
from tests.factories.people import actor_of
from tests.factories.work import make_task

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def told(cast):
    """A meeting in three days of which the members were told."""
    meeting = make_meeting(cast.cell_a, held_on=upcoming(3))
    return publishing.publish_meeting(actor_of(cast.an), meeting)


@pytest.fixture
def an(client, cast):
    client.force_login(cast.an.account)
    return client


@pytest.fixture
def binh(client, cast):
    client.force_login(cast.binh.account)
    return client


def word_upload(name="bao-cao.docx", text="Chi bộ hoàn thành 5 nhiệm vụ."):
    document = docx.Document()
    document.add_paragraph(text)
    file = io.BytesIO()
    document.save(file)
    return SimpleUploadedFile(name, file.getvalue(), WORD)


def read(client, view, *args, **query):
    answer = client.get(reverse(view, args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(client, view, *args, **fields):
    return client.post(reverse(view, args=args), fields)


class TestList:
    def test_a_member_sees_what_comes_and_what_was(self, binh, cast, told):
        make_meeting(cast.cell_a, MeetingStatus.SEALED, held_on=dt.date(2026, 10, 3))
        make_meeting(cast.cell_b, MeetingStatus.SEALED, held_on=dt.date(2026, 9, 3))

        page = read(binh, "meetings:list")

        assert told.title in page
        assert "Sinh hoạt chi bộ định kỳ tháng 10/2026" in page
        assert "tháng 09/2026" not in page
        assert "Chuẩn bị kỳ sau" not in page

    def test_an_empty_list_says_what_will_be_here(self, binh):
        assert "Chưa có lịch sinh hoạt" in read(binh, "meetings:list")

    def test_the_secretary_sees_the_draft_and_what_to_start(self, an, cast):
        make_meeting(cast.cell_a, held_on=upcoming(3))

        page = read(an, "meetings:list")

        assert "Đang chuẩn bị" in page
        assert "Chuẩn bị kỳ sau" in page
        assert "Lệ sinh hoạt của chi bộ" in page

    def test_drafts_stay_with_the_committee(self, binh, cast):
        make_meeting(cast.cell_a, held_on=upcoming(3))

        assert "Chưa có lịch sinh hoạt" in read(binh, "meetings:list")

    def test_an_invited_official_finds_it_in_their_list(self, client, cast, told):
        board = Position.objects.get(member=cast.ha)
        guests.invite_official(actor_of(cast.an), told, official=board)
        client.force_login(cast.ha.account)

        assert told.title in read(client, "meetings:list")

    def test_earlier_months_are_a_page_further(self, binh, cast):
        for month in range(1, 11):
            make_meeting(cast.cell_a, MeetingStatus.SEALED, held_on=dt.date(2026, month, 3))
            make_meeting(cast.cell_a, MeetingStatus.SEALED, held_on=dt.date(2025, month, 3))

        page = read(binh, "meetings:list")
        cursor = page.split("cursor=")[1].split('"')[0]
        further = read(binh, "meetings:list", cursor=cursor)

        assert "tháng 10/2026" in page
        assert "tháng 01/2025" not in page
        assert "tháng 01/2025" in further
        assert "tháng 10/2026" not in further

    @pytest.mark.parametrize("count", [1, 3])
    def test_reads_as_often_for_three_as_for_one(self, binh, cast, count, django_assert_num_queries):
        for month in range(1, count + 1):
            make_meeting(cast.cell_a, MeetingStatus.SEALED, held_on=dt.date(2026, month, 3))

        # session, account with its grants, coming, past, the bell
        with django_assert_num_queries(5):
            read(binh, "meetings:list")


class TestMemberPage:
    def test_everything_to_read_is_there(self, binh, cast, told):
        item = told.items.first()
        Meeting.objects.filter(pk=told.pk).update(
            draft_resolution="Thu hoạch vụ mùa", orientation="Của xã", chair=cast.an
        )
        Comment.objects.create(meeting=told, item=item, author=cast.em, text="Nhất trí", made_on=today())
        Comment.objects.create(
            meeting=told, kind=CommentKind.QUESTION, text="Quỹ còn bao nhiêu?", answer="5 triệu", made_on=today()
        )

        page = read(binh, "meetings:detail", told.uid)

        expected = [told.title, "Nhà văn hóa thôn", "Nội dung 1", "30 phút", "Thu hoạch vụ mùa", "Của xã", "Nhất trí"]
        for words in [*expected, "Lê Thị Em", "Câu hỏi ẩn danh", "Quỹ còn bao nhiêu?", "5 triệu", "Trần Thị An"]:
            assert words in page
        assert "Góp ý, hỏi" in page
        assert "Xin vắng" in page
        assert "Mở phần của bí thư" not in page

    def test_the_first_look_is_noted_once(self, binh, cast, told, django_assert_num_queries):
        row = Attendance.objects.get(meeting=told, member=cast.binh)
        assert row.opened_at is None

        read(binh, "meetings:detail", told.uid)
        row.refresh_from_db()
        first = row.opened_at
        # session, account with its grants, the page
        with django_assert_num_queries(3) as seen:
            binh.get(reverse("meetings:detail", args=[told.uid]))

        row.refresh_from_db()
        assert first is not None
        assert row.opened_at == first
        assert not any(query["sql"].startswith(("UPDATE", "INSERT")) for query in seen.captured_queries)

    @pytest.mark.parametrize("count", [1, 3])
    def test_reads_as_often_for_three_as_for_one(self, binh, cast, count, django_assert_num_queries):
        meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3), items=count)
        Attendance.objects.filter(meeting=meeting).update(opened_at=meeting.published_at)
        for item in meeting.items.all():
            for author in (cast.an, cast.em):
                Comment.objects.create(meeting=meeting, item=item, author=author, text="Góp ý", made_on=today())

        with django_assert_num_queries(3):
            read(binh, "meetings:detail", meeting.uid)

    def test_what_is_typed_is_never_markup(self, binh, cast, told):
        Comment.objects.create(meeting=told, author=cast.em, text="<script>alert(1)</script>", made_on=today())

        page = read(binh, "meetings:detail", told.uid)

        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page

    @pytest.mark.parametrize("who", ["chi", "lam"])
    def test_another_cells_meeting_is_not_there(self, client, cast, told, who):
        client.force_login(getattr(cast, who).account)

        for view in ("meetings:detail", "meetings:comments", "meetings:prepare", "meetings:calendar_file"):
            assert client.get(reverse(view, args=[told.uid])).status_code == 404

    def test_a_draft_is_not_there_for_members(self, binh, cast):
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3))

        assert binh.get(reverse("meetings:detail", args=[meeting.uid])).status_code == 404

    def test_who_looks_from_above_sees_but_is_not_asked_to_come(self, client, cast, told):
        client.force_login(cast.khanh.account)

        page = read(client, "meetings:detail", told.uid)

        assert "Xin vắng" not in page
        assert "Góp ý, hỏi" not in page

    def test_looking_marks_the_notice_read(self, binh, cast, told):
        read(binh, "meetings:detail", told.uid)

        assert not cast.binh.account.notifications.filter(read_at=None).exists()


class TestCommentsAndExcuses:
    def test_a_comment_is_written_and_withdrawn(self, binh, cast, told):
        item = told.items.first()
        assert "Hỏi ẩn danh" in read(binh, "meetings:comment_add", told.uid)

        answer = send(binh, "meetings:comment_add", told.uid, kind="comment", text="Nhất trí", item=str(item.uid))

        assert answer.url == reverse("meetings:detail", args=[told.uid])
        comment = Comment.objects.get()
        assert (comment.author, comment.item, comment.text) == (cast.binh, item, "Nhất trí")
        assert "Rút ý kiến" in read(binh, "meetings:comments", told.uid)
        send(binh, "meetings:comment_withdraw", comment.uid)
        assert not Comment.objects.exists()

    def test_a_refusal_keeps_what_was_typed(self, binh, told):
        answer = send(binh, "meetings:comment_add", told.uid, kind="comment", text="Dài dòng", is_anonymous="on")

        assert answer.status_code == 422
        assert "Dài dòng" in answer.content.decode()
        assert "Chỉ câu hỏi mới gửi được ẩn danh" in answer.content.decode()

    def test_the_secretary_answers(self, an, cast, told):
        comment = Comment.objects.create(
            meeting=told, kind=CommentKind.QUESTION, author=cast.binh, text="Bao giờ?", made_on=today()
        )
        assert "Chưa trả lời" in read(an, "meetings:comments", told.uid)
        assert "Bao giờ?" in read(an, "meetings:comment_answer", comment.uid)

        send(an, "meetings:comment_answer", comment.uid, answer="Tháng sau")

        assert "Tháng sau" in read(an, "meetings:comments", told.uid)

    def test_a_member_answers_nothing(self, binh, cast, told):
        comment = Comment.objects.create(meeting=told, author=cast.em, text="x", made_on=today())

        assert binh.get(reverse("meetings:comment_answer", args=[comment.uid])).status_code == 403
        assert send(binh, "meetings:comment_answer", comment.uid, answer="y").status_code == 403
        assert send(binh, "meetings:comment_withdraw", comment.uid).status_code == 403
        comment.refresh_from_db()
        assert comment.answer == ""

    def test_an_excuse_and_coming_after_all(self, binh, cast, told):
        assert "Gửi lý do vắng" in read(binh, "meetings:excuse", told.uid)
        send(binh, "meetings:excuse", told.uid, reason="Đi công tác")

        page = read(binh, "meetings:detail", told.uid)
        assert "Đồng chí đã xin vắng: Đi công tác" in page
        send(binh, "meetings:excuse_withdraw", told.uid)

        row = Attendance.objects.get(meeting=told, member=cast.binh)
        assert (row.state, row.reason) == (AttendanceState.EXPECTED, "")

    def test_too_late_is_said_on_the_form(self, binh, cast):
        meeting = make_meeting(cast.cell_a, MeetingStatus.OPEN, held_on=today())

        answer = send(binh, "meetings:excuse", meeting.uid, reason="x")

        assert answer.status_code == 422
        assert "đã khai mạc" in answer.content.decode()


class TestSecretary:
    def test_one_tap(self, an, cast):
        make_habit(cast.cell_a, day=17)
        make_task(cast.cell_a, owner=cast.binh)
        assert an.get(reverse("meetings:cells")).url == reverse("meetings:prepare_next", args=[cast.cell_a.uid])
        assert "Lập kỳ này" in read(an, "meetings:prepare_next", cast.cell_a.uid)

        answer = send(an, "meetings:prepare_next", cast.cell_a.uid, kind="periodic")

        meeting = Meeting.objects.get()
        assert answer.url == reverse("meetings:prepare", args=[meeting.uid])
        page = read(an, "meetings:prepare", meeting.uid)
        assert "Gửi thông báo cho đảng viên" in page
        assert "11 nội dung · 95 phút" in page
        again = read(an, "meetings:prepare_next", cast.cell_a.uid)
        assert "Chuẩn bị tiếp" in again

    def test_a_theme_is_asked_for_at_its_field(self, an, cast):
        answer = send(an, "meetings:prepare_next", cast.cell_a.uid, kind="thematic", theme="")

        assert answer.status_code == 422
        assert "Sinh hoạt chuyên đề cần có tên" in answer.content.decode()

    def test_details_agenda_resolution(self, an, cast):
        make_habit(cast.cell_a, day=3)
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3))
        assert "Ngày cố định của chi bộ: ngày 3" in read(an, "meetings:details", meeting.uid)
        held_on = meeting.held_on + dt.timedelta(days=1)
        fields = {"held_on": held_on.isoformat(), "starts": "20:00", "place": "Trụ sở xã"}
        send(an, "meetings:details", meeting.uid, **fields, chair=str(cast.an.uid), secretary_of_meeting="")
        send(an, "meetings:item_add", meeting.uid, title="Nông thôn mới", minutes="20", owner=str(cast.binh.uid))
        item = meeting.items.get(title="Nông thôn mới")
        send(an, "meetings:item_up", item.uid)
        send(an, "meetings:item_down", item.uid)
        send(an, "meetings:item_edit", item.uid, title="Xây dựng nông thôn mới", minutes="25")
        send(an, "meetings:draft_resolution", meeting.uid, draft_resolution="Thu hoạch")

        meeting.refresh_from_db()
        item.refresh_from_db()
        assert (meeting.held_on, meeting.starts, meeting.place) == (held_on, dt.time(20, 0), "Trụ sở xã")
        assert (meeting.chair, meeting.draft_resolution) == (cast.an, "Thu hoạch")
        assert (item.title, item.minutes, item.owner, item.number) == ("Xây dựng nông thôn mới", 25, None, 4)
        for view in ("meetings:agenda", "meetings:item_add", "meetings:draft_resolution", "meetings:orientation_read"):
            read(an, view, meeting.uid)
        read(an, "meetings:item_edit", item.uid)
        send(an, "meetings:item_remove", item.uid)
        assert meeting.items.count() == 3

    def test_a_day_out_of_reach_is_said_at_its_field(self, an, cast):
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3))

        answer = send(an, "meetings:details", meeting.uid, held_on="2031-01-01", starts="20:00", place="X")

        assert answer.status_code == 422
        assert "Ngày họp phải trong tháng" in answer.content.decode()

    def test_documents(self, an, cast, told):
        item = told.items.first()
        assert "Không gửi tài liệu có dấu Mật" in read(an, "meetings:document_add", told.uid, item=item.uid)
        answer = send(an, "meetings:document_add", told.uid, file=word_upload(), item=str(item.uid), title="Báo cáo")
        assert answer.url == reverse("meetings:agenda", args=[told.uid])
        document = MeetingDocument.objects.get()

        an.force_login(cast.binh.account)
        page = read(an, "meetings:detail", told.uid)
        text = read(an, "meetings:document", document.uid)
        file = an.get(reverse("meetings:document_file", args=[document.uid]))

        assert "Báo cáo" in page
        assert "hoàn thành 5 nhiệm vụ" in text
        assert file["Content-Disposition"] == 'attachment; filename="bao-cao.docx"'
        assert b"".join(file.streaming_content)[:2] == b"PK"
        told.refresh_from_db()
        assert told.documents_at is not None
        assert send(an, "meetings:document_remove", document.uid).status_code == 403
        an.force_login(cast.chi.account)
        assert an.get(reverse("meetings:document_file", args=[document.uid])).status_code == 404
        assert an.get(reverse("meetings:document", args=[document.uid])).status_code == 404
        an.force_login(cast.an.account)
        send(an, "meetings:document_remove", document.uid)
        assert not MeetingDocument.objects.exists()

    @pytest.mark.parametrize(
        ("file", "sentence"),
        [
            (word_upload("Báo cáo (MẬT).docx"), "dấu chỉ độ mật"),
            (word_upload(text="TUYỆT MẬT"), "dấu chỉ độ mật"),
            (SimpleUploadedFile("a.exe", b"MZ"), "Loại tệp này không được nhận"),
        ],
    )
    def test_a_refused_file_is_told_why(self, an, told, file, sentence):
        answer = send(an, "meetings:document_add", told.uid, file=file)

        assert answer.status_code == 422
        assert sentence in answer.content.decode()
        assert not MeetingDocument.objects.exists()

    def test_publish_change_cancel(self, an, cast):
        meeting = make_meeting(cast.cell_a, held_on=upcoming(5))
        assert "Gửi tới <strong>3</strong> đồng chí" in read(an, "meetings:publish", meeting.uid)
        send(an, "meetings:publish", meeting.uid)
        meeting.refresh_from_db()
        assert meeting.status == MeetingStatus.PUBLISHED

        again = send(an, "meetings:publish", meeting.uid)
        assert again.status_code == 422
        assert "Chưa có thay đổi nào" in again.content.decode()
        assert "Chờ đến ngày họp" in read(an, "meetings:prepare", meeting.uid)

        Meeting.objects.filter(pk=meeting.pk).update(starts=dt.time(6, 0))
        assert "Báo thay đổi cho đảng viên" in read(an, "meetings:prepare", meeting.uid)
        read(an, "meetings:cancel", meeting.uid)
        send(an, "meetings:cancel", meeting.uid, reason="Mưa lũ")
        meeting.refresh_from_db()
        assert meeting.status == MeetingStatus.CANCELLED
        an.force_login(cast.binh.account)
        assert "Kỳ họp này đã hủy. Lý do: Mưa lũ" in read(an, "meetings:detail", meeting.uid)

    def test_who_has_looked(self, an, cast, told):
        Attendance.objects.filter(member=cast.binh).update(opened_at=told.published_at)

        page = read(an, "meetings:readers", told.uid)
        answer = send(an, "meetings:remind", told.uid)

        assert "Chưa xem" in page
        assert "Đã xem" in page
        assert answer.status_code == 302
        assert send(an, "meetings:remind", told.uid).status_code == 409

    def test_guests(self, an, cast, told):
        page = read(an, "meetings:guests", told.uid, q="khanh")
        assert "Vũ Đình Khánh – Bí thư, Đảng bộ xã Đông Lỗ" in page
        assert "Hoàng Thu Hà" not in page
        post = Position.objects.get(member=cast.khanh)
        answer = an.post(reverse("meetings:guests", args=[told.uid]) + "?q=khanh", {"official": str(post.uid)})
        assert answer.status_code == 302
        read(an, "meetings:guest_add", told.uid)
        send(an, "meetings:guest_add", told.uid, name="Bà Lan", post="Trưởng thôn")
        page = read(an, "meetings:guests", told.uid)
        assert "Cấp ủy viên được phân công" in page
        for guest in told.guests.all():
            send(an, "meetings:guest_remove", told.uid, guest.uid)

        assert not told.guests.exists()

    def test_a_draft_is_thrown_away(self, an, cast):
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3))

        assert send(an, "meetings:discard", meeting.uid).url == reverse("meetings:list")

        assert not Meeting.objects.exists()

    def test_the_habit(self, an, cast):
        assert "Ngày cố định hằng tháng" in read(an, "meetings:habit", cast.cell_a.uid)

        send(an, "meetings:habit", cast.cell_a.uid, day="8", starts="19:00", place="Nhà văn hóa", locality="Đông Lỗ")

        assert cast.cell_a.habit.day == 8

    PAGES = (
        "prepare",
        "details",
        "agenda",
        "item_add",
        "draft_resolution",
        "document_add",
        "guests",
        "publish",
        "readers",
    )

    @pytest.mark.parametrize("view", [*PAGES, "cancel", "guest_add", "orientation_read"])
    def test_a_member_sees_the_meeting_but_not_its_preparing(self, binh, told, view):
        assert binh.get(reverse(f"meetings:{view}", args=[told.uid])).status_code == 403


@pytest.mark.parametrize("view", ["prepare", "agenda", "comments", "readers", "publish", "guests"])
def test_the_secretarys_pages_read_as_often_for_three_as_for_one(an, cast, view):
    def queries(count, month):
        period = dt.date(2027, month, 1)
        meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, period=period, held_on=upcoming(3), items=count)
        for item in meeting.items.all():
            Comment.objects.create(meeting=meeting, item=item, author=cast.em, text="Góp ý", made_on=today())
            guests.invite_guest(actor_of(cast.an), meeting, name="Bà Lan")
        with CaptureQueriesContext(connection) as captured:
            read(an, f"meetings:{view}", meeting.uid)
        return len(captured)

    assert queries(1, 1) == queries(3, 2) <= 16


class TestOrientation:
    def test_a_committee_writes_for_its_cells(self, client, cast):
        client.force_login(cast.khanh.account)
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3), period=month_of(today()))
        # Khánh holds the right at the commune alone, so there is nothing to choose.
        assert client.get(reverse("meetings:orientation")).url == reverse("meetings:orient", args=[cast.commune.uid])
        assert "Gửi định hướng" in read(client, "meetings:orient", cast.commune.uid)

        send(client, "meetings:orient", cast.commune.uid, period=month_of(today()).isoformat(), text="Vụ mùa")

        assert Orientation.objects.get().text == "Vụ mùa"
        meeting.refresh_from_db()
        assert meeting.orientation == "Vụ mùa"
        assert "Vụ mùa" in read(client, "meetings:orient", cast.commune.uid)

    def test_a_board_chooses_among_its_committees(self, client, cast):
        client.force_login(cast.ha.account)

        assert "Đảng bộ xã Đông Lỗ" in read(client, "meetings:orientation")

    def test_a_secretary_writes_none(self, an, cast):
        assert "Chưa được giao quyền" in read(an, "meetings:orientation")
        assert an.get(reverse("meetings:orient", args=[cast.commune.uid])).status_code == 404


class TestCalendar:
    def events(self, content):
        return icalendar.Calendar.from_ical(content).walk("VEVENT")

    def test_one_meeting_for_the_phone(self, binh, told):
        answer = binh.get(reverse("meetings:calendar_file", args=[told.uid]))

        (event,) = self.events(answer.content)
        assert answer["Content-Type"].startswith("text/calendar")
        assert event["SUMMARY"] == told.title
        begins = event["DTSTART"].dt
        assert (begins.date(), begins.time()) == (told.held_on, told.starts)
        assert str(begins.tzinfo) == "Asia/Ho_Chi_Minh"
        assert b"BEGIN:VTIMEZONE" in answer.content
        assert (event["SEQUENCE"], event["STATUS"]) == (1, "CONFIRMED")

    def test_the_feed_follows_changes_and_cancelling_without_a_session(self, client, cast, told):
        client.force_login(cast.binh.account)
        assert "Tạo địa chỉ lịch" in read(client, "meetings:calendar")
        send(client, "meetings:calendar_renew")
        page = read(client, "meetings:calendar")
        address = page.split("<code>")[1].split("</code>")[0]
        path = "/calendar/" + address.rsplit("/", 1)[1]
        client.logout()

        first = client.get(path)
        publishing.cancel_meeting(actor_of(cast.an), told, reason="Mưa lũ")
        second = client.get(path)

        assert b"METHOD:PUBLISH" in first.content
        (event,) = self.events(first.content)
        assert (event["STATUS"], event["SEQUENCE"]) == ("CONFIRMED", 1)
        (event,) = self.events(second.content)
        assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 2)

    def test_a_new_address_makes_the_old_one_worthless(self, client, cast):
        client.force_login(cast.binh.account)
        send(client, "meetings:calendar_renew")
        old = read(client, "meetings:calendar").split("<code>")[1].split("</code>")[0].rsplit("/", 1)[1]
        send(client, "meetings:calendar_renew")
        client.logout()

        assert client.get(f"/calendar/{old}").status_code == 404
        uid = CalendarFeed.objects.get().uid.hex
        for token in (uid, f"{uid}.", f"{uid}.x", "x", "a" * 500):
            assert client.get(f"/calendar/{token}.ics").status_code == 404

    @pytest.mark.usefixtures("told")
    def test_drafts_and_other_cells_are_not_in_it(self, client, cast):
        make_meeting(cast.cell_b, MeetingStatus.PUBLISHED, held_on=upcoming(2))
        make_meeting(cast.cell_a, held_on=upcoming(40))
        client.force_login(cast.binh.account)
        send(client, "meetings:calendar_renew")
        address = read(client, "meetings:calendar").split("<code>")[1].split("</code>")[0].rsplit("/", 1)[1]

        assert len(self.events(client.get(f"/calendar/{address}").content)) == 1
