"""The short code below the QR code of a printed sheet: its month, which sheet it is, and a mark of its meeting."""

import base64
import datetime as dt
import hashlib
import hmac
import re
from dataclasses import dataclass
from uuid import UUID

from sotay.meetings.choices import SheetKind

LETTERS = {
    SheetKind.INVITATION: "M",
    SheetKind.ATTENDANCE: "D",
    SheetKind.VOTES: "P",
    SheetKind.MINUTES: "B",
}
_KINDS = {letter: kind for kind, letter in LETTERS.items()}
MARK_LENGTH = 6
_MONTHS = 12
# Base 32 without the letters that are taken for digits when a code is copied by hand.
_SAFE = bytes.maketrans(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", b"0123456789ABCDEFGHJKMNPQRSTVWXYZ")
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_CODE = re.compile(rf"(\d{{2}})(\d{{2}})([{''.join(_KINDS)}])([0-9A-Z]{{{MARK_LENGTH}}})")


@dataclass(frozen=True)
class SheetCode:
    """A code taken apart."""

    period: dt.date
    sheet: SheetKind
    mark: str


def mark_of(meeting: UUID, sheet: str, key: bytes) -> str:
    """Return the mark that ties a sheet to its meeting; it gives no right to anything."""
    digest = hmac.new(key, f"{meeting.hex}:{sheet}".encode(), hashlib.sha256).digest()
    return base64.b32encode(digest).translate(_SAFE)[:MARK_LENGTH].decode()


def code_of(meeting: UUID, period: dt.date, sheet: str, key: bytes) -> str:
    """Return the code as it is printed, in groups that can be read out: `1126-D-7KQ-4DM`."""
    mark = mark_of(meeting, sheet, key)
    return f"{period:%m%y}-{LETTERS[SheetKind(sheet)]}-{mark[:3]}-{mark[3:]}"


def read_code(typed: str) -> SheetCode | None:
    """Take a typed or scanned code apart, whatever the spaces, hyphens and letters' size; nothing where it is none."""
    text = re.sub(r"[^0-9A-Z]", "", typed.upper())
    found = _CODE.fullmatch(text[:4].translate(_ALIKE) + text[4:5] + text[5:].translate(_ALIKE))
    if found is None or not 1 <= int(found[1]) <= _MONTHS:
        return None
    return SheetCode(dt.date(2000 + int(found[2]), int(found[1]), 1), _KINDS[found[3]], found[4])
