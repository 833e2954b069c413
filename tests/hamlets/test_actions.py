"""Heads, reviews, proposals, terms: what is done, what is refused and moves nothing."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.committees.choices import CommitteeKind
from sotay.committees.models import Term
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.development.models import Candidate
from sotay.documents.decisions import DecisionPaper
from sotay.hamlets import errors
from sotay.hamlets.actions import hamlets as actions
from sotay.hamlets.actions import reviews
from sotay.hamlets.actions.terms import align_terms
from sotay.hamlets.models import Hamlet, HeadReview, Headship, TermChange
from tests.factories.hamlets import make_hamlet, make_head
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db
PAPER = DecisionPaper("12-QĐ/UBND", dt.date(2026, 1, 5), "UBND xã", "Nguyễn Văn Chủ")
NEXT_YEAR = dt.timedelta(days=365)


@pytest.fixture
def khanh(cast):
    """Secretary of the commune's committee."""
    return actor_of(cast.khanh)


@pytest.fixture
def an(cast):
    """Secretary of cell A."""
    return actor_of(cast.an)


def elect(actor, hamlet, person, first=None):
    first = first or today()
    return actions.record_head(
        actor, hamlet, post="head", person=person, first=first, term_until=first + 2 * NEXT_YEAR, decision=PAPER
    )


def test_a_new_head_takes_the_place_of_the_one_before(cast, khanh):
    hamlet = make_hamlet(cast.cell_a)
    before = make_head(hamlet)

    now = elect(khanh, hamlet, actions.Person(member=cast.binh))

    before.refresh_from_db()
    assert before.valid.upper == today()
    assert before.end_reason == "term"
    assert (now.full_name, now.member) == (cast.binh.full_name, cast.binh)


def test_two_heads_at_once_are_refused_by_the_database(cast):
    hamlet = make_hamlet(cast.cell_a)
    make_head(hamlet)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_head(hamlet, name="Người khác", valid=since(today()))


def test_nobody_is_put_in_before_the_present_head_began(cast, khanh):
    hamlet = make_hamlet(cast.cell_a)
    make_head(hamlet)
    with pytest.raises(errors.HeadSeatTaken):
        elect(khanh, hamlet, actions.Person(full_name="Ai đó"), first=dt.date(2022, 1, 1))
    assert Headship.objects.count() == 1


def test_the_proposal_of_the_cell_gets_its_result(cast, khanh, an):
    hamlet = make_hamlet(cast.cell_a)
    chosen = reviews.propose(an, hamlet, post="head", member=cast.binh, proposed_on=today())
    other = reviews.propose(an, hamlet, post="head", member=cast.an, proposed_on=today())
    with pytest.raises(errors.NomineeKnown):
        reviews.propose(an, hamlet, post="head", member=cast.binh, proposed_on=today())
    reviews.answer_proposal(khanh, chosen, agrees=True)

    elect(khanh, hamlet, actions.Person(member=cast.binh))

    chosen.refresh_from_db()
    other.refresh_from_db()
    assert (chosen.status, other.status) == ("elected", "not_elected")
    with pytest.raises(errors.NomineeNotWaiting):
        reviews.answer_proposal(khanh, chosen, agrees=False)


def test_the_cell_does_not_answer_its_own_proposal(cast, an):
    hamlet = make_hamlet(cast.cell_a)
    nominee = reviews.propose(an, hamlet, post="head", member=cast.binh, proposed_on=today())
    with pytest.raises(NotPermitted):
        reviews.answer_proposal(an, nominee, agrees=True)
    nominee.refresh_from_db()
    assert nominee.status == "proposed"


