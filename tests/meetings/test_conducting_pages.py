import re

import pytest
from django.urls import reverse

from sotay.meetings.actions.voices import put_motion
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import CheckInMethod, MeetingStatus
from sotay.meetings.models import Attendance, Meeting, MeetingGuest, Motion, Opinion, Vote
from sotay.meetings.queries.attendance import check_in_mark
from sotay.meetings.queries.score import score_sheet
from sotay.work.models import Task
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_meeting, set_state
from tests.factories.scores import full_marks
from tests.factories.work import make_task

pytestmark = pytest.mark.django_db
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def evening(cast):
    return make_evening(cast, draft_resolution="Làm đường ngõ 3.")


@pytest.fixture
def an(client, cast):
    client.force_login(cast.an.account)
    return client


@pytest.fixture
def binh(cast, django_user_model):
    from django.test import Client

    client = Client()
    client.force_login(cast.binh.account)
    return client


def address(view, *args):
    return reverse(f"meetings:{view}", args=args)


def read(client, view, *args, status=200, **extra):
    answer = client.get(address(view, *args), **extra)
    assert answer.status_code == status, (view, answer.status_code)
    return answer.content.decode()


def send(client, view, *args, to=None, headers=None, **fields):
    answer = client.post(address(view, *args), fields, **(headers or {}))
    if to is not None:
        assert (answer.status_code, answer.url) == (302, address(*to)), answer.content.decode()[:3000]
    return answer


