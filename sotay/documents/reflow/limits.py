"""How much of a document is read."""

from collections.abc import Iterable
from dataclasses import dataclass

from sotay.documents.reflow.blocks import ReflowedText, TextBlock


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """What is kept of a long document; technical guards, not rules of the field."""

    pages: int = 200
    letters: int = 400_000
    sheets: int = 10
    rows: int = 200
    columns: int = 20
    cell_letters: int = 500
    seconds: int = 30
    memory_bytes: int = 2048 * 1024 * 1024


def cut(blocks: Iterable[TextBlock], limits: ReadLimits) -> ReflowedText:
    """Return blocks until the limit of letters is reached."""
    kept: list[TextBlock] = []
    left = limits.letters
    for block in blocks:
        left -= len(block.text) + sum(len(cell) for row in block.rows for cell in row)
        if left < 0:
            return ReflowedText(tuple(kept), is_cut=True)
        kept.append(block)
    return ReflowedText(tuple(kept))
