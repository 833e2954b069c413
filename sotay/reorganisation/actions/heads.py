"""The desk's way into a case: its head typed in, its file put together, its preview."""

import datetime as dt
from typing import Any

from sotay.access.actor import Actor
from sotay.documents.decisions import DecisionPaper
from sotay.organisations.models import Organisation
from sotay.reorganisation.actions.carrying import change_case, plan_case, preview
from sotay.reorganisation.models import Case
from sotay.reorganisation.rules.case_file import CaseFile
from sotay.reorganisation.rules.report import Report


def begin_case(
    actor: Actor, organisation: Organisation, *, title: str, effective_on: dt.date, decision: DecisionPaper | None
) -> Case:
    """Plan a case that has no steps yet."""
    return plan_case(actor, organisation, plan=_file(organisation, title, effective_on, decision, []))


def change_head(actor: Actor, case: Case, *, title: str, effective_on: dt.date, decision: DecisionPaper | None) -> Case:
    """Change title, day and decision; the steps stay."""
    steps = case.plan.get("steps", [])
    return change_case(actor, case, plan=_file(case.organisation, title, effective_on, decision, steps))


def preview_case(actor: Actor, case: Case) -> Report:
    """Return what the case would do."""
    return preview(actor, case.organisation, CaseFile.model_validate(case.plan))


def _file(
    organisation: Organisation, title: str, effective_on: dt.date, decision: DecisionPaper | None, steps: list[Any]
) -> CaseFile:
    """Return the case file of what was typed in."""
    paper = None
    if decision is not None:
        names = ("number", "issued_on", "issued_by", "signatory", "summary")
        paper = {name: getattr(decision, name) for name in names}
    return CaseFile.model_validate(
        {
            "title": title,
            "organisation": str(organisation.uid),
            "effective_on": effective_on,
            "decision": paper,
            "steps": steps,
        }
    )
