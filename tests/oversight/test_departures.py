"""The way out: what it asks for, what ends with it, and the way back."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.core.errors import DomainError, NotPermitted, NotVisible
from sotay.meetings.rules.cell_vote import CellVote
from sotay.members.choices import Status
from sotay.oversight import errors
from sotay.oversight.actions.departures import (
    ask_self_review,
    decide_departure,
    drop_departure,
    open_departure,
    record_cell_vote,
    record_committee_vote,
    record_death,
    restore_member,
    take_self_review,
)
from sotay.oversight.choices import DepartureKind, DepartureStatus, Ground
from sotay.oversight.models import Departure
from sotay.oversight.queries.departures import departure_page, departures_for, get_departure
from sotay.oversight.queries.lists import Filters
from sotay.regulations.queries import working_day_after
from sotay.work.models import Task
from tests.factories.oversight import DAY, PAPER, VOTE, make_departure
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db
END = dt.date(2026, 6, 1)


def state_of(member):
    """Everything that a departure could move."""
    member.refresh_from_db()
    return (
        sorted(member.standings.values_list("status", "valid")),
        sorted(member.affiliations.values_list("organisation", "kind", "valid")),
        sorted(member.positions.values_list("post", "valid")),
        sorted(Grant.objects.filter(user=member.account).values_list("role", "valid")),
        member.account.is_active,
    )


def heard(cast, member, **fields):
    """A strike-off for which everything is there but the decision."""
    votes = {
        "self_review_on": DAY,
        "cell_met_on": DAY,
        "cell_base": 9,
        "cell_yes": 6,
        "committee_met_on": DAY,
        "committee_base": 15,
        "committee_yes": 10,
        **fields,
    }
    return make_departure(member, **votes)


def test_strike_off_from_the_first_step_to_the_last(cast):
    secretary, above = actor_of(cast.an), actor_of(cast.khanh)

    departure = open_departure(secretary, cast.binh, kind="struck_off", ground=Ground.ABSENT, on=DAY)
    ask_self_review(secretary, departure, on=DAY)
    take_self_review(secretary, departure, on=DAY + dt.timedelta(days=3))
    record_cell_vote(secretary, departure, vote=VOTE)
    record_committee_vote(above, departure, met_on=DAY, base=15, yes=10)
    done = decide_departure(above, departure, effective_on=END, announced_on=END, decision=PAPER)

    cast.binh.refresh_from_db()
    assert done.status == DepartureStatus.DECIDED
    assert done.complaint_until == working_day_after(END, 30)
    assert cast.binh.standings.get(valid__contains=END).status == Status.STRUCK_OFF
    assert not cast.binh.affiliations.filter(valid__contains=END).exists()
    assert cast.binh.affiliations.filter(valid__contains=END - dt.timedelta(days=1)).exists()
    assert not Grant.objects.filter(user=cast.binh.account, valid__contains=END).exists()
    assert not cast.binh.account.is_active


def test_strike_off_waits_for_each_step(cast):
    above = actor_of(cast.khanh)
    cases = [
        ({"self_review_on": None}, errors.NotHeard),
        ({"self_review_on": None, "requests": [DAY, DAY + dt.timedelta(days=7)]}, errors.NotHeard),
        ({"cell_base": None, "cell_yes": None}, errors.CellNotTwoThirds),
        ({"cell_yes": 5}, errors.CellNotTwoThirds),
        ({"committee_yes": 9}, errors.CommitteeNotTwoThirds),
    ]
    for fields, refusal in cases:
        departure, before = heard(cast, cast.binh, **fields), state_of(cast.binh)

        with pytest.raises(refusal):
            decide_departure(above, departure, effective_on=END, decision=PAPER)

        assert state_of(cast.binh) == before
        departure.delete()


def test_three_requests_are_enough(cast):
    days = [DAY, DAY + dt.timedelta(days=7), DAY + dt.timedelta(days=14)]
    departure = heard(cast, cast.binh, self_review_on=None, requests=days)

    done = decide_departure(actor_of(cast.khanh), departure, effective_on=END, decision=PAPER)

    assert done.status == DepartureStatus.DECIDED


def test_a_fourth_request_and_one_before_the_last_are_refused(cast):
    secretary, departure = actor_of(cast.an), make_departure(cast.binh, requests=[DAY])

    with pytest.raises(errors.AskedTooEarly):
        ask_self_review(secretary, departure, on=DAY)
    for days in (7, 14):
        departure = ask_self_review(secretary, departure, on=DAY + dt.timedelta(days=days))
    with pytest.raises(errors.AskedThreeTimes):
        ask_self_review(secretary, departure, on=DAY + dt.timedelta(days=21))


@settings(max_examples=60, deadline=None)
@given(base=st.integers(1, 200), yes=st.integers(0, 200))
def test_the_database_and_the_sentence_agree_on_two_thirds(base, yes):
    vote = CellVote(DAY, base, yes)

    assert vote.is_two_thirds == (yes * 3 >= base * 2)
    assert vote.is_majority == (yes * 2 > base)


def test_the_database_refuses_what_the_sentence_refuses(cast):
    for fields in (
        {"cell_yes": 5},
        {"cell_base": None, "cell_yes": None},
        {"self_review_on": None},
        {"decision": None},
    ):
        departure = heard(cast, cast.binh, **{k: v for k, v in fields.items() if k != "decision"})

        with pytest.raises(IntegrityError), transaction.atomic():
            Departure.objects.filter(pk=departure.pk).update(status=DepartureStatus.DECIDED, effective_on=END)

        departure.delete()


def test_posts_end_with_the_departure_and_their_rights_too(cast):
    record_death(actor_of(cast.khanh), cast.an, died_on=END)

    position = cast.an.positions.get()
    assert position.valid.upper == END
    assert not Grant.objects.filter(user=cast.an.account, valid__contains=END).exists()


def test_a_death_needs_no_decision_and_is_on_the_list(cast):
    death = record_death(actor_of(cast.ha), cast.binh, died_on=END)

    found = departures_for(actor_of(cast.an), Filters(state="decided", kind=DepartureKind.DECEASED, year=2026))
    assert list(found) == [death]
    assert cast.binh.standings.get(valid__contains=END).status == Status.DECEASED


def test_the_secretary_reports_a_death_and_the_committee_records_it(cast):
    death = open_departure(actor_of(cast.an), cast.binh, kind="deceased", on=END)
    assert death.effective_on == END

    decide_departure(actor_of(cast.khanh), death, effective_on=END)

    assert cast.binh.standings.get(valid__contains=END).status == Status.DECEASED


def test_open_tasks_are_listed_for_somebody_else(cast):
    task = Task.objects.create(organisation=cast.cell_a, owner=cast.binh, title="Vận động thu gom rác", due_on=END)
    departure = make_departure(cast.binh)

    page = departure_page(actor_of(cast.an), departure.uid)

    assert page.tasks == [task]
    assert [step.now for step in page.steps] == [False, True, False, False, False]


def test_restoring_gives_back_exactly_what_ended(cast):
    before = state_of(cast.binh)
    departure = heard(cast, cast.binh)
    done = decide_departure(actor_of(cast.khanh), departure, effective_on=END, decision=PAPER)

    restore_member(actor_of(cast.khanh), done, decision=PAPER)

    after = state_of(cast.binh)
    assert (after[0], after[1], after[2], after[4]) == (before[0], before[1], before[2], before[4])
    assert Grant.objects.filter(user=cast.binh.account, role="member", valid__contains=END).exists()


@settings(max_examples=25, deadline=None)
@given(days=st.lists(st.integers(1, 2000), min_size=1, max_size=4, unique=True), offset=st.integers(0, 2200))
def test_no_history_is_lost_whatever_stood_before(days, offset):
    """Random standings: a death on any day leaves every earlier day as it was; restoring leaves everything as it was."""
    from sotay.core.days import since, today
    from sotay.members.models import Standing
    from tests.factories.cast import make_cast

    with transaction.atomic():
        cast = make_cast()
        first = dt.date(2019, 1, 1)
        cast.binh.standings.all().delete()
        cuts = [first, *(first + dt.timedelta(days=d) for d in sorted(days))]
        for number, lower in enumerate(cuts):
            upper = cuts[number + 1] if number + 1 < len(cuts) else None
            status = Status.EXEMPT if number % 2 else Status.FULL
            Standing.objects.create(member=cast.binh, status=status, valid=since(lower, upper))
        before = state_of(cast.binh)
        day = min(first + dt.timedelta(days=offset), today())

        death = record_death(actor_of(cast.ha), cast.binh, died_on=day)

        for probe in (first, *cuts):
            if probe < day:
                old = next(s for s, v in before[0] if probe in v)
                assert cast.binh.standings.get(valid__contains=probe).status == old
        assert cast.binh.standings.get(valid__contains=day).status == Status.DECEASED
        restore_member(actor_of(cast.ha), death, decision=PAPER)
        assert state_of(cast.binh)[:2] == before[:2]
        transaction.set_rollback(True)


def test_who_may_not_is_refused_and_nothing_moves(cast):
    departure, before = heard(cast, cast.binh), state_of(cast.binh)

    for who in (cast.an, cast.chi, cast.em, cast.dung):
        with pytest.raises(NotPermitted):
            decide_departure(actor_of(who), departure, effective_on=END, decision=PAPER)

    assert state_of(cast.binh) == before
    for stranger in (cast.chi, cast.em):
        with pytest.raises(NotVisible):
            get_departure(actor_of(stranger), departure.uid)
    assert get_departure(actor_of(cast.binh), departure.uid) == departure


def test_nobody_decides_about_themselves(cast):
    departure = heard(cast, cast.khanh)

    with pytest.raises(errors.NotYourself):
        decide_departure(actor_of(cast.khanh), departure, effective_on=END, decision=PAPER)


def test_what_is_refused_has_a_sentence(cast):
    secretary = actor_of(cast.an)
    open_departure(secretary, cast.em, kind="resigned", on=DAY)
    cases = [
        (cast.em, {"kind": "resigned", "on": DAY}, errors.DepartureOpen),
        (cast.binh, {"kind": "struck_off", "on": DAY}, errors.GroundMissing),
        (cast.binh, {"kind": "resigned", "ground": Ground.ABSENT, "on": DAY}, errors.GroundMissing),
        (cast.binh, {"kind": "struck_off", "ground": Ground.PROBATION, "on": DAY}, errors.ProbationOnly),
        (cast.binh, {"kind": "expelled", "on": DAY}, errors.ByDiscipline),
        (cast.binh, {"kind": "resigned", "on": dt.date(2099, 1, 1)}, errors.DayAhead),
        (cast.binh, {"kind": "resigned", "on": dt.date(1990, 1, 1)}, errors.NotAMember),
    ]
    for member, fields, refusal in cases:
        with pytest.raises(refusal) as raised:
            open_departure(secretary, member, **fields)
        assert isinstance(raised.value, DomainError)
        assert str(raised.value)
    assert Departure.objects.count() == 1


def test_a_departure_that_is_dropped_leaves_everything(cast):
    departure, before = make_departure(cast.binh), state_of(cast.binh)

    drop_departure(actor_of(cast.an), departure, reason="Đảng viên đã sinh hoạt trở lại")

    assert state_of(cast.binh) == before
    assert not departures_for(actor_of(cast.an), Filters())


def test_whoever_left_leaves_no_second_time(cast):
    record_death(actor_of(cast.ha), cast.binh, died_on=END)

    with pytest.raises(errors.NotAMember):
        record_death(actor_of(cast.ha), cast.binh, died_on=END)
    with pytest.raises(errors.NotAMember):
        open_departure(actor_of(cast.an), cast.binh, kind="resigned", on=END + dt.timedelta(days=2))


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_as_often_for_three_as_for_one(cast, django_assert_num_queries, count):
    from sotay.oversight.queries.lists import with_cells

    for member in (cast.binh, cast.em, cast.chi)[:count]:
        make_departure(member)
    actor = actor_of(cast.ha)
    _ = actor.held

    with django_assert_num_queries(2):
        assert len(with_cells(list(departures_for(actor, Filters())))) == count


def test_jobs_may_too(cast):
    assert open_departure(Actor.system(), cast.binh, kind="resigned", on=DAY).status == DepartureStatus.OPEN
