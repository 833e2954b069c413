"""Other ways of saying the same in a register: two columns for a name, a year under "Nam" or "Nữ", a cross for women."""

from sotay.core.text import search_key
from sotay.exchange.layouts import Cell, RawMember
from sotay.exchange.lines import is_blank
from sotay.exchange.words import FEMALE_WORD, MALE_WORD, MARKS


def _is_marked(value: Cell) -> bool:
    """Tell whether the cell bears a cross or a word for yes."""
    return not is_blank(value) and search_key(str(value)) in MARKS


def merge_alternates(raw: RawMember, present: frozenset[str]) -> RawMember:
    """Return the row with its standard cells filled in from the other columns where they are empty."""
    changes: dict[str, Cell] = {}
    if is_blank(raw.full_name) and not (is_blank(raw.family_and_middle) and is_blank(raw.given_name)):
        changes["full_name"] = f"{raw.family_and_middle or ''} {raw.given_name or ''}".strip()
    if is_blank(raw.born_on):
        changes["born_on"] = raw.born_female if is_blank(raw.born_male) else raw.born_male
    if is_blank(raw.sex):
        changes["sex"] = _sex_of(raw, present)
    return raw._replace(**changes) if changes else raw


def _sex_of(raw: RawMember, present: frozenset[str]) -> str:
    """Return the sex that the row's columns say, or nothing; where only women are marked, the others are men."""
    male = not is_blank(raw.born_male) or _is_marked(raw.male_mark)
    female = not is_blank(raw.born_female) or _is_marked(raw.female_mark)
    if not male and not female and "female_mark" in present and "male_mark" not in present:
        return MALE_WORD
    if male == female:
        return ""
    return MALE_WORD if male else FEMALE_WORD
