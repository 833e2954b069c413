import datetime as dt

import pytest

from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.meetings import errors
from sotay.meetings.actions.attendance import record_attendance, undo_attendance
from sotay.meetings.actions.score import score_meeting
from sotay.meetings.actions.scoring import rescore
from sotay.meetings.actions.voices import close_motion, count_hands, note_opinion, put_motion
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import MeetingKind, MeetingStatus
from sotay.meetings.models import Meeting, ScoreLine, UnifiedDay
from sotay.meetings.queries.evidence import evidence_for, long_absent
from sotay.meetings.queries.score import computed_for, score_sheet, shown_sheet
from sotay.regulations.models import Rubric
from sotay.work.models import Task
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_meeting, set_state
from tests.factories.people import actor_of
from tests.factories.scores import full_marks

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return (
        make_evening(cast, draft_resolution="Làm đường.", orientation="Học tập nghị quyết.").opened().everybody_here()
    )


def test_points_come_from_the_records_and_the_cell(evening):
    points = full_marks(evening.meeting)
    points[6] -= 1

    total = score_meeting(evening.secretary, evening.meeting, points=points)

    lines = ScoreLine.objects.filter(meeting=evening.meeting)
    assert total == evening.reload().score == sum(line.points for line in lines)
    assert sum(line.maximum for line in lines) == 100  # the thematic points went to the other lines
    attendance = lines.get(item__rule="attendance")
    assert (attendance.computed, attendance.points, attendance.maximum) == (4, 4, 4)
    assert attendance.evidence == "10/10 đồng chí phải dự có mặt."
    assert lines.get(item__number=6).points == points[6]


def test_scoring_again_replaces_what_the_cell_gave_and_nothing_else(evening):
    points = full_marks(evening.meeting)
    score_meeting(evening.secretary, evening.meeting, points=points)
    computed = dict(ScoreLine.objects.exclude(computed=None).values_list("item_id", "points"))

    score_meeting(evening.secretary, evening.meeting, points=dict.fromkeys(points, 0))

    assert evening.reload().score == sum(computed.values())
    assert dict(ScoreLine.objects.exclude(computed=None).values_list("item_id", "points")) == computed


def test_what_the_records_decide_is_not_typed(evening):
    with pytest.raises(errors.PointsComputed, match="Tiêu chí 2 được tính từ diễn biến: 4 điểm"):
        score_meeting(evening.secretary, evening.meeting, points=full_marks(evening.meeting) | {2: 4})

    assert not ScoreLine.objects.exists()


def test_computing_again_changes_nothing(evening):
    score_meeting(evening.secretary, evening.meeting, points=full_marks(evening.meeting))
    evening.closed(conclusion="Nhất trí")
    before = list(ScoreLine.objects.order_by("pk").values())

    rescore(evening.reload())
    rescore(evening.reload())

    assert list(ScoreLine.objects.order_by("pk").values()) == before
    assert evening.reload().score == sum(line["points"] for line in before)


def test_points_follow_the_records_until_the_papers_are_sealed(evening):
    score_meeting(evening.secretary, evening.meeting, points=full_marks(evening.meeting))
    first = evening.reload().score

    evening.closed(conclusion="Nhất trí")
    with_conclusion = evening.reload().score
    for member in (evening.em, evening.others[0]):
        undo_attendance(evening.secretary, evening.meeting, attendance=evening.row(member))
        record_attendance(evening.secretary, evening.meeting, attendance=evening.row(member), state="absent")

    assert with_conclusion > first
    line = ScoreLine.objects.get(meeting=evening.meeting, item__rule="attendance")
    assert (line.points, line.evidence) == (3, "8/10 đồng chí phải dự có mặt.")
    assert evening.reload().score == with_conclusion - 1


def test_a_meeting_that_the_cell_has_not_judged_has_no_total_but_its_computed_points(evening):
    evening.closed()

    sheet = score_sheet(evening.reload())
    assert evening.meeting.score is None
    assert sheet.total is None
    assert sheet.waiting == len(full_marks(evening.meeting))
    assert sheet.computed > 0


@pytest.mark.parametrize(
    "change", [lambda points, _top: points.pop(6), lambda points, top: points.update({6: top + 1})]
)
def test_every_line_has_points_within_its_maximum(evening, change):
    points = full_marks(evening.meeting)
    change(points, points[6])

    with pytest.raises(errors.PointsWrong, match="Tiêu chí 6"):
        score_meeting(evening.secretary, evening.meeting, points=points)

    assert not ScoreLine.objects.exists()
    assert evening.reload().score is None


