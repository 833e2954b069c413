"""Handovers in sight, and what somebody may do with one."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.handover.choices import HandoverStatus, Side
from sotay.handover.models import Handover
from sotay.handover.permissions import HandoverPermission
from sotay.handover.queries.changes import LOOK_BACK, WITH_DUTIES, ended_between

LATE = dt.timedelta(days=10)
_SEALED = (
    "uid",
    "post",
    "effective_on",
    "contents",
    "contents_at",
    "things",
    "outgoing_note",
    "incoming_note",
    "outgoing_reason",
)


@dataclass(frozen=True)
class HandoverPage:
    """A handover as its page shows it."""

    handover: Handover
    status: HandoverStatus
    side: Side | None
    sections: list[dict[str, Any]]
    figures: list[list[Any]]
    book: list[dict[str, Any]]
    things: list[str]
    can_confirm: bool
    can_return: bool
    can_change: bool
    can_confirm_for: list[Side]
    # whoever left, and whoever looks from above, reads what is written here and opens nothing behind it
    is_closed_to: bool


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to."""

    text: str = ""
    status: str = ""


def handovers_for(actor: Actor) -> QuerySet[Handover]:
    """Return the handovers that the actor may see: where they look after the organisation, and their own."""
    seen = Q(actor.scope(HandoverPermission.VIEW))
    if actor.user is not None:
        seen |= Q(outgoing__account=actor.user) | Q(incoming__account=actor.user)
    rows = Handover.objects.filter(seen)
    return rows.select_related("organisation__parent", "outgoing", "incoming").order_by("-effective_on", "-pk")


def handovers_listed(actor: Actor, filters: Filters) -> QuerySet[Handover]:
    """Return those that answer the filters."""
    rows = handovers_for(actor)
    if key := search_key(filters.text):
        named = Q(organisation__search_key__contains=key) | Q(outgoing__search_key__contains=key)
        rows = rows.filter(named | Q(incoming__search_key__contains=key))
    if filters.status == HandoverStatus.SEALED:
        return rows.filter(sealed_at__isnull=False)
    if filters.status == "open":
        return rows.filter(sealed_at=None)
    if filters.status == "late":
        return rows.filter(sealed_at=None, effective_on__lt=today() - LATE)
    return rows


def own_handovers(actor: Actor) -> QuerySet[Handover]:
    """Return the handovers in which the actor gives or receives."""
    if actor.user is None:
        return Handover.objects.none()
    own = Q(outgoing__account=actor.user) | Q(incoming__account=actor.user)
    return handovers_for(actor).filter(own)


def get_handover(actor: Actor, uid: uuid.UUID) -> Handover:
    """Return one handover that the actor may see."""
    return find(handovers_for(actor), uid=uid)


def get_ending_position(actor: Actor, uid: uuid.UUID) -> Position:
    """Return a post with an end that the actor may see."""
    rows = Position.objects.filter(actor.scope(HandoverPermission.PREPARE), valid__endswith__isnull=False)
    return find(rows.select_related("organisation", "member"), uid=uid)


def waiting_positions(actor: Actor) -> list[Position]:
    """Return the posts about to end, or ended within a month, of which no handover has been made."""
    day = today()
    rows = ended_between(day - LOOK_BACK, day + LOOK_BACK).filter(
        actor.scope(HandoverPermission.PREPARE), post__in=WITH_DUTIES
    )
    made = set(handovers_for(actor).values_list("organisation_id", "post", "outgoing_id", "effective_on"))
    return [
        row
        for row in rows.order_by("valid", "pk")[:100]
        if (row.organisation_id, row.post, row.member_id, row.valid.upper) not in made
    ]


def side_of(actor: Actor, handover: Handover) -> Side | None:
    """Return on which side the actor is, if on any."""
    if actor.user is None:
        return None
    if handover.outgoing.account_id == actor.user.pk:
        return Side.OUTGOING
    if handover.incoming is not None and handover.incoming.account_id == actor.user.pk:
        return Side.INCOMING
    return None


def may_confirm_for(actor: Actor, handover: Handover) -> bool:
    """Tell whether the actor may confirm for one who cannot: the superior, who is neither of the two."""
    above = handover.organisation.parent or handover.organisation
    return side_of(actor, handover) is None and actor.can(HandoverPermission.PREPARE, above)


def page_of(actor: Actor, uid: uuid.UUID) -> HandoverPage:
    """Return the page of a handover for the actor."""
    handover = get_handover(actor, uid)
    side, status = side_of(actor, handover), handover.status_on(today())
    confirmed = {one for one in Side if getattr(handover, f"{one}_confirmed_at") is not None}
    is_open = handover.sealed_at is None and handover.incoming is not None and today() >= handover.effective_on
    others = confirmed - {side}
    return HandoverPage(
        handover=handover,
        status=status,
        side=side,
        sections=[_dated(section) for section in handover.contents.get("sections", [])],
        figures=handover.contents.get("figures", []),
        book=[{**row, "day": dt.date.fromisoformat(row["day"])} for row in handover.contents.get("book", [])],
        things=[line for line in handover.things.splitlines() if line.strip()],
        can_confirm=is_open and side is not None and side not in confirmed,
        can_return=handover.sealed_at is None and side is not None and bool(others) and side not in confirmed,
        can_change=handover.sealed_at is None and not confirmed and side is not None,
        can_confirm_for=[one for one in Side if one not in confirmed]
        if is_open and may_confirm_for(actor, handover)
        else [],
        is_closed_to=side is None
        or (side == Side.OUTGOING and not actor.can(HandoverPermission.VIEW, handover.organisation)),
    )


def page_to_change(actor: Actor, uid: uuid.UUID) -> HandoverPage:
    """Return the page for one of the two, who both hold the right to sign it."""
    page = page_of(actor, uid)
    if page.side is None:
        raise NotPermitted
    return page


def page_to_confirm_for(actor: Actor, uid: uuid.UUID) -> HandoverPage:
    """Return the page for the superior who confirms for one who cannot."""
    page = page_of(actor, uid)
    if not may_confirm_for(actor, page.handover):
        raise NotPermitted
    return page


def sealed_values(handover: Handover) -> dict[str, Any]:
    """Return everything that the seal is over."""
    values = {name: str(getattr(handover, name)) for name in _SEALED if name != "contents"}
    people = {
        "organisation": str(handover.organisation.uid),
        "outgoing": str(handover.outgoing.uid),
        "incoming": str(handover.incoming.uid) if handover.incoming else "",
        "outgoing_confirmed_at": str(handover.outgoing_confirmed_at),
        "incoming_confirmed_at": str(handover.incoming_confirmed_at),
    }
    return {**values, **people, "contents": handover.contents}


def _dated(section: dict[str, Any]) -> dict[str, Any]:
    """Return a section with its days as days, and how many lines are not shown."""
    lines = [
        {**line, "due_on": dt.date.fromisoformat(line["due_on"]) if line["due_on"] else None}
        for line in section["lines"]
    ]
    return {**section, "lines": lines, "more": section["count"] - len(lines)}
