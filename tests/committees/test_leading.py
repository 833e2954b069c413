"""Who leads on a day: the secretary, by decision, the deputy without further paper; acting ends by itself with its rights."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.audit.models import Entry
from sotay.committees import errors
from sotay.committees.actions import (
    appoint,
    assign_acting,
    end_absence,
    end_acting,
    end_position,
    record_absence,
)
from sotay.committees.choices import ActingCause, Post
from sotay.committees.models import Absence, ActingDuty, Position
from sotay.committees.queries.leading import HeadKind, head_on
from sotay.committees.queries.positions import role_table
from sotay.core.days import since
from sotay.core.errors import NotPermitted
from sotay.documents.decisions import DecisionPaper
from tests.factories.people import actor_of, make_member

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system(Channel.CLI)
FIRST, UNTIL = dt.date(2026, 2, 1), dt.date(2026, 5, 1)
DAY = dt.timedelta(days=1)
PAPER = DecisionPaper("12-QĐ/ĐU", FIRST, "Đảng ủy xã Đông Lỗ", "Vũ Đình Khánh")


def snapshot() -> tuple[object, ...]:
    tables = (Position, Grant, ActingDuty, Absence)
    return (*(list(table.objects.order_by("pk").values()) for table in tables), Entry.objects.count())


def secretary_of(cell):
    return cell.positions.get(post=Post.SECRETARY)


def roles_of(member, day):
    rows = Grant.objects.filter(user=member.account, valid__contains=day, position__isnull=False)
    return set(rows.values_list("role", flat=True))


def deputy(cast, first=dt.date(2025, 1, 1), **fields):
    return appoint(SYSTEM, cast.cell_a, member=cast.binh, post=Post.DEPUTY, first=first, **fields)


def led_by(organisation, day):
    head = head_on(organisation, day)
    return (head.kind, head.position.member.full_name) if head else None


def test_the_secretary_leads(cast):
    assert led_by(cast.cell_a, FIRST) == (HeadKind.SECRETARY, "Trần Thị An")


def test_nobody_leads_where_there_is_nobody(cast):
    assert head_on(cast.cell_c, FIRST) is None


def test_a_deputy_acts_by_itself_while_the_secretary_is_absent_and_when_the_post_is_vacant(cast):
    deputy(cast)
    record_absence(actor_of(cast.khanh), cast.cell_a, reason="illness", first=FIRST, until=UNTIL)

    assert led_by(cast.cell_a, FIRST - DAY) == (HeadKind.SECRETARY, "Trần Thị An")
    assert led_by(cast.cell_a, FIRST) == (HeadKind.DEPUTY, "Nguyễn Văn Bình")
    assert led_by(cast.cell_a, UNTIL) == (HeadKind.SECRETARY, "Trần Thị An")

    end_position(SYSTEM, secretary_of(cast.cell_a), on=UNTIL)
    assert led_by(cast.cell_a, UNTIL) == (HeadKind.DEPUTY, "Nguyễn Văn Bình")


def test_the_permanent_deputy_acts_before_one_who_is_deputy_longer(cast):
    other = make_member(cast.cell_a, full_name="Đặng Văn Giỏi")
    deputy(cast)
    appoint(SYSTEM, cast.cell_a, member=other, post=Post.DEPUTY, first=dt.date(2025, 9, 1), is_permanent=True)
    record_absence(SYSTEM, cast.cell_a, reason="study", first=FIRST)

    assert led_by(cast.cell_a, FIRST) == (HeadKind.DEPUTY, "Đặng Văn Giỏi")


def test_an_absent_secretary_without_a_deputy_still_leads(cast):
    record_absence(SYSTEM, cast.cell_a, reason="study", first=FIRST)

    head = head_on(cast.cell_a, FIRST)
    assert (head.kind, head.words) == (HeadKind.SECRETARY, "Bí thư (đang vắng mặt)")


def test_a_deputy_has_the_role_of_the_secretary_wherever_there_are_both():
    table = role_table()
    for (kind, post), role in table.items():
        if post in {Post.DEPUTY, Post.ACTING}:
            assert role == table[kind, Post.SECRETARY]


def test_acting_brings_the_role_for_its_days_and_ends_by_itself(cast):
    record_absence(SYSTEM, cast.cell_a, reason="illness", first=FIRST)

    duty = assign_acting(actor_of(cast.khanh), cast.cell_a, member=cast.binh, first=FIRST, until=UNTIL, decision=PAPER)

    assert (duty.cause, duty.decision.number) == (ActingCause.ABSENT, "12-QĐ/ĐU")
    assert led_by(cast.cell_a, UNTIL - DAY) == (HeadKind.ACTING, "Nguyễn Văn Bình")
    assert [roles_of(cast.binh, day) for day in (FIRST - DAY, FIRST, UNTIL - DAY, UNTIL)] == [
        set(),
        {"cell_secretary"},
        {"cell_secretary"},
        set(),
    ]
    assert led_by(cast.cell_a, UNTIL) == (HeadKind.SECRETARY, "Trần Thị An")


def test_acting_in_a_vacant_post_ends_when_there_is_a_secretary(cast):
    end_position(SYSTEM, secretary_of(cast.cell_a), on=FIRST)
    duty = assign_acting(SYSTEM, cast.cell_a, member=cast.binh, first=FIRST, until=UNTIL)
    assert duty.cause == ActingCause.VACANT

    new = make_member(cast.cell_a, full_name="Đặng Văn Giỏi")
    appoint(SYSTEM, cast.cell_a, member=new, post=Post.SECRETARY, first=dt.date(2026, 3, 1))

    duty.refresh_from_db()
    assert duty.valid == since(FIRST, dt.date(2026, 3, 1))
    assert roles_of(cast.binh, dt.date(2026, 3, 1)) == set()
    assert led_by(cast.cell_a, dt.date(2026, 3, 1)) == (HeadKind.SECRETARY, "Đặng Văn Giỏi")


def test_acting_for_an_absent_secretary_ends_when_they_are_back(cast):
    absence = record_absence(SYSTEM, cast.cell_a, reason="illness", first=FIRST)
    duty = assign_acting(SYSTEM, cast.cell_a, member=cast.binh, first=FIRST, until=UNTIL)

    end_absence(actor_of(cast.khanh), absence, on=dt.date(2026, 3, 1))

    duty.refresh_from_db()
    assert duty.valid.upper == dt.date(2026, 3, 1)
    assert roles_of(cast.binh, dt.date(2026, 3, 1)) == set()


def test_end_acting_ends_post_and_rights(cast):
    end_position(SYSTEM, secretary_of(cast.cell_a), on=FIRST)
    duty = assign_acting(SYSTEM, cast.cell_a, member=cast.binh, first=FIRST, until=UNTIL)

    ended = end_acting(actor_of(cast.khanh), duty, on=dt.date(2026, 3, 1))

    assert ended.valid.upper == dt.date(2026, 3, 1)
    assert roles_of(cast.binh, dt.date(2026, 3, 1)) == set()


@pytest.mark.parametrize(
    ("member", "first", "until", "error"),
    [
        ("binh", FIRST, UNTIL, errors.SecretaryIsThere),
        ("binh", FIRST, FIRST, errors.DaysReversed),
        ("binh", FIRST, dt.date(2026, 9, 1), errors.ActingTooLong),
        ("an", FIRST, UNTIL, errors.ActsForThemself),
    ],
)
def test_assign_acting_refuses_and_nothing_moves(cast, member, first, until, error):
    before = snapshot()

    with pytest.raises(error):
        assign_acting(actor_of(cast.khanh), cast.cell_a, member=getattr(cast, member), first=first, until=until)

    assert snapshot() == before


@pytest.mark.parametrize(
    ("member", "error"), [("chi", errors.NotOfThisCell), ("em", errors.NotFullMember), ("binh", errors.ActingTaken)]
)
def test_assign_acting_refuses_who_cannot_and_a_second_one(cast, member, error):
    other = make_member(cast.cell_a)
    end_position(SYSTEM, secretary_of(cast.cell_a), on=FIRST)
    if error is errors.ActingTaken:
        assign_acting(SYSTEM, cast.cell_a, member=other, first=FIRST, until=UNTIL)
    before = snapshot()

    with pytest.raises(error):
        assign_acting(SYSTEM, cast.cell_a, member=getattr(cast, member), first=FIRST, until=UNTIL)

    assert snapshot() == before


@pytest.mark.parametrize("who", ["an", "binh", "dung"])
def test_acting_and_absence_are_for_the_committee_above(cast, who):
    before = snapshot()

    with pytest.raises(NotPermitted):
        record_absence(actor_of(getattr(cast, who)), cast.cell_a, reason="illness", first=FIRST)
    with pytest.raises(NotPermitted):
        assign_acting(actor_of(getattr(cast, who)), cast.cell_a, member=cast.binh, first=FIRST, until=UNTIL)

    assert snapshot() == before


def test_record_absence_refuses_what_cannot_be(cast):
    record_absence(SYSTEM, cast.cell_a, reason="illness", first=FIRST, until=UNTIL)
    before = snapshot()

    with pytest.raises(errors.AbsenceOverlaps):
        record_absence(SYSTEM, cast.cell_a, reason="study", first=UNTIL - DAY)
    with pytest.raises(errors.DaysReversed):
        record_absence(SYSTEM, cast.cell_a, reason="study", first=UNTIL, until=UNTIL)
    with pytest.raises(errors.NoSecretaryThen):
        record_absence(SYSTEM, cast.cell_c, reason="study", first=FIRST)

    assert snapshot() == before


def test_the_database_wants_an_end_for_acting(cast):
    position = secretary_of(cast.cell_a)
    with pytest.raises(IntegrityError, match="acting_ends_by_itself"), transaction.atomic():
        ActingDuty.objects.create(
            organisation=cast.cell_a, member=cast.binh, position=position, cause="vacant", valid=since(FIRST)
        )
