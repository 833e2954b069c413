"""What petitions add to a person's list "Việc": what the bodies owe for which the person answers, what waits for the cell's word."""

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.petitions import wording
from sotay.petitions.choices import OPEN, PetitionStatus
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission as P
from sotay.petitions.queries.bodies import answers_for
from sotay.work.inbox import InboxLine

MOST = 100


def inbox_lines(actor: Actor) -> list[InboxLine]:
    """Return the open petitions of the bodies for which the actor answers, the nearest deadline first."""
    bodies = answers_for(actor)
    if not bodies:
        return []
    rows = (
        Petition.objects.filter(owner__in=bodies, status__in=OPEN)
        .select_related("cell", "owner")
        .order_by("due_on", "pk")
    )
    speaks = actor.has(P.SPEAK)
    return [
        InboxLine(one.text, _source(one), one.due_on, reverse("petitions:detail", args=[one.uid]))
        for one in rows[:MOST]
        if one.status != PetitionStatus.ANSWERED or speaks
    ]


def _source(petition: Petition) -> str:
    """Return what is owed, and who asked."""
    if petition.status == PetitionStatus.ANSWERED:
        return "Kiến nghị đã được trả lời, chi bộ xác nhận"
    return wording.INBOX.format(cell=petition.cell)
