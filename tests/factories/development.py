"""Candidates built by the product's own actions, day by day, up to a step of the road."""

import datetime as dt
from typing import Any

from sotay.access.actor import Actor, Channel
from sotay.core.days import since
from sotay.development.actions import candidates, steps
from sotay.development.choices import Phase, Source, StepKind
from sotay.development.models import AdmissionTarget, Candidate, Paper
from sotay.development.queries.road import checklist_of, missing_papers, official_members, road_of
from sotay.development.rules import DECISIONS, VOTES
from sotay.documents.decisions import DecisionPaper
from sotay.members.choices import Sex
from sotay.organisations.models import Organisation

SYSTEM = Actor.system(Channel.CLI)
NOTED = dt.date(2024, 1, 15)
PAPER = DecisionPaper("12-QĐ/HU", dt.date(2024, 6, 1), "Ban Thường vụ Huyện ủy", "Nguyễn Văn Thường")


def fields_of(**fields: Any) -> dict[str, Any]:
    """What the list tells of a young man of the Youth Union."""
    return {
        "full_name": "Hoàng Văn Nguồn",
        "born_on": dt.date(1998, 4, 2),
        "sex": Sex.MALE,
        "source": Source.YOUTH_UNION,
        "national_id": "024098001234",
        "noted_on": NOTED,
        **fields,
    }


def make_candidate(cell: Organisation, **fields: Any) -> Candidate:
    """Somebody on the cell's list."""
    return candidates.record_candidate(SYSTEM, cell, **fields_of(**fields))


def fresh(candidate: Candidate) -> Candidate:
    """The candidate as the tables have them."""
    return Candidate.objects.select_related("organisation__parent__parent", "member").get(pk=candidate.pk)


def fill_dossier(candidate: Candidate, day: dt.date, phase: Phase = Phase.ADMISSION) -> None:
    """Tick every paper that is missing; the Union introduces in place of the second member."""
    lacking = missing_papers(candidate, phase, day)
    union = next((row for row in checklist_of(candidate, phase, day) if row.code == "union"), None)
    items = [union if union and row.code == "introduction_2" else row for row in lacking]
    introducers = list(official_members(candidate.organisation, day))
    Paper.objects.bulk_create(
        Paper(
            candidate=candidate,
            item=item,
            received_on=day,
            introducer=introducers.pop() if item.names_member else None,
        )
        for item in items
    )


def do_step(candidate: Candidate, day: dt.date, **report: Any) -> Candidate:
    """Do the next step on the day, with everything that it asks for."""
    kind = StepKind(candidate.next_step)
    if kind in VOTES and "base" not in report and "motion" not in report:
        report = {"base": 9, "present": 9, "agree": 9, "disagree": 0, **report}
    if kind == StepKind.HELPER:
        helper = official_members(candidate.organisation, day).first()
        candidates.assign_helper(SYSTEM, candidate, member=helper, held_on=day)
    elif kind == StepKind.CEREMONY:
        steps.hold_ceremony(SYSTEM, candidate, held_on=day)
    elif kind in DECISIONS:
        steps.record_decision_step(SYSTEM, candidate, kind=kind, held_on=day, decision=PAPER, **report)
    elif kind in steps.COMMITTEE_STEPS:
        steps.record_committee_step(SYSTEM, candidate, kind=kind, held_on=day, **report)
    else:
        if kind == StepKind.AWARENESS:
            report = {"certificate_number": "15/GCN", "certificate_by": "Trung tâm chính trị", **report}
        if kind == StepKind.DOSSIER:
            fill_dossier(candidate, day)
        if kind == StepKind.RECOGNITION_CELL:
            fill_dossier(candidate, day, Phase.RECOGNITION)
        steps.record_cell_step(SYSTEM, candidate, kind=kind, held_on=day, **report)
    return fresh(candidate)


# Days on which a candidate noted in January 2024 does the steps, up to the ceremony and then after probation.
DAYS = {
    StepKind.SOURCE: dt.date(2024, 2, 3),
    StepKind.AWARENESS: dt.date(2024, 3, 20),
    StepKind.HELPER: dt.date(2024, 4, 3),
    StepKind.DOSSIER: dt.date(2024, 5, 10),
    StepKind.CELL_VOTE: dt.date(2024, 6, 3),
    StepKind.SUBMISSION: dt.date(2024, 6, 6),
    StepKind.APPRAISAL: dt.date(2024, 6, 18),
    StepKind.BASE_VOTE: dt.date(2024, 6, 28),
    StepKind.DECISION: dt.date(2024, 8, 1),
    StepKind.CEREMONY: dt.date(2024, 8, 31),
    StepKind.NEW_MEMBER_CLASS: dt.date(2025, 3, 3),
    StepKind.RECOGNITION_CELL: dt.date(2025, 9, 3),
    StepKind.RECOGNITION_SUBMISSION: dt.date(2025, 9, 5),
    StepKind.RECOGNITION_APPRAISAL: dt.date(2025, 9, 10),
    StepKind.RECOGNITION_BASE: dt.date(2025, 9, 25),
    StepKind.RECOGNITION_DECISION: dt.date(2025, 11, 20),
}


def walk(candidate: Candidate, until: StepKind) -> Candidate:
    """Do all steps up to and including `until`."""
    candidate = fresh(candidate)
    for kind in road_of(candidate.organisation):
        candidate = do_step(candidate, DAYS[kind])
        if kind == until:
            break
    return candidate


def make_target(organisation: Organisation, **fields: Any) -> AdmissionTarget:
    """The term's target of seed 001."""
    values = {
        "kind": "term",
        "name": "2020-2025",
        "valid": since(dt.date(2020, 6, 1), dt.date(2025, 6, 1)),
        "number": 45,
        "source": "Nghị quyết Đại hội Đảng bộ xã",
        **fields,
    }
    return AdmissionTarget.objects.create(organisation=organisation, **values)