def test_a_promising_head_becomes_a_candidate_of_the_cell(cast, an):
    head = make_head(make_hamlet(cast.cell_a))
    with pytest.raises(errors.NotPromising):
        reviews.take_as_candidate(an, head)
    reviews.review_head(
        an, head, reviewed_on=today(), conclusion="promising", helper=cast.binh, note="Học lớp nhận thức"
    )

    candidate = reviews.take_as_candidate(an, head)

    head.refresh_from_db()
    assert head.candidate == candidate
    assert (candidate.organisation, candidate.source, candidate.full_name) == (
        cast.cell_a, "hamlet_head", head.full_name,
    )  # fmt: skip


def test_members_are_not_reviewed_and_helpers_come_from_the_cell(cast, an):
    hamlet = make_hamlet(cast.cell_a)
    member, other = make_head(hamlet, member=cast.binh), make_head(hamlet, post="deputy", name="Phó")
    fields = {"reviewed_on": today(), "conclusion": "training", "note": ""}
    with pytest.raises(errors.HeadIsMember):
        reviews.review_head(an, member, helper=None, **fields)
    with pytest.raises(errors.HelperElsewhere):
        reviews.review_head(an, other, helper=cast.lam, **fields)
    with pytest.raises(errors.HelperElsewhere):
        reviews.review_head(an, other, helper=cast.em, **fields)  # on probation
    assert not HeadReview.objects.exists()
    assert not Candidate.objects.exists()


def test_terms_are_fitted_to_the_congress_of_the_cell_all_or_none(cast, khanh):
    congress = today() + NEXT_YEAR
    for cell in (cast.cell_a, cast.cell_b):
        Term.objects.create(
            organisation=cell, kind=CommitteeKind.CELL, name="2025-2027", valid=since(dt.date(2025, 1, 1), congress)
        )
    long = make_head(make_hamlet(cast.cell_a), term_until=congress + NEXT_YEAR)
    short = make_head(make_hamlet(cast.cell_b), term_until=congress - dt.timedelta(days=30))
    fitting = make_head(make_hamlet(cast.cell_b, "Thôn Tây"), term_until=congress + dt.timedelta(days=10))

    with pytest.raises(errors.NotToAlign):
        align_terms(khanh, cast.commune, heads=[long.uid, fitting.uid], decision=PAPER)
    with pytest.raises(errors.DecisionNeeded):
        align_terms(khanh, cast.commune, heads=[long.uid], decision=None)
    assert not TermChange.objects.exists()

    changes = align_terms(khanh, cast.commune, heads=[long.uid, short.uid], decision=PAPER)

    assert [change.kind for change in changes] == ["shorten", "extend"]
    for head in (long, short):
        head.refresh_from_db()
        assert head.term_until == congress + dt.timedelta(days=60)


def test_a_committee_does_not_fit_the_terms_of_another(cast, khanh):
    elsewhere = make_head(make_hamlet(cast.cell_c), term_until=today() + 3 * NEXT_YEAR)
    with pytest.raises(errors.NobodyChosen):
        align_terms(khanh, cast.commune, heads=[elsewhere.uid], decision=PAPER)


def test_a_hamlet_that_ends_takes_its_posts_along(cast, khanh):
    hamlet = make_hamlet(cast.cell_a)
    head = make_head(hamlet)

    actions.end_hamlet(khanh, hamlet, on=today())

    head.refresh_from_db()
    assert (head.valid.upper, head.end_reason) == (today(), "merged")
    with pytest.raises(errors.HamletClosed):
        elect(khanh, hamlet, actions.Person(full_name="Ai đó"))


def test_a_name_stands_once_at_a_place(cast, khanh):
    fields = {"kind": "village", "households": None, "first": today()}
    actions.record_hamlet(khanh, cast.cell_a, name="Thôn Đông", **fields)
    with pytest.raises(errors.HamletKnown):
        actions.record_hamlet(khanh, cast.cell_a, name="thôn  đông", **fields)
    with pytest.raises(NotPermitted):
        actions.record_hamlet(actor_of(cast.an), cast.cell_a, name="Thôn Tây", **fields)
    assert Hamlet.objects.count() == 1
