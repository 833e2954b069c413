"""Tables of a PDF: grids of ruled lines, and the words that stand in their cells."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from sotay.documents.reflow.pdf_words import Box, Word

_NEAR = 3.0
_MOST_RULES = 4000
_FEWEST_EDGES = 3


@dataclass(slots=True)
class Grid:
    """A table being read: the edges of its columns (left to right) and rows (top to bottom), and its words."""

    columns: list[float]
    rows: list[float]
    words: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    first_word: int = -1

    def place_of(self, box: Box) -> tuple[int, int] | None:
        """Return row and column of what stands inside, or None."""
        x, y = box.middle
        if not (self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]):
            return None
        downwards = [-edge for edge in self.rows]
        return bisect_right(downwards, -y) - 1, bisect_right(self.columns, x) - 1

    def take(self, number: int, word: Word) -> bool:
        """Take a word that stands inside."""
        place = self.place_of(word.box)
        if place is None:
            return False
        self.words.setdefault(place, []).append(word.text)
        self.first_word = number if self.first_word < 0 else self.first_word
        return True

    def as_rows(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells' texts, without rows and columns that say nothing."""
        rows = sorted({row for row, _ in self.words})
        columns = sorted({column for _, column in self.words})
        return tuple(tuple(" ".join(self.words.get((row, column), ())) for column in columns) for row in rows)


def grids_of(rules: Sequence[Box]) -> list[Grid]:
    """Return the grids that ruled lines make; single lines and frames are none."""
    if len(rules) > _MOST_RULES:
        return []
    grids = []
    for group in _touching(rules):
        upright = [rule for rule in group if rule.top - rule.bottom > rule.right - rule.left]
        level = [rule for rule in group if rule.top - rule.bottom <= rule.right - rule.left]
        columns = _edges([rule.middle[0] for rule in upright])
        rows = _edges([rule.middle[1] for rule in level])[::-1]
        if len(columns) >= _FEWEST_EDGES and len(rows) >= 2:  # noqa: PLR2004 -- two columns, one row
            grids.append(Grid(columns, rows))
    return grids


def _edges(places: list[float]) -> list[float]:
    """Return places in order, near ones as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found


def _touching(rules: Sequence[Box]) -> list[list[Box]]:
    """Return rules in groups that touch one another."""
    groups: list[tuple[Box, list[Box]]] = []
    for rule in sorted(rules, key=lambda box: -box.top):
        bounds, members = rule, [rule]
        apart = []
        for other, others in groups:
            if _meet(other, bounds):
                bounds, members = _around(other, bounds), others + members
            else:
                apart.append((other, others))
        groups = [*apart, (bounds, members)]
    return [members for _, members in groups]


def _meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes touch or nearly touch."""
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.bottom - _NEAR <= other.top
        and other.bottom - _NEAR <= one.top
    )


def _around(one: Box, other: Box) -> Box:
    """Return the box around two boxes."""
    return Box(
        min(one.left, other.left), min(one.bottom, other.bottom), max(one.right, other.right), max(one.top, other.top)
    )
