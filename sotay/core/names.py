"""Names of persons: how they are shown, taken apart and sorted (family, middle, given; never three parts by force)."""

import re
from typing import NamedTuple

from sotay.core.text import clean, word_key

_PIECE = re.compile(r"[^\W\d_]+")
# After the apostrophe of H'Hen, the hyphen of Y-Blíp and in brackets a part begins anew.
_LETTER_RUN = re.compile(r"[^\s'()./-]+")


class NameParts(NamedTuple):
    """Family name, middle names, given name; the first two may be empty."""

    family: str
    middle: str
    given: str


def _display_word(word: str, *, capitals: bool) -> str:
    """Return the word with a capital at the start of each part, unless its writer chose otherwise."""
    if not capitals and not word.islower() and not (word.isupper() and len(word) > 1):
        return word
    return _LETTER_RUN.sub(lambda run: run[0][:1].upper() + run[0][1:].lower(), word)


def display_name(text: str) -> str:
    """Return the name as it is shown: `LÊ VĂN A` and `lê văn a` are `Lê Văn A`, and `H'Hen Niê` stays."""
    name = clean(text)
    capitals = name.isupper() or name.islower()
    return " ".join(_display_word(word, capitals=capitals) for word in name.split(" "))


def split_name(name: str) -> NameParts:
    """Return the parts of a name.

    Most names give family first and given last. Ê Đê and M'Nông names turn it round: `H'Hen Niê`, `Y Blíp Êban` (the
    first word says woman or man, the last is the family).
    """
    words = clean(name).split(" ")
    if len(words) == 1:
        return NameParts("", "", words[0])
    first = words[0].upper()
    has_marker = first in {"H", "Y"} and words[2:] and words[1] not in {"Thị", "Văn"}
    if has_marker or first.startswith("H'"):
        return NameParts(words[-1], "", " ".join(words[:-1]))
    return NameParts(words[0], " ".join(words[1:-1]), words[-1])


def _keys(text: str) -> list[str]:
    """Return the sort keys of the words of one part."""
    return [key for key in map(word_key, _PIECE.findall(text.replace("'", ""))) if key]


def name_sort_key(name: str, given: str = "") -> str:
    """Return the ASCII key that sorts by given name, then family, then middle, in the Vietnamese alphabet.

    `given` overrides the guess, for names of another order.
    """
    parts = split_name(name)
    if given:
        rest = clean(name).replace(clean(given), " ", 1)
        parts = NameParts("", rest, given)
    elif parts.given.upper().startswith(("H'", "H ", "Y ")):
        # Sorted by the name proper, not by the marker of sex before it.
        parts = parts._replace(given=parts.given[2:].strip() or parts.given)
    return " ".join([*_keys(parts.given), *_keys(parts.family), *_keys(parts.middle)])
