"""Text typed for the fonts of before Unicode (TCVN3 or "ABC", VNI) and UTF-8 read as Windows text: found and repaired.

The codes of these fonts arrive as Western letters: `Ph¹m Minh H¶i`, `NguyeÃn Vaên An`, `Pháº¡m`. Good Unicode must never
be changed, so a text is repaired only when it is impossible as it stands and entirely possible after the repair. What
stays in doubt (`Vò Thu Lan`) is decided by the words that names are made of, or by the rest of its column.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from sotay.core import name_words
from sotay.core.syllables import VOWELS, is_syllable
from sotay.core.text import nfc

TCVN3: Final = "tcvn3"
VNI: Final = "vni"
MOJIBAKE: Final = "utf8_as_windows"

# --- The code tables -----------------------------------------------------------------------------------------------

_TCVN3_LETTERS = (
    ("ăâêôơưđ", "¨©ª«¬\u00ad®"),
    ("ĂÂÊÔƠƯĐ", "¡¢£¤¥¦§"),
    ("àảãáạ", "µ¶·¸¹"),
    ("ằẳẵắặ", "»¼½¾Æ"),
    ("ầẩẫấậ", "ÇÈÉÊË"),
    ("èẻẽéẹ", "ÌÎÏÐÑ"),
    ("ềểễếệ", "ÒÓÔÕÖ"),
    ("ìỉĩíị", "×ØÜÝÞ"),
    ("òỏõóọ", "ßáâãä"),
    ("ồổỗốộ", "åæçèé"),
    ("ờởỡớợ", "êëìíî"),
    ("ùủũúụ", "ïñòóô"),
    ("ừửữứự", "õö÷øù"),
    ("ỳỷỹýỵ", "úûüýþ"),
)
TCVN3_TABLE: Final = {
    code: letter for letters, codes in _TCVN3_LETTERS for letter, code in zip(letters, codes, strict=True)
}
_TCVN3_TRANSLATION = str.maketrans(TCVN3_TABLE)

# In VNI a vowel is followed by its mark; only ơ, ư and the letters i, ỵ and đ have codes of their own.
_VNI_MARKED = (
    ("a", "áàảãạ", "ùøûõï"),
    ("a", "âấầẩẫậ", "âáàåãä"),
    ("a", "ăắằẳẵặ", "êéèúüë"),
    ("e", "éèẻẽẹ", "ùøûõï"),
    ("e", "êếềểễệ", "âáàåãä"),
    ("o", "óòỏõọ", "ùøûõï"),
    ("o", "ôốồổỗộ", "âáàåãä"),
    ("ô", "ớờởỡợ", "ùøûõï"),
    ("u", "úùủũụ", "ùøûõï"),
    ("ö", "ứừửữự", "ùøûõï"),
    ("y", "ýỳỷỹ", "ùøûõ"),
)
_VNI_SINGLE = (
    ("í", "í"),
    ("ì", "ì"),
    ("ỉ", "æ"),
    ("ĩ", "ó"),
    ("ị", "ò"),
    ("ỵ", "î"),
    ("đ", "ñ"),
    ("ơ", "ô"),
    ("ư", "ö"),
)


def _vni_table() -> dict[str, str]:
    """Return code → letter; the case of the letter is that of its base, whatever case the mark was typed in."""
    table: dict[str, str] = {}
    for base, letters, marks in _VNI_MARKED:
        for letter, mark in zip(letters, marks, strict=True):
            for shown in {mark, mark.upper()}:
                table[base + shown] = letter
                table[base.upper() + shown] = letter.upper()
    for letter, code in _VNI_SINGLE:
        table[code] = letter
        table[code.upper()] = letter.upper()
    return table


VNI_TABLE: Final = _vni_table()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, VNI_TABLE), key=len, reverse=True)))


def decode_tcvn3(text: str) -> str:
    """Return the text with TCVN3 codes read as letters."""
    return text.translate(_TCVN3_TRANSLATION)


def decode_vni(text: str) -> str:
    """Return the text with VNI codes read as letters."""
    return _VNI_CODE.sub(lambda code: VNI_TABLE[code[0]], text)


_DECODERS: Final[dict[str, Callable[[str], str]]] = {TCVN3: decode_tcvn3, VNI: decode_vni}
# Codes that read the same before and after, and so speak neither for nor against the encoding.
_NEUTRAL: Final = {TCVN3: frozenset("ýÝ"), VNI: frozenset("íìÍÌ")}

# --- Judging one word ----------------------------------------------------------------------------------------------

# Runs of letters and of what the old fonts used as letters; spaces and ASCII punctuation part them.
_TOKEN = re.compile("[0-9A-Za-z\u00a1-\u1ef9]+")
LAST_LATIN_1 = "\u00ff"
_ASCII_DIGIT = re.compile("[0-9]")
_BEYOND_OLD_FONTS = re.compile("[\u0100-\U0010ffff]")
_VIETNAMESE = frozenset(
    "abcdefghijklmnopqrstuvwxyz" + VOWELS + "".join(letters for letters, _ in _TCVN3_LETTERS).lower()
)
_ABBREVIATION = 4


@lru_cache(maxsize=16384)
def is_regular(token: str) -> bool:
    """Tell whether the token can stand in Vietnamese text as it is: right letters, right case, a possible syllable."""
    if token.isascii():
        return True
    lower = token.lower()
    if not _VIETNAMESE.issuperset(lower):
        return False
    if not (token.isupper() or token.islower() or (token[0].isupper() and token[1:].islower())):
        return False
    return is_syllable(lower)


def _is_abbreviation(token: str) -> bool:
    """Tell whether the token is a short run of capitals without a vowel, such as HĐND and GDĐT."""
    return token.isupper() and len(token) <= _ABBREVIATION and not set(token.lower()) & set(VOWELS)


def _settle_case(before: str, after: str) -> str:
    """Return the decoded token in the case its writer saw: capital fonts use the codes of small letters."""
    plain = [char for char in before if char.isascii() and char.isalpha()]
    if len(plain) > 1 and all(char.isupper() for char in plain):
        return after.upper()
    return after


class _Reading(NamedTuple):
    """One token under one encoding: its text, and what it says for or against that encoding."""

    text: str
    changed: bool = False
    possible: bool = True
    needed: bool = False
    foreign: bool = False


@lru_cache(maxsize=32768)
def _read(token: str, encoding: str) -> _Reading:
    """Return what the token says under the encoding."""
    if token.isascii() or _ASCII_DIGIT.search(token):
        return _Reading(token)
    after = _settle_case(token, nfc(_DECODERS[encoding](token)))
    regular_before = is_regular(token)
    if after == token:
        foreign = any(not char.isascii() and char not in _NEUTRAL[encoding] for char in token[1:])
        return _Reading(token, possible=regular_before, foreign=foreign)
    if regular_before and token[0].isupper() and not after[0].isupper():
        # A capital typed in Unicode inside an old font's text: `Ý` is not í at the start of a name.
        return _Reading(token)
    if _is_abbreviation(after):
        return _Reading(after, changed=True)
    possible = is_regular(after)
    # A lone sign («, ©) is no evidence, though the old fonts used it for a letter.
    lone_sign = len(token) == 1 and not token.isalpha()
    return _Reading(after, changed=True, possible=possible, needed=possible and not regular_before and not lone_sign)


# --- Judging a text ------------------------------------------------------------------------------------------------


class Repair(NamedTuple):
    """The text, whether it was repaired, and the encoding it was repaired from."""

    text: str
    repaired: bool
    encoding: str | None


def _decoded(text: str, encoding: str, *, assumed: bool, name: bool) -> str | None:
    """Return the text read under the encoding when that is the better reading, else None."""
    readings = [_read(token, encoding) for token in _TOKEN.findall(text)]
    if not any(reading.changed for reading in readings) or not all(reading.possible for reading in readings):
        return None
    pieces = iter(readings)
    after = _TOKEN.sub(lambda _: next(pieces).text, text)
    if any(reading.needed for reading in readings):
        return after
    # In doubt: it could be either. A word that this encoding cannot write settles that it is Unicode.
    if any(reading.foreign for reading in readings) or (name and name_words.is_likelier(text, after)):
        return None
    return after if assumed or (name and name_words.is_likelier(after, text)) else None


# The first byte of every Vietnamese letter in UTF-8, as Windows shows it.
_MOJIBAKE_LEAD = re.compile(
    "[ÃÄÅÆá][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]"
)


def _from_mojibake(text: str) -> str | None:
    """Return the text that was UTF-8 before somebody read it as Windows text, or None."""
    try:
        raw = b"".join(char.encode("latin-1" if char <= LAST_LATIN_1 else "cp1252") for char in text)
        after = nfc(raw.decode("utf-8"))
    except UnicodeError:
        return None
    letters = "".join(char for char in after.lower() if not char.isascii())
    return after if letters and _VIETNAMESE.issuperset(letters) else None


def _is_unicode(text: str) -> bool:
    """Tell whether the text has letters that no old font has.

    A capital at the start of a small-letter word does not count: it may have been typed so inside an old font's text.
    """
    if not _BEYOND_OLD_FONTS.search(text):
        return False
    return any(
        char > LAST_LATIN_1 and (index > 0 or not char.isupper() or (len(word) > 1 and word.isupper()))
        for word in text.split()
        for index, char in enumerate(word)
    )


def _better_of(found: list[Repair], assume: str | None, *, name: bool) -> list[Repair]:
    """Return the readings with the better one first; none for a name that both could be."""
    first, second = found
    if assume == second.encoding or name_words.is_likelier(second.text, first.text):
        return [second, first]
    if name and assume is None and not name_words.is_likelier(first.text, second.text):
        return []
    return found


@lru_cache(maxsize=8192)
def repair(text: str, *, assume: str | None = None, name: bool = False) -> Repair:
    """Return the text repaired from an old encoding, or as it was (in NFC).

    `assume` names the encoding that the rest of the column is in; `name` says that the text is a person's name, whose
    words are known better than those of other text.
    """
    text = nfc(text)
    if text.isascii():
        return Repair(text, repaired=False, encoding=None)
    if _MOJIBAKE_LEAD.search(text):
        after = _from_mojibake(text)
        if after is not None:
            return Repair(after, repaired=True, encoding=MOJIBAKE)
    if _is_unicode(text):
        return Repair(text, repaired=False, encoding=None)
    found = [
        Repair(after, repaired=True, encoding=encoding)
        for encoding in (TCVN3, VNI)
        if (after := _decoded(text, encoding, assumed=assume == encoding, name=name)) is not None
    ]
    if len(found) > 1:
        found = _better_of(found, assume, name=name)
    return found[0] if found else Repair(text, repaired=False, encoding=None)


_ENOUGH = 5
_TO_ONE = 5


def dominant_encoding(texts: Iterable[str], *, name: bool = False) -> str | None:
    """Return the old encoding that nearly all the accented texts of a column are in, or None."""
    found: Counter[str | None] = Counter()
    for text in texts:
        if not text.isascii():
            found["unicode" if _is_unicode(nfc(text)) else repair(text, name=name).encoding] += 1
    for encoding in (TCVN3, VNI):
        if found[encoding] >= _ENOUGH and found[encoding] > _TO_ONE * found["unicode"]:
            return encoding
    return None
