"""Reading what somebody proposes for a field of the record: pure computations."""

import datetime as dt
import re
import unicodedata

DATES = ("born_on", "joined_on", "official_on")
SEXES = {"nam": "male", "nữ": "female", "male": "male", "female": "female"}
_PATTERNS = {
    "national_id": (re.compile(r"\d{12}"), "số định danh gồm 12 chữ số."),
    "phone": (re.compile(r"0\d{9}"), "số điện thoại gồm 10 chữ số, bắt đầu bằng số 0."),
    "email": (re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "thư điện tử có dạng ten@noi.vn."),
}
_MAY_BE_EMPTY = {
    "used_name",
    "religion",
    "public_post",
    "phone",
    "email",
    "foreign_language",
    "it_skill",
    "state_management",
}
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")


def read_value(name: str, text: str, longest: int) -> tuple[str, str]:
    """Return the value as it is kept (dates as `2026-02-05`, sex by its code) and what is wrong with it, if anything."""
    value = " ".join(unicodedata.normalize("NFC", text).split())
    if not value:
        return "", "" if name in _MAY_BE_EMPTY else "nội dung này không để trống."
    if name in DATES:
        day = _day(value)
        return (day.isoformat(), "") if day else (value, "ghi ngày dạng 05/02/1980.")
    if name == "sex":
        code = SEXES.get(value.lower())
        return (code, "") if code else (value, "ghi «Nam» hoặc «Nữ».")
    if name in _PATTERNS:
        pattern, problem = _PATTERNS[name]
        return value, "" if pattern.fullmatch(value) else problem
    return value, "" if len(value) <= longest else f"dài quá {longest} chữ."


def days_in_order(born_on: dt.date, joined_on: dt.date, official_on: dt.date | None) -> bool:
    """Tell whether somebody is born, joins and becomes official in this order."""
    return joined_on > born_on and (official_on is None or official_on >= joined_on)


def _day(text: str) -> dt.date | None:
    """Return a day as Vietnam writes it, or as computers do."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year, other_year, other_month, other_day = found.groups()
    try:
        return dt.date(int(year or other_year), int(month or other_month), int(day or other_day))
    except ValueError:
        return None
