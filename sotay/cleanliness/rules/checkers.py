"""What SQL only suspects, looked at word by word; each checker returns the text as it should be, or nothing where all is well."""

from collections.abc import Callable

from sotay.core.ethnicities import spell_ethnicity
from sotay.core.identifiers import parse_phone
from sotay.core.legacy_encodings import repair
from sotay.core.names import display_name
from sotay.core.text import clean, search_key

NOTHING_PROPOSED = "?"
"""Wrong, but how it should read is for a person to say."""

# As religions are written in the register; "Không" says that somebody has been asked.
RELIGIONS = (
    "Không", "Phật giáo", "Công giáo", "Tin lành", "Cao Đài", "Phật giáo Hòa Hảo", "Hồi giáo", "Bà-la-môn",
    "Tịnh độ cư sĩ Phật hội Việt Nam", "Tứ ân Hiếu nghĩa", "Bửu sơn Kỳ hương", "Baha'i", "Minh sư đạo", "Minh lý đạo",
    "Cơ đốc Phục lâm", "Mặc môn", "Khác",
)  # fmt: skip
_RELIGION_BY_KEY = {search_key(name): name for name in RELIGIONS} | {
    "thien chua giao": "Công giáo", "cong giao la ma": "Công giáo", "dao phat": "Phật giáo", "phat": "Phật giáo",
    "hoa hao": "Phật giáo Hòa Hảo", "khong co": "Không", "khong ton giao": "Không", "luong": "Không", "ko": "Không",
}  # fmt: skip


def _name_case(text: str) -> str:
    plain = clean(text)
    return display_name(plain) if plain.isupper() or plain.islower() else ""


def _name_old_font(text: str) -> str:
    found = repair(text, name=True)
    return display_name(found.text) if found.repaired else ""


def _name_untidy(text: str) -> str:
    return clean(text) if clean(text) != text else ""


def _text(text: str) -> str:
    tidy = clean(repair(text).text)
    return tidy if tidy != text else ""


def _ethnicity(text: str) -> str:
    spelled = spell_ethnicity(text)
    return "" if spelled == text else (spelled or NOTHING_PROPOSED)


def _religion(text: str) -> str:
    if text in RELIGIONS:
        return ""
    return _RELIGION_BY_KEY.get(search_key(text), NOTHING_PROPOSED)


def _phone(text: str) -> str:
    return parse_phone(text).value or NOTHING_PROPOSED


CHECKERS: dict[str, Callable[[str], str]] = {
    "name_case": _name_case,
    "name_old_font": _name_old_font,
    "name_untidy": _name_untidy,
    "text": _text,
    "ethnicity": _ethnicity,
    "religion": _religion,
    "phone": _phone,
}


def proposal_of(checker: str, text: str) -> str:
    """Return how the text should read, "?" where only a person can say, nothing where the rule does not hold."""
    return CHECKERS[checker](text)
