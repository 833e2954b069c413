"""What petitions add to the first pages: what is overdue, what runs out, what waits for the cell's word."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.petitions.choices import TO_ANSWER, PetitionStatus
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission as P
from sotay.petitions.rules import PetitionNorms
from sotay.regulations.queries import norms_on, working_day_after


@dataclass(frozen=True)
class DueLine:
    """A number with the list behind it."""

    label: str
    count: int
    url: str


def due_lines(actor: Actor) -> list[DueLine]:
    """Return the counts for whoever looks after petitions somewhere; a count of none is not shown."""
    if not actor.has(P.VIEW):
        return []
    day = today()
    soon = working_day_after(day, norms_on(day, PetitionNorms).soon_days)
    places = Organisation.objects.filter(actor.scope(P.VIEW, through="")).values("pk")
    counts = Petition.objects.filter(owner__in=places).aggregate(
        overdue=Count("pk", filter=Q(due_on__lt=day, status__in=TO_ANSWER, parent=None)),
        soon=Count("pk", filter=Q(due_on__gte=day, due_on__lte=soon, status__in=TO_ANSWER, parent=None)),
        waiting=Count("pk", filter=actor.scope(P.SPEAK, through="cell") & Q(status=PetitionStatus.ANSWERED)),
    )
    register, own = reverse("petitions:list"), reverse("petitions:own")
    lines = [
        DueLine("Kiến nghị quá hạn", counts["overdue"], f"{register}?late=overdue"),
        DueLine("Kiến nghị đến hạn", counts["soon"], f"{register}?late=soon"),
        DueLine("Kiến nghị đã trả lời, chờ chi bộ xác nhận", counts["waiting"], own),
    ]
    return [line for line in lines if line.count]
