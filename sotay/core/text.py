"""Vietnamese text: what enters is cleaned and NFC; keys to search by and to sort by."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Marks that change the letter (ă, â ê ô, ơ ư) and marks that are tones, in dictionary order after the level tone.
_LETTER_MARKS = {"\u0306": "{", "\u0302": "|", "\u031b": "}"}
_TONE_MARKS = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
LEVEL_TONE = "1"
# A longer run of digits is no number that anyone sorts by (and its length must fit one letter).
_LONGEST_NUMBER = 25

# Look-alikes of Đ and of the apostrophe in H'Hen.
_LOOKALIKES = str.maketrans(
    {
        "\u00d0": "Đ",
        "\u00f0": "đ",
        "\u0189": "Đ",
        "\u0256": "đ",
        "\u2019": "'",
        "\u2018": "'",
        "\u02bc": "'",
        "\u00b4": "'",
    }
)
_PLAIN_D = str.maketrans("đĐ", "dD")
_LOOKALIKE = re.compile("[\u00d0\u00f0\u0189\u0256\u2019\u2018\u02bc\u00b4]")
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_NO_KEY = re.compile(r"[^\x20-\x7e]")
_Y_FOR_I = re.compile(r"(?<=[bcdghklmnprstvx])y|(?<=qu)y")
_WORD = re.compile(r"[^\W\d_]+|\d+")


def nfc(text: str) -> str:
    """Return the text in composed form."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return the text in NFC on one line: nothing invisible, no doubled or outer spaces, one kind of Đ."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if _LOOKALIKE.search(text):
            text = text.translate(_LOOKALIKES)
    # Once more after the removal: a joiner may have kept a letter and its mark apart.
    if _INVISIBLE.search(text):
        text = nfc(_INVISIBLE.sub("", text))
    return " ".join(text.split())


def clean_lines(text: str) -> str:
    """Return the text cleaned line by line, with at most one blank line between two paragraphs."""
    lines = "\n".join(clean(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


def to_ascii(text: str) -> str:
    """Return the text without diacritics, as in file names and bare-keyboard typing."""
    if text.isascii():
        return text
    bare = unicodedata.normalize("NFKD", text.translate(_LOOKALIKES)).translate(_PLAIN_D)
    return bare.encode("ascii", "ignore").decode("ascii")


@lru_cache(maxsize=4096)
def search_key(text: str) -> str:
    """Return the plain ASCII form in which text is searched, the same for every way of writing it.

    Lower case, no diacritics, so uỷ and ủy meet; y after a consonant becomes i, so quý and quí, sỹ and sĩ meet too. Both
    the stored column and what a person types go through this function.
    """
    bare = clean(_NO_KEY.sub(" ", to_ascii(clean(text)).lower()))
    return _Y_FOR_I.sub("i", bare)


@lru_cache(maxsize=32768)
def letters_and_tone(word: str) -> tuple[str, str]:
    """Return the word's letters, each as ASCII in alphabet order, and its tones as digits in dictionary order.

    ă â ê ô ơ ư đ follow their plain letter and whatever begins with it, because `{ | }` sort after z.
    """
    letters, tones = [], []
    for char in unicodedata.normalize("NFD", word.lower().translate(_LOOKALIKES)):
        if char == "đ":
            letters.append("d|")
        elif char in _LETTER_MARKS:
            letters.append(_LETTER_MARKS[char])
        elif char in _TONE_MARKS:
            tones.append(_TONE_MARKS[char])
        elif char.isascii() and char.isalnum():
            letters.append(char)
    return "".join(letters), "".join(tones)


@lru_cache(maxsize=32768)
def word_key(word: str) -> str:
    """Return the sort key of one word: letters first, then the tone; a number by its value."""
    if word.isdecimal():
        digits = str(int(word)) if len(word) <= _LONGEST_NUMBER else "9" * _LONGEST_NUMBER
        return f"0{chr(96 + len(digits))}{digits}"
    letters, tones = letters_and_tone(word)
    return letters + (tones or LEVEL_TONE) if letters else ""


def sort_key(text: str) -> str:
    """Return an ASCII string whose byte order (`COLLATE "C"`) is Vietnamese dictionary order, numbers by value."""
    words = _WORD.findall(clean(text).replace("'", ""))
    return " ".join(key for key in map(word_key, words) if key)


@lru_cache(maxsize=4096)
def style_key(text: str) -> str:
    """Return a key that keeps diacritics but not the style of writing them: hoà is hòa, quí is quý, NFD is NFC."""
    keys = []
    for word in _WORD.findall(clean(text).replace("'", "")):
        letters, tones = letters_and_tone(word)
        keys.append(_Y_FOR_I.sub("i", letters) + tones)
    return " ".join(keys)


class SearchQuery(NamedTuple):
    """What a person typed: the key to look up, and whether diacritics were typed and so should rank first."""

    key: str
    style: str
    has_diacritics: bool


def search_query(text: str) -> SearchQuery:
    """Return the query made of what a person typed."""
    text = clean(text)
    return SearchQuery(search_key(text), style_key(text), not text.isascii())


def search_rank(query: SearchQuery, text: str) -> int | None:
    """Return 0 for a match with the same diacritics, 1 for one at a word's start, 2 for any other, None for none."""
    key = search_key(text)
    if query.key not in key:
        return None
    if query.has_diacritics and f" {query.style}" in f" {style_key(text)}":
        return 0
    return 1 if f" {query.key}" in f" {key}" else 2


# --- Formulas hidden in text -------------------------------------------------------------------------------------

_NUMBER_OR_PHONE = re.compile(r"[+-]?[\d\s.,()/-]+%?")
# DDE (`+cmd|'/C calc'!A0`), a call, or arithmetic on cells; but not "- Bí thư (từ 2020)" or "- B1 tiếng Anh".
_SMUGGLED = re.compile(
    r"\||!\$?[A-Za-z]|^[@+-]+\s*[A-Za-z][A-Za-z0-9.]*\(|^[+-]+\s*\$?[A-Z]{1,3}\$?\d+\s*[-+*/^&:]\s*[$(A-Z0-9]"
)
_LEADING = ("=", "+", "-", "@", "\t", "\r")


def could_be_formula(text: str) -> bool:
    """Tell whether a spreadsheet opening this text from CSV might take it for a formula."""
    return text.startswith(_LEADING)


def is_formula(text: str) -> bool:
    """Tell whether typed text is an attempt at a formula: not a phone number, a dash for "none" or a dashed note."""
    text = text.lstrip(" \t\r\n\u00a0\ufeff'\"")
    if not text or text[0] not in "=@+-" or _NUMBER_OR_PHONE.fullmatch(text):
        return False
    if text[0] == "=":
        return not set(text) <= {"=", " "}
    return _SMUGGLED.search(text) is not None


def escape_formula(text: str) -> str:
    """Return the text as it may stand in CSV, with an apostrophe before what could be taken for a formula."""
    return f"'{text}" if could_be_formula(text) else text
