"""The blocks that a document becomes when it is read on a phone."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

BlockKind = Literal["heading", "paragraph", "item", "table", "page", "sheet", "notice"]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block: its words, or the rows of a table of which `hidden_rows` more are not shown."""

    kind: BlockKind
    text: str = ""
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    hidden_rows: int = 0

    def as_data(self) -> dict[str, Any]:
        """Return the block as JSON data, without what says nothing."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def words(self) -> str:
        """Return all words of the block, for search."""
        if self.kind in ("page", "notice"):
            return ""
        return "\n".join(" ".join(filter(None, row)) for row in self.rows) if self.rows else self.text


@dataclass(frozen=True, slots=True)
class ReflowedText:
    """A document as blocks; `is_cut` tells that it was longer than what is kept."""

    blocks: tuple[TextBlock, ...] = ()
    is_cut: bool = False

    @property
    def text(self) -> str:
        """Return the words of all blocks, for search."""
        return "\n".join(words for words in (block.words for block in self.blocks) if words)

    def as_data(self) -> list[dict[str, Any]]:
        """Return the blocks as JSON data."""
        return [block.as_data() for block in self.blocks]


def blocks_from_data(data: Iterable[dict[str, Any]]) -> tuple[TextBlock, ...]:
    """Return blocks from JSON data."""
    return tuple(
        TextBlock(
            found["kind"],
            found.get("text", ""),
            found.get("level", 0),
            found.get("marker", ""),
            tuple(tuple(row) for row in found.get("rows", ())),
            found.get("hidden_rows", 0),
        )
        for found in data
    )
