"""File names as people give them, made safe to keep and to hand back."""

import re
import unicodedata

from sotay.documents.errors import FileNameDisagrees
from sotay.documents.intake.formats import PICTURE_ENDINGS, Format, Kind

LONGEST = 150
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
# An ending has a letter: in "Báo cáo 12.2025" there is none.
_ENDING = re.compile(r"\.(?=[0-9]*[a-z])([0-9a-z]{1,5})$", re.IGNORECASE)
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def base_name(name: str) -> str:
    """Return the name without folders, in NFC, without letters that cannot be seen or kept."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter) not in _INVISIBLE)
    return " ".join(_FORBIDDEN.sub("_", seen).split()).strip(" .")


def ending_of(name: str) -> str:
    """Return the ending of a name in small letters, without the dot."""
    match = _ENDING.search(base_name(name))
    return match.group(1).lower() if match else ""


def check_ending(name: str, found: Format) -> None:
    """Refuse a name whose ending says another type; pictures are made anew, so any picture's ending will do."""
    ending = ending_of(name)
    allowed = PICTURE_ENDINGS if found.kind is Kind.PICTURE else found.endings
    if ending and ending not in allowed:
        raise FileNameDisagrees(ending=ending, kind=found.label)


def safe_name(name: str, found: Format) -> str:
    """Return the name under which the file is kept: what the person called it, with the ending of its content."""
    base = base_name(name)
    stem = _ENDING.sub("", base).strip(" .") or "tep"
    ending = found.endings[0]
    return f"{stem[: LONGEST - len(ending) - 1].rstrip(' .')}.{ending}"
