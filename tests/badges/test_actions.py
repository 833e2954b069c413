"""A badge on its way from cell to province; cards, their check, days that do not count."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.badges import errors, rules
from sotay.badges.actions import (
    check_card,
    correct_seniority,
    forward_award,
    give_award,
    issue_card,
    propose_award,
    record_interruption,
    return_award,
)
from sotay.badges.choices import AwardStatus
from sotay.badges.models import Award
from sotay.badges.queries.cards import members_by_card
from sotay.badges.queries.lists import Filters
from sotay.badges.queries.rounds import badge_norms, due_at, due_keys, file_until, missed, own_years, round_on, start_of
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.meetings.rules.cell_vote import CellVote
from sotay.members.choices import Status
from sotay.oversight.actions.departures import record_death
from sotay.regulations.queries import working_days_between
from tests.factories.oversight import DAY, PAPER, make_award, make_card
from tests.factories.people import actor_of, make_member

pytestmark = pytest.mark.django_db
ROUND = dt.date(2027, 2, 3)
MET = dt.date(2026, 11, 3)


def veteran(cast, joined=dt.date(1987, 1, 5), **fields):
    """Somebody whose forty years are complete before the round of 3 February 2027."""
    return make_member(cast.cell_a, born_on=dt.date(1950, 1, 1), joined_on=joined, **fields)


def test_from_the_cell_to_the_province(cast):
    one = veteran(cast)

    award = propose_award(actor_of(cast.an), one, level=40, vote=CellVote(MET, 9, 9))
    forward_award(actor_of(cast.khanh), award, on=today())
    given_ = give_award(actor_of(cast.ha), award, number="A-0123", decision=PAPER)

    one.refresh_from_db()
    assert (award.round_on, award.reached_on) == (ROUND, dt.date(2027, 1, 5))
    assert given_.status == AwardStatus.AWARDED
    assert one.badge == "40 năm"


def test_what_is_refused_moves_nothing(cast):
    one, secretary, vote = veteran(cast), actor_of(cast.an), CellVote(MET, 9, 9)
    cases = [
        ({"level": 41}, errors.NoSuchLevel),
        ({"level": 45}, errors.NotYetDue),
        ({"level": 40, "vote": CellVote(MET, 10, 5)}, errors.NotCarried),
        ({"level": 40, "vote": CellVote(dt.date(2099, 1, 1), 9, 9)}, errors.DayAhead),
        ({"level": 40, "kind": "early"}, errors.PaperMissing),
        ({"level": 45, "kind": "early", "paper": "Giấy ra viện số 5"}, errors.NotEarlyEnough),
        ({"level": 40, "kind": "posthumous"}, errors.NotPosthumous),
        ({"level": 35}, errors.LateUnexplained),
    ]
    for fields, refusal in cases:
        with pytest.raises(refusal):
            propose_award(secretary, one, **{"vote": vote, **fields})
    for other in (cast.chi, cast.em, cast.dung):
        with pytest.raises(NotPermitted):
            propose_award(actor_of(other), one, level=40, vote=vote)

    assert not Award.objects.exists()
    propose_award(secretary, one, level=40, vote=vote)
    with pytest.raises(errors.AlreadyProposed):
        propose_award(secretary, one, level=40, vote=vote)


def test_only_the_province_gives_and_only_what_was_forwarded(cast):
    award = make_award(cast.binh)
    with pytest.raises(errors.NotThere):
        give_award(actor_of(cast.ha), award, number="1", decision=PAPER)
    award = forward_award(actor_of(cast.khanh), award, on=DAY)
    with pytest.raises(NotPermitted):
        give_award(actor_of(cast.khanh), award, number="1", decision=PAPER)
    with pytest.raises(errors.DecisionMissing):
        give_award(actor_of(cast.ha), award, number="1", late_reason="Hồ sơ đến muộn")
    with pytest.raises(errors.LateUnexplained):
        give_award(actor_of(cast.ha), award, number="1", decision=PAPER, awarded_on=dt.date(2026, 11, 20))

    cast.binh.refresh_from_db()
    assert cast.binh.badge == ""


def test_a_number_is_used_once_a_level(cast):
    make_award(cast.em, status=AwardStatus.AWARDED, number="7", decision=make_decision())
    award = make_award(cast.binh, status=AwardStatus.FORWARDED)

    with pytest.raises(errors.NumberTaken):
        give_award(actor_of(cast.ha), award, number="7", decision=PAPER, late_reason="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.filter(pk=award.pk).update(number="7")


def test_what_was_returned_can_be_proposed_again(cast):
    one, vote = veteran(cast), CellVote(MET, 9, 9)
    award = propose_award(actor_of(cast.an), one, level=40, vote=vote)

    return_award(actor_of(cast.khanh), award, reason="Thiếu bản khai")

    assert propose_award(actor_of(cast.an), one, level=40, vote=vote).pk


def test_posthumous_as_the_answer_of_the_handbook_says(cast):
    early, late = (
        veteran(cast, joined=dt.date(1951, 9, 10)),
        veteran(cast, joined=dt.date(1951, 10, 10)),
    )
    for one in (early, late):
        one.born_on = dt.date(1930, 1, 1)
        one.save(update_fields=["born_on"])
        one.standings.update(valid=(dt.date(1952, 1, 1), None))
        record_death(actor_of(cast.ha), one, died_on=dt.date(2025, 9, 10))

    award = propose_award(
        actor_of(cast.an),
        early,
        level=75,
        kind="posthumous",
        vote=CellVote(MET, 9, 9),
        late_reason="Gia đình nộp hồ sơ muộn",
    )
    assert award.level == 75
    with pytest.raises(errors.NotPosthumous):
        propose_award(actor_of(cast.an), late, level=75, kind="posthumous", vote=CellVote(MET, 9, 9))


def test_due_list_names_proposals_and_obeys_the_scope(cast):
    one, other = veteran(cast), make_member(cast.cell_c, joined_on=dt.date(1986, 12, 1))
    at = round_on(ROUND)
    award = propose_award(actor_of(cast.an), one, level=40, vote=CellVote(MET, 9, 9))

    assert [(d.member, d.level, d.award) for d in due_at(actor_of(cast.an), at, Filters())] == [(one, 40, award)]
    assert {d.member for d in due_at(actor_of(cast.ha), at, Filters())} == {one, other}
    assert due_at(actor_of(cast.em), at, Filters()) == []


def test_missed_are_those_of_past_rounds_without_a_badge(cast):
    late = make_member(cast.cell_a, joined_on=dt.date(1996, 10, 5))
    has = make_member(cast.cell_a, joined_on=dt.date(1996, 10, 6), badge="30 năm")

    found = [due.member for due in missed(actor_of(cast.an), Filters(), dt.date(2026, 11, 20))]

    assert late in found
    assert has not in found


def test_interruptions_and_corrections_move_the_years(cast):
    one = veteran(cast)
    board = actor_of(cast.ha)

    record_interruption(board, one, first=dt.date(1990, 1, 1), until=dt.date(1991, 1, 1), decision=PAPER)
    assert start_of(one) == dt.date(1988, 1, 5)
    correct_seniority(board, one, counted_from=dt.date(1986, 12, 20), source="QĐ kết nạp số 5-QĐ/HU")
    assert start_of(one) == dt.date(1987, 12, 20)
    with pytest.raises(errors.GapOverlaps):
        record_interruption(board, one, first=dt.date(1990, 6, 1), until=dt.date(1991, 6, 1), decision=PAPER)
    assert own_years(one, dt.date(2026, 11, 22)).years == 38


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_the_statement_and_the_rule_say_the_same(data):
    """Random people with gaps and corrections: over all rounds each level comes up once, on the day of the rule."""
    from tests.factories.cast import make_cast

    with transaction.atomic():
        cast = make_cast()
        joined = data.draw(st.dates(dt.date(1976, 2, 1), dt.date(1984, 12, 31)))
        one = make_member(
            cast.cell_a, joined_on=joined, born_on=dt.date(1950, 1, 1), official_on=joined, with_account=False
        )
        board = actor_of(cast.ha)
        if data.draw(st.booleans()):
            counted = data.draw(st.dates(joined - dt.timedelta(days=60), joined))
            correct_seniority(board, one, counted_from=counted, source="QĐ")
        if data.draw(st.booleans()):
            first = data.draw(st.dates(joined, dt.date(1995, 1, 1)))
            until = first + dt.timedelta(days=data.draw(st.integers(1, 900)))
            record_interruption(board, one, first=first, until=until, decision=PAPER)
        start, norms = start_of(one), badge_norms(today())

        found = []
        for year in range(2027, 2047):
            for at in rules.rounds_of(year, norms.rounds):
                found += [(lv, day) for key, lv, day in due_keys([cast.province.path], at, today()) if key == one.pk]

        first, last = rules.rounds_of(2027, norms.rounds)[0].first, rules.rounds_of(2046, norms.rounds)[-1].last
        expected = [(lv, rules.reached(start, lv)) for lv in norms.levels if first <= rules.reached(start, lv) <= last]
        assert sorted(found) == expected
        transaction.set_rollback(True)


def test_the_file_reaches_the_province_thirty_working_days_before(cast):
    until = file_until(round_on(ROUND))

    assert working_days_between(until, ROUND) == 30


def test_cards_one_in_use_and_the_old_number_kept(cast):
    make_card(cast.binh)
    board = actor_of(cast.ha)
    with pytest.raises(errors.AlreadyCarded):
        issue(board, cast.binh, reason="first")
    with pytest.raises(errors.SelfReviewMissing):
        issue(board, cast.binh, reason="lost")
    with pytest.raises(errors.NumberNotNational):
        issue(board, cast.binh, reason="renewed", number="24000123")
    with pytest.raises(errors.CardNotForProbationary):
        issue(board, cast.em, reason="first")
    with pytest.raises(errors.NoCardYet):
        issue(board, cast.an, reason="damaged")
    with pytest.raises(NotPermitted):
        issue(actor_of(cast.khanh), cast.binh, reason="renewed")

    card = issue(board, cast.binh, reason="renewed")

    cast.binh.refresh_from_db()
    assert cast.binh.card_number == cast.binh.national_id == card.number
    assert sorted(cast.binh.cards.values_list("number", "ended_on")) == sorted(
        [("24000123", DAY), (cast.binh.national_id, None)]
    )


def test_a_number_from_before_is_kept_as_history(cast):
    cast.an.card_number = "24000777"
    cast.an.save(update_fields=["card_number"])

    issue(actor_of(cast.ha), cast.an, reason="renewed")

    assert set(cast.an.cards.values_list("number", "ended_on")) == {("24000777", DAY), (cast.an.national_id, None)}


def test_yearly_check_and_its_lists(cast):
    make_card(cast.binh)
    secretary = actor_of(cast.an)
    assert set(members_by_card(secretary, Filters(year=2026))) == {cast.an, cast.binh}

    check_card(secretary, cast.binh, year=2026, result="damaged", checked_on=DAY)
    check_card(secretary, cast.an, year=2026, result="good", checked_on=DAY)

    assert list(members_by_card(secretary, Filters(state="faults", year=2026))) == [cast.binh]
    assert not members_by_card(secretary, Filters(year=2026))
    assert list(members_by_card(secretary, Filters(state="none", year=2026))) == [cast.an]
    issue(actor_of(cast.ha), cast.binh, reason="damaged")
    assert not members_by_card(secretary, Filters(state="faults", year=2026))


def test_probationary_members_have_no_years_yet(cast):
    one = veteran(cast, status=Status.PROBATIONARY)

    assert one not in [due.member for due in due_at(actor_of(cast.ha), round_on(ROUND), Filters())]
    assert not own_years(one).is_counted


def issue(actor, member, **fields):
    """Issue a card of the new kind."""
    values = {"number": member.national_id, "issued_on": DAY, "issued_by": "Tỉnh ủy", **fields}
    return issue_card(actor, member, **values)


def make_decision():
    """A decision on paper."""
    from tests.factories.oversight import make_decision as make

    return make("88-QĐ/TU")
