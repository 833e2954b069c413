"""How a foreign layout is read: which sheet and row, which heading is which field, what its words mean; pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sotay.core.text import search_key
from sotay.exchange.layouts import Cell, Column, Layout
from sotay.exchange.rules.cells import cell_text

_MONTH_FIRST = re.compile(r"\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{2,4})\s*")
MONTH_FIRST = "mdy"


@dataclass(frozen=True)
class Source:
    """Where one field comes from: a heading of the file or a constant; `words` is what the file says → what is meant."""

    heading: str = ""
    constant: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    date_form: str = ""
    rule: str = "never"

    @cached_property
    def meanings(self) -> dict[str, str]:
        """Return the words in the form in which they are compared."""
        return {search_key(said): meant for said, meant in self.words.items()}


@dataclass(frozen=True)
class Reading:
    """A profile ready for use on the layout of its noun."""

    base: Layout
    sources: Mapping[str, Source]
    sheet: str = ""
    heading_row: int = 0
    keys: tuple[str, ...] = ()

    @cached_property
    def layout(self) -> Layout:
        """Return the noun's layout with the file's headings; what the profile does not name is not in the file."""
        return replace(
            self.base,
            columns=tuple(self._column(column) for column in self.base.columns),
            anchors=self._anchors(),
            ignored=(),
        )

    def _column(self, column: Column) -> Column:
        """Return a column under the file's heading."""
        heading = self.sources[column.key].heading if column.key in self.sources else ""
        return Column(column.key, heading, required=bool(heading) and column.required)

    def _anchors(self) -> tuple[str, ...]:
        """Return three columns of the file that are filled on ordinary rows, repeated where there are fewer."""
        named = [key for key, source in self.sources.items() if source.heading]
        wanted = [key for key in self.base.anchors if key in named] + [key for key in self.keys if key in named] + named
        some = list(dict.fromkeys(wanted))[:3]
        return tuple((some * 3)[:3])

    @property
    def present(self) -> frozenset[str]:
        """Return the fields that the profile says something about."""
        return frozenset(self.sources)

    def rule_of(self, key: str) -> str:
        """Return when the field may overwrite; a field without a rule never does."""
        source = self.sources.get(key)
        return source.rule if source else "never"

    def apply(self, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Return a row's cells with constants filled in, words put into ours, days put in order."""
        row = list(cells)
        for index, change in self._changes:
            row[index] = change(row[index])
        return tuple(row)

    @cached_property
    def _changes(self) -> list[tuple[int, Callable[[Cell], Cell]]]:
        """Return what is done to which cell."""
        return [(index, _change(self.sources[key])) for index, key in enumerate(self.base.keys) if key in self.sources]


def _change(source: Source) -> Callable[[Cell], Cell]:
    """Return what the source does to a cell."""
    if source.constant:
        return lambda _: source.constant
    meanings, is_month_first = source.meanings, source.date_form == MONTH_FIRST
    if not meanings and not is_month_first:
        return lambda value: value

    def change(value: Cell) -> Cell:
        if meanings and (meant := meanings.get(search_key(cell_text(value)))) is not None:
            return meant
        if is_month_first and isinstance(value, str) and (found := _MONTH_FIRST.fullmatch(value)):
            return f"{found[2]}/{found[1]}/{found[3]}"
        return value

    return change


def unknown_keys(keys: Iterable[str], layout: Layout) -> list[str]:
    """Return the fields that the layout does not have."""
    return [key for key in keys if key not in layout.keys]
