"""What the desk pages about visits hand to their templates: filters read from the address, tabs, groups of a list."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from sotay.core.as_of import AsOf
from sotay.core.days import today
from sotay.core.display import month as month_words
from sotay.core.find import find
from sotay.core.parts import Tab
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.visits.models import Visit, VisitPlan
from sotay.visits.queries.board import Board, PlanLine
from sotay.visits.queries.visits import Filters
from sotay.visits.rules.standing import Figures

_NEXT_YEAR_FROM = 11


@dataclass(frozen=True)
class Group:
    """Visits of a list under one heading."""

    heading: str
    visits: Sequence[Visit]


def filters_of(plan: VisitPlan, chosen: Mapping[str, Any], day: dt.date) -> Filters:
    """Return what a list of visits is narrowed to."""
    return Filters(
        chosen.get("q", ""), chosen.get("state", ""), _under_of(plan, chosen.get("under")),
        _official_of(plan, chosen.get("member")), day, chosen.get("month", 0), chosen.get("rank", ""),
        chosen.get("group", ""),
    )  # fmt: skip


def groups_of(visits: Sequence[Visit], group: str) -> list[Group]:
    """Return the visits of a page under headings, in the order of the list."""

    def heading(one: Visit) -> str:
        if group == "official":
            return one.member.full_name
        if group == "unit":
            return one.cell.parent.name if one.cell.parent else one.cell.name
        return month_words(one.on)

    return [Group(words, list(rows)) for words, rows in groupby(visits, heading)]


def year_asked(text: str | None, years: Sequence[int]) -> int:
    """Return the year that the address names, else this one."""
    return int(text) if text and text.isdecimal() and int(text) in years else today().year


def year_to_draw(text: str | None) -> dict[str, int]:
    """Return the year with which the form of drawing begins: from November on the next."""
    now = today()
    asked = int(text) if text and text.isdecimal() and len(text) == len("2026") else 0
    return {"year": asked or now.year + (now.month >= _NEXT_YEAR_FROM)}


def year_tabs(year: int, years: Sequence[int]) -> list[Tab]:
    """Return the years that can be looked at."""
    return [Tab(f"{one}", f"?year={one}", current=one == year) for one in sorted({year, *years}, reverse=True)]


def is_by_unit(address: Mapping[str, str]) -> bool:
    """Tell whether the board shows units instead of officials."""
    return address.get("by") == "unit"


def board_tabs(board: Board, address: QueryDict) -> list[Tab]:
    """Return the two sides of a board."""
    by_unit = is_by_unit(address)
    kept = {"on": str(address["on"])} if "on" in address else {}
    return [
        Tab("Theo cấp ủy viên", _address(kept), current=not by_unit, count=len(board.everybody)),
        Tab("Theo đơn vị được dự", _address({**kept, "by": "unit"}), current=by_unit, count=len(board.units)),
    ]


def lists_behind(plan: VisitPlan, asked: AsOf) -> dict[str, str]:
    """Return the address of the list behind each number of a plan, at the day looked at."""
    base = reverse("visits:list", args=[plan.uid])
    states = {
        "planned": "",
        **{name: f"?state={name}" for name in ("done", "missed", "postponed", "unreported", "late")},
    }
    return {name: asked.stay(f"{base}{state}") for name, state in states.items()}


def at_day(asked: AsOf) -> str:
    """Return what keeps an address that has parameters at the day looked at."""
    return "".join(f"&{name}={value}" for name, value in asked.parameters().items())


def total_of(lines: Sequence[PlanLine]) -> Figures:
    """Return all plans together."""
    return sum((one.figures for one in lines), Figures())


def _address(values: Mapping[str, str]) -> str:
    """Return an address with parameters."""
    address = QueryDict(mutable=True)
    address.update(dict(values))
    return f"?{address.urlencode()}"


def _under_of(plan: VisitPlan, uid: UUID | None) -> Organisation | None:
    """Return the unit of a plan to which its list is narrowed."""
    rows = Organisation.objects.filter(path__descendant_of=plan.organisation.path)
    return find(rows, uid=uid) if uid else None


def _official_of(plan: VisitPlan, uid: UUID | None) -> Member | None:
    """Return the official of a plan to whom its list is narrowed."""
    return find(Member.objects.filter(visit_assignments__plan=plan), uid=uid) if uid else None
