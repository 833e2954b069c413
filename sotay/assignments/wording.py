"""The sentences about assigned work that the system itself writes, and where they lead."""

from typing import Protocol

from django.urls import reverse

WORK_ASSIGNED = "Chi bộ phân công công tác cho đồng chí"


def own_link() -> str:
    """Return the address of one's own works."""
    return reverse("assignments:mine")


class Counts(Protocol):
    """Counts of a month."""

    works: int
    done: int
    in_progress: int
    difficulty: int

    @property
    def silent(self) -> int:
        """Of how many nothing was said."""


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
