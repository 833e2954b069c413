"""Text from outside made fit to show: composed, printable, and out of the encodings of before Unicode."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sotay.core.legacy_encodings import dominant_encoding, repair
from sotay.core.text import clean
from sotay.documents.reflow.blocks import TextBlock


def finished(blocks: Iterable[TextBlock]) -> Iterator[TextBlock]:
    """Yield blocks with clean text; those that say nothing, such as stars and rules, are left out."""
    known = list(blocks)
    encoding = dominant_encoding(text for block in known for text in _texts(block))
    for block in known:
        rows = tuple(tuple(_finished(cell, encoding) for cell in row) for row in block.rows)
        done = replace(block, text=_finished(block.text, encoding), rows=rows)
        if _says_something(done.text) or any(any(row) for row in done.rows):
            yield done


def _says_something(text: str) -> bool:
    """Tell words from the stars and rules that only adorn a page."""
    return any(letter.isalnum() for letter in text)


def finished_lines(lines: Iterable[str]) -> list[str]:
    """Return lines with clean text."""
    known = list(lines)
    encoding = dominant_encoding(known)
    return [_finished(line, encoding) for line in known]


def _texts(block: TextBlock) -> Iterator[str]:
    """Yield the texts of a block."""
    yield block.text
    for row in block.rows:
        yield from row


def _finished(text: str, encoding: str | None) -> str:
    """Return one text clean, and repaired where it or the whole document is in an old encoding."""
    if not text or text.isascii():
        return clean(text)
    whole = repair(text, assume=encoding)
    if whole.repaired or encoding is None:
        return clean(whole.text)
    # One foreign word must not keep a whole paragraph unreadable.
    return clean(" ".join(repair(word, assume=encoding).text for word in text.split()))
