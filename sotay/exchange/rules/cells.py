"""One cell at a time: text, names, words of a closed list. Repeated values are worked out once."""

import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from sotay.core.dates import format_date
from sotay.core.ethnicities import spell_ethnicity
from sotay.core.legacy_encodings import repair
from sotay.core.names import display_name, name_sort_key
from sotay.core.text import clean, is_formula, search_key
from sotay.exchange.layouts import Cell
from sotay.exchange.words import BADGE, BLANK_MARKS, EDUCATION_IN_WORDS, NO_RELIGION, NO_RELIGION_WORDS

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGED = re.compile("\ufffd")
_NOT_IN_NAMES = re.compile(r"[0-9@<>=%#&*/\\|{}\[\]!?;:_+~^$\"]")
NAME_LENGTH, SEARCH_LENGTH, SORT_LENGTH = 120, 160, 300


class Issue(NamedTuple):
    """What is wrong with a cell, or only worth a look: the column's key, the code of the sentence, what was found.

    Of an action's refusal, whose code begins with `rule.`, the detail is its own sentence.
    """

    field: str
    code: str
    detail: str = ""


class CellProblem(Exception):
    """The cell cannot be taken; `code` names the sentence."""

    def __init__(self, code: str, detail: str = "") -> None:
        """Keep what the sentence needs."""
        self.code, self.detail = code, detail
        super().__init__(code)


Answer = TypeVar("Answer")
_REMEMBERED = 60_000


class Remembered(dict[Cell, Answer]):
    """Answers by the cell's content, worked out at first sight; a refusal is worked out each time."""

    def __init__(self, work: Callable[[Cell], Answer]) -> None:
        """Take the function that answers."""
        super().__init__()
        self._work = work

    def __missing__(self, value: Cell) -> Answer:
        """Work out the answer; forget all when there are too many to be repeated."""
        answer = self._work(value)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[value] = answer
        return answer


def cell_text(value: Cell) -> str:
    """Return the cell's content as it would be read aloud, not cleaned."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), value) if "_x" in value else value
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    if isinstance(value, dt.datetime | dt.date):
        return format_date(value)
    return str(value)


def plain_text(value: Cell, assume: str | None = None, *, name: bool = False) -> str:
    """Return the cell as clean Unicode text, a lone dash meaning nothing; refuse formulas and lost letters."""
    text = clean(repair(cell_text(value), assume=assume, name=name).text)
    if text in BLANK_MARKS:
        return ""
    if text[:1] in {"=", "+", "-", "@"} and is_formula(text):
        raise CellProblem("formula", text)
    if _DAMAGED.search(text):
        raise CellProblem("text_damaged", text)
    return text


class Name(NamedTuple):
    """A person's name as shown, as searched and as sorted."""

    shown: str = ""
    search: str = ""
    sort: str = ""


def person_name(value: Cell, assume: str | None = None) -> Name:
    """Return the name in the cell, or an empty one; a name may hold no digits, no symbols and no formula."""
    text = plain_text(value, assume, name=True)
    if not text:
        return Name()
    # In a name a leading sign is never meant.
    if text[0] in "=+@-":
        raise CellProblem("formula", text)
    if _NOT_IN_NAMES.search(text) or not any(char.isalpha() for char in text):
        raise CellProblem("name_invalid", text)
    shown = display_name(text)
    if len(shown) > NAME_LENGTH:
        raise CellProblem("too_long", str(NAME_LENGTH))
    return Name(shown, search_key(shown)[:SEARCH_LENGTH], name_sort_key(shown)[:SORT_LENGTH])


# --- Closed lists --------------------------------------------------------------------------------------------------


def general_education(value: Cell) -> str:
    """Return `12/12`; Excel turns 9/12 into a day in September or December, and it is turned back."""
    if isinstance(value, dt.datetime | dt.date):
        day, month = value.day, value.month
        grade, system = (day, month) if month in _SYSTEMS else (month, day)
        if system not in _SYSTEMS or grade > system:
            raise CellProblem("education_unknown", format_date(value))
        return f"{grade}/{system}"
    text = plain_text(value)
    if not text:
        return ""
    if found := _GRADE.fullmatch(search_key(text)):
        grade, system = int(found[1]), int(found[2])
        if system in _SYSTEMS and grade <= system:
            return f"{grade}/{system}"
        raise CellProblem("education_unknown", text)
    return EDUCATION_IN_WORDS.get(search_key(text), text)


_SYSTEMS = frozenset({10, 12})
_GRADE = re.compile(r"(?:lop )?(\d{1,2}) ?[/\\-] ?(\d{1,2})(?: pho thong)?")
_BADGE_YEARS = re.compile(r"\d{2}")
_FIRST_BADGE, _LAST_BADGE, _BADGE_STEP = 30, 100, 5


def badge(value: Cell) -> str:
    """Return `50 năm`, of several badges the highest."""
    text = plain_text(value)
    years = [int(found) for found in _BADGE_YEARS.findall(text)]
    if not text or (not years and not any(char.isdigit() for char in text) and search_key(text) in _NO_BADGE):
        return ""
    if not years or any(not _FIRST_BADGE <= year <= _LAST_BADGE or year % _BADGE_STEP for year in years):
        raise CellProblem("badge_unknown", text)
    return BADGE.format(years=max(years))


_NO_BADGE = frozenset({"khong", "chua", "chua co", "khong co"})


def religion(value: Cell) -> str:
    """Return the religion with a capital, every way of saying "none" as one."""
    text = plain_text(value)
    if search_key(text) in NO_RELIGION_WORDS:
        return NO_RELIGION
    return text[:1].upper() + text[1:]


def ethnicity(value: Cell, assume: str | None = None) -> tuple[str, bool]:
    """Return the usual spelling and whether the people is known; an unknown one is kept as written."""
    text = plain_text(value, assume)
    if not text:
        return "", True
    spelled = spell_ethnicity(text)
    return (spelled, True) if spelled else (text, False)


_CARD = re.compile(r"(?=[A-Za-z./-]*[0-9])[0-9A-Za-z][0-9A-Za-z./-]{3,19}")
_OLD_CARD, _NEW_CARD = 8, 12


def card_number(value: Cell) -> str:
    """Return the card's number; a number cell gets back the zeros that it lost at either end."""
    if isinstance(value, str) and _CARD.fullmatch(value):
        return value
    if isinstance(value, float | int) and not isinstance(value, bool):
        text = _card_of_number(value)
    else:
        text = plain_text(value).replace(" ", "").lstrip("'")
    if text and not _CARD.fullmatch(text):
        raise CellProblem("card_malformed", text)
    return text


def _card_of_number(value: float) -> str:
    """Return an old card's eight digits, a new card's twelve, or 24.000120 of 24.00012."""
    if not float(value).is_integer():
        return f"{value:.6f}"
    digits = str(int(value))
    return digits.zfill(_OLD_CARD if len(digits) <= _OLD_CARD else _NEW_CARD)
