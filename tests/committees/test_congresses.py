"""A round from its opening to recognised results; elections follow from their numbers; what is late is counted."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.audit.models import Entry
from sotay.committees import errors
from sotay.committees.actions import (
    apply_congress,
    apply_election,
    approve_congress,
    drop_election,
    hold_congress,
    open_round,
    plan_congress,
    recognise_congress,
    record_congress_paper,
    record_election,
    refresh_round,
    submit_congress,
)
from sotay.committees.actions.elections import Ballots
from sotay.committees.choices import PAPERS_BEFORE, CongressStatus, Leaving, Manner, Post
from sotay.committees.models import Congress, Election, Nominee, Position, Term
from sotay.committees.queries.congresses import CongressFilters, board_of, late_below, listed
from sotay.committees.rules.congresses import CongressNorms, Timing, quorum_of, timing_of, winners
from sotay.core.days import since
from sotay.core.errors import NotPermitted
from sotay.documents.decisions import DecisionPaper
from tests.factories.people import actor_of, make_member
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system(Channel.CLI)
HELD, UNTIL = dt.date(2026, 3, 2), dt.date(2030, 4, 30)
DUE = dt.date(2026, 3, 31)
PAPER = DecisionPaper("31-QĐ/ĐU", dt.date(2026, 3, 9), "Đảng ủy xã Đông Lỗ", "Vũ Đình Khánh")
STAGES = [("cell", DUE, UNTIL), ("grassroots_cell", DUE, UNTIL), ("party_committee", dt.date(2026, 6, 30), UNTIL)]


def snapshot() -> tuple[object, ...]:
    tables = (Position, Grant, Term, Congress, Election, Nominee)
    return (*(list(table.objects.order_by("pk").values()) for table in tables), Entry.objects.count())


@pytest.fixture
def round_(cast):
    return open_round(
        actor_of(cast.ha),
        cast.province,
        name="Đại hội nhiệm kỳ 2025-2030",
        term="2025-2030",
        opened_on=dt.date(2026, 1, 5),
        stages=STAGES,
    )


@pytest.fixture
def congress(cast, round_):
    return round_.congresses.get(organisation=cast.cell_a)


@pytest.fixture
def held(cast, congress):
    secretary, superior = actor_of(cast.an), actor_of(cast.khanh)
    plan_congress(secretary, congress, planned_on=HELD, ordinal=12)
    for kind in PAPERS_BEFORE:
        record_congress_paper(secretary, congress, kind=kind, ready_on=dt.date(2026, 2, 1))
    submit_congress(secretary, congress, submitted_on=dt.date(2026, 2, 2))
    approve_congress(superior, congress, approved_on=dt.date(2026, 2, 10))
    return hold_congress(secretary, congress, held_on=HELD, convened=12, present=11)


def vote(cast, congress, post, seats, *votes, actor=None):
    return record_election(
        actor or actor_of(cast.an),
        cast.cell_a,
        congress=congress,
        post=post,
        held_on=HELD,
        seats=seats,
        ballots=Ballots(12, 11, 11, 11),
        votes=votes,
    )


# --- Rules -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("votes", "base", "seats", "elected"),
    [
        ([9, 7, 6], 12, 3, [True, True, False]),  # six of twelve is not more than half
        ([9, 8, 7], 12, 2, [True, True, False]),
        ([9, 8, 8], 12, 2, [True, False, False]),  # a tie over the last seat is voted on again
        ([9, 8, 8], 12, 3, [True, True, True]),
        ([3, 2], 12, 2, [False, False]),
        ([7], 13, 1, [True]),
    ],
)
def test_winners(votes, base, seats, elected):
    assert winners(votes, base, seats) == elected


@given(st.lists(st.integers(0, 40), max_size=9), st.integers(1, 40), st.integers(1, 6))
def test_winners_never_more_than_seats_and_always_more_than_half(votes, base, seats):
    won = winners(votes, base, seats)

    assert sum(won) <= seats
    assert all(2 * count > base for count, is_elected in zip(votes, won, strict=True) if is_elected)
    lost = [count for count, is_elected in zip(votes, won, strict=True) if not is_elected]
    assert all(
        count > other or 2 * other <= base for count, yes in zip(votes, won, strict=True) if yes for other in lost
    )


def test_quorum_rounds_up():
    assert [quorum_of(count) for count in (3, 10, 12)] == [2, 7, 8]


def test_timing():
    norms = CongressNorms(plan_days_before=30)

    def timing(status, day, planned=None):
        return timing_of(status, DUE, planned, day, norms)

    assert timing("preparing", dt.date(2026, 2, 1)) is Timing.AHEAD
    assert timing("preparing", dt.date(2026, 3, 1)) is Timing.DUE
    assert timing("approved", dt.date(2026, 3, 1)) is Timing.AHEAD
    assert timing("approved", HELD + dt.timedelta(days=1), HELD) is Timing.LATE
    assert timing("submitted", dt.date(2026, 4, 1)) is Timing.LATE
    assert timing("held", dt.date(2027, 1, 1)) is Timing.DONE


# --- The road ----------------------------------------------------------------------------------------------------


def test_open_round_gives_every_organisation_its_congress(cast, round_):
    assert set(round_.congresses.values_list("organisation_id", "due_on")) == {
        (cast.commune.pk, dt.date(2026, 6, 30)),
        (cast.cell_a.pk, DUE),
        (cast.cell_b.pk, DUE),
        (cast.cell_c.pk, DUE),
    }


def test_refresh_round_lets_new_organisations_join_once(cast, round_):
    new = make_organisation(cast.commune)

    assert [refresh_round(actor_of(cast.ha), round_) for _ in range(2)] == [1, 0]
    assert round_.congresses.filter(organisation=new).exists()


def test_the_road_step_by_step(held):
    assert (held.status, held.held_on, held.present) == (CongressStatus.HELD, HELD, 11)


def test_each_step_waits_for_the_one_before(cast, congress):
    secretary, superior = actor_of(cast.an), actor_of(cast.khanh)
    before = snapshot()

    with pytest.raises(errors.NoPlannedDay):
        submit_congress(secretary, congress, submitted_on=HELD)
    with pytest.raises(errors.NotAtThisStage):
        approve_congress(superior, congress, approved_on=HELD)
    with pytest.raises(errors.NotAtThisStage):
        hold_congress(secretary, congress, held_on=HELD, convened=12, present=12)
    with pytest.raises(errors.NotAtThisStage):
        recognise_congress(superior, congress, recognised_on=HELD, decision=PAPER)
    with pytest.raises(errors.NotAtThisStage):
        vote(cast, congress, Post.SECRETARY, 1, (cast.binh, 9))
    assert snapshot() == before

    plan_congress(secretary, congress, planned_on=HELD)
    with pytest.raises(errors.PapersMissing, match="đề án nhân sự"):
        submit_congress(secretary, congress, submitted_on=HELD)


def test_a_cell_does_not_approve_its_own_congress(cast, congress):
    with pytest.raises(NotPermitted):
        approve_congress(actor_of(cast.an), congress, approved_on=HELD)
    with pytest.raises(NotPermitted):
        plan_congress(actor_of(cast.chi), congress, planned_on=HELD)


def test_a_congress_needs_two_thirds(cast, congress):
    Congress.objects.filter(pk=congress.pk).update(status=CongressStatus.APPROVED)
    with pytest.raises(errors.TooFewPresent, match="cần 8"):
        hold_congress(actor_of(cast.an), congress, held_on=HELD, convened=12, present=7)
    with pytest.raises(IntegrityError, match="congress_two_thirds_present"), transaction.atomic():
        Congress.objects.filter(pk=congress.pk).update(convened=12, present=7)


# --- Results -----------------------------------------------------------------------------------------------------


def test_the_database_elects_nobody_with_half_or_less(cast, held):
    election = vote(cast, held, Post.SECRETARY, 1, (cast.binh, 6))

    assert not election.nominees.get().is_elected
    with pytest.raises(IntegrityError, match="nominee_elected_by_more_than_half"), transaction.atomic():
        election.nominees.update(is_elected=True)
    with pytest.raises(IntegrityError, match="nominee_has_the_base_of_its_election"), transaction.atomic():
        election.nominees.update(base=13)


def test_changing_the_base_changes_it_for_the_list(cast, held):
    election = vote(cast, held, Post.SECRETARY, 1, (cast.binh, 7))

    Election.objects.filter(pk=election.pk).update(base=13)

    assert election.nominees.get().base == 13
    with pytest.raises(IntegrityError, match="nominee_elected_by_more_than_half"), transaction.atomic():
        Election.objects.filter(pk=election.pk).update(base=14)


@pytest.mark.parametrize(
    ("ballots", "votes", "error"),
    [
        (Ballots(12, 11, 11, 12), 9, errors.BallotsDoNotAddUp),
        (Ballots(12, 13, 11, 11), 9, errors.BallotsDoNotAddUp),
        (Ballots(12, 11, 11, 10), 11, errors.VotesBeyondBallots),
        (Ballots(12, 11, 11, 11), None, errors.NoNominees),
    ],
)
def test_record_election_refuses_impossible_numbers(cast, held, ballots, votes, error):
    before = snapshot()
    with pytest.raises(error):
        record_election(
            actor_of(cast.an),
            cast.cell_a,
            congress=held,
            post=Post.SECRETARY,
            held_on=HELD,
            seats=1,
            ballots=ballots,
            votes=[] if votes is None else [(cast.binh, votes)],
        )
    assert snapshot() == before


def test_a_result_typed_wrongly_is_dropped_until_posts_came_of_it(cast, held):
    election = vote(cast, held, Post.SECRETARY, 1, (cast.binh, 9))
    with pytest.raises(errors.ElectionKnown):
        vote(cast, held, Post.SECRETARY, 1, (cast.binh, 10))

    drop_election(actor_of(cast.an), election)
    again = vote(cast, held, Post.SECRETARY, 1, (cast.binh, 10))
    apply_congress(actor_of(cast.khanh), held)

    with pytest.raises(errors.ElectionApplied):
        drop_election(actor_of(cast.binh), Election.objects.get(pk=again.pk))


def test_apply_congress_ends_the_old_posts_and_begins_the_new_on_its_day(cast, held):
    third = make_member(cast.cell_a, full_name="Đặng Văn Giỏi")
    vote(cast, held, Post.COMMITTEE_MEMBER, 3, (cast.an, 8), (cast.binh, 11), (third, 9))
    vote(cast, held, Post.SECRETARY, 1, (cast.binh, 10))
    vote(cast, held, Post.DEPUTY, 1, (third, 9), (cast.an, 2))

    apply_congress(actor_of(cast.khanh), held)

    on_the_day = cast.cell_a.positions.filter(valid__contains=HELD)
    assert {(row.member, row.post, row.manner) for row in on_the_day} == {
        (cast.binh, Post.SECRETARY, Manner.CONGRESS),
        (third, Post.DEPUTY, Manner.CONGRESS),
        (cast.an, Post.COMMITTEE_MEMBER, Manner.CONGRESS),
    }
    old = cast.cell_a.positions.get(member=cast.an, post=Post.SECRETARY)
    assert (old.valid.upper, old.leaving) == (HELD, Leaving.TERM)
    term = cast.cell_a.terms.get()
    assert (term.name, term.planned_size, term.valid) == ("2025-2030", 3, since(HELD, UNTIL))
    assert all(row.valid == term.valid and row.term == term for row in on_the_day)
    roles = Grant.objects.filter(position__organisation=cast.cell_a, valid__contains=HELD)
    assert set(roles.values_list("user__member__full_name", "role")) == {
        ("Nguyễn Văn Bình", "cell_secretary"),
        ("Đặng Văn Giỏi", "cell_secretary"),
        ("Trần Thị An", "cell_committee"),
    }


def test_recognise_congress_names_the_decision_on_terms_and_posts(cast, held):
    vote(cast, held, Post.SECRETARY, 1, (cast.binh, 10))
    with pytest.raises(errors.ResultsNotApplied):
        recognise_congress(actor_of(cast.khanh), held, recognised_on=PAPER.issued_on, decision=PAPER)
    (position,) = apply_congress(actor_of(cast.khanh), held)
    with pytest.raises(errors.DecisionNeeded):
        recognise_congress(actor_of(cast.khanh), held, recognised_on=PAPER.issued_on)

    recognise_congress(actor_of(cast.khanh), held, recognised_on=PAPER.issued_on, decision=PAPER)

    position.refresh_from_db()
    held.refresh_from_db()
    assert (position.decision.number, cast.cell_a.terms.get().decision.number) == ("31-QĐ/ĐU", "31-QĐ/ĐU")
    assert held.status == CongressStatus.RECOGNISED


def test_apply_congress_refuses_the_elected_and_the_cell_itself(cast, held):
    vote(cast, held, Post.SECRETARY, 1, (cast.binh, 10))
    before = snapshot()

    with pytest.raises(NotPermitted):
        apply_congress(actor_of(cast.an), held)

    assert snapshot() == before


def test_apply_congress_needs_somebody_elected(cast, held):
    with pytest.raises(errors.NothingElected):
        apply_congress(actor_of(cast.khanh), held)


def test_a_by_election_adds_and_raises(cast):
    election = record_election(
        actor_of(cast.an),
        cast.cell_a,
        post=Post.DEPUTY,
        held_on=HELD,
        seats=1,
        ballots=Ballots(12, 11, 11, 11),
        votes=[(cast.binh, 9)],
    )

    (position,) = apply_election(actor_of(cast.khanh), election, decision=PAPER)

    assert (position.post, position.manner, position.valid.lower) == (Post.DEPUTY, Manner.BY_ELECTION, HELD)
    assert position.decision.number == "31-QĐ/ĐU"
    election.refresh_from_db()
    with pytest.raises(errors.ElectionApplied):
        apply_election(actor_of(cast.khanh), election)


# --- The board ---------------------------------------------------------------------------------------------------


def test_board_counts_by_branch_and_each_number_has_its_list(cast, round_, held):
    board = board_of(actor_of(cast.ha), round_, cast.province, day=dt.date(2026, 4, 1))

    assert (board.whole.count, board.whole.done, board.whole.late) == (4, 1, 2)
    assert [(line.organisation, line.count, line.done, line.late) for line in board.lines] == [
        (cast.committee, 3, 1, 1),
        (cast.other_committee, 1, 0, 1),
    ]
    late = listed(actor_of(cast.ha), round_, CongressFilters(timing="late"), dt.date(2026, 4, 1))
    assert [row.organisation for row in late] == [cast.cell_b, cast.cell_c]
    assert late_below(actor_of(cast.ha), cast.committee, dt.date(2026, 4, 1)) == [(round_.uid, 1)]


def test_a_secretary_sees_the_congress_of_the_own_cell_alone(cast, round_):
    assert [row.organisation for row in listed(actor_of(cast.an), round_, CongressFilters())] == [cast.cell_a]


def test_the_board_asks_as_often_for_many(cast, round_, django_assert_num_queries):
    actor = actor_of(cast.ha)
    assert actor.held
    board_of(actor, round_, cast.province)
    with django_assert_num_queries(2):
        board_of(actor, round_, cast.province)
    make_organisation(cast.other_committee, kind="grassroots_cell")
    refresh_round(SYSTEM, round_)
    with django_assert_num_queries(2):
        board_of(actor, round_, cast.province)
