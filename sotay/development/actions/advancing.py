"""What every step of the road does: the order, the day, the vote, the next step with its owner and its deadline."""

import datetime as dt
from dataclasses import dataclass

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.development import errors, rules
from sotay.development.choices import CandidateStatus, Outcome, StepKind
from sotay.development.models import Candidate, Step
from sotay.development.queries.road import due_of, has_base, norms_of, road_of, steps_of
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings.choices import MotionStatus
from sotay.meetings.models import Motion


@dataclass(frozen=True)
class Report:
    """What is told of a step besides its day: counts or the motion of a vote, the decision, a note."""

    base: int | None = None
    present: int | None = None
    agree: int | None = None
    disagree: int | None = None
    motion: Motion | None = None
    decision: DecisionPaper | None = None
    received_on: dt.date | None = None
    note: str = ""


def take_step(
    actor: Actor,
    candidate: Candidate,
    kind: StepKind,
    held_on: dt.date,
    report: Report = Report(),
) -> Step:
    """Write a step: the one whose turn it is, or a vote that failed; the caller lets the candidate go on."""
    steps = _require_turn(candidate, kind, held_on)
    check_typed_text(report.note)
    step = Step(candidate=candidate, kind=kind, held_on=held_on, due_on=candidate.due_on, recorded_by=actor.user)
    step.note, step.received_on = report.note.strip()[:400], report.received_on
    passed = _count(step, kind, candidate, report) if kind in rules.VOTES else True
    step.decision = record_decision(report.decision)
    if passed:
        step.number = len(steps) + 1
        step.after = len(steps) or None
    else:
        step.outcome = Outcome.FAILED
    step.save(force_insert=True)
    return step


def advance(candidate: Candidate, steps: list[Step], *changed: str) -> None:
    """Let the candidate stand after the last of the steps: what comes next, whose turn it is, by when."""
    candidate.stage = steps[-1].kind if steps else ""
    cell = candidate.organisation
    following = rules.step_after(candidate.stage, road_of(cell))
    if following is None:
        candidate.status, candidate.closed_on = CandidateStatus.FULL, steps[-1].held_on
        candidate.next_step, candidate.level, candidate.due_on = "", "", None
    else:
        candidate.next_step = following
        candidate.level = rules.level_of(following, norms_of(today()), has_base=has_base(cell))
        candidate.due_on = due_of(candidate, following, steps)
    candidate.save(update_fields=["stage", "next_step", "level", "due_on", "status", "closed_on", *changed])


def _require_turn(candidate: Candidate, kind: StepKind, held_on: dt.date) -> list[Step]:
    """Refuse a step out of turn, on a day to come, or before the step that it follows."""
    if not candidate.is_open:
        raise errors.CandidateClosed
    if candidate.next_step != kind:
        raise errors.NotTheNextStep(step=StepKind(candidate.next_step).label)
    if held_on > today():
        raise errors.DayToCome
    steps = steps_of(candidate)
    before = steps[-1].held_on if steps else candidate.noted_on
    if held_on < before:
        raise errors.DayBeforeLast(day=f"{before:%d/%m/%Y}")
    return steps


def _count(step: Step, kind: StepKind, candidate: Candidate, report: Report) -> bool:
    """Set the counts of a vote, from the motion or as told; tell whether it carried. A decision may leave them out."""
    step.needs_two_thirds = rules.VOTES[kind]
    if report.motion is not None:
        motion = report.motion
        if motion.meeting.organisation_id != candidate.organisation_id or motion.status != MotionStatus.CLOSED:
            raise errors.MotionElsewhere
        step.motion, step.held_on = motion, motion.meeting.held_on
        step.base, step.agree = motion.base, motion.agree
        step.present, step.disagree = motion.base, (motion.base or 0) - (motion.agree or 0)
    else:
        step.base, step.present, step.agree, step.disagree = report.base, report.present, report.agree, report.disagree
    if step.base is None and kind in rules.DECISIONS:
        step.present = step.agree = step.disagree = None
        return True
    if not step.base or step.agree is None:
        raise errors.CountsMissing
    step.present = step.base if step.present is None else step.present
    step.disagree = step.present - step.agree if step.disagree is None else step.disagree
    if step.present > step.base or step.disagree < 0 or step.agree + step.disagree > step.present:
        raise errors.CountsWrong
    return rules.carries(step.agree, step.base, two_thirds=step.needs_two_thirds)
