"""What an official paper is made of, before anything is said about Word or PDF."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: level 1 is counted I, II; level 2 is counted 1, 2; level 3 is counted a), b), c), d), đ)."""

    text: str
    level: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, with a bold lead-in where there is one; each line of `text` becomes a paragraph of its own."""

    text: str
    lead: str = ""
    italic: bool = False
    centered: bool = False


@dataclass(frozen=True, slots=True)
class Bullet:
    """An item of a list: level 1 has a dash, level 2 a plus sign."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its share of the width, the side on which its values stand."""

    title: str
    share: int = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose heading row is repeated on each page; short rows are filled up, long ones cut."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Bullet | Table


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Who signs: on whose behalf, as what, the name, and a small note (such as a confirmation in the system)."""

    title: str
    name: str = ""
    on_behalf: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recipients:
    """Who receives the paper; the last line says where it is kept."""

    names: tuple[str, ...] = ()
    archive: str = "Lưu Chi bộ"


@dataclass(frozen=True, slots=True)
class CheckMark:
    """How a reader tells that the paper is the sealed one: an address, also as a code, and what it is for."""

    address: str
    text: str


@dataclass(frozen=True, slots=True)
class Appendix:
    """What follows the signatures on a page of its own."""

    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialPaper:
    """An official paper of a Party body; without a `number` or a date, room is left to write them by hand.

    A paper without a `type_name` is an official letter: its summary then stands under the number.
    """

    issuing_body: str
    superior_body: str = ""
    symbol: str = ""
    number: int | None = None
    place: str
    dated_on: dt.date | None = None
    type_name: str
    summary: str = ""
    body: tuple[Block, ...]
    signatures: tuple[SignatureBlock, ...] = ()
    recipients: Recipients | None = None
    appendices: tuple[Appendix, ...] = ()
    check: CheckMark | None = None
    is_draft: bool = False
