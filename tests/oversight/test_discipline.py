"""Discipline as a record: its forms, who sees it, what ends with it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.access.models import Grant
from sotay.audit.models import Reading
from sotay.committees.models import Position
from sotay.core.errors import NotPermitted, NotVisible
from sotay.members.choices import Status
from sotay.oversight import errors
from sotay.oversight.actions.departures import restore_member
from sotay.oversight.actions.discipline import (
    discipline_member,
    discipline_organisation,
    lift_discipline,
    lift_organisation_discipline,
    note_discipline_read,
)
from sotay.oversight.models import DisciplinaryAction
from sotay.oversight.queries.discipline import disciplines_for, disciplines_of, get_discipline, line_of
from sotay.oversight.queries.lists import Filters
from tests.factories.oversight import DAY, PAPER, make_decision, make_departure, make_discipline
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db
SAID = {"body": "standing", "effective_on": DAY, "announced_on": DAY, "decision": PAPER}


def test_a_reprimand_runs_out_after_the_norms_months(cast):
    record = discipline_member(actor_of(cast.khanh), cast.binh, form="reprimand", **SAID)

    assert record.effective_until == dt.date(2027, 3, 3)
    assert record.complaint_until > DAY + dt.timedelta(days=30)
    assert cast.binh.standings.get().status == Status.FULL


def test_expulsion_ends_membership_and_its_rights_on_the_day(cast):
    record = discipline_member(actor_of(cast.ha), cast.an, form="expulsion", **SAID)

    cast.an.refresh_from_db()
    assert record.departure.kind == "expelled"
    assert cast.an.standings.get(valid__contains=DAY).status == Status.EXPELLED
    assert not Grant.objects.filter(user=cast.an.account, valid__contains=DAY).exists()
    assert not Position.objects.filter(member=cast.an, valid__contains=DAY).exists()
    restore_member(actor_of(cast.ha), record.departure, decision=PAPER)
    assert cast.an.standings.get(valid__contains=DAY).status == Status.FULL


def test_removal_is_from_a_post_that_is_held(cast):
    board = actor_of(cast.ha)
    with pytest.raises(errors.PostMissing):
        discipline_member(board, cast.an, form="removal", **SAID)
    with pytest.raises(errors.PostMissing):
        discipline_member(board, cast.binh, form="removal", position=cast.an.positions.get(), **SAID)
    with pytest.raises(errors.PostMissing):
        discipline_member(board, cast.an, form="warning", position=cast.an.positions.get(), **SAID)

    discipline_member(board, cast.an, form="removal", position=cast.an.positions.get(), **SAID)

    assert cast.an.positions.get().valid.upper == DAY
    assert not Grant.objects.filter(user=cast.an.account, role="cell_secretary", valid__contains=DAY).exists()


def test_probationary_members_are_reprimanded_or_warned(cast):
    for form in ("removal", "expulsion"):
        with pytest.raises(errors.ProbationaryForm):
            discipline_member(actor_of(cast.ha), cast.em, form=form, **SAID)
        with pytest.raises(IntegrityError), transaction.atomic():
            make_discipline(cast.em, form=form, was_probationary=True)

    assert discipline_member(actor_of(cast.ha), cast.em, form="warning", **SAID).was_probationary


def test_what_is_refused_moves_nothing(cast):
    before = list(cast.binh.standings.values_list("status", "valid"))
    make_departure(cast.binh)
    cases = [
        (cast.khanh, cast.binh, {"form": "expulsion"}, errors.DepartureOpen),
        (cast.khanh, cast.khanh, {"form": "warning"}, errors.NotYourself),
        (cast.khanh, cast.binh, {"form": "warning", "decision": None}, errors.DecisionMissing),
        (cast.khanh, cast.binh, {"form": "warning", "announced_on": dt.date(2099, 1, 1)}, errors.DayAhead),
        (cast.khanh, cast.binh, {"form": "warning", "effective_on": dt.date(1990, 1, 1)}, errors.NotAMember),
        (cast.an, cast.binh, {"form": "warning"}, NotPermitted),
        (cast.dung, cast.binh, {"form": "warning"}, NotPermitted),
        (cast.khanh, cast.lam, {"form": "warning"}, NotPermitted),
    ]
    for who, member, fields, refusal in cases:
        with pytest.raises(refusal):
            discipline_member(actor_of(who), member, **{**SAID, **fields})

    assert not DisciplinaryAction.objects.exists()
    assert list(cast.binh.standings.values_list("status", "valid")) == before


def test_who_sees_it(cast):
    record = make_discipline(cast.binh)

    assert get_discipline(actor_of(cast.binh), record.uid) == record
    assert get_discipline(actor_of(cast.khanh), record.uid) == record
    for other in (cast.an, cast.chi, cast.em, cast.dung, cast.lam):
        with pytest.raises(NotVisible):
            get_discipline(actor_of(other), record.uid)
        assert disciplines_of(actor_of(other), cast.binh) is None
        assert not disciplines_for(actor_of(other), Filters(state="all"))


def test_a_reading_is_written_down_but_not_ones_own(cast):
    note_discipline_read(actor_of(cast.khanh), cast.binh)
    note_discipline_read(actor_of(cast.binh), cast.binh)

    assert list(Reading.objects.values_list("user", "fields")) == [(cast.khanh.account.pk, ["kỷ luật"])]


def test_a_lifted_discipline_is_in_effect_no_more(cast):
    record = make_discipline(cast.binh, effective_until=dt.date(2099, 1, 1))
    assert line_of(record).is_in_effect
    above = actor_of(cast.khanh)
    with pytest.raises(errors.LiftTooEarly):
        lift_discipline(above, record, on=DAY - dt.timedelta(days=1), decision=PAPER)

    lifted = lift_discipline(above, record, on=DAY, decision=PAPER)

    assert not line_of(lifted).is_in_effect
    with pytest.raises(errors.AlreadyLifted):
        lift_discipline(above, record, on=DAY, decision=PAPER)


def test_organisations_too(cast):
    record = discipline_organisation(actor_of(cast.ha), cast.cell_a, form="warning", **SAID)

    assert record.effective_until == dt.date(2027, 3, 3)
    assert lift_organisation_discipline(actor_of(cast.ha), record, on=DAY, decision=PAPER).lifted_on == DAY
    with pytest.raises(NotPermitted):
        discipline_organisation(actor_of(cast.an), cast.cell_a, form="warning", **SAID)


def test_the_database_ties_an_expulsion_to_a_departure(cast):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_discipline(cast.binh, form="expulsion", effective_until=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_discipline(cast.binh, lifted_on=DAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_discipline(cast.binh, decision=make_decision("9"), effective_until=DAY)
