"""The row of tabs over the reports, and the small values that their pages show."""

from collections import Counter
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.committees.choices import Post
from sotay.committees.exports.sheets import share_words
from sotay.committees.queries.structure import Structure
from sotay.committees.rules.posts import highest
from sotay.committees.rules.structure import Figure, Person
from sotay.core.pages import Slice
from sotay.core.parts import Tab
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation

_REPORTS = {
    "structure": "Cơ cấu, chất lượng",
    "changes": "Bổ sung, biến động",
    "vacancies": "Còn khuyết",
    "uncharged": "Chi bộ chưa có người phụ trách",
}


def report_tabs(node: Organisation, current: str) -> list[Tab]:
    """Return the tabs over the reports of a node."""
    return [
        Tab(title, reverse(f"committees:{name}", args=[node.uid]), current=name == current)
        for name, title in _REPORTS.items()
    ]


def figure_named(structure: Structure, key: str) -> Figure | None:
    """Return the line of the report that is opened."""
    return next((one for group in structure.groups for one in group.figures if one.key == key), None)


@dataclass(frozen=True)
class NameLine:
    """Somebody behind a number."""

    person: Person
    post: str
    url: str


@dataclass(frozen=True)
class Names:
    """One page of the people behind a number."""

    lines: list[NameLine]
    page: Slice


def names_of(actor: Actor, page: Slice) -> Names:
    """Return one page of people as lists show them; records open for whoever may see records."""
    sees_records = actor.has(MemberPermission.VIEW)
    lines = [
        NameLine(
            one,
            Post(highest(held.post for held in one.posts)).label,
            reverse("members:detail", args=[one.uid]) if sees_records else "",
        )
        for one in page.items
    ]
    return Names(lines, page)


@dataclass(frozen=True)
class PostCount:
    """How many were added to a post, with the list."""

    label: str
    count: int
    url: str
    share: str


def post_counts(address: QueryDict, counts: Counter[str]) -> list[PostCount]:
    """Return the numbers by post, the secretaries first."""
    whole = counts.total()
    found = []
    for post in Post:
        if counts[post]:
            changed = address.copy()
            changed["post"] = post.value
            changed.pop("page", None)
            found.append(
                PostCount(post.label, counts[post], f"?{changed.urlencode()}", share_words(counts[post], whole))
            )
    return found


@dataclass(frozen=True)
class FigureLine:
    """A line of the report as the page shows it; `url` opens the names."""

    figure: Figure
    share: str
    url: str


@dataclass(frozen=True)
class FigureTable:
    """Some lines under one heading."""

    title: str
    lines: list[FigureLine]

    @property
    def has_norms(self) -> bool:
        """Tell whether a norm stands beside any of the lines."""
        return any(line.figure.norm for line in self.lines)


def figure_tables(address: QueryDict, structure: Structure) -> list[FigureTable]:
    """Return the lines of the report, each with its share and the address of its names."""
    found = []
    for group in structure.groups:
        lines = []
        for one in group.figures:
            changed = address.copy()
            changed["key"] = one.key
            changed.pop("page", None)
            url = f"?{changed.urlencode()}#names" if one.count else ""
            lines.append(FigureLine(one, share_words(one.count, one.whole), url))
        found.append(FigureTable(group.title, lines))
    return found
