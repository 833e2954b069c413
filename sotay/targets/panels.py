"""What targets add to the first page: tasks to approve, milestones and limitations overdue, targets that will not be reached."""

from dataclasses import dataclass

from django.core.cache import cache
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.display import number
from sotay.core.errors import NotPermitted
from sotay.organisations.models import Organisation
from sotay.targets.choices import Light, LimitationState
from sotay.targets.permissions import TargetPermission as P
from sotay.targets.queries.breakthrough import late_of_own, waiting_below
from sotay.targets.queries.limitations import limitations_below
from sotay.targets.queries.targets import register_of, top_place

# Counting years of records is not for every look at the first page; the list behind the number is always counted anew.
_KEPT_SECONDS = 600


@dataclass(frozen=True)
class DueLine:
    """Something that waits: in words, how many, the list behind it."""

    label: str
    count: str
    url: str


def due_lines(actor: Actor) -> list[DueLine]:
    """Return what of targets, limitations and breakthrough tasks waits for the actor."""
    day = today()
    found = [("Mốc việc đột phá của tôi đã quá hạn", late_of_own(actor, day), reverse("targets:mine"))]
    try:
        node = top_place(actor) if actor.has(P.SET) or actor.has(P.APPROVE) else None
    except NotPermitted:
        node = None
    if node is not None:
        board = reverse("targets:breakthrough", args=[node.uid])
        waiting, late = waiting_below(actor, day)
        overdue = limitations_below(actor, node, day, LimitationState.LATE).count()
        found += [
            ("Việc đột phá chờ duyệt", waiting, f"{board}?state=registered"),
            ("Mốc việc đột phá đã quá hạn", late, f"{board}?late=milestone"),
            ("Hạn chế quá hạn khắc phục", overdue, reverse("targets:limitations", args=[node.uid]) + "?state=late"),
            ("Chỉ tiêu khó đạt", _red(node), reverse("targets:node", args=[node.uid]) + "?light=red"),
        ]
    return [DueLine(label, number(count), url) for label, count, url in found if count]


def _red(node: Organisation) -> int:
    """Return how many targets of an organisation will not be reached, as counted within the last minutes."""
    day = today()
    return int(
        cache.get_or_set(
            f"targets-red-{node.pk}-{day:%Y%m%d}", lambda: len(register_of(node, day, Light.RED)), _KEPT_SECONDS
        )
        or 0
    )
