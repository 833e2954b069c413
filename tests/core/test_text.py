import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.text import (
    clean,
    clean_lines,
    could_be_formula,
    escape_formula,
    is_formula,
    search_key,
    search_query,
    search_rank,
    sort_key,
    style_key,
    to_ascii,
    word_key,
)
from tests.core.words import vietnamese_names

LETTERS = "a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y"
ALPHABET = LETTERS.split()
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  LÊ   VĂN\u00a0A ", "LÊ VĂN A"),
        (unicodedata.normalize("NFD", "Đặng Thị Thuỷ"), "Đặng Thị Thuỷ"),
        ("\u00d0\u1eb6NG", "ĐẶNG"),
        ("Nguyễn\u200bVăn\ufeff", "NguyễnVăn"),
        ("a\tb\r\nc", "a b c"),
        ("a\x00b\x07", "ab"),
        ("Hoà\u00ad Bình", "Hoà Bình"),
        ("e\u200d\u0301", "é"),
        ("H\u2019Hen", "H'Hen"),
        ("\u3000x\u2003y", "x y"),
        ("", ""),
    ],
)
def test_clean_leaves_one_form(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@given(st.text())
def test_clean_is_idempotent_and_composed(text: str) -> None:
    once = clean(text)

    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "  " not in once
    assert "\x00" not in once


def test_clean_lines_keeps_paragraphs() -> None:
    assert clean_lines(" một \r\n\r\n\r\n\r\n hai  ba ") == "một\n\nhai ba"


@pytest.mark.parametrize(
    ("one", "other"),
    [("uỷ ban", "ủy ban"), ("Hoà", "Hòa"), ("thuý", "thúy"), ("quí", "quý"), ("sĩ", "sỹ"), ("kỹ thuật", "kĩ thuật")],
)
def test_search_key_does_not_know_styles(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)
    assert style_key(one) == style_key(other)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ĐẶNG VĂN ĐỨC", "dang van duc"),
        ("Ðào", "dao"),
        ("Nguyễn Thị Mỹ", "nguyen thi mi"),
        ("Y Blíp Êban", "y blip eban"),
        ("24.10.011.09", "24.10.011.09"),
        ("Thủy Nguyên", "thuy nguyen"),
        ("Thúi", "thui"),
    ],
)
def test_search_key_is_plain(text: str, key: str) -> None:
    assert search_key(text) == key


@given(st.text())
def test_search_key_is_ascii_and_idempotent(text: str) -> None:
    key = search_key(text)

    assert key.isascii()
    assert key == key.lower().strip()
    assert search_key(key) == key


@given(vietnamese_names())
def test_search_key_of_bare_typing_is_the_same(name: str) -> None:
    assert search_key(to_ascii(name)) == search_key(name)
    assert search_key(name.upper()) == search_key(name)
    assert search_key(unicodedata.normalize("NFD", name)) == search_key(name)


def test_search_ranks_typed_diacritics_first() -> None:
    names = ["Đặng Hùng", "Đặng Hưng", "Trần Hùng", "Dang Hung"]

    typed_exactly = {name: search_rank(search_query("hùng"), name) for name in names}
    typed_bare = {name: search_rank(search_query("hung"), name) for name in names}

    assert typed_exactly == {"Đặng Hùng": 0, "Đặng Hưng": 1, "Trần Hùng": 0, "Dang Hung": 1}
    assert set(typed_bare.values()) == {1}
    assert search_rank(search_query("ung"), "Đặng Hùng") == 2
    assert search_rank(search_query("lan"), "Đặng Hùng") is None


def test_sort_key_follows_the_alphabet() -> None:
    words = [letter + rest for letter in ALPHABET for rest in ("", "n", "ng", "z")]

    assert sorted(words, key=sort_key) == words


def test_sort_key_follows_the_tones_after_the_letters() -> None:
    tones = [unicodedata.normalize("NFC", "a" + tone) for tone in TONES]

    assert sorted(tones[1::2] + tones[::2], key=sort_key) == tones
    assert sorted(["má", "man", "ma", "mạn", "mà"], key=sort_key) == ["ma", "mà", "má", "man", "mạn"]


def test_sort_key_counts_numbers_by_value() -> None:
    names = ["Chi bộ thôn 1", "Chi bộ thôn 2", "Chi bộ thôn 10", "Chi bộ thôn 100", "Chi bộ thôn An"]

    assert sorted(names[1::2] + names[::2], key=sort_key) == names


@given(st.text())
def test_sort_key_is_ascii(text: str) -> None:
    key = sort_key(text)

    assert key.isascii()
    assert sort_key(clean(text)) == key


@given(st.integers(min_value=0, max_value=10**24), st.integers(min_value=0, max_value=10**24))
def test_word_key_of_numbers_keeps_their_order(one: int, other: int) -> None:
    assert (word_key(str(one)) < word_key(str(other))) == (one < other)


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://127.0.0.1/x","Nguyễn Văn A")',
        "=1+1",
        "  =A1",
        "'=A1",
        "@SUM(A1:A9)",
        "+cmd|'/C calc'!A0",
        "-cmd|'/C calc'!A0",
        "-SUM(A1)",
        "+A1+A2",
        "\t=1",
    ],
)
def test_is_formula_sees_attempts(text: str) -> None:
    assert is_formula(text)


@pytest.mark.parametrize(
    "text",
    [
        "+84 973 821.643",
        "-",
        "- Bí thư (từ 2020)",
        "-Bí thư chi bộ (2020-2025)",
        "-5",
        "+1,5",
        "=",
        "==",
        "a=b",
        "",
        "+ tốt",
        "@ghi chú",
        "- B1 tiếng Anh",
        "-A2",
    ],
)
def test_is_formula_lets_ordinary_text_pass(text: str) -> None:
    assert not is_formula(text)


@given(st.text())
def test_escaped_text_is_never_a_formula(text: str) -> None:
    assert not could_be_formula(escape_formula(text))
