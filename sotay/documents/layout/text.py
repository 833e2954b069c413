"""Make typed text fit for paper, and read the lists that people type with a dash."""

import re
import unicodedata

from sotay.documents.layout.paper import Block, Bullet, Paragraph

_DASH = re.compile(r"^\s*[-–—•*]\s+(?=\S)")
_PLUS = re.compile(r"^\s*[+◦]\s+(?=\S)")
# Categories that neither XML nor a reader can use: control, surrogate, private use, unassigned.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Co", "Cn"})
# Marks that turn the reading direction: they can make a paper read otherwise than it was written.
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Return text in NFC, with plain line breaks and without characters that cannot be printed."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    text = _DIRECTION.sub("", re.sub("[\v\f\x85\u2028\u2029]", "\n", text))
    return "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in _UNPRINTABLE)


def one_line(text: str) -> str:
    """Return clean text on one line, with single spaces."""
    return " ".join(clean(text).split())


def lines(text: str) -> tuple[str, ...]:
    """Return the lines of clean text that say something."""
    return tuple(" ".join(line.split()) for line in clean(text).split("\n") if line.strip())


def blocks_from_text(text: str) -> tuple[Block, ...]:
    """Return typed text as blocks: lines with a dash or a plus sign become list items, the others paragraphs."""
    blocks: list[Block] = []
    for line in lines(text):
        if _DASH.match(line):
            blocks.append(Bullet(_DASH.sub("", line)))
        elif _PLUS.match(line):
            blocks.append(Bullet(_PLUS.sub("", line), level=2))
        else:
            blocks.append(Paragraph(line))
    return tuple(blocks)
