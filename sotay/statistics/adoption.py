"""The use of the handbook as it is drawn: tiles, table, progress, the call sheet; and as other programs read it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.urls import reverse

from sotay.core.display import number, percent
from sotay.core.parts import Bar, Place, Tab
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.statistics.boards import Stat, list_url
from sotay.statistics.queries.adoption import (
    AdoptionFigures,
    MonthAdoption,
    NodeAdoption,
    adoption_of_children,
    need_of,
    progress_of,
    total,
)
from sotay.statistics.rules import GOAL_HANDBOOK, Need, meets

SHEET_SIZE = 300
# What is done for somebody, in the order of the visit.
STEPS: dict[Need, tuple[str, str]] = {
    Need.ACCOUNT: ("Chưa có tài khoản", "Cấp tài khoản, in phiếu kích hoạt; giúp quét mã và đặt mã PIN"),
    Need.ACTIVATION: ("Chưa kích hoạt", "In lại phiếu nếu đã hết hạn; giúp quét mã và đặt mã PIN"),
    Need.PRACTICE: ("Chưa dùng lần nào", "Ngồi cạnh ở kỳ họp tới: mở sổ tay, xem tài liệu, tự điểm danh"),
}


@dataclass(frozen=True)
class AdoptionBoard:
    """The use of the handbook at a node."""

    node: Organisation
    parts: list[NodeAdoption]
    sums: AdoptionFigures
    months: list[MonthAdoption]

    @property
    def children(self) -> list[tuple[NodeAdoption, str]]:
        """Return the lines of the table, each with the way down."""
        return [(part, adoption_url(part.organisation)) for part in self.parts]

    @property
    def activated_columns(self) -> list[Bar]:
        """Return the share of members activated by each month's end."""
        return [_column(one.month, one.activated, one.members) for one in self.months]

    @property
    def used_columns(self) -> list[Bar]:
        """Return the share of those due who used the handbook in each month's meetings."""
        return [_column(one.month, one.used, one.due) for one in self.months]

    @property
    def stats(self) -> list[Stat]:
        """Return the tiles; the goals are those of the provinces' reports: every cell, more than 90 % of members."""
        return _tiles(self.node, self.sums, self.months[-1].month)


@dataclass(frozen=True)
class SheetLine:
    """One person of the call sheet: what they lack and what is done for them."""

    member: Member
    lack: str
    step: str


@dataclass(frozen=True)
class SheetCell:
    """The people of one cell on the call sheet."""

    uid: UUID
    name: str
    parent_name: str
    lines: list[SheetLine]


def adoption_board_of(node: Organisation) -> AdoptionBoard:
    """Return the use of the handbook at a node, in three statements."""
    parts = adoption_of_children(node)
    return AdoptionBoard(node, parts, total(parts), progress_of(node))


def adoption_url(node: Organisation) -> str:
    """Return the address of a node's use of the handbook."""
    return reverse("statistics:adoption_board", args=[node.uid])


def places(ancestors: Iterable[Organisation]) -> list[Place]:
    """Return the way down to the node."""
    return [Place(one.name, adoption_url(one)) for one in ancestors]


def sheet_tabs(node: Organisation, need: Need | None) -> list[Tab]:
    """Return the tabs of the call sheet: everybody, then by what they lack."""
    address = reverse("statistics:adoption_sheet", args=[node.uid])
    own = [Tab(words, f"{address}?need={each}", each == need) for each, (words, _) in STEPS.items()]
    return [Tab("Tất cả", address, need is None), *own]


def call_sheet(members: Iterable[Member]) -> list[SheetCell]:
    """Return the people to help, cell by cell, as they come."""
    return [
        SheetCell(uid, name, parent, [SheetLine(member, *STEPS[need_of(member)]) for member in rows])
        for (uid, name, parent), rows in groupby(members, key=_cell)
    ]


def adoption_answer(board: AdoptionBoard) -> dict[str, Any]:
    """Return the figures for other programs; `sotay adoption --json` and the API give the same."""
    return {
        **_named(board.node, board.sums),
        "month": f"{board.months[-1].month:%Y-%m}",
        "parts": [_named(part.organisation, part.figures) for part in board.parts],
        "progress": [
            {
                "month": f"{one.month:%Y-%m}",
                "members": one.members,
                "activated": one.activated,
                "due": one.due,
                "used": one.used,
            }
            for one in board.months
        ],
    }


def _named(organisation: Organisation, figures: AdoptionFigures) -> dict[str, Any]:
    """Return the figures of one organisation by key."""
    return {
        "organisation": organisation.code,
        "name": organisation.name,
        "cells": {"total": figures.cells, "met": figures.cells_met, "using": figures.cells_using},
        "members": figures.members,
        "accounts": figures.accounts,
        "activated": figures.activated,
        "active_this_month": figures.active,
        "last_meeting": {"due": figures.due, "used": figures.used},
        "to_help": {
            "total": figures.to_help,
            "no_account": figures.members - figures.accounts,
            "not_activated": figures.accounts - figures.activated,
            "never_used": figures.never_used,
        },
    }


def _tiles(node: Organisation, f: AdoptionFigures, month: dt.date) -> list[Stat]:
    """Return the tiles, each with the list behind it."""

    def help_url(need: str = "") -> str:
        address = reverse("statistics:adoption_sheet", args=[node.uid])
        return f"{address}?need={need}" if need else address

    goal = _kind(meets(f.activated, f.members, GOAL_HANDBOOK))
    return [
        Stat(
            "Có tài khoản",
            number(f.accounts),
            f"trong {number(f.members)} đảng viên phải dùng",
            help_url(Need.ACCOUNT),
            f.accounts,
            f.members,
            _kind(f.accounts == f.members),
        ),
        Stat(
            "Đã kích hoạt",
            number(f.activated),
            f"trong {number(f.members)} · mục tiêu > {GOAL_HANDBOOK} %",
            list_url("adoption", node, month, show="not_activated"),
            f.activated,
            f.members,
            goal,
        ),
        Stat(
            "Dùng trong tháng",
            number(f.active),
            f"trong {number(f.activated)} đã kích hoạt",
            list_url("adoption", node, month, show="not_active"),
            f.active,
            f.activated,
            "info",
        ),
        Stat(
            "Dùng trong kỳ họp gần nhất",
            number(f.used),
            f"trong {number(f.due)} phải có mặt",
            list_url("cells", node, month),
            f.used,
            f.due,
            _kind(meets(f.used, f.due, GOAL_HANDBOOK)),
        ),
        Stat(
            "Chi bộ dùng sổ tay khi họp",
            number(f.cells_using),
            f"trong {number(f.cells)} chi bộ · mục tiêu 100 %",
            list_url("cells", node, month),
            f.cells_using,
            f.cells,
            _kind(f.cells_using == f.cells),
        ),
        Stat("Cần giúp", number(f.to_help), "xem danh sách đi giúp", help_url(), kind="late" if f.to_help else "ok"),
    ]


def _column(month: dt.date, part: int, whole: int) -> Bar:
    """Return a month's share as a column."""
    return Bar(f"{month:%m/%y}", 100 * part // whole if whole else 0, text=percent(part, whole))


def _kind(reached: bool) -> str:  # noqa: FBT001 -- one fact
    """Return the colour of a share with a goal."""
    return "ok" if reached else "due"


def _cell(member: Any) -> tuple[UUID, str, str]:
    """Return the cell of a listed member."""
    return member.cell_uid, member.cell_name, member.parent_name
