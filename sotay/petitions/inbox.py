"""What of petitions stands in the list "Việc": whatever is with a body, for those who handle petitions just there."""

import datetime as dt
from collections.abc import Collection, Iterator

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.petitions.choices import OPEN, PetitionStatus
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission as P
from sotay.petitions.queries.bodies import answers_for, responsible_of_all
from sotay.petitions.wording import link, short
from sotay.work.inbox import MOST, Due, InboxLine, Source


def lines(actor: Actor) -> list[InboxLine]:
    """Return the open petitions of the bodies for which the actor answers, not of all below; the cell's word is its leaders'."""
    bodies = answers_for(actor)
    if not bodies:
        return []
    rows = Petition.objects.filter(owner__in=bodies, status__in=OPEN).select_related("cell", "parent")
    if not actor.has(P.SPEAK):
        rows = rows.exclude(status=PetitionStatus.ANSWERED)
    return [
        InboxLine(_words(one), one.cell.name, one.due_on, link(one), f"petition-{one.uid}", _revision(one))
        for one in rows.order_by("due_on", "pk")[:MOST]
    ]


def _words(petition: Petition) -> str:
    """Return what is to be done: answer, or say for the cell whether it is answered."""
    text = short(petition.text)
    if petition.status == PetitionStatus.ANSWERED:
        return f"Chi bộ cho ý kiến về trả lời: {text}"
    if petition.owner_id == petition.cell_id:
        return f"Trả lời hoặc chuyển kiến nghị: {text}"
    return f"Trả lời kiến nghị: {text}"


def _revision(petition: Petition) -> int:
    """Return what grows when the deadline moves: it never moves back."""
    return (petition.due_on - petition.raised_on).days if petition.due_on else 0


def dues(days: Collection[dt.date]) -> Iterator[Due]:
    """Yield the petitions due on one of the days for whoever answers for them; above hears by the climbing of what is overdue."""
    rows = list(Petition.objects.filter(status__in=OPEN, due_on__in=days).select_related("cell"))
    answering = responsible_of_all({one.owner_id for one in rows if one.owner_id}, today())
    for one in rows:
        if one.owner_id is None or one.due_on is None:
            continue
        for account in answering.get(one.owner_id, ()):
            yield Due(account, _words(one), one.due_on)


PETITIONS = Source("petitions", "Kiến nghị", lines, dues)
