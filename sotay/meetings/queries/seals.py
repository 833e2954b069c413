"""The chain of seals, read: what a seal vouches for, whether one holds, and every paper that is not as it was sealed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from sotay.meetings.choices import MeetingStatus, PaperKind
from sotay.meetings.models import Meeting, Paper, ScoreLine, Vote
from sotay.meetings.queries.attendance import attendance_of
from sotay.meetings.queries.voices import opinions_of
from sotay.meetings.rules.seals import differences, digest, first_of
from sotay.organisations.models import Organisation

_MOTION = (
    "id", "text", "threshold", "status", "hands_agree", "hands_disagree", "hands_other", "base", "agree", "is_carried",
)  # fmt: skip


@dataclass(frozen=True)
class Check:
    """What anybody may learn from a seal: whether it holds, whose paper it is, when it was sealed; never what it says."""

    paper: Paper | None
    faults: tuple[str, ...] = ()

    @property
    def corrections(self) -> int:
        """Return how many addenda stand beside the paper."""
        return self.paper.addenda.count() if self.paper else 0

    @property
    def holds(self) -> bool:
        """Tell whether paper and chain are as they were sealed."""
        return self.paper is not None and not self.faults


@dataclass(frozen=True)
class Fault:
    """A sealed paper that is not as it was sealed."""

    paper: Paper
    what: tuple[str, ...]


def last_seal(cell: Organisation) -> str:
    """Return the seal that the cell's next sealed paper follows."""
    rows = Paper.objects.filter(meeting__organisation=cell, sealed_at__isnull=False)
    return rows.order_by("-sealed_at", "-id").values_list("seal", flat=True).first() or first_of(str(cell.uid))


def sealed_content(paper: Paper) -> dict[str, Any]:
    """Return everything that a paper's seal vouches for, as the tables have it now."""
    meeting = paper.meeting
    return {
        "cell": str(meeting.organisation.uid),
        "meeting": str(meeting.uid),
        "period": str(meeting.period),
        "held_on": str(meeting.held_on),
        "paper": str(paper.uid),
        "kind": paper.kind,
        "number": paper.number,
        "symbol": paper.symbol,
        "title": paper.title,
        "sections": paper.sections,
        "confirmed": [
            [_instant(paper.confirmed_by_secretary_at), paper.confirmed_by_secretary_id],
            [_instant(paper.confirmed_by_chair_at), paper.confirmed_by_chair_id],
        ],
        "sealed_at": _instant(paper.sealed_at),
        "record": paper.record,
    }


def record_digest(meeting: Meeting) -> str:
    """Return the hash of what happened: who came, who spoke, how they voted, the points."""
    return digest(
        {
            "chair": meeting.chair_id,
            "minute_taker": meeting.secretary_of_meeting_id,
            "opened_at": _instant(meeting.opened_at),
            "closed_at": _instant(meeting.closed_at),
            "tally": [meeting.convened, meeting.due, meeting.present, meeting.excused, meeting.handbook_users],
            "score": meeting.score,
            "attendance": [
                [member, state, entitled, _instant(arrived), _instant(left), reason]
                for member, state, entitled, arrived, left, reason in attendance_of(meeting)
                .order_by("member_id")
                .values_list("member_id", "state", "entitled", "arrived_at", "left_at", "reason")
            ],
            "opinions": [
                [str(said.uid), said.speaker_name, said.summary, _instant(said.noted_at)]
                for said in opinions_of(meeting)
            ],
            "motions": [list(row) for row in meeting.motions.order_by("id").values_list(*_MOTION)],
            "votes": [
                list(row)
                for row in Vote.objects.filter(motion__meeting=meeting)
                .order_by("motion_id", "member_id")
                .values_list("motion_id", "member_id", "choice")
            ],
            "points": [
                list(row)
                for row in ScoreLine.objects.filter(meeting=meeting)
                .order_by("item_id")
                .values_list("item_id", "points")
            ],
            **_written_for(meeting),
        }
    )


