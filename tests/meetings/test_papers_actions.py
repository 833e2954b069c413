import datetime as dt
import io
import json

import docx
import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from sotay.audit.models import Entry
from sotay.committees.choices import CommitteeKind
from sotay.committees.models import Term
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.documents.errors import ClassifiedTextRefused
from sotay.documents.models import NumberSeries
from sotay.meetings import errors
from sotay.meetings.actions import papers as actions
from sotay.meetings.actions.attendance import record_attendance, undo_attendance
from sotay.meetings.actions.score import score_meeting
from sotay.meetings.actions.tasks import give_task, record_task_result
from sotay.meetings.actions.voices import close_motion, count_hands, note_opinion, put_motion
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.exports.papers import official_paper, paper_docx, paper_pdf, paper_sheet
from sotay.meetings.models import Addendum, Attendance, Meeting, Paper
from sotay.meetings.queries.papers import get_paper, paper_page, papers_for
from sotay.meetings.queries.score import score_sheet
from sotay.meetings.queries.seals import check_seal, faulty_papers, verified
from sotay.meetings.rules.seals import first_of
from sotay.notifications.models import Notification
from tests.documents.papers import pdf_pages, squeezed, word_lines
from tests.factories.evenings import make_deputy, make_evening
from tests.factories.people import actor_of
from tests.factories.scores import full_marks
from tests.factories.work import make_task

pytestmark = pytest.mark.django_db
KINDS = ("minutes", "resolution")


@pytest.fixture
def evening(cast):
    return (
        make_evening(cast, draft_resolution="Làm đường ngõ 3.").opened().everybody_here().closed(conclusion="Nhất trí.")
    )


def paper(evening, kind="minutes"):
    return Paper.objects.select_related("meeting__organisation__parent").get(meeting=evening.meeting, kind=kind)


def confirm(evening, kind, member, role):
    found = paper(evening, kind)
    return actions.confirm_paper(actor_of(member), evening.meeting, paper=found, role=role, version=found.version)


def seal(evening, *kinds):
    for kind in kinds or KINDS:
        confirm(evening, kind, evening.binh, "secretary")
        confirm(evening, kind, evening.an, "chair")
    return evening


def edit(evening, actor, kind="minutes", version=None, **texts):
    found = paper(evening, kind)
    wanted = {key: [text] for key, text in texts.items()}
    return actions.edit_paper(actor, evening.meeting, paper=found, version=version or found.version, texts=wanted)


# --- writing and editing ---


def test_papers_follow_the_records_until_they_are_sealed(evening):
    note_opinion(evening.secretary, evening.meeting, speaker=evening.em, summary="Bổ sung")
    give_task(evening.secretary, evening.meeting, title="Dọn vệ sinh", due_on=today() + dt.timedelta(days=9))

    assert "Dọn vệ sinh" in str(paper(evening, "resolution").sections)
    assert "Bổ sung" in str(paper(evening).sections)
    assert paper(evening).version > 1


def test_writing_anew_keeps_edited_passages(evening):
    edit(evening, evening.secretary, conclusion="Lời kết luận của tôi.")

    actions.write_papers(evening.secretary, evening.meeting)
    note_opinion(evening.secretary, evening.meeting, speaker=evening.em, summary="Ý mới")

    sections = {section["key"]: section for section in paper(evening).sections}
    assert sections["conclusion"]["paragraphs"] == ["Lời kết luận của tôi."]
    assert "Ý mới" in str(sections["item-other"])


def test_nothing_changed_is_no_new_version(evening):
    before = paper(evening)

    actions.write_papers(evening.secretary, evening.meeting)
    edit(evening, evening.secretary, conclusion="Nhất trí.")

    assert paper(evening).version == before.version


def test_papers_are_written_after_the_meeting(cast):
    evening = make_evening(cast).opened()

    with pytest.raises(errors.MeetingNotHeld):
        actions.write_papers(evening.secretary, evening.meeting)


def test_the_minute_taker_edits_too_and_nobody_else(cast, evening):
    edit(evening, actor_of(evening.binh), conclusion="Thư ký ghi.")
    assert paper(evening).edited_by == evening.binh.account
    before = paper(evening).sections

    for member in (evening.em, evening.others[0], cast.khanh, cast.chi):
        with pytest.raises(NotPermitted):
            edit(evening, actor_of(member), conclusion="Người khác.")

    assert paper(evening).sections == before


