"""What the pages about posts hand to their templates."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.committees.choices import Finding
from sotay.committees.forms import ReviewForm
from sotay.committees.models import Position
from sotay.committees.queries.positions import Filters, get_place, home_of, positions_listed, positions_page
from sotay.committees.queries.review import review_of, reviewed
from sotay.core.as_of import as_of
from sotay.core.dates import ONE_DAY
from sotay.core.parts import Tab
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation

SIZE = 50


@dataclass(frozen=True)
class PositionLine:
    """A post as a list shows it: `last` is its last day, `member_url` empty for who may see no records."""

    position: Position
    last: dt.date | None
    member_url: str


def lines_of(actor: Actor, positions: Iterable[Position]) -> list[PositionLine]:
    """Return posts as lists show them."""
    sees_records = actor.has(MemberPermission.VIEW)
    return [
        PositionLine(
            row,
            row.valid.upper - ONE_DAY if row.valid.upper else None,
            reverse("members:detail", args=[row.member.uid]) if sees_records else "",
        )
        for row in positions
    ]


def list_page(actor: Actor, chosen: Mapping[str, Any], address: QueryDict) -> dict[str, Any]:
    """Return one page of the list of posts."""
    under = get_place(actor, chosen["under"]) if "under" in chosen else None
    filters = Filters(chosen.get("q", ""), chosen.get("post", ""), under, chosen["on"])
    page = positions_page(actor, filters, address.get("cursor", ""))
    return {
        "lines": lines_of(actor, page.items),
        "under": under,
        "home": under or home_of(actor),
        "as_of": as_of(address),
        "count": positions_listed(actor, filters).count(),
        "next_url": at(address, cursor=page.next),
        "previous_url": at(address, cursor=page.previous),
    }


def review_page(node: Organisation, form: ReviewForm, address: QueryDict) -> dict[str, Any]:
    """Return one page of what is to be looked at again, with a tab for each finding."""
    form.is_valid()
    finding = form.cleaned_data.get("finding") or ""
    page = form.cleaned_data.get("page") or 1
    review = review_of(node)
    rows, count = reviewed(review, finding, (page - 1) * SIZE, SIZE)
    tabs = [Tab("Tất cả", "?", current=not finding, count=len(review.remarks))]
    tabs += [
        Tab(kind.label, f"?finding={kind.value}", current=finding == kind, count=review.count[kind])
        for kind in Finding
        if review.count[kind]
    ]
    first = (page - 1) * SIZE
    return {
        "node": node,
        "tabs": tabs,
        "rows": rows,
        "count": count,
        "first": first + 1,
        "last": first + len(rows),
        "next_url": at(address, page=page + 1) if first + SIZE < count else "",
        "previous_url": at(address, page=page - 1) if page > 1 else "",
    }


def at(address: QueryDict, **place: str | int) -> str:
    """Return the present address at another place of the list, or nothing where there is no such place."""
    if not all(place.values()):
        return ""
    changed = address.copy()
    for name, value in place.items():
        changed[name] = str(value)
    return f"?{changed.urlencode()}"