def _written_for(meeting: Meeting) -> dict[str, Any]:
    """Return which lines were written on behalf, by whom and from what; nothing where none was, as in older records."""
    rows = attendance_of(meeting).filter(on_behalf=True).order_by("member_id")
    found = [list(row) for row in rows.values_list("member_id", "source", "recorded_by_id", "confirmed_by_id")]
    return {"written_for": found} if found else {}


def check_seal(seal: str) -> Check:
    """Return what a seal is worth: the paper itself, and its link to the one before."""
    paper = sealed_papers().filter(seal=seal).first()
    if paper is None:
        return Check(None)
    before = (
        Paper.objects.filter(meeting__organisation=paper.meeting.organisation, sealed_at__isnull=False)
        .exclude(pk=paper.pk)
        .filter(Q(sealed_at__lt=paper.sealed_at) | Q(sealed_at=paper.sealed_at, pk__lt=paper.pk))
        .order_by("-sealed_at", "-id")
        .values_list("seal", flat=True)
        .first()
    )
    return Check(paper, faults_of(paper, before or first_of(str(paper.meeting.organisation.uid))))


def faults_of(paper: Paper, expected_previous: str) -> tuple[str, ...]:
    """Return what does not fit in a sealed paper: its text, its chain, the record of its meeting."""
    found = list(differences(paper.seal, paper.previous_seal, sealed_content(paper), expected_previous))
    if paper.record and paper.record != record_digest(paper.meeting):
        found.append("record")
    return tuple(found)


def sealed_papers() -> QuerySet[Paper]:
    """Return all sealed papers, cell by cell in the order of sealing."""
    rows = Paper.objects.filter(sealed_at__isnull=False).select_related("meeting__organisation")
    return rows.order_by("meeting__organisation_id", "sealed_at", "id")


def faulty_papers() -> Iterator[Fault | None]:
    """Walk all chains and yield, for each sealed paper, what is wrong with it, or nothing."""
    return _walk(sealed_papers())


def _walk(rows: QuerySet[Paper]) -> Iterator[Fault | None]:
    """Walk chains cell by cell in the order of sealing."""
    last, follows = None, ""
    for paper in rows.iterator(chunk_size=500):
        home = paper.meeting.organisation
        if home.pk != last:
            last, follows = home.pk, first_of(str(home.uid))
        faults = faults_of(paper, follows)
        follows = paper.seal
        yield Fault(paper, faults) if faults else None


def _instant(moment: dt.datetime | None) -> str | None:
    """Return an instant as seals write it: the same wherever it was read."""
    return moment.astimezone(dt.UTC).isoformat() if moment else None


@dataclass(frozen=True)
class Finding:
    """One thing that does not fit, in words for whoever looks after it."""

    cell: str
    meeting: str
    paper: str
    seal: str
    what: tuple[str, ...]


def verified(code: str = "") -> tuple[int, list[Finding]]:
    """Walk all chains at and below an organisation; return how many papers were looked at and what does not fit."""
    root = (
        Organisation.objects.filter(code=code, closed_on=None).values_list("path", flat=True).first() if code else None
    )
    inside = Q(organisation__path__descendant_of=root) if root else Q()
    papers = sealed_papers().filter(meeting__in=Meeting.objects.filter(inside)) if root else sealed_papers()
    looked, found = 0, []
    for fault in _walk(papers):
        looked += 1
        if fault is not None:
            found.append(_finding(fault.paper.meeting, fault.what, fault.paper))
    found.extend(_finding(meeting, ("missing",)) for meeting in _without_papers(inside))
    return looked, found


def _without_papers(inside: Q) -> QuerySet[Meeting]:
    """Return sealed meetings that lack one of their two papers: the end of a chain can be cut off without breaking it."""
    rows = Meeting.objects.filter(inside, status=MeetingStatus.SEALED).select_related("organisation")
    return rows.annotate(sealed=Count("papers", filter=Q(papers__sealed_at__isnull=False))).filter(
        sealed__lt=len(PaperKind)
    )


def _finding(meeting: Meeting, what: tuple[str, ...], paper: Paper | None = None) -> Finding:
    """Return a finding about a meeting, or about one of its papers."""
    name = str(paper) if paper else str(meeting)
    return Finding(meeting.organisation.name, str(meeting.uid), name, paper.seal if paper else "", what)
