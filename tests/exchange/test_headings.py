"""Telling the heading row from a person's row."""

import pytest

from sotay.exchange.errors import RepeatedHeading
from sotay.exchange.headings import find_heading
from sotay.exchange.layouts import MEMBER_LAYOUT

HEADINGS = ["Họ và tên khai sinh", "Ngày sinh", "Giới tính", "Dân tộc", "Ngày vào Đảng", "Mã chi bộ"]


def test_a_person_without_ethnicity_above_one_with_it_is_no_heading():
    rows = [
        HEADINGS,
        ["A B", "02/03/1980", "Nam", "", "05/05/2005", "24.01"],
        ["C D", "02/03/1981", "Nam", "Tày", "05/05/2005", "24.01"],
    ]

    heading = find_heading(rows, MEMBER_LAYOUT)

    assert (heading.first_row, heading.last_row, len(heading.columns)) == (1, 1, 6)


def test_a_heading_that_stands_twice_is_refused():
    with pytest.raises(RepeatedHeading):
        find_heading([[*HEADINGS, "Ngày sinh"]], MEMBER_LAYOUT)
