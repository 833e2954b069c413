"""Decide how official papers are numbered: pure functions, no database, no words for readers."""

from collections.abc import Iterable

FIRST_PADDED_BELOW = 10


def symbol(paper_type: str, body: str) -> str:
    """Return the symbol of a paper: its type and its issuing body, as in `NQ/CB`."""
    return f"{paper_type}/{body}"


def padded(number: int) -> str:
    """Return a number as papers write it: two digits at least, as in `05`."""
    return f"{number:02d}" if number < FIRST_PADDED_BELOW else str(number)


def next_number(last: int) -> int:
    """Return the number after the last one; numbers of a type start at 1 in each term and are never used again."""
    return last + 1


def missing_numbers(issued: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers skipped between 1 and the highest issued one."""
    used = set(issued)
    return tuple(number for number in range(1, max(used, default=0)) if number not in used)
