"""The kit of a meeting on paper: invitations, attendance list, counting slips, minutes to be filled in by hand; A4, black and white."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

import segno

from sotay.documents.layout import wording
from sotay.documents.layout.engine import typeset
from sotay.documents.layout.text import lines, one_line


@dataclass(frozen=True, slots=True)
class KitSheet:
    """A sheet: its name, the address that its QR code opens, the code to type where nothing can be scanned."""

    name: str
    address: str
    code: str


@dataclass(frozen=True, slots=True)
class KitPerson:
    """A line of the list: who, what tells people of one name apart, and what is known beforehand."""

    name: str
    apart: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class KitMotion:
    """A question with what it takes to pass; without words there is room to write it."""

    text: str = ""
    needed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """All that the kit says of one meeting."""

    cell: str
    superior: str
    locality: str
    month: str
    title: str
    summary: str
    when: str
    place: str
    chair: str
    minute_taker: str
    address: str
    agenda: tuple[str, ...]
    people: tuple[KitPerson, ...]
    guests: tuple[str, ...]
    motions: tuple[KitMotion, ...]
    counts: str
    exempt: str
    away: str
    invitation: KitSheet
    attendance: KitSheet
    votes: KitSheet
    minutes: KitSheet


def kit_pdf(kit: Kit) -> bytes:
    """Return the kit as one PDF."""
    data = {field.name: _clean(getattr(kit, field.name)) for field in fields(kit)}
    data["superior_head"] = one_line(kit.superior).upper()
    data["cell_head"] = one_line(kit.cell).upper()
    data["party_title"] = wording.PARTY_TITLE
    return typeset("kit.typ", data)


def _clean(value: object) -> object:
    """Return a part of the kit as the template reads it: text on one line, codes drawn."""
    match value:
        case str():
            return one_line(value)
        case KitSheet():
            drawing = segno.make(value.address, error="m", micro=False).svg_inline(border=0)
            return {"name": one_line(value.name), "code": value.code, "qr": drawing}
        case KitPerson() | KitMotion():
            return {key: " ".join(lines(text)) for key, text in asdict(value).items()}
        case Iterable():
            return [_clean(part) for part in value]
    return value
