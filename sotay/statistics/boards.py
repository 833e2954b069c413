"""The board as it is drawn: tiles, table, heat maps, all with the address of the list behind each number."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from sotay.core.days import add_months
from sotay.core.display import number, quarter
from sotay.core.parts import Heat, HeatCell, HeatRow, Place, Tab, month_map, share_level, share_map
from sotay.meetings.queries.unified import unified_share
from sotay.organisations.models import Organisation
from sotay.statistics.queries.month import MonthFigures, NodeMonth, month_of_children, total
from sotay.statistics.queries.year import YearOfParts
from sotay.statistics.rules import GOAL_ATTENDANCE, GOAL_HANDBOOK, Month, meets


@dataclass(frozen=True)
class Stat:
    """One tile: a number, what it is of, and the list behind it."""

    label: str
    value: str
    note: str
    url: str
    part: int = 0
    whole: int = 0
    kind: str = ""


@dataclass(frozen=True)
class Board:
    """The month of a node: tiles, and its children each with the address of its own board."""

    node: Organisation
    period: dt.date
    stats: list[Stat]
    handbook_stats: list[Stat]
    parts: list[NodeMonth]
    sums: MonthFigures

    @property
    def children(self) -> list[tuple[NodeMonth, str]]:
        """Return the lines of the table."""
        return [(part, board_url(part.organisation, self.period)) for part in self.parts]

    @property
    def late_url(self) -> str:
        """Return the address of the cells that are late."""
        return list_url("cells", self.node, self.period, state=Month.LATE)


def board_of(node: Organisation, period: dt.date) -> Board:
    """Return the board of a node for a month."""
    parts = month_of_children(node, period)
    sums = total(part.figures for part in parts)
    stats = [*tiles(node, period, sums), *unified_tiles(node, period)]
    return Board(node, period, stats, handbook_tiles(node, period, sums), parts, sums)


def board_url(node: Organisation, period: dt.date) -> str:
    """Return the address of the node's board."""
    return f"{reverse('statistics:node', args=[node.uid])}?{urlencode({'month': f'{period:%Y-%m}'})}"


def list_url(view: str, node: Organisation, period: dt.date, **more: str) -> str:
    """Return the address of a list behind a number."""
    return f"{reverse(f'statistics:{view}', args=[node.uid])}?{urlencode({'month': f'{period:%Y-%m}', **more})}"


def tiles(node: Organisation, period: dt.date, f: MonthFigures) -> list[Stat]:
    """Return the tiles of the board; goals are those of 42-HD/BTCTW and of the rule of use."""

    def cells(state: Month | None = None) -> str:
        return list_url("cells", node, period, **({"state": state} if state else {}))

    return [
        Stat(
            "Chi bộ đã họp",
            number(f.met),
            f"trong {number(f.cells)} chi bộ",
            cells(Month.MET),
            f.met,
            f.cells,
            _kind(f.met == f.cells),
        ),
        Stat(
            "Quá hạn chưa họp",
            number(f.late),
            "qua ngày sinh hoạt mà chưa họp",
            cells(Month.LATE),
            f.late,
            f.cells,
            "late" if f.late else "ok",
        ),
        Stat("Chưa đến hạn", number(f.due), "sẽ họp trong tháng", cells(Month.DUE), f.due, f.cells, "info"),
        Stat(
            "Đảng viên dự sinh hoạt",
            number(f.present),
            f"trong {number(f.expected)} phải có mặt · mục tiêu > {GOAL_ATTENDANCE} %",
            list_url("absences", node, period),
            f.present,
            f.expected,
            _kind(meets(f.present, f.expected, GOAL_ATTENDANCE)),
        ),
        Stat(
            "Điểm chất lượng bình quân",
            number(f.score) if f.score is not None else "–",
            f"{number(f.good)} chi bộ xếp loại Tốt",
            list_url("scores", node, period),
            f.good,
            f.scored,
            "info",
        ),
        Stat(
            "Gửi tài liệu đúng hạn",
            number(f.documents),
            f"trong {number(f.met)} kỳ họp",
            cells(Month.MET),
            f.documents,
            f.met,
            "info",
        ),
        Stat(
            "Chưa sinh hoạt chuyên đề",
            number(f.cells - f.thematic),
            f"{quarter(period)}: {number(f.thematic)} trong {number(f.cells)} chi bộ đã sinh hoạt",
            _meetings_list("thematic_lacking", node, period),
            f.thematic,
            f.cells,
            _kind(f.thematic == f.cells),
        ),
    ]


def unified_tiles(node: Organisation, period: dt.date) -> list[Stat]:
    """Return the tile of the unified day, where one holds in the month."""
    kept, bound = unified_share(node, period) or (0, 0)
    if not bound:
        return []
    note = f"trong {number(bound)} chi bộ có ngày thống nhất"
    url = _meetings_list("unified", node, period)
    return [Stat("Họp đúng ngày thống nhất", number(kept), note, url, kept, bound, _kind(kept == bound))]


def _meetings_list(view: str, node: Organisation, period: dt.date) -> str:
    """Return the address of a list that the meetings keep."""
    return f"{reverse(f'meetings:{view}')}?{urlencode({'node': node.uid, 'month': f'{period:%Y-%m}'})}"


