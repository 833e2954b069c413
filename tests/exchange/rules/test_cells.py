import datetime as dt
from typing import Any

import pytest

from sotay.exchange.rules.cells import (
    CellProblem,
    Remembered,
    badge,
    card_number,
    cell_text,
    general_education,
    person_name,
    plain_text,
    religion,
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("x_x000D_y", "x\ry"), (12.0, "12"), (12.5, "12.5"), (True, "True"), (None, ""), (dt.date(1960, 2, 1), "01/02/1960"),
        (24100000015.0, "24100000015"), (7, "7"),
    ],
)  # fmt: skip
def test_cell_text(cell: Any, text: str) -> None:
    assert cell_text(cell) == text


def test_plain_text_takes_a_dash_for_nothing() -> None:
    assert [plain_text(dash) for dash in ("-", " — ", "...", "/")] == ["", "", "", ""]
    assert plain_text("- Bí thư (từ 2020)") == "- Bí thư (từ 2020)"


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("12/12", "12/12"), ("10/10", "10/10"), ("9 / 12", "9/12"), ("Lớp 7/10", "7/10"), ("9-12", "9/12"), ("Tốt nghiệp THPT", "12/12"),
        ("", ""), ("Biết đọc, biết viết", "Biết đọc, biết viết"),
        # What Excel made of 9/12, 12/12 and 7/10.
        (dt.date(2026, 12, 9), "9/12"), (dt.date(2026, 12, 12), "12/12"), (dt.date(2026, 10, 7), "7/10"), (dt.date(2026, 9, 12), "9/12"),
    ],
)  # fmt: skip
def test_general_education(cell: Any, said: str) -> None:
    assert general_education(cell) == said


@pytest.mark.parametrize("cell", ["13/12", "0/9", "11/10", dt.date(2026, 3, 4)])
def test_no_general_education(cell: Any) -> None:
    with pytest.raises(CellProblem) as problem:
        general_education(cell)

    assert problem.value.code == "education_unknown"


@pytest.mark.parametrize(
    ("cell", "said"),
    [("30 năm", "30 năm"), (55.0, "55 năm"), ("Huy hiệu 40, 45 năm", "45 năm"), ("", ""), ("Chưa có", ""), ("-", "")],
)
def test_badge(cell: Any, said: str) -> None:
    assert badge(cell) == said


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("24.000123", "24.000123"), (24.000123, "24.000123"), (24.00012, "24.000120"), ("12345678", "12345678"), (1234567.0, "01234567"),
        (24060000001.0, "024060000001"), ("024 060 000 001", "024060000001"), ("", ""), ("-", ""),
    ],
)  # fmt: skip
def test_card_number(cell: Any, said: str) -> None:
    assert card_number(cell) == said


def test_religion_says_none_in_one_way() -> None:
    assert {religion(word) for word in ("Không", "không", "KHÔNG", "Ko", "không theo đạo")} == {"Không"}
    assert religion("phật giáo") == "Phật giáo"


def test_remembered_answers_are_worked_out_once() -> None:
    asked: list[object] = []

    def name(cell: Any) -> str:
        asked.append(cell)
        return person_name(cell).shown

    names = Remembered(name)

    assert [names["AN"], names["AN"], names["BÌNH"]] == ["An", "An", "Bình"]
    assert asked == ["AN", "BÌNH"]
