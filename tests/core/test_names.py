import pytest
from hypothesis import given

from sotay.core.names import NameParts, display_name, name_sort_key, split_name
from tests.core.words import vietnamese_names


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("LÊ VĂN A", "Lê Văn A"),
        ("đặng thị đào", "Đặng Thị Đào"),
        ("ĐẶNG THỊ ĐÀO", "Đặng Thị Đào"),
        ("  NGÔ   THÙY NGÀ ", "Ngô Thùy Ngà"),
        ("Giàng A Câu", "Giàng A Câu"),
        ("GIÀNG A CÂU", "Giàng A Câu"),
        ("H'Hen Niê", "H'Hen Niê"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("h\u2019hen niê", "H'Hen Niê"),
        ("Y Blíp", "Y Blíp"),
        ("Y-BLÍP ÊBAN", "Y-Blíp Êban"),
        ("NGUYỄN Văn a", "Nguyễn Văn A"),
        ("Nguyễn văn An", "Nguyễn Văn An"),
        ("Ksor H'Yên", "Ksor H'Yên"),
        ("Kpă KLƠNG", "Kpă Klơng"),
        ("Nguyễn Thị McDonald", "Nguyễn Thị McDonald"),
    ],
)
def test_display_name(written: str, shown: str) -> None:
    assert display_name(written) == shown


@given(vietnamese_names())
def test_display_name_restores_capitals_and_is_idempotent(name: str) -> None:
    assert display_name(name.upper()) == name
    assert display_name(name.lower()) == name
    assert display_name(display_name(name)) == name


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Nguyễn Văn An", NameParts("Nguyễn", "Văn", "An")),
        ("Ma Phúc Hà", NameParts("Ma", "Phúc", "Hà")),
        ("Lê Lợi", NameParts("Lê", "", "Lợi")),
        ("An", NameParts("", "", "An")),
        ("H'Hen Niê", NameParts("Niê", "", "H'Hen")),
        ("Y Blíp Êban", NameParts("Êban", "", "Y Blíp")),
        ("Y Thông", NameParts("Y", "", "Thông")),
        ("Y Thị Lan", NameParts("Y", "Thị", "Lan")),
    ],
)
def test_split_name(name: str, parts: NameParts) -> None:
    assert split_name(name) == parts


def test_names_sort_by_given_then_family_then_middle() -> None:
    names = [
        "Bùi Văn An",
        "Nguyễn An",
        "Nguyễn Đức An",
        "Nguyễn Văn An",
        "Lê Thị Ánh",
        "Lê Thị Ân",
        "Trần Dung",
        "Trần Đung",
        "Giàng A Hoa",
        "Lê Văn Hòa",
        "Lê Thị Hoà",
        "Lê Văn Hoàn",
        "Vũ Văn Ước",
        "Vũ Văn Ý",
    ]
    # Hòa and Hoà are one name in two styles, so the middle name decides between those two.
    expected = [*names[:9], "Lê Thị Hoà", "Lê Văn Hòa", *names[11:]]

    assert sorted(names[1::2] + names[::2], key=name_sort_key) == expected


def test_name_sort_key_takes_the_name_after_its_marker() -> None:
    assert name_sort_key("H'Hen Niê").startswith("hen")
    assert name_sort_key("Y Blíp Êban").startswith("blip")
    assert name_sort_key("Ma Hà Phúc", given="Hà") == "ha2 ma1 phuc5"


@given(vietnamese_names())
def test_name_sort_key_is_plain_and_blind_to_capitals(name: str) -> None:
    key = name_sort_key(name)

    assert key.isascii()
    assert key == name_sort_key(display_name(name.upper()))
