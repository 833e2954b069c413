"""What the pages about targets hand to their templates."""

import datetime as dt
import uuid
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.parts import Choice, Place, Tab
from sotay.organisations.models import Organisation
from sotay.targets.aims import Period
from sotay.targets.choices import Light
from sotay.targets.forms.breakthrough import TaskFilterForm
from sotay.targets.models import Resolution, Target
from sotay.targets.queries.breakthrough import TaskFilters
from sotay.targets.queries.targets import ancestors_in_sight
from sotay.targets.rules import plain

BADGES: dict[str, str] = {
    Light.MET: "ok", Light.ON_PACE: "ok", Light.BEHIND: "due", Light.RED: "late", Light.UNKNOWN: "neutral", Light.NOT_YET: "neutral",
}  # fmt: skip
_TABS = (
    ("node", "Chỉ tiêu"),
    ("years", "Giữa kỳ và từng năm"),
    ("red", "Khó đạt"),
    ("limitations", "Hạn chế"),
    ("breakthrough", "Việc đột phá"),
)
APPROVE_CHOSEN = [Choice("approve", "Duyệt các việc đã chọn", "primary")]
_FIRST_LINES, _EMPTY_LINES, _MORE_LINES = 10, 3, 5


def tabs_of(node: Organisation, current: str) -> list[Tab]:
    """Return the pages of an organisation beside each other."""
    return [Tab(title, reverse(f"targets:{name}", args=[node.uid]), name == current) for name, title in _TABS]


def frame_of(actor: Actor, node: Organisation, current: str) -> dict[str, Any]:
    """Return what every page of an organisation shows."""
    way = [Place(one.name, reverse(f"targets:{current}", args=[one.uid])) for one in ancestors_in_sight(actor, node)]
    return {"node": node, "places": way, "tabs": tabs_of(node, current), "badges": BADGES}


def new_target(address: QueryDict, day: dt.date) -> dict[str, Any]:
    """Return what stands in the fields of a new target: the year, and the resolution that the address names."""
    year = {"starts_on": dt.date(day.year, 1, 1), "ends_on": dt.date(day.year, 12, 31)}
    return year | {"resolution": address.get("resolution")}


def initial_of(row: Resolution | Target) -> dict[str, Any]:
    """Return what stands in the fields when something is corrected."""
    if isinstance(row, Resolution):
        names = ("title", "starts_on", "ends_on", "number", "issued_on", "congress")
        return {name: getattr(row, name) for name in names} | {"meeting": row.meeting.uid if row.meeting else None}
    numbers = {name: getattr(row, name) for name in ("goal", "yearly", "baseline")}
    typed = {name: None if value is None else plain(value) for name, value in numbers.items()}
    return {name: getattr(row, name) for name in ("name", "direction", "unit", "starts_on", "ends_on")} | typed


def years_in(resolution: Resolution) -> int:
    """Return how many years a resolution has."""
    return Period(resolution.starts_on, resolution.ends_on).years


def lines_asked(typed: QueryDict, known: int) -> tuple[int, bool]:
    """Return how many lines the page has, and whether more were asked for instead of saving."""
    more = "more" in typed
    count = typed.get("count", "")
    if count.isdecimal() and len(count) < 4:  # noqa: PLR2004 -- a sane number of lines
        return int(count) + (_MORE_LINES if more else 0), more
    return max(_FIRST_LINES, known + _EMPTY_LINES), more


def filters_of(form: TaskFilterForm, day: dt.date) -> TaskFilters:
    """Return what a list of tasks is narrowed to: this year unless told."""
    chosen: Mapping[str, Any] = form.chosen()
    names = ("state", "assessment", "horizon", "late", "official")
    return TaskFilters(
        year=chosen.get("year", day.year),
        text=chosen.get("q", ""),
        **{name: chosen[name] for name in names if name in chosen},
    )


def chosen_of(address: QueryDict) -> list[uuid.UUID] | None:
    """Return which rows were chosen; none means all of the list."""
    if "everything" in address or "task" not in address:
        return None
    found = []
    for text in address.getlist("task"):
        with suppress(ValueError):
            found.append(uuid.UUID(text))
    return found


def year_tabs(year: int, day: dt.date) -> list[Tab]:
    """Return the years beside the one that is shown."""
    years = sorted({day.year + 1, day.year, day.year - 1, day.year - 2, year}, reverse=True)
    return [Tab(str(one), f"?year={one}", current=one == year) for one in years]
