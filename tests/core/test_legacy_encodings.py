import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sotay.core.legacy_encodings import (
    MOJIBAKE,
    TCVN3,
    TCVN3_TABLE,
    VNI,
    VNI_TABLE,
    decode_tcvn3,
    decode_vni,
    dominant_encoding,
    repair,
)
from tests.core.words import vietnamese_names
from tests.shared import shared_file

TO_TCVN3 = {letter: code for code, letter in TCVN3_TABLE.items()}
TO_VNI = {letter: code for code, letter in VNI_TABLE.items() if code.islower() or code.isupper()}


def in_tcvn3(text: str) -> str:
    """Return the text as typed in an ABC font, capitals that it lacks left as they are."""
    return "".join(TO_TCVN3.get(char, char) for char in text)


def in_vni(text: str) -> str:
    return "".join(TO_VNI.get(char, char) for char in text)


def in_mojibake(text: str) -> str:
    holes = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    return "".join(chr(byte) if byte in holes else bytes([byte]).decode("cp1252") for byte in text.encode())


@pytest.mark.parametrize(
    ("typed", "meant", "encoding"),
    [
        ("Ph¹m Minh H¶i", "Phạm Minh Hải", TCVN3),
        ("Hoµng §×nh L\u00adîng", "Hoàng Đình Lượng", TCVN3),
        ("Bïi §øc Ý", "Bùi Đức Ý", TCVN3),
        ("Vò ThÕ S¬n", "Vũ Thế Sơn", TCVN3),
        ("NGUYÔN V¡N A", "NGUYỄN VĂN A", TCVN3),
        ("TP Hµ Néi", "TP Hà Nội", TCVN3),
        ("UBND x· T©n Mü", "UBND xã Tân Mỹ", TCVN3),
        ("Phßng GD&§T", "Phòng GD&ĐT", TCVN3),
        ("Hä vµ tªn khai sinh", "Họ và tên khai sinh", TCVN3),
        ("NguyeÃn Vaên An", "Nguyễn Văn An", VNI),
        ("Traàn Thò Hoa", "Trần Thị Hoa", VNI),
        ("LEÂ VAÊN ÑÖÙC", "LÊ VĂN ĐỨC", VNI),
        ("Soá ñònh danh caù nhaân", "Số định danh cá nhân", VNI),
        ("Nguyá»…n Thá»‹ Ã\u0081nh", "Nguyễn Thị Ánh", MOJIBAKE),
    ],
)
def test_repair_reads_old_text(typed: str, meant: str, encoding: str) -> None:
    assert repair(typed) == (meant, True, encoding)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Vò Thu Lan", "Vũ Thu Lan"), ("Chu Quang Tó", "Chu Quang Tú")],
)
def test_repair_settles_doubtful_names_by_their_words(typed: str, meant: str) -> None:
    assert repair(typed, name=True).text == meant
    assert not repair(typed).repaired


@pytest.mark.parametrize(
    "good",
    [
        "Lò Văn Tòng", "Lò Thanh Hà", "Lù Minh Hà", "Sùng A Páo", "Giàng A Câu", "H'Hen Niê", "Y Blíp", "Y Krông", "Cà Minh",
        "Ðào Minh", "Lê Minh", "LÊ MINH", "Hồ Ý", "Á", "Công nhân", "Cán bộ", "Bí thư", "Café", "naïve", "Müller", "Señor",
        "résumé", "10µm", "25°C", "m²", "½", "·", "« Chi bộ »", "©2020", "§ 5", "50.000 đ", "Đắk Lắk", "Mai Thanh Hoà",
        "Quý", "quí", "ÔNG", "TRÂN CHÂU", "ố", "", "ASCII only", "Zoë", "Ê", "Tô Hoài", "Lâm Thao", "Sao Đỏ", "Lô Lô",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", [False, True])
def test_repair_leaves_good_text_alone(good: str, name: bool) -> None:  # noqa: FBT001
    assert repair(good, name=name) == (good, False, None)


@given(vietnamese_names(), st.booleans(), st.booleans())
def test_good_names_are_never_changed(name: str, upper: bool, as_name: bool) -> None:  # noqa: FBT001
    name = name.upper() if upper else name

    assert repair(name, name=as_name) == (name, False, None)


@given(vietnamese_names())
def test_tcvn3_names_come_back(name: str) -> None:
    typed = in_tcvn3(name)

    assert decode_tcvn3(in_tcvn3(name.lower())) == name.lower()
    assert repair(typed, assume=TCVN3, name=True).text == name
    # Without knowing the column a few stay in doubt, but none is read as something else.
    assert repair(typed, name=True).text in {name, typed}


@given(vietnamese_names())
def test_vni_names_come_back(name: str) -> None:
    typed = in_vni(name)

    assert decode_vni(typed) == name
    assert repair(typed, assume=VNI, name=True).text == name


@given(vietnamese_names())
def test_misread_utf8_names_come_back(name: str) -> None:
    assume(not name.isascii())

    assert repair(in_mojibake(name)) == (name, True, MOJIBAKE)


@given(st.text())
def test_repair_answers_for_any_text(text: str) -> None:
    after, repaired, encoding = repair(text)

    assert unicodedata.is_normalized("NFC", after)
    assert repaired == (encoding is not None)
    assert repaired or after == unicodedata.normalize("NFC", text)


def test_dominant_encoding_needs_nearly_all() -> None:
    names = ["Nguyễn Văn An", "Trần Thị Bình", "Đỗ Hữu Chí", "Lê Đức Dũng", "Phạm Thị Hằng", "Bùi Xuân Hòa"]
    old = [in_tcvn3(name) for name in names]

    assert dominant_encoding(old, name=True) == TCVN3
    assert dominant_encoding([in_vni(name) for name in names], name=True) == VNI
    assert dominant_encoding(names, name=True) is None
    assert dominant_encoding([*names, *old], name=True) is None
    assert dominant_encoding([], name=True) is None


def test_no_line_of_long_vietnamese_papers_is_changed() -> None:
    for line in shared_file("domain.md").read_text(encoding="utf-8").splitlines():
        assert not repair(line).repaired, line
