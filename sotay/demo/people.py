"""The people of the demonstration province, all invented, spread over the cells as in a real register."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.demo import words
from sotay.demo.tree import Node
from sotay.members.choices import Sex, Status

_BADGES = (30, 40, 45, 50, 55, 60, 65, 70)


@dataclass(slots=True)
class Person:
    """What the other tables need to know of a member."""

    id: int
    cell: Node
    name: str
    born_on: dt.date
    sex: str
    joined_on: dt.date
    official_on: dt.date | None
    status: str
    user_id: int | None = None
    login: str = ""


def sizes(cells: list[Node], members: int, rng: random.Random) -> list[int]:
    """Return how many members each cell has: uneven, at least three, `members` in all."""
    weights = [rng.uniform(7, 27) for _ in cells]
    spare = members - 3 * len(cells)
    total = sum(weights)
    counts = [3 + int(spare * weight / total) for weight in weights]
    for i in range(members - sum(counts)):
        counts[i % len(counts)] += 1
    return counts


def invent(cells: list[Node], counts: list[int], first_id: int, day: dt.date, rng: random.Random) -> list[Person]:
    """Return everybody, cell by cell."""
    people: list[Person] = []
    for cell, count in zip(cells, counts, strict=True):
        for _ in range(count):
            people.append(_person(first_id + len(people), cell, day, rng))
    return people


def _person(number: int, cell: Node, day: dt.date, rng: random.Random) -> Person:
    """Return one invented member: hamlets are older, offices younger."""
    sex = Sex.FEMALE if rng.random() < 0.37 else Sex.MALE
    oldest, youngest = (88, 21) if cell.sector == "residential" else (60, 22)
    age = int(rng.triangular(youngest, oldest, 58 if cell.sector == "residential" else 40))
    born = dt.date(day.year - age, rng.randint(1, 12), rng.randint(1, 28))
    if (born.month, born.day) > (day.month, day.day):
        born = born.replace(year=born.year - 1)
    joined = born + dt.timedelta(days=int(366 * rng.triangular(18.2, min(age, 55) - 0.2, 26)))
    joined = min(joined, day - dt.timedelta(days=20))
    official = _year_after(joined)
    status = Status.FULL
    if official > day:
        status, official_on = Status.PROBATIONARY, None
    else:
        official_on = official
        if (age >= 80 and rng.random() < 0.55) or rng.random() < 0.012:
            status = Status.EXEMPT
    name = f"{rng.choice(words.FAMILY)} {rng.choice(words.MIDDLE[sex])} {rng.choice(words.GIVEN[sex])}"
    return Person(number, cell, name, born, sex, joined, official_on, status)


def _year_after(day: dt.date) -> dt.date:
    """Return the same day a year later; 29 February becomes 1 March."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return dt.date(day.year + 1, 3, 1)


MEMBER_COLUMNS = (
    "id",
    "uid",
    "account_id",
    "full_name",
    "used_name",
    "born_on",
    "born_precision",
    "sex",
    "ethnicity",
    "religion",
    "home_town",
    "residence",
    "national_id",
    "card_number",
    "joined_on",
    "official_on",
    "party_post",
    "public_post",
    "occupation",
    "general_education",
    "qualification",
    "political_theory",
    "state_management",
    "foreign_language",
    "it_skill",
    "phone",
    "email",
    "badge",
    "note",
    "search_key",
    "sort_key",
)


def member_rows(people: list[Person], day: dt.date, rng: random.Random) -> Iterator[tuple[object, ...]]:
    """Yield the members' rows in the order of `MEMBER_COLUMNS`."""
    for n, p in enumerate(people, 1):
        years = day.year - p.joined_on.year
        badge = max((b for b in _BADGES if b <= years), default=0)
        commune = p.cell.parent.name.removeprefix("Đảng bộ ") if p.cell.parent else ""
        place = f"{p.cell.name.removeprefix('Chi bộ ')}, {commune}" if p.cell.sector == "residential" else f"{commune}"
        number = national_id(p.born_on, p.sex, n)
        yield (
            p.id,
            uid("member", n),
            p.user_id,
            p.name,
            p.name,
            p.born_on,
            "day",
            p.sex,
            rng.choice(words.ETHNICITY),
            rng.choice(words.RELIGION),
            "Bình Sơn",
            place,
            number,
            number if p.official_on else "",
            p.joined_on,
            p.official_on,
            "",
            rng.choice([""] * 16 + ["Trưởng thôn", "Trưởng phòng", "Chi hội trưởng"]),
            rng.choice(words.OCCUPATION.get(p.cell.sector, ["Công chức"])),
            rng.choice(words.SCHOOLING),
            rng.choice(words.QUALIFICATION),
            rng.choice(words.THEORY),
            rng.choice(["", "", "Chuyên viên"]),
            rng.choice(["", "", "Tiếng Anh B"]),
            rng.choice(["", "Cơ bản"]),
            f"09{rng.randrange(10**8):08d}",
            "",
            f"{badge} năm" if badge else "",
            "",
            search_key(p.name),
            name_sort_key(p.name),
        )


def national_id(born_on: dt.date, sex: str, number: int) -> str:
    """Return a number of a province that does not exist, with the digits of sex and year of birth that belong there."""
    return f"098{(born_on.year // 100 - 19) * 2 + (sex == Sex.FEMALE)}{born_on.year % 100:02d}{number:06d}"


def uid(kind: str, number: int) -> str:
    """Return an id that is the same at every load: the demonstration is deterministic."""
    return f"{_KINDS[kind]:08x}-0000-4000-8000-{number:012x}"


_KINDS = {"organisation": 1, "member": 2, "user": 3, "position": 4}
