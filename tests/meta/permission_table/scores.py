"""The points of a meeting: read by whoever sees the meeting, contested by the cell's officers, judged by the committee above."""

from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import Meeting, ScoreContest, ScoreLine
from sotay.meetings.permissions import MeetingPermission as Right
from sotay.regulations.models import RubricItem
from tests.factories.meetings import make_meeting
from tests.meta.permission_table.rows import Act, Call, Page, tapped


def held(cast):
    """A meeting of cell A that was held."""
    found = Meeting.objects.filter(organisation=cast.cell_a, status=MeetingStatus.CLOSED).first()
    return found or make_meeting(cast.cell_a, MeetingStatus.CLOSED)


def contest(cast):
    """A contested point of that meeting."""
    item = RubricItem.objects.get(rubric__organisation=None, number=8)
    line = ScoreLine.objects.create(meeting=held(cast), item=item, maximum=2, computed=0, points=0)
    return ScoreContest.objects.create(line=line, maximum=2, computed=0, proposed=2, reason="Đã phát bản in")


def sheet(cast):
    """The address of the sheet."""
    return {"uid": held(cast).uid}


def one_line(cast):
    """The address of one line of the sheet."""
    return {"uid": held(cast).uid, "number": 8}


def one_contest(cast):
    """The address of a contested point."""
    return {"uid": contest(cast).uid}


def proposed(_cast):
    """What a cell sends up."""
    return {"proposed": 2, "reason": "Đã phát bản in"}


def answered(_cast):
    """What the committee says."""
    return {"is_accepted": True, "answer": "Có ký nhận"}


ROWS = [
    Page("meetings:score_sheet", Right.VIEW, args=sheet, viewer=None),
    Page("meetings:score_evidence", Right.VIEW, args=one_line, viewer=None),
    Page("meetings:contest_add", Right.SEAL, args=one_line, sees=Right.VIEW),
    Page("meetings:contest_withdraw", Right.SEAL, args=one_contest, data=tapped, sees=Right.VIEW),
    Page("meetings:contests", Right.JUDGE_SCORE, at=lambda cast: cast.commune, viewer=200, outsider=200),
    Page("meetings:contest", Right.JUDGE_SCORE, args=one_contest, sees=Right.VIEW),
    Call("GET", "/api/v1/contests", Right.JUDGE_SCORE, viewer=200, outsider=200),
    Call("POST", "/api/v1/contests/{uid}/answer", Right.JUDGE_SCORE, args=one_contest, data=answered, sees=Right.VIEW),
    Call(
        "POST",
        "/api/v1/meetings/{uid}/score/{number}/contest",
        Right.SEAL,
        args=one_line,
        data=proposed,
        sees=Right.VIEW,
    ),
    Act("meetings.contest_point", Right.SEAL, target=held),
    Act("meetings.withdraw_contest", Right.SEAL, target=contest),
    Act("meetings.answer_contest", Right.JUDGE_SCORE, target=contest),
]