def handbook_tiles(node: Organisation, period: dt.date, f: MonthFigures) -> list[Stat]:
    """Return the tiles on the use of the handbook, the exempt left out."""
    goal = _kind(meets(f.activated + f.paper_members, f.members, GOAL_HANDBOOK))
    return [
        Stat(
            "Chi bộ dùng sổ tay khi họp",
            number(f.handbook_cells + f.paper_cells),
            f"trong {number(f.met)} chi bộ đã họp{_paper(f.paper_cells)} · mục tiêu 100 %",
            list_url("cells", node, period, state=Month.MET),
            f.handbook_cells + f.paper_cells,
            f.met,
            _kind(f.handbook_cells + f.paper_cells == f.met),
        ),
        Stat(
            "Đã kích hoạt hoặc được ghi từ giấy" if f.paper_members else "Đảng viên đã kích hoạt",
            number(f.activated + f.paper_members),
            f"trong {number(f.members)}{_paper(f.paper_members)} · mục tiêu > {GOAL_HANDBOOK} %",
            list_url("adoption", node, period, show="not_activated"),
            f.activated + f.paper_members,
            f.members,
            goal,
        ),
        Stat(
            "Dùng trong tháng",
            number(f.active + f.paper_active),
            f"đã mở sổ tay từ đầu tháng{_paper(f.paper_active)}",
            list_url("adoption", node, period, show="not_active"),
            f.active + f.paper_active,
            f.members,
            "info",
        ),
        Stat(
            "Dùng trong kỳ họp",
            number(f.used + f.on_paper),
            f"trong {number(f.convened)} phải có mặt{_paper(f.on_paper)}",
            list_url("entries", node, period),
            f.used + f.on_paper,
            f.convened,
            "info",
        ),
    ]


def tabs(node: Organisation, period: dt.date, f: MonthFigures, state: Month | None) -> list[Tab]:
    """Return the tabs of the list of cells, each with its count."""
    choices: list[tuple[str, Month | None, int]] = [
        ("Tất cả", None, f.cells),
        ("Đã họp", Month.MET, f.met),
        ("Quá hạn", Month.LATE, f.late),
        ("Chưa đến hạn", Month.DUE, f.due),
    ]
    return [
        Tab(title, list_url("cells", node, period, **({"state": each} if each else {})), each == state, count)
        for title, each, count in choices
    ]


def year_heat(children: list[NodeMonth], year: YearOfParts, period: dt.date) -> Heat:
    """Return the heat map: a child a row, a month a column, shaded by the share of cells that met."""
    months = [add_months(period, k - 11) for k in range(12)]
    rows = [_year_row(child.organisation, year.get(child.organisation.pk, {}), months) for child in children]
    return share_map("Tỷ lệ chi bộ đã họp trong 12 tháng", "Tổ chức đảng", [f"{m:%m/%y}" for m in months], rows)


def _year_row(child: Organisation, found: dict[dt.date, tuple[int, int, int, int]], months: list[dt.date]) -> HeatRow:
    """Return the row of one child."""
    cells = []
    for month in months:
        met, all_cells, _, _ = found.get(month, (0, 0, 0, 0))
        text = f"{100 * met // all_cells}" if all_cells else "–"
        spoken = f"{child.name}, tháng {month:%m/%Y}: {met} trong {all_cells} chi bộ đã họp"
        cells.append(HeatCell(share_level(met, all_cells), text, spoken, board_url(child, month)))
    return HeatRow(child.name, tuple(cells), board_url(child, months[-1]))


def day_heat(node: Organisation, period: dt.date, days: dict[dt.date, int]) -> Heat:
    """Return the calendar of the month, each day shaded by the number of cells that met."""
    url = list_url("cells", node, period, state=Month.MET)
    return month_map(period, days, f"Số chi bộ họp mỗi ngày trong tháng {period:%m/%Y}", dict.fromkeys(days, url))


def places(ancestors: list[Organisation], period: dt.date) -> list[Place]:
    """Return the way down to the node."""
    return [Place(o.name, board_url(o, period)) for o in ancestors]


def _kind(reached: bool) -> str:  # noqa: FBT001 -- one fact
    """Return the colour of a share with a goal."""
    return "ok" if reached else "due"


def _paper(count: int) -> str:
    """Say how many of a number were written down for people without a telephone."""
    return f", có {number(count)} ghi từ giấy" if count else ""


def absence_tabs(node: Organisation, period: dt.date, *, unexcused_only: bool) -> list[Tab]:
    """Return the tabs of the list of absences."""
    return [
        Tab("Tất cả", list_url("absences", node, period), not unexcused_only),
        Tab("Vắng không lý do", list_url("absences", node, period, show="unexcused"), unexcused_only),
    ]


def adoption_tabs(node: Organisation, period: dt.date, *, inactive: bool) -> list[Tab]:
    """Return the tabs of the list of people to help."""
    return [
        Tab("Chưa kích hoạt", list_url("adoption", node, period, show="not_activated"), not inactive),
        Tab("Chưa mở sổ tay trong tháng", list_url("adoption", node, period, show="not_active"), inactive),
    ]


def score_tabs(node: Organisation, period: dt.date, counts: tuple[int, int], *, unscored: bool) -> list[Tab]:
    """Return the tabs of the list of scores."""
    return [
        Tab("Đã chấm", list_url("scores", node, period), not unscored, counts[0]),
        Tab("Chưa chấm xong", list_url("scores", node, period, show="unscored"), unscored, counts[1]),
    ]