def plain(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_secretary_opens_the_meeting(an, evening):
    uid = evening.meeting.uid
    assert "Khai mạc" in read(an, "conduct", uid)

    fields = {"chair": evening.an.uid, "secretary_of_meeting": evening.binh.uid}
    send(an, "conduct", uid, to=("attendance", uid), **fields)

    assert evening.reload().status == MeetingStatus.OPEN
    assert "Còn 8 đồng chí chưa điểm danh" in plain(read(an, "conduct", uid))


def test_a_refused_opening_says_why(an, evening):
    answer = send(an, "conduct", evening.meeting.uid, chair=evening.an.uid, secretary_of_meeting=evening.an.uid)

    assert answer.status_code == 422
    assert "hai đồng chí khác nhau" in answer.content.decode()


def test_taps_on_the_list(an, evening):
    evening.opened()
    uid = evening.meeting.uid
    page = read(an, "attendance", uid)
    assert page.count('value="present"') == 9  # eight expected, one exempt
    assert "<html" in page

    answer = send(an, "attendance_record", uid, evening.em.uid, headers=HTMX, state="present")

    part = answer.content.decode()
    assert answer.status_code == 200
    assert part.lstrip().startswith('<div id="list"')
    assert "Chưa điểm danh (7)" in part
    send(an, "attendance_record", uid, evening.others[0].uid, to=("attendance", uid), state="late")
    assert evening.row(evening.others[0]).state == State.LATE


def test_an_absence_is_recorded_with_its_reason(an, evening):
    uid = evening.meeting.uid
    assert "Đi công tác" in read(an, "attendance_excuse", uid, evening.em.uid)

    assert send(an, "attendance_excuse", uid, evening.em.uid, state="excused").status_code == 422
    send(
        an,
        "attendance_excuse",
        uid,
        evening.em.uid,
        to=("attendance", uid),
        state="excused",
        reason="Ốm, đang điều trị",
    )

    assert evening.row(evening.em).reason == "Ốm, đang điều trị"
    send(an, "attendance_undo", uid, evening.em.uid, to=("attendance", uid))
    send(an, "attendance_excuse", uid, evening.em.uid, to=("attendance", uid), state="absent")
    assert evening.row(evening.em).state == State.ABSENT


def test_the_rest_in_one_stroke_with_a_way_back(an, evening):
    evening.opened()
    uid = evening.meeting.uid

    send(an, "attendance_rest", uid, to=("attendance", uid))

    page = read(an, "attendance", uid)
    assert "Đã ghi 8 đồng chí có mặt." in page
    undo = re.search(
        r'action="(/meetings/[^"]+/undo)"[^>]*>\s*<input[^>]+>\s*<button class="button small">[^<]*<svg', page
    )
    assert undo, "the message offers to take it back"
    an.post(undo[1].replace("&amp;", "&"))
    assert Attendance.objects.filter(meeting=evening.meeting, state=State.EXPECTED).count() == 8


def test_a_refused_tap_is_said_and_changes_nothing(an, evening):
    evening.opened()
    uid = evening.meeting.uid

    answer = send(an, "attendance_record", uid, evening.binh.uid, headers=HTMX, state="absent")

    assert "đã được điểm danh lúc" in answer.content.decode()
    assert evening.row(evening.binh).state == State.PRESENT


def test_leaving_and_guests(an, evening):
    evening.opened()
    uid = evening.meeting.uid
    guest = MeetingGuest.objects.create(meeting=evening.meeting, name="Vũ Đình Khánh")

    send(an, "departure", uid, evening.binh.uid, to=("attendance", uid))
    assert evening.row(evening.binh).left_at is not None
    send(an, "departure_undo", uid, evening.binh.uid, to=("attendance", uid))
    send(an, "guest_tap", uid, guest.uid, to=("attendance", uid), is_here="1")
    send(an, "guest_welcome", uid, to=("attendance", uid), name="Lò Văn Tám", post="Trưởng thôn")

    assert evening.row(evening.binh).left_at is None
    assert MeetingGuest.objects.filter(meeting=evening.meeting, arrived_at__isnull=False).count() == 2
    assert "Lò Văn Tám" in read(an, "attendance", uid)


def test_the_sheet_and_the_code_can_be_printed(an, evening):
    uid = evening.meeting.uid

    assert an.get(address("attendance_print", uid)).content.startswith(b"%PDF")
    assert "<svg" in read(an, "check_in_code", uid)


def test_a_member_checks_in_by_button_and_by_code(binh, evening, cast):
    uid, mark = evening.meeting.uid, check_in_mark(evening.meeting)
    assert "Tôi có mặt" in read(binh, "now", uid)

    page = binh.get(address("check_in", uid), {"t": mark}).content.decode()
    assert f'name="t" value="{mark}"' in page
    send(binh, "check_in", uid, to=("now", uid), t=mark)

    assert (evening.row(evening.binh).state, evening.row(evening.binh).method) == (State.PRESENT, CheckInMethod.QR)
    assert "Đồng chí đã điểm danh lúc" in plain(read(binh, "now", uid))


def test_a_wrong_code_is_only_a_button(binh, evening):
    send(binh, "check_in", evening.meeting.uid, t="khong-phai")

    assert evening.row(evening.binh).method == CheckInMethod.BUTTON


def test_checking_in_takes_few_statements(binh, evening, django_assert_num_queries):
    binh.get(address("now", evening.meeting.uid))

    # who is signed in, rights, the meeting; BEGIN, the check-in, the ledger, COMMIT
    with django_assert_num_queries(7):
        send(binh, "check_in", evening.meeting.uid)


def test_the_answer_to_a_tap_asks_for_nothing_more(binh, evening, django_assert_num_queries):
    binh.get(address("now", evening.meeting.uid))

    with django_assert_num_queries(7):
        part = send(binh, "check_in", evening.meeting.uid, headers=HTMX).content.decode()

    assert "Đồng chí đã điểm danh lúc" in part
    assert "<html" not in part


def test_voting_takes_few_statements(binh, evening, django_assert_num_queries):
    evening.opened()
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua")
    binh.get(address("now", evening.meeting.uid))

    with django_assert_num_queries(7):
        send(binh, "vote", evening.meeting.uid, motion.uid, choice="agree")


def test_agenda_and_opinions_from_the_phone(an, evening):
    evening.opened().everybody_here()
    uid, (first, second, _) = evening.meeting.uid, evening.meeting.items.all()
    assert "Bắt đầu nội dung 1" in read(an, "opinions", uid)

    send(an, "item_begin", uid, first.uid, to=("opinions", uid))
    send(an, "opinions", uid, to=("opinions", uid), speaker=evening.em.uid, item=first.uid)
    part = send(an, "item_begin", uid, second.uid, headers=HTMX).content.decode()
    assert "Nội dung 2/3" in part
    opinion = Opinion.objects.get()
    assert (opinion.speaker, opinion.item) == (evening.em, first)
    send(an, "opinion_edit", uid, opinion.uid, to=("opinions", uid), summary="Đề nghị làm đường.")
    send(
        an,
        "opinion_add",
        uid,
        to=("opinions", uid),
        speaker_name="Vũ Đình Khánh",
        summary="Hoan nghênh.",
        item=second.uid,
    )

    page = read(an, "opinions", uid)
    assert "Đề nghị làm đường." in page
    assert "Đã phát biểu 1/10 đồng chí" in plain(page)
    send(an, "opinion_withdraw", uid, opinion.uid, to=("opinions", uid))
    assert list(Opinion.objects.values_list("speaker_name", flat=True)) == ["Vũ Đình Khánh"]


def test_a_vote_on_both_sides(an, binh, evening):
    evening.opened().everybody_here()
    uid = evening.meeting.uid
    page = read(an, "motions", uid)
    assert "Thông qua nghị quyết lãnh đạo thực hiện nhiệm vụ tháng" in page

    send(an, "motions", uid, to=("motions", uid), text="Thông qua nghị quyết", threshold="majority")
    motion = Motion.objects.get()
    assert "Mời đồng chí biểu quyết" in read(binh, "now", uid)
    send(binh, "vote", uid, motion.uid, to=("now", uid), choice="agree")
    assert "Đồng chí đã chọn: Đồng ý" in plain(read(binh, "now", uid))
    assert "Nguyễn Văn Bình" in read(an, "motions", uid)
    refused = send(an, "hands", uid, motion.uid, headers=HTMX, agree=9, disagree=0, other=0).content.decode()
    assert "nhiều hơn số đồng chí" in refused
    send(an, "motion_close", uid, motion.uid, to=("motions", uid), agree=7, disagree=0, other=1)

    motion.refresh_from_db()
    assert (motion.agree, motion.base, motion.is_carried) == (8, 9, True)
    assert "8/9 đồng ý" in plain(read(binh, "now", uid))


def test_tasks_of_last_month_and_of_tonight(an, evening):
    evening.opened()
    uid = evening.meeting.uid
    old = make_task(evening.meeting.organisation, title="Thu gom rác", owner=evening.em)
    Task.objects.filter(pk=old.pk).update(created_at=evening.meeting.published_at)
    assert "Thu gom rác" in read(an, "assignments", uid)

    send(an, "result", uid, old.uid, to=("assignments", uid), status="done", result="Xong 3 ngõ")
    due = f"{evening.meeting.held_on.replace(day=1, year=evening.meeting.held_on.year + 1):%d/%m/%Y}"
    send(an, "assignments", uid, to=("assignments", uid), title="Vận động hiến đất", owner=evening.em.uid, due_on=due)

    old.refresh_from_db()
    assert (old.status, old.result) == ("done", "Xong 3 ngõ")
    given = Task.objects.get(title="Vận động hiến đất")
    assert (given.meeting, given.owner) == (evening.meeting, evening.em)


def test_the_cell_judges_only_what_no_record_decides(an, evening):
    evening.opened().everybody_here()
    uid = evening.meeting.uid
    page = read(an, "score", uid)
    assert "10/10 đồng chí phải dự có mặt." in page
    assert 'name="line_1"' not in page  # day and length are computed

    points = {f"line_{number}": most for number, most in full_marks(evening.meeting).items()}
    assert send(an, "score", uid, **(points | {"line_6": ""})).status_code == 422
    send(an, "score", uid, to=("score", uid), **points)

    sheet = score_sheet(evening.meeting)
    assert evening.reload().score == sheet.total
    assert f"{sheet.total}/100 điểm, xếp loại {sheet.rating}." in plain(read(an, "score", uid))


def test_blank_lines_take_their_maximum_in_one_tap(an, evening):
    evening.opened().everybody_here()

    send(an, "score", evening.meeting.uid, to=("score", evening.meeting.uid), line_6="1", fill="full")

    given = {line.number: line.points for line in score_sheet(evening.meeting).entries if not line.is_computed}
    assert given == full_marks(evening.meeting) | {6: 1}


def test_closing_goes_to_the_papers(an, evening):
    evening.opened()
    uid = evening.meeting.uid
    answer = send(an, "close", uid, conclusion="Nhất trí")
    assert answer.status_code == 422
    assert "còn thiếu 4 đồng chí" in answer.content.decode()
    assert "Nhất trí" in answer.content.decode()

    evening.everybody_here()
    send(an, "close", uid, to=("papers", uid), conclusion="Nhất trí", evaluation="Ổn định")

    assert evening.reload().status == MeetingStatus.CLOSED
    assert "Dự thảo" in read(an, "papers", uid)
    send(an, "reopen", uid, to=("conduct", uid))
    assert evening.reload().status == MeetingStatus.OPEN


PAGES = ("conduct", "attendance", "opinions", "motions", "assignments", "score", "close", "officers", "check_in_code")


@pytest.mark.parametrize("view", PAGES)
def test_pages_of_holding_are_the_secretarys_and_the_minute_takers(client, binh, evening, view):
    read(binh, view, evening.meeting.uid, status=403)
    evening.opened()

    read(binh, view, evening.meeting.uid)
    client.force_login(evening.em.account)
    read(client, view, evening.meeting.uid, status=403)


@pytest.mark.parametrize("view", [*PAGES, "now", "check_in", "papers"])
def test_another_cell_sees_nothing(client, cast, evening, view):
    client.force_login(cast.chi.account)

    read(client, view, evening.meeting.uid, status=404)


@pytest.mark.parametrize("status", MeetingStatus.values)
@pytest.mark.parametrize("view", PAGES)
def test_every_page_stands_at_each_point_of_the_road(an, cast, view, status):
    meeting = make_meeting(cast.cell_a, status)

    assert an.get(address(view, meeting.uid)).status_code in {200, 302}


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_the_same_queries(an, evening, django_assert_max_num_queries, count):
    evening.opened().everybody_here()
    for number in range(count):
        Opinion.objects.create(meeting=evening.meeting, speaker=evening.others[number], speaker_name="x")
        motion = put_motion(evening.secretary, evening.meeting, text=f"Nội dung {number}")
        Vote.objects.create(motion=motion, member=evening.others[number], choice="agree")

    for view, most in (("attendance", 12), ("opinions", 12), ("motions", 14), ("assignments", 14)):
        with django_assert_max_num_queries(most):
            read(an, view, evening.meeting.uid)


def test_the_meeting_page_shows_who_is_excused_as_such(an, evening):
    set_state(evening.meeting, evening.em, State.EXCUSED, reason="Con ốm")

    assert "Con ốm" in read(an, "attendance", evening.meeting.uid)
    assert Meeting.objects.get().status == MeetingStatus.PUBLISHED


def test_papers_of_a_meeting_held_before_can_be_written(an, binh, cast):
    meeting = make_meeting(cast.cell_a, MeetingStatus.CLOSED, chair=cast.an, secretary_of_meeting=cast.binh)
    assert "Lập văn bản" in read(an, "papers", meeting.uid)
    assert "Lập văn bản" not in read(binh, "papers", meeting.uid)

    send(an, "papers_write", meeting.uid, to=("papers", meeting.uid))

    assert "Đọc và xác nhận" in read(an, "papers", meeting.uid)


@pytest.mark.parametrize("count", [1, 3])
def test_looking_again_takes_one_statement(binh, evening, django_assert_num_queries, count):
    evening.opened().everybody_here()
    for number in range(count):
        motion = put_motion(evening.secretary, evening.meeting, text=f"Nội dung {number}")
        send(binh, "vote", evening.meeting.uid, motion.uid, choice="disagree")

    with django_assert_num_queries(3):  # who is signed in, rights, the meeting as it stands
        part = binh.get(address("now", evening.meeting.uid), **HTMX).content.decode()

    assert plain(part).count("Đồng chí đã chọn: Không đồng ý") == count
