"""What a size asks for, over plain values; and which post brings which role."""

import pytest

from sotay.committees.choices import Finding, Post
from sotay.committees.rules import Remark, Size, SizeNorms, ends_with_term, is_elected, remarks_on
from sotay.config.roles import ROLE_OF_POST, ROLES
from sotay.organisations.choices import Kind

NORMS = SizeNorms(min_official=3, committee_min=30, cell_committee_min=9, cell_max_without_consent=30)


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (Size("cell", "party_committee", full=2, members=9), [Remark(Finding.TOO_FEW, 2, 3)]),
        (Size("cell", "party_committee", full=3, members=3), []),
        (Size("cell", "party_committee", full=8, has_cell_committee=False), []),
        (Size("cell", "party_committee", full=9, has_cell_committee=False), [Remark(Finding.NO_CELL_COMMITTEE, 9, 9)]),
        (
            Size("grassroots_cell", "direct", full=9, has_cell_committee=False),
            [Remark(Finding.NO_CELL_COMMITTEE, 9, 9)],
        ),
        (Size("cell", "party_committee", full=30, members=30), []),
        (Size("cell", "party_committee", full=30, members=31), [Remark(Finding.TOO_MANY, 31, 30)]),
        (Size("grassroots_cell", "direct", full=30, members=31), [Remark(Finding.TOO_MANY, 31, 30)]),
        # a hamlet cell directly under a commune may be large
        (Size("cell", "direct", full=45, members=45), []),
        (Size("party_committee", "direct", members=29), [Remark(Finding.COMMITTEE_TOO_SMALL, 29, 30)]),
        (Size("party_committee", "direct", members=30), []),
        (Size("partial_committee", "party_committee", members=5), []),
        (Size("direct", "province"), []),
        (Size("cell", "party_committee", full=5, has_secretary=False), [Remark(Finding.NO_SECRETARY)]),
        (Size("group", "cell", has_secretary=False), []),
    ],
)
def test_remarks_on_follows_the_norms(size, expected):
    assert remarks_on(size, NORMS) == expected


def test_officers_of_a_board_are_neither_elected_nor_bound_to_a_term():
    assert [post for post in Post if not is_elected(post)] == [Post.BOARD_OFFICER]
    assert [post for post in Post if not ends_with_term(post)] == [Post.BOARD_OFFICER]


def test_every_post_brings_a_role_that_exists_or_none():
    assert set(ROLE_OF_POST.values()) <= {*ROLES, ""}
    assert ROLE_OF_POST[Kind.CELL, Post.DEPUTY] == "cell_secretary"
    assert ROLE_OF_POST[Kind.GRASSROOTS_CELL, Post.COMMITTEE_MEMBER] == "cell_committee"
    assert ROLE_OF_POST[Kind.PARTY_COMMITTEE, Post.INSPECTION_CHAIR] == "grassroots_inspection"
    assert ROLE_OF_POST[Kind.DIRECT, Post.SECRETARY] == "leader"
    assert ROLE_OF_POST[Kind.PROVINCE, Post.COMMITTEE_MEMBER] == ""


def test_a_role_over_many_peoples_data_cannot_be_given_below_the_grassroots_committees():
    low = {Kind.CELL, Kind.GRASSROOTS_CELL, Kind.PARTIAL_COMMITTEE, Kind.GROUP}

    assert not [key for key, role in ROLE_OF_POST.items() if key[0] in low and role in {"board", "leader"}]
