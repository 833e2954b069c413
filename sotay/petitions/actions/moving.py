"""Parts of the actions: a petition changes hands, and the map says so. Whoever calls holds the petition's row."""

import datetime as dt
from dataclasses import dataclass

from sotay.access.actor import Actor
from sotay.core.days import ZONE
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation
from sotay.petitions import errors, wording
from sotay.petitions.choices import TO_ANSWER, HopKind, PetitionStatus
from sotay.petitions.models import Hop, Petition
from sotay.petitions.queries.bodies import responsible_of
from sotay.petitions.rules import PetitionNorms, direction
from sotay.regulations.queries import norms_on, working_day_after


@dataclass(frozen=True)
class Step:
    """What the map says of a change of hands."""

    kind: HopKind
    reason: str = ""
    is_nameless: bool = False


def norms(day: dt.date) -> PetitionNorms:
    """Return the deadlines in force."""
    return norms_on(day, PetitionNorms)


def given(reason: str) -> str:
    """Return a reason that says something."""
    check_typed_text(reason)
    if not clean(reason):
        raise errors.ReasonMissing
    return reason.strip()


def require_to_answer(petition: Petition) -> None:
    """Refuse where nobody owes an answer."""
    if petition.status not in TO_ANSWER:
        raise errors.NotOpen(status=PetitionStatus(petition.status).label)


def note(actor: Actor, petition: Petition, step: Step, target: Organisation | None, due: dt.date | None) -> Hop:
    """Write a step into the map, with the deadline that the present owner had; before the petition is changed."""
    source = petition.owner
    return Hop.objects.create(
        petition=petition,
        kind=step.kind,
        source=source,
        target=target,
        direction=direction(source.path, target.path) if source and target else "",
        reason=step.reason,
        due_on=petition.due_on,
        next_due_on=due,
        since=petition.owned_since,
        at=actor.now(),
        on=actor.today(),
        by=None if step.is_nameless else actor.user,
    )


def hand_to(actor: Actor, petition: Petition, step: Step, target: Organisation, due: dt.date) -> Petition:
    """Give a petition to another body, which has its own time."""
    note(actor, petition, step, target, due)
    petition.owner, petition.due_on, petition.is_extended = target, due, False
    petition.owned_since, petition.status = actor.today(), PetitionStatus.PROCESSING
    petition.save(update_fields=["owner", "owned_since", "due_on", "is_extended", "status"])
    words = wording.climbed(petition) if step.kind == HopKind.ESCALATED else wording.arrived(petition)
    notify_owner(petition, actor.today(), words)
    return petition


def notify_owner(petition: Petition, day: dt.date, words: str, but: Actor | None = None) -> int:
    """Tell whoever holds the post that answers for the body, `but` who did it; the ladder counts from the deadline."""
    if petition.owner is None or petition.due_on is None:
        return 0
    due_at = dt.datetime.combine(petition.due_on, dt.time(17), ZONE)
    doer = but.user.pk if but and but.user else None
    people = [person for person in responsible_of(petition.owner, day) if person != doer]
    return notify(people, wording.KIND, words, wording.link(petition), due_at=due_at)


def notify_raiser(petition: Petition, words: str) -> int:
    """Tell the member who raised the petition, where there is a name."""
    account = petition.raised_by.account_id if petition.raised_by else None
    return notify([account], wording.KIND, words, wording.link(petition)) if account else 0


def close(actor: Actor, petition: Petition, step: Step, status: PetitionStatus) -> Petition:
    """End a petition: nobody owes anything any more."""
    note(actor, petition, step, petition.cell, None)
    petition.status, petition.owner, petition.due_on, petition.closed_on = status, None, None, actor.today()
    petition.owned_since = None
    petition.save(update_fields=["status", "owner", "owned_since", "due_on", "closed_on"])
    return petition


def due_after(actor: Actor, count: int) -> dt.date:
    """Return the deadline so many working days from now."""
    return working_day_after(actor.today(), count)
