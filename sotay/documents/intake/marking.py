"""Find the stamps MẬT, TỐI MẬT, TUYỆT MẬT, and let ordinary words with "mật" pass.

A stamp stands alone (on its line, in brackets, beside the head of a paper, after `Độ mật:`) or shouts in capitals amid
small letters. The same syllable in "bí mật", "mật ong", "bảo mật", "mật độ" is ordinary speech.
"""

import re
import unicodedata
from collections.abc import Iterable

from sotay.documents.errors import ClassifiedFileRefused, ClassifiedNameRefused, ClassifiedTextRefused
from sotay.documents.intake.marking_names import marking_in_name

# Law 117/2025/QH15 knows three levels.
_LEVELS = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
_WITHOUT_MARKS = {"MAT": "MẬT", "TOIMAT": "TỐI MẬT", "TUYETMAT": "TUYỆT MẬT"}
_LABELS = ("MỨCĐỘMẬT", "ĐỘMẬT", "DẤUMẬT", "ĐỘ")
_LEVEL = r"(?:TUYỆT\s+MẬT|TỐI\s+MẬT|MẬT)"
_LABELLED = re.compile(rf"\b(?:mức\s+)?(?:độ|dấu)\s+mật\s*[:=]\s*[\W_]*({_LEVEL})\b", re.IGNORECASE)
_BRACKETED = re.compile(rf"[(\[{{<«|]\s*({_LEVEL})\s*[)\]}}>»|]")
# What stands at the head of every paper; a stamp beside it is a stamp.
_HEAD = (
    r"ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|Độc\s+lập\s*[-–]|Số\s*:?\s*[\d….]*\s*[-/]"
    r"|[^,]{2,40},\s*(?:ngày|Ngày)\b"
)
_BESIDE_HEAD = re.compile(rf"^({_LEVEL})[\s*|.-]+(?:{_HEAD})|(?:{_HEAD}).*?[\s*|.-]({_LEVEL})$")
_SHOUTED = re.compile(rf"(?<!\w)({_LEVEL})(?!\w)")
# Before a shouted level these words speak of levels and stamps, they do not stamp.
_SPEAKS_OF_LEVELS = re.compile(r"(?:\bđộ|\bdấu|\bchữ|\bmức|[\"“”'‘’«])\s*$", re.IGNORECASE)
_COLUMN_GAP = re.compile(r"\t|\s{3,}|\|")
_HEAD_LINES = 30


def find_classified_marking(text: str) -> str | None:
    """Return the level that a typed text is stamped with, or None."""
    return next((found for found in map(_marking_in_line, _lines(text)) if found), None)


def find_marking_at_head(lines: Iterable[str]) -> str | None:
    """Return the level that the first lines of a document are stamped with, or None."""
    said = [line for text in lines for line in _lines(text)][:_HEAD_LINES]
    for number, line in enumerate(said):
        # A title broken in two: "… BÍ MẬT NHÀ NƯỚC ĐỘ / TUYỆT MẬT".
        if number and said[number - 1].upper().endswith((" ĐỘ", " ĐỘ:")) and len(said[number - 1]) > len("MỨC ĐỘ:"):
            continue
        found = _marking_in_line(line) or _WITHOUT_MARKS.get(line.strip(" .*-_[](){}|"))
        if found:
            return found
    return None


def check_typed_text(*texts: str) -> None:
    """Refuse typed texts that carry a stamp."""
    for text in texts:
        found = find_classified_marking(text)
        if found:
            raise ClassifiedTextRefused(mark=found)


def check_name(name: str) -> None:
    """Refuse a file name that carries a stamp."""
    found = marking_in_name(name)
    if found:
        raise ClassifiedNameRefused(mark=found)


def check_head(lines: Iterable[str]) -> None:
    """Refuse a document whose first lines carry a stamp."""
    found = find_marking_at_head(lines)
    if found:
        raise ClassifiedFileRefused(mark=found)


def _lines(text: str) -> list[str]:
    """Return the lines that say something, composed and without invisible letters."""
    composed = unicodedata.normalize("NFC", text)
    seen = "".join(letter for letter in composed if unicodedata.category(letter) != "Cf")
    return [line.strip() for line in seen.replace("\u00a0", " ").splitlines() if line.strip()]


def _marking_in_line(line: str) -> str | None:
    """Return the level that a line is stamped with."""
    for part in (line, *_COLUMN_GAP.split(line)):
        alone = _alone(part)
        if alone:
            return alone
    for pattern in (_LABELLED, _BRACKETED, _BESIDE_HEAD):
        match = pattern.search(line)
        if match:
            return _spoken(next(group for group in match.groups() if group))
    return _shouted(line)


def _alone(part: str) -> str | None:
    """Return the level if nothing else is said, be it spaced out or in brackets."""
    said = "".join(letter for letter in part if letter.isalpha()).upper()
    for label in _LABELS:
        said = said.removeprefix(label) if said != label else said
    return _LEVELS.get(said) or (_WITHOUT_MARKS.get(said) if said != "MAT" else None)


def _shouted(line: str) -> str | None:
    """Return the level in capitals amid small letters, where it is not part of a phrase in capitals."""
    for match in _SHOUTED.finditer(line):
        before, after = line[: match.start()], line[match.end() :]
        if not any(letter.islower() for letter in before + after) or _SPEAKS_OF_LEVELS.search(before):
            continue
        if not (_in_capitals(before.split()[-1:]) or _in_capitals(after.split()[:1])):
            return _spoken(match.group(1))
    return None


def _in_capitals(words: list[str]) -> bool:
    """Tell whether the neighbouring word belongs to a phrase in capitals."""
    return any(len(word) > 1 and word.isupper() for word in words)


def _spoken(level: str) -> str:
    """Return a level as the law writes it."""
    return _LEVELS["".join(level.split()).upper()]
