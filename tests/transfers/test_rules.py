"""Which boxes a paper has, and how days are counted."""

import datetime as dt

import pytest

from sotay.core.dates import same_day_months_later
from sotay.transfers.choices import TransferKind
from sotay.transfers.rules import Step, boxes_in, boxes_out, boxes_within, official_kind, spans

PROVINCE = Step(1, "Tỉnh", 5)
DIRECT, OTHER = Step(2, "Huyện", 4), Step(3, "Khối", 4)
BASE, BASE_2 = Step(4, "Xã", 3), Step(5, "Phường", 3)
PARTIAL = Step(6, "Bộ phận", 2)
CELL, CELL_2, CELL_3 = Step(7, "Chi bộ 1", 1), Step(8, "Chi bộ 2", 1), Step(9, "Chi bộ 3", 1)

A = [PROVINCE, DIRECT, BASE, PARTIAL, CELL]
B = [PROVINCE, DIRECT, BASE_2, CELL_2]
C = [PROVINCE, OTHER, CELL_3]


def slots(plans):
    return [(plan.slot, plan.organisation) for plan in plans]


def test_inside_the_superior_committee_seven_boxes_with_the_superior_in_the_middle():
    assert official_kind(A, B) == TransferKind.INSIDE
    assert slots(boxes_within(TransferKind.INSIDE, A, B)) == [(1, 7), (2, 6), (3, 4), (4, 2), (5, 5), (7, 8)]


def test_inside_one_base_committee_it_signs_once():
    sibling = [PROVINCE, DIRECT, BASE, CELL_2]
    assert slots(boxes_within(TransferKind.INSIDE, A, sibling)) == [(1, 7), (2, 6), (3, 4), (7, 8)]


def test_outside_ten_boxes_and_the_province_signs_nothing_between_its_own():
    assert official_kind(A, C) == TransferKind.OUTSIDE
    assert slots(boxes_within(TransferKind.OUTSIDE, A, C)) == [(1, 7), (2, 6), (3, 4), (4, 2), (7, 3), (10, 9)]


def test_to_another_province_every_level_signs_and_the_last_writes_down_the_answer():
    plans = boxes_out(TransferKind.OUTSIDE, A, "Tỉnh bạn")
    assert slots(plans) == [(1, 7), (2, 6), (3, 4), (4, 2), (5, 1), (10, 1)]
    assert plans[-1].is_outside
    assert [plan.is_outside for plan in plans[:-1]] == [False] * 5


def test_temporary_eight_boxes_abroad_two():
    assert slots(boxes_within(TransferKind.TEMPORARY, A, C)) == [(1, 7), (2, 6), (3, 4), (4, 2), (5, 3), (8, 9)]
    assert slots(boxes_out(TransferKind.ABROAD, A, "Đảng ủy Bộ Ngoại giao")) == [(1, 2), (2, 2)]
    assert slots(boxes_out(TransferKind.ABROAD, [PROVINCE, CELL], "Bộ Ngoại giao")) == [(1, 7), (2, 7)]


def test_from_elsewhere_only_the_receiving_boxes():
    assert slots(boxes_in(TransferKind.OUTSIDE, A)) == [(6, 1), (7, 2), (8, 4), (9, 6), (10, 7)]


@pytest.mark.parametrize(
    ("first", "until", "months"),
    [
        (dt.date(2026, 1, 31), dt.date(2026, 2, 28), 0),
        (dt.date(2026, 1, 15), dt.date(2026, 4, 15), 3),
        (dt.date(2026, 1, 15), dt.date(2027, 1, 14), 11),
    ],
)
def test_whole_months(first, until, months):
    assert spans(first, until) == months


def test_months_after_ends_with_the_month():
    assert same_day_months_later(dt.date(2026, 11, 30), 3) == dt.date(2027, 2, 28)
    assert same_day_months_later(dt.date(2026, 9, 15), 3) == dt.date(2026, 12, 15)
    assert same_day_months_later(dt.date(2026, 8, 31), 4) == dt.date(2026, 12, 31)
