"""Numbers that name a person or reach one: the national identification number, the telephone, the e-mail address."""

import re
from typing import NamedTuple

from sotay.core.text import to_ascii

NATIONAL_ID_DIGITS = 12
OLD_ID_DIGITS = 9
_SEPARATORS = re.compile(r"[\s.,'\"\u00a0_()/-]")
_SCIENTIFIC = re.compile(r"\d[.,]\d+e\+?\d+", re.IGNORECASE)
_NUMBER_AS_TEXT = re.compile(r"\d{10,12}\.0+")


class Parsed(NamedTuple):
    """The normal form, or the code of the problem; `note` is the code of a remark that refuses nothing."""

    value: str = ""
    problem: str = ""
    note: str = ""


def mask(text: str, shown: int = 3) -> str:
    """Return the text with all but its last characters hidden, as numbers are shown before they are asked for."""
    return "•" * max(len(text) - shown, 0) + text[-shown:] if len(text) > shown else "•" * len(text)


def _digits_of(value: object) -> tuple[str, bool]:
    """Return the content without separators, and whether it went through a number cell."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (str(int(value)) if float(value).is_integer() else "?"), True
    text = str(value).strip()
    if _NUMBER_AS_TEXT.fullmatch(text):
        return text.partition(".")[0], True
    return _SEPARATORS.sub("", text), False


def parse_national_id(value: object) -> Parsed:
    """Return the twelve digits; a number cell gets back the leading zeros that it lost, a text never does."""
    digits, was_number = _digits_of(value)
    if not was_number and _SCIENTIFIC.fullmatch(str(value).strip()):
        return Parsed(problem="national_id_rounded")
    if not (digits.isascii() and digits.isdigit()):
        return Parsed(problem="national_id_malformed")
    # Province codes start at 001, so a lost zero leaves ten or eleven digits; nine are the old identity card.
    if was_number and NATIONAL_ID_DIGITS - 2 <= len(digits) < NATIONAL_ID_DIGITS:
        digits = digits.zfill(NATIONAL_ID_DIGITS)
    if len(digits) != NATIONAL_ID_DIGITS:
        return Parsed(problem="national_id_old" if len(digits) == OLD_ID_DIGITS else "national_id_length")
    return Parsed(digits)


# --- Telephone -------------------------------------------------------------------------------------------------

_PHONE_SEPARATORS = re.compile(r"[\s.,\u00a0()'\u2010-\u2015-]")
_SEVERAL = re.compile(r"[;/|\n]|\s[-,]\s|,\s+(?=[0+])")
_PHONE = re.compile(r"0[35789]\d{8}|02\d{8,9}|1[89]00\d{4,6}")
# Eleven-digit mobile prefixes moved to ten digits in 2018.
_MOVED = {
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037", "0168": "038", "0169": "039",
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078", "0123": "083", "0124": "084", "0125": "085",
    "0127": "081", "0129": "082", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip


def _one_phone(text: str) -> str:
    """Return one number as digits from its leading zero on, or nothing."""
    digits = _PHONE_SEPARATORS.sub("", text)
    if digits.startswith(("+84", "0084")):
        digits = f"0{digits[digits.index('84') + 2 :].lstrip('0')}"
    elif digits.startswith("84") and len(digits) in {11, 12}:
        digits = f"0{digits[2:]}"
    elif digits[:1] in {"2", "3", "5", "7", "8", "9"} and len(digits) in {9, 10}:
        digits = f"0{digits}"
    if len(digits) == 11 and digits[:4] in _MOVED:  # noqa: PLR2004 -- the old length
        digits = f"{_MOVED[digits[:4]]}{digits[4:]}"
    return digits if _PHONE.fullmatch(digits) else ""


def parse_phone(value: object) -> Parsed:
    """Return the number as it is dialled in the country (0 and nine or ten digits); of several, the first."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    whole = _one_phone(text)
    if whole:
        return Parsed(whole)
    several = [found for found in map(_one_phone, _SEVERAL.split(text)) if found]
    if several:
        return Parsed(several[0], note="phone_several")
    return Parsed(problem="phone_malformed")


# --- E-mail ----------------------------------------------------------------------------------------------------

_EMAIL = re.compile(r"[A-Za-z0-9._%+'-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


def parse_email(value: object) -> Parsed:
    """Return the address in lower case; `mailto:` and spaces around it are dropped."""
    text = str(value).strip().removeprefix("mailto:").strip("<>;, ")
    if not _EMAIL.fullmatch(text) or ".." in text or to_ascii(text) != text:
        return Parsed(problem="email_malformed")
    return Parsed(text.lower())