def test_who_saves_second_is_told_and_nothing_is_overwritten(evening):
    read = paper(evening).version
    edit(evening, actor_of(evening.binh), conclusion="Bản của thư ký.")

    with pytest.raises(errors.PaperChanged, match="Nguyễn Văn Bình đã lưu bản khác"):
        edit(evening, evening.secretary, version=read, conclusion="Bản của bí thư.")

    assert "Bản của thư ký." in str(paper(evening).sections)


def test_a_stamp_is_refused_in_a_paper(evening):
    with pytest.raises(ClassifiedTextRefused):
        edit(evening, evening.secretary, conclusion="TUYỆT MẬT")


# --- confirming and sealing ---


def test_two_confirmations_seal_a_paper(evening):
    confirm(evening, "minutes", evening.binh, "secretary")
    assert paper(evening).sealed_at is None

    confirm(evening, "minutes", evening.an, "chair")

    found = paper(evening)
    assert (found.confirmed_by_secretary, found.confirmed_by_chair) == (evening.binh.account, evening.an.account)
    assert (found.number, found.symbol) == (1, "BB/CB")
    assert found.previous_seal == first_of(str(evening.meeting.organisation.uid))
    assert len(found.seal) == len(found.record) == 64
    assert evening.reload().status == MeetingStatus.CLOSED


def test_both_papers_sealed_finish_the_meeting_and_tell_the_committee_above(cast, evening):
    seal(evening)

    meeting = evening.reload()
    assert meeting.status == MeetingStatus.SEALED
    assert meeting.sealed_at == paper(evening, "resolution").sealed_at
    assert paper(evening, "resolution").previous_seal == paper(evening).seal
    told = Notification.objects.get(kind="meeting_sealed")
    assert told.user == cast.khanh.account
    assert told.title.startswith("Chi bộ thôn 1 đã hoàn tất biên bản và nghị quyết sinh hoạt")
    assert set(papers_for(actor_of(cast.khanh))) == set(Paper.objects.all())


def test_the_other_is_asked_to_confirm(evening):
    confirm(evening, "minutes", evening.binh, "secretary")

    asked = Notification.objects.get(kind="confirmation_wanted")
    assert asked.user == evening.an.account
    assert "biên bản" in asked.title


def test_a_change_is_confirmed_anew(evening):
    confirm(evening, "minutes", evening.binh, "secretary")

    edit(evening, evening.secretary, conclusion="Sửa lại.")

    assert paper(evening).confirmed_by_secretary_at is None
    assert paper(evening).confirmed_by_secretary is None


def test_an_old_version_is_not_confirmed(evening):
    read = paper(evening)
    edit(evening, evening.secretary, conclusion="Sửa lại.")

    with pytest.raises(errors.PaperChanged):
        actions.confirm_paper(
            actor_of(evening.binh), evening.meeting, paper=read, role="secretary", version=read.version
        )


def test_each_confirms_with_their_own_account(evening):
    with pytest.raises(errors.NotTheirConfirmation, match="Nguyễn Văn Bình"):
        confirm(evening, "minutes", evening.an, "secretary")
    with pytest.raises(errors.NotTheirConfirmation, match="Trần Thị An"):
        confirm(evening, "minutes", evening.binh, "chair")
    with pytest.raises(errors.NotTheirConfirmation):
        confirm(evening, "minutes", evening.em, "chair")

    confirm(evening, "minutes", evening.binh, "secretary")
    with pytest.raises(errors.AlreadyConfirmed):
        confirm(evening, "minutes", evening.binh, "secretary")


def without_account(evening, member):
    """An older comrade without a telephone takes the minutes."""
    account, member.account = member.account, None
    member.save()
    evening.meeting.refresh_from_db()
    return account


def test_for_a_minute_taker_without_account_another_officer_confirms(cast, evening):
    without_account(evening, evening.binh)
    make_deputy(cast, evening.others[0])

    confirm(evening, "minutes", evening.an, "chair")
    with pytest.raises(errors.SamePersonConfirms):
        confirm(evening, "minutes", evening.an, "secretary")
    assert paper(evening).sealed_at is None
    confirm(evening, "minutes", evening.others[0], "secretary")

    assert paper(evening).sealed_at is not None


