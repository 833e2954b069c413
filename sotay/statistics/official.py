"""What the pages of official tables hand to their templates: addresses behind numbers, the ways up, who may sign."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.as_of import AsOf
from sotay.core.days import today
from sotay.core.display import number
from sotay.core.parts import Place
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.statistics.models import Snapshot
from sotay.statistics.permissions import StatisticsPermission
from sotay.statistics.queries.difference import Difference
from sotay.statistics.queries.nodes import ancestors_in_sight
from sotay.statistics.queries.snapshots import snapshots_of
from sotay.statistics.tables import Table

Period = tuple[dt.date, dt.date]
_ONE_DAY = dt.timedelta(days=1)
_RECENT = 5


@dataclass(frozen=True)
class ReasonTile:
    """A reason of the difference, how many it explains, and the address of their names."""

    words: str
    value: str
    url: str
    note: str = ""


def way(actor: Actor, node: Organisation, last: str) -> list[Place]:
    """Return the way down to an organisation's tables."""
    above = [Place(o.name, reverse("statistics:tables", args=[o.uid])) for o in ancestors_in_sight(actor, node)]
    return [*above, Place(last, "")]


def tables_page(actor: Actor, node: Organisation, period: Period, asked: AsOf) -> dict[str, Any]:
    """Return what stands around the tables of a period."""
    above = ancestors_in_sight(actor, node)
    first, last = period
    return {
        "node": node,
        "first": first,
        "last": last,
        "as_of": asked,
        "path": [Place(o.name, asked.stay(reverse("statistics:tables", args=[o.uid]))) for o in above],
        "may_sign": last < today() and asked.known is None and actor.can(StatisticsPermission.SIGN, node),
        "sign_url": _at("tables_sign", node, first=first, last=last),
        "difference_url": _difference(node, period, asked),
        "signed_url": reverse("statistics:signed_list", args=[node.uid]),
        "signed": snapshots_of(actor, node)[:_RECENT],
    }


def difference_page(actor: Actor, node: Organisation, period: Period, asked: AsOf) -> dict[str, Any]:
    """Return what stands around the difference of two days."""
    first, last = period
    above = ancestors_in_sight(actor, node)
    members = reverse("members:list")
    days = {day: f"{members}?{urlencode({'organisation': node.uid})}" for day in period}
    may_list = actor.can(MemberPermission.LIST, node)
    return {
        "node": node,
        "first": first,
        "last": last,
        "as_of": asked,
        "path": [Place(o.name, _difference(o, (first + _ONE_DAY, last), asked)) for o in above],
        "first_url": replace(asked, day=first).stay(days[first]) if may_list else "",
        "last_url": asked.stay(days[last]) if may_list else "",
    }


def sign_page(actor: Actor, node: Organisation, period: Period) -> dict[str, Any]:
    """Return what stands around the form that signs."""
    first, last = period
    return {
        "node": node,
        "first": first,
        "last": last,
        "path": way(actor, node, "Chốt và ký"),
        "tables_url": _at("tables", node, first=first, last=last),
    }


def signed_links(signed: Snapshot) -> dict[str, str]:
    """Return the addresses that belong to signed tables."""
    node = signed.organisation
    days = {"first": signed.first, "last": signed.last}
    known = f"{_at('tables', node, **days)}&{urlencode({'known': signed.known_at.isoformat()})}"
    return {
        "detail": reverse("statistics:signed", args=[signed.uid]),
        "changes": reverse("statistics:signed_changes", args=[signed.uid]),
        "now": _at("tables", node, **days),
        "then": known,
    }


def opened(tables: Sequence[Table], node: Organisation, period: Period, asked: AsOf) -> list[Table]:
    """Return the tables with an address at each line whose people can be listed."""
    return [
        replace(table, lines=tuple(replace(line, url=_url(line.opens, node, period, asked)) for line in table.lines))
        for table in tables
    ]


def reason_tiles(difference: Difference, address: QueryDict) -> list[ReasonTile]:
    """Return the reasons with the addresses of their names."""
    tiles = []
    for one in difference.reasons:
        changed = address.copy()
        changed.pop("page", None)
        changed["reason"] = one.name
        sign = "+" if one.is_more else "−"
        tiles.append(ReasonTile(one.words, f"{sign}{number(one.count)}", f"?{changed.urlencode()}"))
    return tiles


def _url(opens: str, node: Organisation, period: Period, asked: AsOf) -> str:
    """Return the address of the people behind a line: a reason of the difference, or conditions of the register."""
    first, _ = period
    kind, _, conditions = opens.partition("?")
    if kind == "difference":
        return f"{_difference(node, period, asked)}&{conditions}"
    if kind == "opening":
        return replace(asked, day=first - _ONE_DAY).stay(f"{reverse('members:list')}?organisation={node.uid}")
    if kind == "admitted":
        conditions = f"joined_from={first:%Y-%m-%d}&joined_to={asked.day:%Y-%m-%d}&{conditions}".rstrip("&")
    if not kind:
        return ""
    return asked.stay(f"{reverse('members:list')}?organisation={node.uid}&{conditions}".rstrip("&"))


def _difference(node: Organisation, period: Period, asked: AsOf) -> str:
    """Return the address of the difference between the day before the period and its last day."""
    first, last = period
    url = _at("difference", node, first=first - _ONE_DAY, last=last)
    return f"{url}&{urlencode({'known': asked.known.isoformat()})}" if asked.known else url


def _at(view: str, node: Organisation, **days: dt.date) -> str:
    """Return the address of a page about a node and some days."""
    words = urlencode({name: day.isoformat() for name, day in days.items()})
    return f"{reverse(f'statistics:{view}', args=[node.uid])}?{words}"
