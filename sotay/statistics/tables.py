"""The official tables 1-5 (11-HD/BTCTW, 40-HD/BTCTW): rows and columns, filled from counts; tables 6 and 7 need ratings."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from urllib.parse import urlencode

from sotay.core.display import number, percent
from sotay.members.choices import Status
from sotay.organisations.choices import Sector
from sotay.statistics.queries.movements import Movements
from sotay.statistics.queries.profile import Profile

BANDS = ("18-30", "31-35", "36-40", "41-45", "46-50", "51-55", "56-60", ">60")
ERAS = (
    ("1", "Trước 19/8/1945"),
    ("2", "19/8/1945 - 20/7/1954"),
    ("3", "21/7/1954 - 30/4/1975"),
    ("4", "Từ 01/5/1975 đến nay"),
)
ERA_DAYS = {
    "1": ("", "1945-08-18"),
    "2": ("1945-08-19", "1954-07-20"),
    "3": ("1954-07-21", "1975-04-30"),
    "4": ("1975-05-01", ""),
}
_ADMITTED = 2
# What table 1 sums up under one line.
_REASONS = {"moved_out": "out"}
PERIOD_HEADINGS = ("Chỉ tiêu", "Kỳ này", "Cùng kỳ năm trước", "So sánh")
GROUP_HEADINGS = ("Dân tộc, tôn giáo", "Tổng số", "Trong đó: nữ", "Tỷ lệ")
SECTOR_HEADINGS = (
    "Loại hình",
    "Tổng số TCCSĐ",
    "Đảng bộ cơ sở",
    "Chi bộ cơ sở",
    "Đảng bộ bộ phận",
    "Chi bộ trực thuộc",
    "Đảng viên",
)


@dataclass(frozen=True)
class Line:
    """A row of a table: its words, its cells as written, how far it is indented, whether it heads a part.

    `opens` says which people are behind the first number: conditions of the register, or a reason of the difference;
    a page puts the address (`url`) beside it.
    """

    label: str
    cells: tuple[str, ...]
    indent: int = 0
    is_head: bool = False
    opens: str = ""
    url: str = ""


@dataclass(frozen=True)
class Table:
    """One official table, ready to be read, printed or put into Excel."""

    number: int
    title: str
    headings: Sequence[str]
    lines: tuple[Line, ...]


def movements_table(now: Movements, before: Movements) -> Table:
    """Return table 1; the closing line is the opening line plus what came less what went."""

    def line(label: str, count: Callable[[Movements], int], indent: int = 0, *, opens: str = "") -> Line:
        return _compared(label, count(now), count(before), indent, is_head=not indent, opens=opens)

    gone = [
        ("Từ trần", "deceased"),
        ("Khai trừ", "expelled"),
        ("Xóa tên", "struck_off"),
        ("Xin ra khỏi Đảng", "resigned"),
        ("Chuyển đi", "moved_out"),
    ]
    lines = [
        line("A. Đảng viên kỳ trước chuyển sang", lambda m: m.opening, opens="opening?"),
        line("B. Tăng trong kỳ", lambda m: m.admitted + m.moved_in, opens="difference?"),
        line("1. Kết nạp", lambda m: m.admitted, 1, opens="difference?reason=admitted"),
        line("2. Chuyển đến", lambda m: m.moved_in, 1, opens="difference?reason=in"),
        line("C. Giảm trong kỳ", lambda m: sum(getattr(m, name) for _, name in gone), opens="difference?"),
        *(
            line(f"{n}. {label}", attrgetter(name), 1, opens=f"difference?reason={_REASONS.get(name, name)}")
            for n, (label, name) in enumerate(gone, 1)
        ),
        line("D. Đảng viên cuối kỳ (A + B − C)", lambda m: m.closing, opens="register?"),
    ]
    return Table(1, "Tăng, giảm đảng viên", PERIOD_HEADINGS, tuple(lines))


def members_table(table: int, title: str, now: Profile, before: Profile) -> Table:
    """Return table 2 (the newly admitted) or table 4 (all members), by attribute."""
    kind = "admitted" if table == _ADMITTED else "register"
    lines = [
        _compared("I. Tổng số", now.total.all, before.total.all, is_head=True, opens=f"{kind}?"),
        _compared("Trong đó: nữ", now.total.women, before.total.women, 1, opens=f"{kind}?sex=female"),
        _compared("Theo tôn giáo", _believers(now), _believers(before), 1),
        _compared("Dân tộc thiểu số", _minorities(now), _minorities(before), 1),
        *_part(
            "II. Tình trạng",
            "status",
            [(Status(s).value, Status(s).label) for s in ("full", "probationary", "exempt", "suspended")],
            now,
            before,
        ),
        *_part(
            "III. Tuổi đời",
            "band",
            [(band, f"{'Trên 60' if band == '>60' else band} tuổi") for band in BANDS],
            now,
            before,
        ),
        Line("Tuổi bình quân", (_mean(now), _mean(before), ""), 1),
        *_part("IV. Nghề nghiệp", "occupation", _found(now, before, "occupation"), now, before),
        *_part("V. Giáo dục phổ thông", "general_education", _found(now, before, "general_education"), now, before),
        *_part("VI. Chuyên môn nghiệp vụ", "qualification", _found(now, before, "qualification"), now, before),
        *_part("VII. Lý luận chính trị", "political_theory", _found(now, before, "political_theory"), now, before),
        *_part("VIII. Thời gian kết nạp", "era", ERAS, now, before),
    ]
    return Table(
        table, title, PERIOD_HEADINGS, tuple(replace(line, opens=line.opens.replace("{kind}", kind)) for line in lines)
    )


def groups_table(table: int, title: str, now: Profile) -> Table:
    """Return table 3: by ethnic group, then by religion, each with its share of the whole."""
    lines = [
        Line(
            "Tổng số",
            (number(now.total.all), number(now.total.women), percent(now.total.all, now.total.all)),
            is_head=True,
        )
    ]
    for head, attribute in (("Dân tộc", "ethnicity"), ("Tôn giáo", "religion")):
        lines.append(Line(head, ("", "", ""), is_head=True))
        for value, count in sorted(now.by[attribute].items(), key=lambda pair: (-pair[1].all, pair[0])):
            label = value or "Chưa ghi"
            lines.append(Line(label, (number(count.all), number(count.women), percent(count.all, now.total.all)), 1))
    return Table(table, title, GROUP_HEADINGS, tuple(lines))


def sectors_table(organisations: dict[str, tuple[int, int, int, int]], now: Profile) -> Table:
    """Return table 5: organisations and members by sector."""
    lines = []
    sums = [0] * 6
    for sector in Sector:
        committees, cells, partial, below = organisations.get(sector, (0, 0, 0, 0))
        values = [committees + cells, committees, cells, partial, below, now.of("sector", sector).all]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        lines.append(Line(sector.label, tuple(number(value) for value in values)))
    lines.append(Line("Cộng", tuple(number(value) for value in sums), is_head=True))
    return Table(5, "Tổ chức đảng và đảng viên theo loại hình", SECTOR_HEADINGS, tuple(lines))


def _compared(label: str, now: int, before: int, indent: int = 0, *, is_head: bool = False, opens: str = "") -> Line:  # noqa: PLR0913 -- a line
    """Return a line with both periods and their ratio; a dash where there is nothing to compare with."""
    return Line(label, (number(now), number(before), percent(now, before)), indent, is_head, opens)


def _part(head: str, attribute: str, values: Iterable[tuple[str, str]], now: Profile, before: Profile) -> list[Line]:
    """Return a part of the table: its heading and a line a value."""
    lines = [Line(head, ("", "", ""), is_head=True)]
    return lines + [
        _compared(
            label, now.of(attribute, value).all, before.of(attribute, value).all, 1, opens=_opens(attribute, value)
        )
        for value, label in values
    ]


def _opens(attribute: str, value: str) -> str:
    """Return the conditions of the register for a value of an attribute; what is not recorded cannot be asked for."""
    if attribute == "band":
        first, _, last = value.partition("-")
        ages = {"age_from": "61"} if value == ">60" else {"age_from": first, "age_to": last}
        if value == BANDS[0]:
            del ages["age_from"]
        return f"{{kind}}?{urlencode(ages)}"
    if attribute == "era":
        first, last = ERA_DAYS[value]
        return (
            f"{{kind}}?{urlencode({name: day for name, day in (('joined_from', first), ('joined_to', last)) if day})}"
        )
    return f"{{kind}}?{urlencode({attribute: value})}" if value else ""


def _found(now: Profile, before: Profile, attribute: str) -> list[tuple[str, str]]:
    """Return the values that occur, as written in the register; what is not recorded comes last and says so."""
    values = sorted(set(now.by[attribute]) | set(before.by[attribute]), key=lambda value: (value == "", value))
    return [(value, value or "Chưa ghi") for value in values]


def _believers(profile: Profile) -> int:
    """Return how many have a religion."""
    return profile.total.all - profile.of("religion", "Không", "").all


def _minorities(profile: Profile) -> int:
    """Return how many belong to an ethnic minority."""
    return profile.total.all - profile.of("ethnicity", "Kinh", "").all


def _mean(profile: Profile) -> str:
    """Return the mean age with one decimal."""
    return number(profile.age_sum / profile.total.all, 1) if profile.total.all else "–"