def test_the_only_officer_of_a_cell_may_confirm_for_both(evening):
    without_account(evening, evening.binh)

    confirm(evening, "minutes", evening.an, "secretary")
    confirm(evening, "minutes", evening.an, "chair")

    assert paper(evening).sealed_at is not None


def test_without_officers_nothing_is_confirmed(evening):
    Meeting.objects.filter(pk=evening.meeting.pk).update(secretary_of_meeting=None)
    evening.reload()

    with pytest.raises(errors.ChairMissing):
        confirm(evening, "minutes", evening.an, "chair")


def test_numbers_run_by_type_and_term_and_are_never_used_again(cast, evening):
    cell = cast.cell_a
    Term.objects.create(organisation=cell, kind=CommitteeKind.CELL, name="2025-2027", valid=since(dt.date(2025, 1, 1)))
    NumberSeries.objects.create(organisation=cell, paper_type="NQ", term="2025-2027", last=10)
    NumberSeries.objects.create(organisation=cell, paper_type="NQ", term="2022-2025", last=99)

    seal(evening)

    assert (paper(evening).number, paper(evening, "resolution").number) == (1, 11)
    assert NumberSeries.objects.get(paper_type="NQ", term="2025-2027").last == 11
    assert official_paper(paper(evening, "resolution")).symbol == "NQ/CB"


def test_a_denied_confirmation_moves_nothing(cast, evening):
    before = list(Paper.objects.order_by("pk").values())

    for member in (cast.chi, cast.khanh, cast.ha):
        found = paper(evening)
        with pytest.raises(NotPermitted):
            actions.confirm_paper(actor_of(member), evening.meeting, paper=found, role="chair", version=found.version)

    assert list(Paper.objects.order_by("pk").values()) == before
    assert not Entry.objects.filter(action="meetings.confirm_paper").exists()


# --- what is sealed stays ---


def test_a_sealed_record_is_not_changed_by_any_verb(evening):
    motion_free = seal(evening, "minutes")
    row, points = evening.row(evening.em), full_marks(evening.meeting)
    task = make_task(evening.meeting.organisation)
    verbs = [
        lambda: undo_attendance(evening.secretary, evening.meeting, attendance=row),
        lambda: record_attendance(evening.secretary, evening.meeting, attendance=row, state="late"),
        lambda: note_opinion(evening.secretary, evening.meeting, speaker=evening.em),
        lambda: score_meeting(evening.secretary, evening.meeting, points=points),
        lambda: give_task(evening.secretary, evening.meeting, title="x", due_on=today()),
        lambda: record_task_result(evening.secretary, evening.meeting, task=task, status="done", result="x"),
    ]
    for verb in verbs:
        with pytest.raises(errors.MeetingSealed):
            verb()
    with pytest.raises(errors.PaperSealed):
        edit(motion_free, evening.secretary, conclusion="Khác")
    seal(evening, "resolution")
    with pytest.raises(errors.MeetingSealed):
        actions.write_papers(evening.secretary, evening.meeting)


SQL = [
    "UPDATE meetings_paper SET title = 'x' WHERE kind = 'minutes'",
    "UPDATE meetings_paper SET sections = '[]'",
    "DELETE FROM meetings_paper",
    "UPDATE meetings_attendance SET state = 'absent', arrived_at = NULL",
    "UPDATE meetings_attendance SET entitled = true",
    "UPDATE meetings_attendance SET reason = 'x'",
    "DELETE FROM meetings_attendance",
    "UPDATE meetings_meeting SET present = present - 1",
    "UPDATE meetings_meeting SET status = 'closed'",
    "DELETE FROM meetings_meeting",
    "UPDATE meetings_opinion SET summary = 'x'",
    "DELETE FROM meetings_opinion",
    "UPDATE meetings_motion SET agree = 0",
    "UPDATE meetings_vote SET choice = 'other'",
    "UPDATE meetings_scoreline SET points = 0",
    "UPDATE meetings_agendaitem SET title = 'x'",
    "UPDATE meetings_meetingguest SET name = 'x'",
    "UPDATE meetings_addendum SET text = 'x'",
    "DELETE FROM meetings_addendum",
]


