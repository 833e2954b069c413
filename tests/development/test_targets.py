"""Targets: what is admitted is counted from the register, handed down, forecast; seed 001 comes out."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.core.days import since
from sotay.core.display import percent
from sotay.core.errors import NotPermitted
from sotay.development import errors
from sotay.development.actions import targets
from sotay.development.choices import StepKind, TargetKind
from sotay.development.models import AdmissionTarget, ShortfallReason
from sotay.development.queries.targets import admitted_members, board_of, children_to_target, count_admissions
from sotay.members.models import Affiliation, Member
from tests.factories.development import SYSTEM, make_candidate, make_target, walk
from tests.factories.people import actor_of, make_member

FIRST, LAST = dt.date(2020, 6, 1), dt.date(2025, 5, 31)


def admit(cell, count, day):
    """So many who joined in the cell on the day."""
    for _ in range(count):
        member = make_member(cell, with_account=False, joined_on=day, official_on=None)
        Affiliation.objects.filter(member=member).update(valid=since(day))


def test_seed_001_comes_out_as_26_of_45(cast):
    set_to = {"kind": TargetKind.TERM, "name": "2020-2025", "first": FIRST, "last": LAST}
    target = targets.set_target(SYSTEM, cast.commune, **set_to, number=45, source="Nghị quyết Đại hội")
    for year in range(2021, 2026):
        days = {"first": dt.date(year, 1, 1), "last": dt.date(year, 12, 31)}
        targets.set_target(
            SYSTEM, cast.commune, kind=TargetKind.YEAR, name=str(year), **days, number=9, source="Nghị quyết Đại hội"
        )
    admit(cast.cell_a, 15, dt.date(2021, 7, 1))
    admit(cast.cell_b, 11, dt.date(2022, 9, 2))
    admit(cast.cell_b, 3, dt.date(2019, 9, 2))
    admit(cast.cell_c, 5, dt.date(2022, 9, 2))

    board = board_of(SYSTEM, cast.commune, str(target.uid), day=dt.date(2023, 5, 31))

    assert (board.admitted, board.target.number) == (26, 45)
    assert percent(board.admitted, board.target.number) == "57,8 %"
    assert board.of_years == 45
    assert [year.admitted for year in board.years] == [15, 11, 0, 0, 0]
    assert (board.forecast.by_pace, board.forecast.sources_needed) == (43, 19)
    assert board.is_behind  # 57,8 % of the target after 60 % of the time
    assert [(child.organisation, child.admitted) for child in board.children] == [(cast.cell_a, 15), (cast.cell_b, 11)]


def test_the_count_is_that_of_the_records_whose_joining_lies_in_the_period(cast):
    walk(make_candidate(cast.cell_a), StepKind.CEREMONY)
    admit(cast.cell_b, 2, FIRST)
    admit(cast.cell_b, 1, LAST)
    admit(cast.cell_b, 1, LAST + dt.timedelta(days=1))

    in_period = Member.objects.filter(joined_on__range=(FIRST, LAST))

    assert count_admissions(cast.province, FIRST, LAST + dt.timedelta(days=1)) == in_period.count() == 4
    names = admitted_members(SYSTEM, cast.province, FIRST, LAST + dt.timedelta(days=1))
    assert {row.member_id for row in names} == set(in_period.values_list("pk", flat=True))


def test_a_member_who_moved_on_stays_counted_where_admitted(cast):
    admit(cast.cell_a, 1, dt.date(2021, 7, 1))
    row = Affiliation.objects.get(member__joined_on=dt.date(2021, 7, 1))
    row.valid = since(dt.date(2021, 7, 1), dt.date(2022, 1, 1))
    row.save(update_fields=["valid"])
    Affiliation.objects.create(member=row.member, organisation=cast.cell_c, valid=since(dt.date(2022, 1, 1)))

    assert count_admissions(cast.cell_a, FIRST, LAST) == 1
    assert count_admissions(cast.cell_c, FIRST, LAST) == 0


def test_targets_are_handed_down_and_their_sum_is_seen(cast):
    target = make_target(cast.commune)

    targets.hand_down_target(SYSTEM, target, numbers={str(cast.cell_a.uid): 25, str(cast.cell_b.uid): 18})
    board = board_of(SYSTEM, cast.commune, str(target.uid))
    assert (board.assigned, board.unassigned) == (43, 2)
    targets.hand_down_target(SYSTEM, target, numbers={str(cast.cell_b.uid): 22})
    board = board_of(SYSTEM, cast.commune, str(target.uid))

    assert (board.unassigned, board.over_assigned) == (-2, 2)
    assert [known.number for _, known in children_to_target(target)] == [25, 22]


def test_there_is_one_target_at_a_time(cast):
    make_target(cast.commune)

    with pytest.raises(errors.TargetOverlaps):
        targets.set_target(
            SYSTEM,
            cast.commune,
            kind="term",
            name="x",
            first=dt.date(2025, 1, 1),
            last=dt.date(2026, 1, 1),
            number=1,
            source="NQ",
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        make_target(cast.commune)
    assert AdmissionTarget.objects.count() == 1


def test_a_secretary_explains_but_sets_no_target(cast):
    target = make_target(cast.cell_a)
    reason = ShortfallReason.objects.first()

    targets.note_shortfall(actor_of(cast.an), target, reason=reason, note="Thanh niên đi làm xa")
    targets.note_shortfall(actor_of(cast.an), target, reason=reason, note="Cả ba thôn")
    with pytest.raises(NotPermitted):
        targets.change_target(actor_of(cast.an), target, number=1, source="NQ")

    assert [one.note for one in target.shortfalls.all()] == ["Cả ba thôn"]
    targets.withdraw_shortfall(actor_of(cast.an), target, reason=reason)
    assert not target.shortfalls.exists()


def test_the_funnel_counts_who_has_come_how_far(cast):
    walk(make_candidate(cast.cell_a), StepKind.DOSSIER)
    walk(make_candidate(cast.cell_a, national_id="024098001235"), StepKind.AWARENESS)
    make_candidate(cast.cell_b, national_id=None)

    funnel = board_of(SYSTEM, cast.commune).funnel

    assert [stage.count for stage in funnel] == [3, 2, 1, 1, 0, 0, 0]
