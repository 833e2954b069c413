"""What cleaning adds to the first page and to an organisation's page."""

import datetime as dt
from dataclasses import dataclass

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.cleanliness.choices import Dimension
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.queries.boards import score_of
from sotay.cleanliness.queries.findings import count_mine
from sotay.core.days import today
from sotay.core.display import number
from sotay.core.parts import Bar
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Panel


@dataclass(frozen=True)
class DueLine:
    """Something that waits: in words, how many, the list behind it."""

    label: str
    count: str
    url: str


def due_lines(actor: Actor) -> list[DueLine]:
    """Return how much the actor's own level has to put right."""
    count = count_mine(actor)
    url = f"{reverse('cleanliness:list')}?mine=on"
    return [DueLine("Dữ liệu cần làm sạch", number(count), url)] if count else []


def cleanliness_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return the score of an organisation, each respect with its list; nothing before the first look."""
    if on != today() or not actor.can(CleanlinessPermission.VIEW, organisation):
        return None
    score = score_of(organisation, on)
    if not score.records:
        return None
    address = reverse("cleanliness:list")
    bars = [
        Bar(label, score.of(value), f"{address}?at={organisation.uid}&dimension={value}", text=f"{score.of(value)}/100")
        for value, label in Dimension.choices
    ]
    url = f"{reverse('cleanliness:board')}?at={organisation.uid}"
    return Panel("Điểm dữ liệu", "cleanliness/_panel.html", {"bars": bars, "score": score, "url": url})