@pytest.mark.parametrize("statement", SQL)
def test_a_sealed_meeting_stands_even_against_sql(cast, statement):
    evening = make_evening(cast).opened().everybody_here()
    note_opinion(evening.secretary, evening.meeting, speaker=evening.em, summary="Nhất trí")
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")
    motion.votes.create(member=evening.an, choice="agree")
    close_motion(evening.secretary, motion)
    score_meeting(
        evening.secretary,
        evening.meeting,
        points=full_marks(evening.meeting),
    )
    evening.meeting.guests.create(name="Khách")
    seal(evening.closed())
    actions.add_addendum(evening.secretary, evening.meeting, paper=paper(evening), text="Đính chính")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_a_sealed_paper_is_corrected_beside_it(evening):
    with pytest.raises(errors.PaperNotSealed):
        actions.add_addendum(evening.secretary, evening.meeting, paper=paper(evening), text="Sai tên")
    seal(evening)
    before = Paper.objects.values().get(kind="minutes")

    actions.add_addendum(
        evening.secretary, evening.meeting, paper=paper(evening), text="Đã ghi 9, nay đính chính thành 10."
    )

    assert Paper.objects.values().get(kind="minutes") == before
    (addendum,) = Addendum.objects.all()
    assert addendum.made_by == evening.an.account
    assert "Đã ghi 9, nay đính chính thành 10." in word_lines(paper_docx(paper(evening)))
    assert check_seal(before["seal"]).holds


def test_only_who_seals_corrects(evening):
    seal(evening)

    with pytest.raises(NotPermitted):
        actions.add_addendum(actor_of(evening.binh), evening.meeting, paper=paper(evening), text="x")

    assert not Addendum.objects.exists()


# --- the chain ---


