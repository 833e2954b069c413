"""Stamps in file names, which are often written without diacritics and with anything between the words."""

import re
import unicodedata

_LEVEL_WORDS = {("tuyệt", "mật"): "TUYỆT MẬT", ("tối", "mật"): "TỐI MẬT"}
_BARE_LEVEL_WORDS = {("tuyet", "mat"): "TUYỆT MẬT", ("toi", "mat"): "TỐI MẬT"}
_JOINED = {"tuyệtmật": "TUYỆT MẬT", "tốimật": "TỐI MẬT", "tuyetmat": "TUYỆT MẬT", "toimat": "TỐI MẬT"}
_WORD = re.compile(r"[^\W_]+")
# Words that a level follows when it says of which kind a paper is: "công văn mật", "tài liệu mật".
_PAPERS = frozenset(
    _WORD.findall(
        "liệu bản văn sơ cáo định hoạch quyết trình báo án luận thị lục sách tệp file đóng dấu độ "
        "lieu van so cao dinh hoach quyet trinh bao luan dau do"
    )
)
# Words that make an ordinary word with the syllable before them: mật độ, mật ong, mật khẩu; mặt trận, mặt bằng.
_ORDINARY_AFTER = frozenset(
    _WORD.findall(
        "độ ong khẩu mã thiết thư vụ nghị viện danh hiệu lệnh ngữ gấu mía đường thám đàm ước phục hoa sơn hội "
        "do khau ma thiet thu vu nghi vien hieu lenh ngu gau mia duong tham dam uoc tran bang hang nuoc dat nha cat"
    )
)
_BRACKETED = re.compile(r"[(\[{]\s*(tuyệt\s*mật|tối\s*mật|mật|tuyet\s*mat|toi\s*mat|mat)\s*[)\]}]", re.IGNORECASE)
_SPACED_OUT = re.compile(r"(?<!\w)(?:\w[ ._-]+){2,}\w(?!\w)")
# A level set off by a sign, at the end of the name or at its beginning.
_SET_OFF = re.compile(r"(?:^(mật|MAT)\s*[-_.,]|[-_,]\s*(mật|MAT)$)|^(mật)$", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LAST_ENDING = re.compile(r"\.[0-9A-Za-z]{1,5}$")


def marking_in_name(name: str) -> str | None:
    """Return the level that a file name is stamped with, or None."""
    stem = _stem(name)
    bracketed = _BRACKETED.search(stem)
    if bracketed:
        return _level("".join(bracketed.group(1).split()))
    words = [word.lower() for word in _WORD.findall(_CAMEL.sub(" ", stem))]
    return _in_words(words) or _set_off(stem, words)


def _stem(name: str) -> str:
    """Return the name without its ending, composed, with spaced-out letters drawn together."""
    composed = unicodedata.normalize("NFC", name.replace("\\", "/").rsplit("/", 1)[-1])
    seen = "".join(letter for letter in composed if unicodedata.category(letter) != "Cf")
    stem = _LAST_ENDING.sub("", seen).strip()
    return _SPACED_OUT.sub(lambda match: re.sub(r"[ ._-]", "", match.group()), stem)


def _level(word: str) -> str:
    """Return the level of a word."""
    return _JOINED.get(word.lower(), "MẬT")


def _in_words(words: list[str]) -> str | None:
    """Return the level that the words of a name say."""
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        after = words[place + 1] if place + 1 < len(words) else ""
        if word in _JOINED:
            return _JOINED[word]
        if word not in {"mật", "mat"} or after in _ORDINARY_AFTER:
            continue
        level = _LEVEL_WORDS.get((before, word)) or _BARE_LEVEL_WORDS.get((before, word))
        if level and not _names_a_catalogue(words[: place - 1]):
            return level
        is_paper = before in _PAPERS or words[max(place - 2, 0) : place] == ["van", "ban"]
        if is_paper and not (before in {"độ", "do"} and after):
            return "MẬT"
    return None


def _names_a_catalogue(words: list[str]) -> bool:
    """Tell a public catalogue of secrets ("danh mục bí mật nhà nước độ tuyệt mật") from a secret paper."""
    said = " ".join(words)
    return words[-1:] in (["độ"], ["do"]) and ("bí mật nhà nước" in said or "bi mat nha nuoc" in said)


def _set_off(stem: str, words: list[str]) -> str | None:
    """Return MẬT where it stands off by a sign, or in capitals amid small letters."""
    match = _SET_OFF.search(stem)
    if match:
        word = next(group for group in match.groups() if group)
        ordinary = words[1:2] and words[0] in {"mật", "mat"} and words[1] in _ORDINARY_AFTER
        if not ordinary and (word.lower() == "mật" or (word == "MAT" and words[-2:-1] != ["co"])):
            return "MẬT"
    others = re.sub(r"(?<!\w)MẬT(?!\w)", "", stem)
    shouted = others != stem and any(letter.islower() for letter in others)
    return "MẬT" if shouted and not _ordinary_neighbour(words) else None


def _ordinary_neighbour(words: list[str]) -> bool:
    """Tell whether the syllable makes an ordinary word with the next one."""
    place = words.index("mật")
    return words[place + 1 : place + 2] != [] and words[place + 1] in _ORDINARY_AFTER
