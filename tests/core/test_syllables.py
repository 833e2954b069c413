import pytest

from sotay.core.name_words import FAMILY, GIVEN
from sotay.core.syllables import is_syllable


@pytest.mark.parametrize("word", sorted(FAMILY | GIVEN))
def test_every_name_word_is_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "quyển",
        "giếng",
        "gì",
        "khuya",
        "khuỷu",
        "hòa",
        "hoà",
        "thuở",
        "ước",
        "yểu",
        "quốc",
        "đắk",
        "ngoằn",
        "ý",
    ],
)
def test_possible(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "lôc",
        "nguyôn",
        "leõ",
        "hoù",
        "hựngg",
        "ạạ",
        "bých",
        "queỏ",
        "theỏ",
        "đ",
        "ng",
        "gỉng",
        "ñ",
        "blíp",
        "niê",
        "cê",
        "",
        "àá",
    ],
)
def test_impossible(word: str) -> None:
    assert not is_syllable(word)