def tampered(statement, *values):
    """What only the owner of the database can do: switch the triggers off and alter a row."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = origin")


def faults():
    return [fault and (fault.paper.kind, fault.what) for fault in faulty_papers()]


def test_an_untouched_chain_holds(evening):
    seal(evening)

    assert faults() == [None, None]
    assert all(check_seal(found.seal).holds for found in Paper.objects.all())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings_paper SET sections = replace(sections::text, 'chí', 'chi')::jsonb WHERE kind = 'minutes'",
        "UPDATE meetings_paper SET title = title || ' ' WHERE kind = 'minutes'",
        "UPDATE meetings_paper SET number = 2 WHERE kind = 'minutes'",
        "UPDATE meetings_paper SET sealed_at = sealed_at - interval '1 second' WHERE kind = 'minutes'",
        "UPDATE meetings_paper SET confirmed_by_chair_id = confirmed_by_secretary_id WHERE kind = 'minutes'",
    ],
)
def test_an_altered_byte_is_found(evening, statement):
    seal(evening)
    mark = paper(evening).seal

    tampered(statement)

    assert faults() == [("minutes", ("content",)), None]
    assert not check_seal(mark).holds


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meetings_attendance SET state = 'absent', arrived_at = NULL WHERE id = (SELECT max(id) FROM meetings_attendance)",
        "DELETE FROM meetings_attendance WHERE id = (SELECT max(id) FROM meetings_attendance)",
        "UPDATE meetings_meeting SET present = present - 1",
        (
            "INSERT INTO meetings_opinion (uid, meeting_id, speaker_name, summary, noted_at)"
            " SELECT gen_random_uuid(), id, 'x', 'y', now() FROM meetings_meeting"
        ),
    ],
)
def test_an_altered_record_is_found(evening, statement):
    seal(evening)

    tampered(statement)

    assert faults() == [("minutes", ("record",)), None]


def test_a_paper_taken_out_of_the_chain_is_missed(evening):
    seal(evening)

    tampered("DELETE FROM meetings_paper WHERE kind = 'minutes'")

    assert faults() == [("resolution", ("chain",))]


def test_one_seal_follows_another_once(evening):
    seal(evening)

    with pytest.raises(IntegrityError, match="paper_follows_a_seal_once"), transaction.atomic():
        Paper.objects.create(
            meeting=Meeting.objects.create(
                organisation=evening.meeting.organisation,
                period=dt.date(2020, 1, 1),
                held_on=dt.date(2020, 1, 3),
                starts=dt.time(8),
            ),
            kind="minutes",
            previous_seal=paper(evening).previous_seal,
        )


# --- what the papers say ---


def test_every_number_is_the_databases(cast):
    evening = make_evening(cast, draft_resolution="Làm đường ngõ 3.\nKết nạp 01 đảng viên.").opened().everybody_here()
    record_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.others[0]), state="late")
    for member, reason in ((evening.others[1], "Ốm"), (evening.others[2], "Đi công tác")):
        undo_attendance(evening.secretary, evening.meeting, attendance=evening.row(member))
        record_attendance(
            evening.secretary,
            evening.meeting,
            attendance=evening.row(member),
            state="excused",
            reason=reason,
        )
    old = make_task(cast.cell_a, title="Thu gom rác", owner=evening.em)
    type(old).objects.filter(pk=old.pk).update(created_at=evening.meeting.published_at)
    record_task_result(evening.secretary, evening.meeting, task=old, status="done", result="Xong 3 ngõ")
    give_task(
        evening.secretary, evening.meeting, title="Hiến đất", owner=evening.em, due_on=today() + dt.timedelta(days=20)
    )
    note_opinion(
        evening.secretary, evening.meeting, speaker=evening.em, summary="Nhất trí", item=evening.meeting.items.first()
    )
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua nghị quyết")
    count_hands(evening.secretary, motion, agree=6, other=1)
    close_motion(evening.secretary, motion)
    score_meeting(evening.secretary, evening.meeting, points=full_marks(evening.meeting))
    seal(evening.closed(conclusion="Thống nhất.", evaluation="Tư tưởng ổn định."))

    meeting = evening.reload()
    rows = Attendance.objects.filter(meeting=meeting)
    motion.refresh_from_db()
    for kind in KINDS:
        word, pdf = (
            word_lines(paper_docx(paper(evening, kind))),
            squeezed("".join(pdf_pages(paper_pdf(paper(evening, kind))))),
        )
        assert all(squeezed(line) in pdf for line in word if line)
        text = "\n".join(word)
        assert f"{meeting.score}/100 điểm, xếp loại {score_sheet(meeting).rating}" in text
        assert f"{motion.agree}/{motion.base}" in text
        assert "Hiến đất" in text
    minutes = "\n".join(word_lines(paper_docx(paper(evening))))
    assert f"Đảng viên được triệu tập: {rows.count()} đồng chí (chính thức 10, dự bị 1)" in minutes
    assert f"Có mặt: {meeting.present}/{meeting.due} đồng chí phải dự, đạt 80,0 %" in minutes
    assert (meeting.present, meeting.due) == (rows.filter(state__in=["present", "late"]).count(), 10)
    assert f"Vắng có lý do: {meeting.excused} đồng chí: Lê Thị Hoa (Ốm); Phạm Văn Hùng (Đi công tác)." in minutes
    assert "Đến muộn: 1 đồng chí: Trần Văn Giáp." in minutes
    assert "Được miễn công tác và sinh hoạt đảng: 1 đồng chí: Hà Thị Sáu." in minutes
    resolution = "\n".join(word_lines(paper_docx(paper(evening, "resolution"))))
    assert "Thu gom rác" in resolution
    assert "Xong 3 ngõ" in resolution
    assert "Hoàn thành 1/1 nhiệm vụ đến hạn" in resolution
    assert "Kết nạp 01 đảng viên." in resolution


def test_the_layout_of_both_papers(evening):
    seal(evening)
    day = f"ngày {today():%d} tháng {today().month if today().month > 2 else f'{today():%m}'} năm {today().year}"

    minutes = word_lines(paper_docx(paper(evening)))
    assert minutes[:4] == ["ĐẢNG BỘ XÃ ĐÔNG LỖ", "CHI BỘ THÔN 1", "*", "Số 01-BB/CB"]
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in minutes
    assert f"Đông Lỗ, {day}" in minutes
    assert minutes.index("BIÊN BẢN") < minutes.index("I. THÀNH PHẦN DỰ HỌP")
    assert [line for line in minutes if line in {"THƯ KÝ", "CHỦ TRÌ"}] == ["THƯ KÝ", "CHỦ TRÌ"]
    assert {"Nguyễn Văn Bình", "Trần Thị An"} <= set(minutes)
    assert minutes[-1].endswith(f"/check/{paper(evening).seal}/")

    resolution = word_lines(paper_docx(paper(evening, "resolution")))
    assert "Số 01-NQ/CB" in resolution
    assert resolution.index("T/M CHI BỘ") < resolution.index("BÍ THƯ")
    assert "- Đảng bộ xã Đông Lỗ (báo cáo)," in resolution
    assert "- Lưu Chi bộ." in resolution
    assert "DỰ THẢO" not in resolution


def test_a_draft_says_so_and_leaves_room_for_the_number(evening):
    words = word_lines(paper_docx(paper(evening)))

    assert "DỰ THẢO" in words
    assert "Số ……-BB/CB" in words
    assert not any("/check/" in line for line in words)


def test_the_screen_shows_the_words_of_the_files(evening):
    sheet, words = paper_sheet(paper(evening)), word_lines(paper_docx(paper(evening)))

    assert all(line.words in words for line in sheet.body if line.kind != "table")


def test_word_opens_the_file(evening):
    seal(evening)

    document = docx.Document(io.BytesIO(paper_docx(paper(evening))))

    assert document.core_properties.author == "CHI BỘ THÔN 1"
    assert len(document.inline_shapes) == 1


def test_the_same_sealed_paper_gives_the_same_files(evening):
    seal(evening)

    assert paper_pdf(paper(evening)) == paper_pdf(paper(evening))
    assert paper_docx(paper(evening)) == paper_docx(paper(evening))


# --- who sees what, and when ---


def test_drafts_are_seen_by_who_makes_and_confirms_them(cast, evening):
    may = {
        member.full_name
        for member in (cast.an, cast.binh, cast.em, cast.chi, cast.khanh, cast.ha, cast.dung)
        if papers_for(actor_of(member)).exists()
    }
    assert may == {"Trần Thị An", "Nguyễn Văn Bình"}

    seal(evening)

    may = {
        m.full_name
        for m in (cast.an, cast.binh, cast.em, cast.chi, cast.khanh, cast.ha, cast.dung, cast.lam)
        if papers_for(actor_of(m)).exists()
    }
    assert may == {"Trần Thị An", "Nguyễn Văn Bình", "Lê Thị Em", "Vũ Đình Khánh", "Hoàng Thu Hà", "Đỗ Trí Dũng"}


@pytest.mark.parametrize(("days", "in_time"), [(0, True), (2, True), (3, False)])
def test_the_report_is_in_time_within_two_days(evening, days, in_time):
    seal(evening)
    tampered("UPDATE meetings_meeting SET sealed_at = %s", timezone.now() + dt.timedelta(days=days))

    found = get_paper(evening.secretary, evening.meeting.uid, "minutes")
    assert paper_page(evening.secretary, found).is_in_time is in_time


def test_while_there_is_time_nothing_is_late(evening):
    page = paper_page(evening.secretary, get_paper(evening.secretary, evening.meeting.uid, "minutes"))

    assert (page.is_in_time, page.report_due) == (None, evening.meeting.held_on + dt.timedelta(days=2))
    assert (page.may_edit, page.may_correct, page.next_confirmation.role) == (True, False, "chair")


def test_a_sealed_meeting_without_its_papers_is_named(evening):
    seal(evening)
    tampered("DELETE FROM meetings_paper")

    assert [finding.what for finding in verified()[1]] == [("missing",)]


def test_the_command_tells_what_does_not_fit(evening, capsys):
    seal(evening)
    call_command("papers_verify")
    assert "Đã kiểm tra 2 văn bản: tất cả khớp." in capsys.readouterr().out

    tampered("UPDATE meetings_paper SET title = 'x' WHERE kind = 'resolution'")
    with pytest.raises(SystemExit) as left:
        call_command("papers_verify", "--organisation", "24.01", "--json")

    assert left.value.code == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["papers"] == 2
    assert answer["faults"][0]["faults"] == ["content"]
    call_command("papers_verify", "--organisation", "24.02")
    assert "Đã kiểm tra 0 văn bản" in capsys.readouterr().out


def test_anybody_can_check_and_nobody_reads(client, evening):
    seal(evening)
    mark = paper(evening).seal

    page = client.get(f"/check/{mark}/").content.decode()
    wrong = client.get(f"/check/{'0' * 64}/")

    assert "Khớp." in page
    assert "01-BB/CB" in page
    assert "Chi bộ thôn 1" in page
    for word in ("Trần Thị An", "Nhất trí", "Lê Thị Em"):
        assert word not in page
    assert wrong.status_code == 404
    assert "Không khớp." in wrong.content.decode()
    tampered("UPDATE meetings_paper SET title = 'x' WHERE kind = 'minutes'")
    assert "Không khớp." in client.get(f"/check/{mark}/").content.decode()
