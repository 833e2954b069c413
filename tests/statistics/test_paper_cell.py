"""A cell without any telephone holds a month wholly on paper: every indicator of the board says 100 %."""

import datetime as dt
import io

import pytest
from django.core.files.base import ContentFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.core.days import add_months, month_of, since, today
from sotay.meetings.actions.conducting import close_meeting, open_meeting
from sotay.meetings.actions.on_behalf import confirm_entries, enter_attendance
from sotay.meetings.actions.on_paper import attach_sheet, enter_hands, hand_out_papers, write_hours
from sotay.meetings.actions.papers import confirm_paper
from sotay.meetings.actions.score import score_meeting
from sotay.meetings.actions.tasks import give_task
from sotay.meetings.actions.voices import note_opinion
from sotay.meetings.choices import ItemSource, MeetingKind, MeetingStatus, PaperKind, SheetKind
from sotay.meetings.models import AgendaItem, Attendance, Paper
from sotay.meetings.queries.agenda import standing_lines
from sotay.meetings.queries.score import computed_for
from sotay.meetings.queries.sheets import sheet_code
from sotay.statistics.boards import board_of
from sotay.statistics.queries.entries import entries_of_children, total
from tests.factories.meetings import make_habit, make_meeting
from tests.factories.people import actor_of, make_member, make_user
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db
NAMES = ("Giàng A Câu", "Lò Thị Dung", "Vàng Seo Phử", "Sùng A Tủa", "Hạng Thị Mỷ")


@pytest.fixture
def village(cast):
    """Five members without accounts, and an official of the commune who helps them."""
    cell = make_organisation(cast.commune, code="24.01.001.07", name="Chi bộ bản Huổi Sét")
    members = [make_member(cell, with_account=False, full_name=name) for name in NAMES]
    helper = make_user(name="Cán bộ văn phòng đảng ủy")
    Grant.objects.create(
        user=helper, organisation=cell, role="meeting_helper", valid=since(today()), reason="Giúp chi bộ"
    )
    make_habit(cell, day=min(today().day, 28))
    return cell, members, Actor(user=helper)


def on_paper(village, kind=MeetingKind.PERIODIC, *, month=None, **fields):
    """One meeting of the cell from invitation to sealed minutes, nothing of it on a telephone."""
    cell, members, helper = village
    day = month or today()
    meeting = make_meeting(
        cell, MeetingStatus.PUBLISHED, kind=kind, held_on=day, starts=dt.time(7), items=0,
        draft_resolution="Làm đường vào bản.", orientation="Theo định hướng tháng.", **fields,
    )  # fmt: skip
    for number, line in enumerate(standing_lines(kind, day), 1):
        AgendaItem.objects.create(
            meeting=meeting, number=number, title=line.title, minutes=line.minutes, source=ItemSource.STANDING
        )
    hand_out_papers(helper, meeting, handed_on=day - dt.timedelta(days=2))
    enter_attendance(helper, meeting, states={}, rest="present", sheet=sheet_code(meeting, SheetKind.ATTENDANCE))
    open_meeting(helper, meeting, chair=members[0], secretary_of_meeting=members[1])
    for member in members:
        note_opinion(helper, meeting, speaker=member, summary="Nhất trí")
    enter_hands(helper, meeting, text="Thông qua nghị quyết", agree=5, sheet=sheet_code(meeting, SheetKind.VOTES))
    give_task(helper, meeting, title="Phát quang đường", due_on=today() + dt.timedelta(days=20), owner=members[2])
    close_meeting(helper, meeting, conclusion="Chi bộ thống nhất làm đường.")
    write_hours(helper, meeting, started=dt.time(7), ended=dt.time(9, 5))
    manual = {item.number: found.maximum for found, item in computed_for(meeting) if found.points is None}
    score_meeting(helper, meeting, points=manual)
    return meeting


def picture():
    """A small photograph."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    return ContentFile(out.getvalue(), name="danh-sach.jpg")


def test_a_month_on_paper_is_whole_in_every_figure(cast, village, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    cell, _, helper = village
    meeting = on_paper(village)
    on_paper(village, MeetingKind.THEMATIC, theme="Xây dựng nông thôn mới")
    attach_sheet(helper, meeting, file=picture(), sheet=SheetKind.ATTENDANCE)
    assert confirm_entries(actor_of(cast.khanh), meeting) == 5

    board = board_of(cell, month_of(today()))

    shares = {stat.label: (stat.part, stat.whole) for stat in [*board.stats, *board.handbook_stats] if stat.whole}
    bad = {"Quá hạn chưa họp", "Chưa đến hạn"}
    assert {label for label, (part, whole) in shares.items() if label not in bad and part != whole} == set()
    assert all(part == 0 for label, (part, _) in shares.items() if label in bad)
    figures = total(entries_of_children(cell, month_of(today())))
    assert (figures.due, figures.by_member, figures.by_secretary, figures.on_behalf, figures.waiting) == (5, 0, 0, 5, 0)


def test_its_papers_are_sealed_with_whose_hand_wrote(cast, village):
    meeting = on_paper(village)
    helper = village[2]

    for kind in (PaperKind.MINUTES, PaperKind.RESOLUTION):
        for role in ("secretary", "chair"):
            paper = Paper.objects.get(meeting=meeting, kind=kind)
            confirm_paper(helper, meeting, paper=paper, role=role, version=paper.version)

    meeting.refresh_from_db()
    assert meeting.status == MeetingStatus.SEALED
    minutes = str(Paper.objects.get(meeting=meeting, kind=PaperKind.MINUTES).sections)
    assert "5 đồng chí ghi theo tờ ký tên trên giấy; người nhập: đồng chí Cán bộ văn phòng đảng ủy" in minutes
    assert "hồi 07 giờ 00" in minutes or "hồi 7 giờ" in minutes


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=st.lists(st.sampled_from(["present", "late", "excused"]), min_size=5, max_size=5))
def test_whatever_the_list_says_each_line_is_counted_once(village, marks):
    cell, members, helper = village
    period = add_months(month_of(today()), -1)
    Attendance.objects.filter(meeting__organisation=cell).delete()
    cell.meetings.all().delete()
    meeting = make_meeting(cell, MeetingStatus.PUBLISHED, held_on=period.replace(day=3))
    states = {str(member.uid): mark for member, mark in zip(members, marks, strict=True)}

    enter_attendance(helper, meeting, states=states, reasons=dict.fromkeys(states, "Ốm"))

    rows = list(Attendance.objects.filter(meeting=meeting).order_by("member_id"))
    assert [row.state for row in rows] == marks
    assert all(row.on_behalf and row.recorded_by == helper.user for row in rows)
    assert all((row.arrived_at is not None) == (row.state in {"present", "late"}) for row in rows)
