"""What the pages about hamlets hand to their templates."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.display import number, percent
from sotay.core.parts import Bar, Place
from sotay.hamlets.choices import HeadPost
from sotay.hamlets.models import Hamlet, ShareTarget
from sotay.hamlets.queries.board import HeadFigures, Moment, Part, parts_of, series_of, target_of, total
from sotay.hamlets.queries.hamlets import HamletLine, ancestors_in_sight
from sotay.hamlets.rules import needed_for, post_words
from sotay.organisations.models import Organisation

_PER_MILLE = 1000


@dataclass(frozen=True)
class Board:
    """A node with its parts, the sums, the way the share went, and the target."""

    parts: list[Part]
    sums: HeadFigures
    columns: list[Bar]
    target: ShareTarget | None
    missing: int
    places: list[Place]
    links: dict[str, str]
    note: str
    caption: str


def board_of(actor: Actor, node: Organisation, on: dt.date) -> Board:
    """Return what the board of a node shows on the day."""
    parts = parts_of(node, on)
    sums = total(parts)
    target = target_of(node, on)
    missing = max(0, needed_for(target.percent, sums.hamlets) - sums.member_heads) if target else 0
    columns = _columns(series_of(node, on), target)
    caption = "Tỷ lệ trưởng thôn là đảng viên, cuối mỗi năm" + ("; cột vàng là chỉ tiêu" if target else "")
    note = f"{number(sums.member_heads)}/{number(sums.hamlets)} thôn, tổ dân phố"
    return Board(parts, sums, columns, target, missing, _places(actor, node), _links(node, on), note, caption)


def _links(node: Organisation, on: dt.date) -> dict[str, str]:
    """Return the lists behind the numbers."""
    day = {} if on == today() else {"on": on.isoformat()}
    asked = {
        "member": {"party": "member"},
        "other": {"party": "other"},
        "vacant": {"party": "vacant"},
        "none": {"review": "none"},
    }
    base = reverse("hamlets:list")
    return {name: f"{base}?{urlencode({'under': str(node.uid), **filters, **day})}" for name, filters in asked.items()}


def _columns(moments: Sequence[Moment], target: ShareTarget | None) -> list[Bar]:
    """Return the share over the years as columns, the target last."""
    bars = [
        Bar(
            str(one.day.year),
            one.member_heads * _PER_MILLE // one.hamlets if one.hamlets else 0,
            text=percent(one.member_heads, one.hamlets),
        )
        for one in moments
    ]
    if target:
        bars.append(Bar(str(target.year), target.percent * 10, kind="due", text=f"{target.percent} %"))
    return bars


def _places(actor: Actor, node: Organisation) -> list[Place]:
    """Return the way down to a node, as far as the actor sees it."""
    return [Place(one.name, reverse("hamlets:node", args=[one.uid])) for one in ancestors_in_sight(actor, node)]


def posts_of(hamlet: Hamlet) -> list[tuple[str, str]]:
    """Return the posts as the hamlet calls them."""
    return [(post.value, post_words(hamlet.kind, post)) for post in HeadPost]


HEADINGS = (
    "Thôn, tổ dân phố", "Loại", "Chi bộ", "Trực thuộc", "Số hộ", "Trưởng thôn, tổ trưởng", "Năm sinh", "Đảng viên",
    "Ngày vào Đảng", "Hết nhiệm kỳ", "Rà soát", "Phó thôn, tổ phó",
)  # fmt: skip


def sheet_rows(lines: Sequence[HamletLine]) -> Iterator[list[Any]]:
    """Yield the list as rows of a workbook."""
    for line in lines:
        hamlet, head = line.hamlet, line.head
        above = hamlet.organisation.parent
        born = head.headship.born_on if head else None
        yield [
            hamlet.name,
            hamlet.get_kind_display(),
            hamlet.organisation.name,
            above.name if above else "",
            hamlet.households,
            head.headship.full_name if head else "",
            str(born.year) if born else "",
            ("x" if head.is_member else "") if head else "",
            head.register.joined_on if head and head.register else None,
            head.headship.term_until if head else None,
            head.review.get_conclusion_display() if head and head.review and not head.is_member else "",
            "; ".join(one.headship.full_name for one in line.deputies),
        ]
