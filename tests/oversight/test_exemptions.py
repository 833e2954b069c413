"""Exemption: who decides, how long, how it ends, and the base of votes."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.core.days import since, today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.meetings.rules.cell_vote import CellVote
from sotay.members.choices import Status
from sotay.oversight import errors
from sotay.oversight.actions.exemptions import (
    decline_exemption,
    end_exemption,
    grant_exemption,
    propose_exemption,
    record_return,
)
from sotay.oversight.choices import ExemptionReason, ExemptionStatus
from sotay.oversight.models import Exemption
from sotay.oversight.queries.exemptions import exemptions_for, get_exemption
from sotay.oversight.queries.lists import Filters
from tests.factories.oversight import DAY, PAPER, VOTE, make_decision, make_exemption
from tests.factories.people import actor_of, make_member

pytestmark = pytest.mark.django_db
FIRST, UNTIL = dt.date(2026, 4, 1), dt.date(2026, 10, 1)
ASKED = {"asked_on": DAY, "vote": VOTE}


def standings(member):
    """The statuses of a member, one after the other."""
    return list(member.standings.order_by("valid").values_list("status", "valid"))


def test_the_cell_decides_about_the_old(cast):
    old = make_member(cast.cell_a, full_name="Trần Văn Già", born_on=dt.date(1946, 4, 1), with_account=False)

    exemption = propose_exemption(actor_of(cast.an), old, reason="age", first=FIRST, decision=PAPER, **ASKED)

    assert exemption.status == ExemptionStatus.GRANTED
    assert old.standings.get(valid__contains=FIRST).status == Status.EXEMPT


def test_a_day_younger_needs_a_paper(cast):
    old = make_member(cast.cell_a, born_on=dt.date(1946, 4, 2), with_account=False)
    secretary = actor_of(cast.an)

    with pytest.raises(errors.TooYoung):
        propose_exemption(secretary, old, reason="age", first=FIRST, decision=PAPER, **ASKED)
    with pytest.raises(errors.PaperMissing):
        propose_exemption(secretary, old, reason="health", first=FIRST, decision=PAPER, **ASKED)

    assert not Exemption.objects.exists()
    assert len(standings(old)) == 1


def test_other_reasons_go_to_the_committee_and_end_by_themselves(cast):
    exemption = propose_exemption(actor_of(cast.an), cast.binh, reason="maternity", first=FIRST, until=UNTIL, **ASKED)
    assert exemption.status == ExemptionStatus.PROPOSED
    assert len(standings(cast.binh)) == 1

    grant_exemption(actor_of(cast.khanh), exemption, decision=PAPER)

    assert [(s, v.lower, v.upper) for s, v in standings(cast.binh)][1:] == [
        (Status.EXEMPT, FIRST, UNTIL),
        (Status.FULL, UNTIL, None),
    ]


def test_twelve_months_are_too_long_and_a_day_less_is_not(cast):
    secretary = actor_of(cast.an)
    for until in (None, dt.date(2027, 4, 1)):
        with pytest.raises(errors.TooLong):
            propose_exemption(secretary, cast.binh, reason="treatment", first=FIRST, until=until, **ASKED)

    assert propose_exemption(
        secretary, cast.binh, reason="treatment", first=FIRST, until=dt.date(2027, 3, 31), **ASKED
    ).pk


def test_an_extension_is_a_new_request(cast):
    above = actor_of(cast.khanh)
    first = make_exemption(cast.binh)
    grant_exemption(above, first, decision=PAPER)

    more = propose_exemption(
        actor_of(cast.an),
        cast.binh,
        reason="maternity",
        first=UNTIL,
        until=dt.date(2026, 12, 1),
        follows=first,
        **ASKED,
    )
    grant_exemption(above, more, decision=PAPER)

    assert [s for s, _ in standings(cast.binh)] == [Status.FULL, Status.EXEMPT, Status.EXEMPT, Status.FULL]
    assert first.extension == more


def test_ending_early_brings_the_member_back(cast):
    exemption = make_exemption(cast.binh)
    grant_exemption(actor_of(cast.khanh), exemption, decision=PAPER)

    end_exemption(actor_of(cast.an), exemption, on=dt.date(2026, 6, 1))

    assert [(s, v.lower, v.upper) for s, v in standings(cast.binh)][1:] == [
        (Status.EXEMPT, FIRST, dt.date(2026, 6, 1)),
        (Status.FULL, dt.date(2026, 6, 1), None),
    ]


def test_what_is_refused_moves_nothing(cast):
    secretary, before = actor_of(cast.an), standings(cast.binh)
    make_exemption(cast.em)
    cases = [
        (cast.binh, {"vote": CellVote(DAY, 10, 5)}, errors.NotCarried),
        (cast.binh, {"until": FIRST}, errors.DaysReversed),
        (cast.binh, {"asked_on": dt.date(2099, 1, 1)}, errors.DayAhead),
        (cast.em, {}, errors.AlreadyExempt),
    ]
    for member, fields, refusal in cases:
        values = {"reason": "maternity", "first": FIRST, "until": UNTIL, **ASKED, **fields}
        with pytest.raises(refusal):
            propose_exemption(secretary, member, **values)
    Exemption.objects.all().delete()
    with pytest.raises(errors.OnlyFullMembers):
        propose_exemption(secretary, cast.em, reason="maternity", first=FIRST, until=UNTIL, **ASKED)
    with pytest.raises(NotPermitted):
        propose_exemption(actor_of(cast.chi), cast.binh, reason="maternity", first=FIRST, until=UNTIL, **ASKED)
    with pytest.raises(NotPermitted):
        grant_exemption(secretary, make_exemption(cast.binh), decision=PAPER)

    assert standings(cast.binh) == before


def test_declined_for_a_reason(cast):
    exemption = decline_exemption(actor_of(cast.khanh), make_exemption(cast.binh), reason="Chưa đủ căn cứ")

    assert exemption.status == ExemptionStatus.DECLINED
    with pytest.raises(errors.AlreadyDecided):
        grant_exemption(actor_of(cast.khanh), exemption, decision=PAPER)


def test_the_lists_of_what_runs_out_and_who_came_back(cast):
    paper, day = make_decision(), today()
    granted = {"status": ExemptionStatus.GRANTED, "decision": paper}
    ending = make_exemption(cast.binh, valid=since(day - dt.timedelta(days=60), day + dt.timedelta(days=30)), **granted)
    over = make_exemption(cast.em, valid=since(day - dt.timedelta(days=90), day), **granted)
    later = make_exemption(cast.chi, valid=since(day - dt.timedelta(days=60), day + dt.timedelta(days=31)), **granted)
    board = actor_of(cast.ha)

    assert list(exemptions_for(board, Filters(state="ending"))) == [ending]
    assert list(exemptions_for(board, Filters(state="returned"))) == [over]
    assert set(exemptions_for(board, Filters())) == {ending, later}
    assert set(exemptions_for(actor_of(cast.an), Filters(state="all"))) == {ending, over}
    record_return(actor_of(cast.an), over, on=day)
    assert not exemptions_for(board, Filters(state="returned"))
    with pytest.raises(NotVisible):
        get_exemption(actor_of(cast.em), ending.uid)
    assert get_exemption(actor_of(cast.binh), ending.uid) == ending


def test_the_database_holds_one_exemption_at_a_time(cast):
    make_exemption(cast.binh, status=ExemptionStatus.GRANTED, decision=make_decision())
    for fields in (
        {"status": ExemptionStatus.GRANTED, "decision": make_decision("13")},
        {"status": ExemptionStatus.GRANTED, "valid": since(dt.date(2027, 1, 1), dt.date(2027, 2, 1))},
        {"cell_yes": 4},
        {"valid": since(dt.date(2027, 1, 1))},
        {"reason": ExemptionReason.HEALTH},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_exemption(cast.binh, **fields)