def test_without_a_rubric_there_is_a_sentence(evening):
    Rubric.objects.update(valid=(dt.date(2000, 1, 1), dt.date(2001, 1, 1)))

    with pytest.raises(errors.RubricMissing):
        score_meeting(evening.secretary, evening.meeting, points={})


def test_a_meeting_to_come_is_not_scored(cast):
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED)

    with pytest.raises(errors.MeetingNotOpen):
        score_meeting(actor_of(cast.an), meeting, points={})


def test_members_do_not_score(evening):
    with pytest.raises(NotPermitted):
        score_meeting(actor_of(evening.em), evening.meeting, points=full_marks(evening.meeting))

    assert not ScoreLine.objects.exists()


def test_the_evidence_is_what_the_records_say(evening):
    for member in (evening.em, evening.em, evening.binh):
        note_opinion(evening.secretary, evening.meeting, speaker=member)
    motion = put_motion(evening.secretary, evening.meeting, text="Thông qua")
    count_hands(evening.secretary, motion, agree=9)
    close_motion(evening.secretary, motion)
    for title, status, due in (("a", "done", -1), ("b", "not_done", -1), ("c", "open", -1), ("d", "open", 9)):
        Task.objects.create(
            organisation=evening.meeting.organisation,
            title=title,
            status=status,
            due_on=today() + dt.timedelta(days=due),
            finished_on=None if status == "open" else today(),
            created_at=evening.meeting.opened_at - dt.timedelta(days=30),
        )

    found = evidence_for(evening.meeting)

    assert (found.speakers, found.opinions, found.present, found.due) == (2, 3, 10, 10)
    assert (found.motions, found.motions_carried) == (1, 1)
    assert (found.tasks_done, found.tasks_due) == (1, 3)
    assert (found.days_noticed, found.days_documents) == (3, None)
    assert found.has_draft_resolution
    assert found.has_orientation
    assert found.is_on_fixed_day
    assert found.minutes_wanted == 90


def test_a_thematic_meeting_is_longer_and_keeps_its_points(cast):
    meeting = make_meeting(cast.cell_a, MeetingStatus.OPEN, kind=MeetingKind.THEMATIC, theme="Học tập và làm theo Bác")

    assert evidence_for(meeting).minutes_wanted == 120
    rules = {item.rule: found.maximum for found, item in computed_for(meeting)}
    assert rules["thematic"] == 5


def test_who_misses_four_in_a_row_is_counted(cast):
    absent = {
        cast.binh: [State.ABSENT, State.EXCUSED, State.ABSENT],
        cast.em: [State.ABSENT, State.PRESENT, State.ABSENT],
    }
    for index, month in enumerate((8, 9, 10)):
        meeting = make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=dt.date(2026, month, 3))
        for member, states in absent.items():
            set_state(meeting, member, states[index])
    meeting = make_meeting(cast.cell_a, MeetingStatus.OPEN)
    set_state(meeting, cast.binh, State.ABSENT)
    set_state(meeting, cast.em, State.ABSENT)

    assert long_absent(meeting) == [cast.binh.pk]


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_takes_the_same_queries(cast, evening, django_assert_max_num_queries, count):
    for number in range(count):
        note_opinion(evening.secretary, evening.meeting, speaker=evening.others[number])
    meeting = Meeting.objects.get(pk=evening.meeting.pk)

    with django_assert_max_num_queries(20):
        score_sheet(meeting)


def test_the_unified_day_is_the_day_to_keep(evening):
    held_on = evening.meeting.held_on
    UnifiedDay.objects.create(
        organisation=evening.meeting.organisation.parent,
        day=held_on.day % 28 + 1,
        valid=since(held_on - dt.timedelta(days=60)),
        source="05-KH/ĐU",
    )

    found = evidence_for(evening.meeting)

    assert (found.is_on_fixed_day, found.fixed_day) == (False, held_on.day % 28 + 1)


def test_a_total_brought_in_from_elsewhere_is_shown_as_it_is(evening):
    Meeting.objects.filter(pk=evening.meeting.pk).update(score=91)

    sheet = shown_sheet(evening.reload())

    assert (sheet.total, sheet.groups) == (91, ())
    assert sheet.rating
