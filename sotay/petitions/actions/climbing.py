"""What happens by itself to deadlines: an overdue petition climbs. The list "Việc" brings to mind what is due."""

import datetime as dt
from collections.abc import Iterable

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.notifications.actions import notify
from sotay.petitions import wording
from sotay.petitions.actions.moving import Step, due_after, hand_to, norms
from sotay.petitions.choices import TO_ANSWER, HopKind
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission
from sotay.petitions.queries.bodies import responsible_of

MOST = 20_000
_SHARE = 500


@action(PetitionPermission.HANDLE)
def climb_petition(actor: Actor, petition: Petition) -> bool:
    """Give an overdue petition to the level above; tell whether it climbed. Asked again the same day it does nothing."""
    below = petition.owner
    above = below.parent if below else None
    if petition.status not in TO_ANSWER or above is None or not _is_overdue(petition, actor.today()):
        return False
    words = wording.CLIMBED.format(day=petition.due_on)
    due = due_after(actor, norms(actor.today()).climb_days)
    hand_to(actor, petition, Step(HopKind.ESCALATED, words), above, due)
    left = responsible_of(below, actor.today()) if below else []
    notify(left, wording.KIND, wording.climbed_away(petition), wording.link(petition))
    return True


def climb_overdue(actor: Actor) -> int:
    """Let climb whatever is overdue and has somebody above; tell how many."""
    overdue = Petition.objects.filter(status__in=TO_ANSWER, due_on__lt=actor.today(), owner__parent__isnull=False)
    keys = list(overdue.order_by("due_on", "pk").values_list("pk", flat=True)[:MOST])
    return sum(climb_petition(actor, petition) for share in _shares(keys) for petition in share)


def _shares(keys: list[int]) -> Iterable[list[Petition]]:
    """Yield the petitions share by share, so that a bad night fits into memory."""
    for start in range(0, len(keys), _SHARE):
        yield list(Petition.objects.filter(pk__in=keys[start : start + _SHARE]).order_by("due_on", "pk"))


def _is_overdue(petition: Petition, day: dt.date) -> bool:
    """Tell whether the deadline has passed."""
    return petition.due_on is not None and petition.due_on < day
