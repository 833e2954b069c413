"""Setting targets of admission, handing them down, and saying why they are missed."""

import datetime as dt
from collections.abc import Mapping

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import since, today
from sotay.development import errors
from sotay.development.models import AdmissionTarget, Shortfall, ShortfallReason
from sotay.development.permissions import DevelopmentPermission as P
from sotay.development.queries.targets import children_to_target
from sotay.documents.intake.marking import check_typed_text
from sotay.organisations.models import Organisation


@action(P.TARGET)
def set_target(  # noqa: PLR0913 -- what a resolution on a target says
    actor: Actor,
    organisation: Organisation,
    *,
    kind: str,
    name: str,
    first: dt.date,
    last: dt.date,
    number: int,
    source: str,
) -> AdmissionTarget:
    """Set how many an organisation is to admit from `first` to `last`."""
    if last <= first:
        raise errors.PeriodReversed
    check_typed_text(name, source)
    valid = since(first, last + dt.timedelta(days=1))
    if AdmissionTarget.objects.filter(organisation=organisation, kind=kind, valid__overlap=valid).exists():
        raise errors.TargetOverlaps
    return AdmissionTarget.objects.create(
        organisation=organisation, kind=kind, name=name.strip(), valid=valid, number=number, source=source.strip()
    )


@action(P.TARGET)
def change_target(actor: Actor, target: AdmissionTarget, *, number: int, source: str) -> AdmissionTarget:
    """Change a target under another resolution."""
    check_typed_text(source)
    target.number, target.source = number, source.strip()
    target.save(update_fields=["number", "source"])
    return target


@action(P.TARGET)
def hand_down_target(actor: Actor, target: AdmissionTarget, *, numbers: Mapping[str, int]) -> int:
    """Give the organisations directly below their targets of the same period, by code; tell how many have one."""
    for organisation, known in children_to_target(target):
        number = numbers.get(str(organisation.uid))
        if number is None:
            continue
        if known is not None:
            AdmissionTarget.objects.filter(pk=known.pk).update(number=number)
        elif AdmissionTarget.objects.filter(
            organisation=organisation, kind=target.kind, valid__overlap=target.valid
        ).exists():
            raise errors.TargetOverlaps
        else:
            AdmissionTarget.objects.create(
                organisation=organisation,
                kind=target.kind,
                name=target.name,
                valid=target.valid,
                number=number,
                source=target.source,
            )
    return sum(known is not None for _, known in children_to_target(target))


@action(P.KEEP, lock=Lock.NOTHING)
def note_shortfall(actor: Actor, target: AdmissionTarget, *, reason: ShortfallReason, note: str = "") -> Shortfall:
    """Say why an organisation is behind its target, in the words of the catalogue and a note."""
    check_typed_text(note)
    values = {"note": note.strip()[:300], "noted_on": today(), "noted_by": actor.user}
    return Shortfall.objects.update_or_create(target=target, reason=reason, defaults=values)[0]


@action(P.KEEP)
def withdraw_shortfall(actor: Actor, target: AdmissionTarget, *, reason: ShortfallReason) -> None:
    """Take a reason back."""
    target.shortfalls.filter(reason=reason).delete()
