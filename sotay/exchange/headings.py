"""Finding the heading row of a list, wherever it stands and however its columns are called or stacked."""

from collections.abc import Sequence
from dataclasses import dataclass

from sotay.core.legacy_encodings import repair
from sotay.core.text import clean
from sotay.exchange.errors import MissingHeadings, NoHeading, RepeatedHeading
from sotay.exchange.layouts import Cell, Layout
from sotay.exchange.sheet_xml import Merge

SEARCHED_ROWS = 30
ENOUGH_MATCHES = 3
Row = Sequence[Cell]


@dataclass(frozen=True)
class Heading:
    """Where the headings stand (sheet rows, from 1) and which sheet column (from 0) each key is."""

    first_row: int
    last_row: int
    columns: dict[str, int]
    unknown: dict[int, str]


def heading_texts(row: Row) -> list[str]:
    """Return a row's headings as text, read out of an old font where need be; all of a row are in one font."""
    texts = [value if isinstance(value, str) else "" for value in row]
    fonts = {encoding for text in texts if (encoding := repair(text).encoding)}
    assume = fonts.pop() if len(fonts) == 1 else None
    return [clean(repair(text, assume=assume).text) for text in texts]


def column_letter(index: int) -> str:
    """Return the letters of a column counted from 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _spread(row: int, texts: list[str], merges: Sequence[Merge]) -> list[str]:
    """Return the row with a heading over several columns repeated over each of them."""
    spread = list(texts)
    for (top, left), (bottom, right) in merges:
        if top <= row <= bottom and left < len(texts) and right > left:
            for column in range(left, min(right + 1, len(spread))):
                spread[column] = spread[column] or texts[left]
    return spread


def _candidates(above: str, below: str) -> list[str]:
    """Return what two stacked cells may be called, the most exact first."""
    both = f"{above} {below}" if above and below else ""
    return [text for text in (both, below, above) if text]


def _assign(texts: Sequence[Sequence[str]], layout: Layout) -> tuple[dict[str, int], dict[int, str]]:
    """Return key → column and the columns that no key claims; a standard heading wins over a synonym of it."""
    columns: dict[str, int] = {}
    standard: set[str] = set()
    unknown: dict[int, str] = {}
    for index, names in enumerate(texts):
        found = next(((name, key) for name in names if (key := layout.key_of(name))), None)
        if found is None:
            if names:
                unknown[index] = names[0]
            continue
        name, key = found
        exact = name.lower() == layout.headings[key].lower()
        if key in columns and exact and key in standard:
            raise RepeatedHeading(
                heading=layout.headings[key], first=column_letter(columns[key]), second=column_letter(index)
            )
        if key in columns and (not exact or key in standard):
            unknown[index] = name
            continue
        if key in columns:
            unknown[columns[key]] = name
        columns[key] = index
        if exact:
            standard.add(key)
    return columns, unknown


def _stacked(rows: Sequence[Row], index: int, merges: Sequence[Merge]) -> list[list[str]]:
    """Return the candidate headings of each column when the row below belongs to the headings too."""
    above = _spread(index, heading_texts(rows[index]), merges)
    below = heading_texts(rows[index + 1])
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    # Without a merge the parent stands over its first column only; what follows unnamed is under it too.
    parent = ""
    for column in range(width):
        parent = above[column] or (parent if below[column] else "")
        above[column] = above[column] or parent
    return [_candidates(*pair) for pair in zip(above, below, strict=True)]


def find_heading(rows: Sequence[Row], layout: Layout, merges: Sequence[Merge] = ()) -> Heading:
    """Return the heading among the first rows, or raise the refusal that says what is missing."""
    best: Heading | None = None
    repeated: RepeatedHeading | None = None
    for index in range(min(len(rows), SEARCHED_ROWS)):
        try:
            heading = _heading_at(rows, index, layout, merges)
        except RepeatedHeading as refusal:
            # A person's row may look like it ("Nam" is a heading too), so it counts only where no heading is found.
            repeated = repeated or refusal
            continue
        if len(heading.columns) >= min(ENOUGH_MATCHES, layout.known_columns) and (
            best is None or len(heading.columns) > len(best.columns)
        ):
            best = heading
    if best is None:
        required = ", ".join(column.heading for column in layout.columns if column.required)
        raise repeated or NoHeading(headings=required)
    missing = layout.missing(set(best.columns))
    if missing:
        raise MissingHeadings(row=best.last_row, headings=", ".join(missing))
    return _without_ignored(best, layout)


def _heading_at(rows: Sequence[Row], index: int, layout: Layout, merges: Sequence[Merge]) -> Heading:
    """Return what the row would be as a heading, alone or with the row below it."""
    single = [[text] if text else [] for text in heading_texts(rows[index])]
    if sum(map(bool, single)) < 2:  # noqa: PLR2004 -- a title has one cell
        return Heading(index + 1, index + 1, {}, {})
    heading = Heading(index + 1, index + 1, *_assign(single, layout))
    if index + 1 < len(rows) and _is_heading_like(rows[index + 1]):
        stacked = Heading(index + 1, index + 2, *_assign(_stacked(rows, index, merges), layout))
        if len(stacked.columns) > len(heading.columns):
            return stacked
    return heading


def _is_heading_like(row: Row) -> bool:
    """Tell whether a row holds words only, as headings do."""
    filled = [value for value in row if value not in ("", None)]
    return bool(filled) and all(isinstance(value, str) and not value.strip("() ").isdigit() for value in filled)


def _without_ignored(heading: Heading, layout: Layout) -> Heading:
    """Return the heading without the columns that are ours or say nothing."""
    unknown = {index: text for index, text in heading.unknown.items() if not layout.is_ignored(text)}
    return Heading(heading.first_row, heading.last_row, heading.columns, unknown)
