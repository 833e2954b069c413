"""The sentences about assigned work that the system itself writes, and where they lead."""

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from django.urls import reverse

WORK_ASSIGNED = "Chi bộ phân công công tác cho đồng chí"
MONTH_WANTED = "Chi bộ mong đồng chí báo cáo việc được phân công tháng {month}"
MONTH_COMMENTED = "Chi bộ nhận xét việc: {title}"


def own_link() -> str:
    """Return the address of one's own works."""
    return reverse("assignments:mine")


class Counts(Protocol):
    """Counts of a month."""

    @property
    def works(self) -> int:
        """Return how many works ran."""

    @property
    def done(self) -> int:
        """Return how many are done."""

    @property
    def in_progress(self) -> int:
        """Return how many are under way."""

    @property
    def difficulty(self) -> int:
        """Return how many meet difficulties."""

    @property
    def silent(self) -> int:
        """Return of how many nothing was said."""


def paragraph(counts: Counts) -> str:
    """Return what section I of the cell's resolution says of assigned work; nothing where there is none."""
    if not counts.works:
        return ""
    said = (
        (counts.done, "đã làm xong"),
        (counts.in_progress, "đang làm"),
        (counts.difficulty, "gặp khó khăn"),
        (counts.silent, "chưa báo cáo"),
    )
    parts = ", ".join(f"{number} việc {words}" for number, words in said if number)
    return f"Công tác phân công cho đảng viên: {counts.works} việc; {parts}."


class Person(Protocol):
    """Whoever was assigned something."""

    full_name: str


class Work(Protocol):
    """A work that was assigned."""

    member_id: int
    year: int
    title: str

    @property
    def member(self) -> Person:
        """Return whose it is."""


def decided_words(works: Sequence[Work]) -> list[str]:
    """Return what the papers of a meeting say of the works assigned there."""
    found = []
    for year, rows in groupby(works, lambda work: work.year):
        of = [list(own) for _, own in groupby(rows, lambda work: work.member_id)]
        found.append(f"Chi bộ phân công công tác năm {year} cho {len(of)} đảng viên:")
        found += [f"{own[0].member.full_name}: {'; '.join(work.title for work in own)}." for own in of]
    return found
