"""Limitations: named, remedied, closed with evidence."""

import datetime as dt

from django.core.files import File

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.targets import errors
from sotay.targets.actions.evidence import keep_evidence
from sotay.targets.actions.targets import check_owner
from sotay.targets.models import Limitation, Resolution
from sotay.targets.permissions import TargetPermission as P


@action(P.SET, lock=Lock.NOTHING)
def name_limitation(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    title: str,
    source: str,
    named_on: dt.date,
    remedy: str,
    owner: Member | None,
    due_on: dt.date,
    resolution: Resolution | None = None,
    lead: str = "",
) -> Limitation:
    """Write down a limitation that a congress or a review named, with its remedy, its owner and its day."""
    for words in (title, source, remedy, lead):
        check_typed_text(words)
    if resolution and resolution.organisation_id != organisation.pk:
        raise errors.ResolutionElsewhere
    if due_on < named_on:
        raise errors.DueBeforeNamed
    check_owner(organisation, owner)
    return Limitation.objects.create(
        organisation=organisation,
        resolution=resolution,
        named_on=named_on,
        source=clean(source),
        title=clean(title),
        remedy=clean(remedy),
        owner=owner,
        lead=clean(lead),
        due_on=due_on,
    )


@action(P.REPORT)
def close_limitation(
    actor: Actor, limitation: Limitation, *, closed_on: dt.date, evidence: str, file: "File[bytes] | None" = None
) -> Limitation:
    """Close a limitation; only with what shows that it is over, in words and, where there is one, as a file."""
    check_typed_text(evidence)
    if limitation.closed_on:
        raise errors.AlreadyClosed(day=display.day(limitation.closed_on))
    if not limitation.named_on <= closed_on <= actor.today():
        raise errors.ClosedBeforeNamed
    if not clean(evidence):
        raise errors.EvidenceMissing
    limitation.closed_on, limitation.evidence = closed_on, clean(evidence)
    limitation.file = keep_evidence(actor, file)
    limitation.save(update_fields=["closed_on", "evidence", "file"])
    return limitation
