"""Papers under way, and the year's confirmation, when a cell or a committee on the way ends: they follow the successor."""

import datetime as dt

import pytest

from sotay.core.days import today
from sotay.members.models import Affiliation
from sotay.reorganisation.actions.carrying import undo_case
from sotay.transfers.actions.signing import end_temporary, sign_box
from sotay.transfers.actions.starting import start_transfer
from sotay.transfers.choices import TransferStatus
from sotay.transfers.models import Box, Transfer
from tests.factories.people import actor_of
from tests.factories.transfers import make_round, make_transfer
from tests.factories.tree import make_organisation
from tests.reorganisation.test_carrying import board, do

pytestmark = pytest.mark.django_db


def turn(transfer):
    return Box.objects.get(transfer=transfer, waiting_since__isnull=False, signed_on=None)


def merge(cast, source, target):
    return do(cast, {"do": "merge", "organisations": [source.code], "into": target.code})


def test_the_cell_that_goes_on_receives(cast):
    other = make_organisation(cast.commune, name="Chi bộ thôn 3")
    paper = make_transfer(cast, target=cast.cell_b, signed=True)
    sign_box(actor_of(cast.khanh), turn(paper))

    case = merge(cast, cast.cell_b, other)
    paper.refresh_from_db()
    assert (paper.target, turn(paper).organisation) == (other, other)

    undo_case(board(cast), case)
    paper.refresh_from_db()
    assert (paper.target, turn(paper).organisation) == (cast.cell_b, cast.cell_b)
    sign_box(actor_of(cast.chi), turn(paper))
    assert Affiliation.objects.get(member=cast.binh, valid__endswith=None).organisation == cast.cell_b


def test_the_cell_that_goes_on_lets_go(cast):
    other = make_organisation(cast.commune, name="Chi bộ thôn 3")
    paper = make_transfer(cast, target=cast.cell_b)
    merge(cast, cast.cell_a, other)
    paper.refresh_from_db()
    assert (paper.organisation, paper.source, turn(paper).organisation) == (other, other, other)


def test_a_paper_from_one_cell_to_the_other_ends_when_both_are_one(cast):
    paper = make_transfer(cast, target=cast.cell_b, signed=True)
    merge(cast, cast.cell_b, cast.cell_a)
    paper.refresh_from_db()
    assert paper.status == TransferStatus.WITHDRAWN
    assert "kết thúc hoạt động" in paper.closed_reason


def test_the_year_goes_on_at_the_committee_that_goes_on(cast):
    opened = make_round(cast, cast.commune)
    do(cast, {"do": "dissolve", "organisation": cast.commune.code, "target": cast.committee.code})
    opened.refresh_from_db()
    assert opened.organisation == cast.committee


def test_a_stay_in_a_merged_cell_still_ends(cast):
    other = make_organisation(cast.commune, name="Chi bộ thôn 3")
    until = today() + dt.timedelta(days=150)
    paper = start_transfer(
        actor_of(cast.an), cast.cell_a, member=cast.binh, target=cast.cell_b, kind="temporary", cause="study",
        moved_on=today(), until=until, sign_now=True,
    )  # fmt: skip
    sign_box(actor_of(cast.khanh), turn(paper))
    sign_box(actor_of(cast.chi), turn(paper))
    Transfer.objects.filter(pk=paper.pk).update(effective_on=today() - dt.timedelta(days=1))
    merge(cast, cast.cell_b, other)
    end_temporary(actor_of(cast.ha), Transfer.objects.get(pk=paper.pk), on=today() + dt.timedelta(days=5))
    stay = Affiliation.objects.get(member=cast.binh, kind="temporary", organisation=other)
    assert stay.valid.upper == today() + dt.timedelta(days=5)
