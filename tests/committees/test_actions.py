"""Giving a post and ending it: the rights come and go on the same days; on a refusal nothing moves."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.audit.models import Entry
from sotay.committees import errors
from sotay.committees.actions import appoint, end_position, grant_positions
from sotay.committees.choices import CommitteeKind, Post
from sotay.committees.models import Position, Term
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.documents.decisions import DecisionPaper
from sotay.meetings.permissions import MeetingPermission
from sotay.members.choices import Status
from sotay.members.models import Member
from tests.factories.cast import Cast
from tests.factories.people import actor_of, make_member, make_user

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system(Channel.CLI)
FIRST = dt.date(2026, 1, 10)
DAY = dt.timedelta(days=1)
PAPER = DecisionPaper("7-QĐ/ĐU", FIRST, "Đảng ủy xã Đông Lỗ", "Vũ Đình Khánh")


def snapshot() -> tuple[object, ...]:
    return (
        list(Position.objects.order_by("pk").values()),
        list(Grant.objects.order_by("pk").values()),
        Entry.objects.count(),
    )


def grants_of(member: Member, day: dt.date) -> set[tuple[str, int]]:
    rows = Grant.objects.filter(user=member.account, valid__contains=day, position__isnull=False)
    return set(rows.values_list("role", "organisation_id"))


# --- Giving ------------------------------------------------------------------------------------------------------


def test_appoint_writes_the_post_and_its_grant_for_the_same_days(cast):
    position = appoint(
        actor_of(cast.khanh),
        cast.cell_a,
        member=cast.binh,
        post=Post.DEPUTY,
        first=FIRST,
        until=today() + DAY,
        decision=PAPER,
    )

    grant = position.grants.get()
    assert (position.valid, position.decision.number) == (since(FIRST, today() + DAY), "7-QĐ/ĐU")
    assert (grant.user, grant.organisation, grant.role, grant.valid) == (
        cast.binh.account,
        cast.cell_a,
        "cell_secretary",
        position.valid,
    )
    assert actor_of(cast.binh).can(MeetingPermission.PREPARE, cast.cell_a)
    assert not actor_of(cast.binh).can(MeetingPermission.PREPARE, cast.cell_b)
    assert Entry.objects.get(action="committees.appoint").organisation_id == cast.cell_a.pk


@pytest.mark.parametrize(
    ("node", "post", "role"),
    [
        ("cell_c", Post.COMMITTEE_MEMBER, "cell_committee"),
        ("commune", Post.LEADER, "grassroots_committee"),
        ("commune", Post.BOARD_OFFICER, "board"),
        ("committee", Post.SECRETARY, "leader"),
        ("province", Post.BOARD_OFFICER, "board"),
    ],
)
def test_appoint_brings_the_role_of_the_table(cast, node, post, role):
    organisation = getattr(cast, node)

    appoint(SYSTEM, organisation, member=cast.lam, post=post, first=FIRST)

    assert grants_of(cast.lam, FIRST) == {(role, organisation.pk)}


def test_appoint_to_a_post_without_rights_grants_nothing(cast):
    position = appoint(SYSTEM, cast.province, member=cast.lam, post=Post.COMMITTEE_MEMBER, first=FIRST)

    assert not position.grants.exists()


def test_appoint_ends_with_the_running_term_except_for_officers(cast):
    term = Term.objects.create(
        organisation=cast.commune,
        kind=CommitteeKind.EXECUTIVE,
        name="2025-2030",
        valid=since(dt.date(2025, 6, 1), dt.date(2030, 6, 1)),
    )

    elected = appoint(SYSTEM, cast.commune, member=cast.lam, post=Post.DEPUTY, first=FIRST)
    employed = appoint(SYSTEM, cast.commune, member=cast.binh, post=Post.BOARD_OFFICER, first=FIRST)

    assert (elected.term, elected.valid.upper) == (term, dt.date(2030, 6, 1))
    assert grants_of(cast.lam, dt.date(2030, 6, 1)) == set()
    assert (employed.term, employed.valid.upper) == (None, None)


def test_appoint_for_later_brings_the_rights_on_that_day(cast):
    appoint(SYSTEM, cast.cell_a, member=cast.binh, post=Post.DEPUTY, first=today() + DAY)

    assert not actor_of(cast.binh).can(MeetingPermission.PREPARE, cast.cell_a)
    assert grants_of(cast.binh, today() + DAY) == {("cell_secretary", cast.cell_a.pk)}


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"post": Post.LEADER}, errors.PostNotHere),
        ({"post": Post.BOARD_OFFICER}, errors.PostNotHere),
        ({"post": Post.SECRETARY}, errors.SecretaryHeld),
        ({"who": "em"}, errors.NotFullMember),
        ({"who": "chi"}, errors.NotOfThisCell),
        ({"who": "an", "post": Post.SECRETARY}, errors.AlreadyHeld),
        ({"until": FIRST}, errors.DaysReversed),
        ({"first": dt.date(2009, 1, 1)}, errors.NotStanding),
    ],
)
def test_appoint_refuses_without_a_trace(cast, fields, error):
    before = snapshot()
    given = {"post": Post.DEPUTY, "first": FIRST} | fields
    who = getattr(cast, given.pop("who", "binh"))

    with pytest.raises(error):
        appoint(actor_of(cast.khanh), cast.cell_a, member=who, **given)

    assert snapshot() == before


def test_appoint_refuses_oneself(cast):
    with pytest.raises(errors.NotYourself):
        appoint(actor_of(cast.ha), cast.cell_c, member=cast.ha, post=Post.SECRETARY, first=FIRST)


def may_appoint(cast: Cast) -> dict[str, set[str]]:
    """Who may give a post where, tried on a member who fits everywhere."""
    found: dict[str, set[str]] = {}
    for who in ("an", "khanh", "ha", "dung", "lam"):
        found[who] = set()
        for node in ("cell_a", "commune", "committee", "province"):
            with transaction.atomic():
                try:
                    appoint(
                        actor_of(getattr(cast, who)),
                        getattr(cast, node),
                        member=cast.binh,
                        post=Post.DEPUTY,
                        first=FIRST,
                    )
                    found[who].add(node)
                except NotPermitted:
                    pass
                transaction.set_rollback(True)
    return found


def test_appoint_is_the_right_of_the_superior(cast):
    assert may_appoint(cast) == {
        "an": set(),
        "khanh": {"cell_a"},
        "ha": {"cell_a", "commune", "committee", "province"},
        "dung": set(),
        "lam": set(),
    }


# --- Ending ------------------------------------------------------------------------------------------------------


def test_end_position_ends_the_rights_on_the_same_day(cast):
    position = cast.an.positions.get()
    assert actor_of(cast.an).can(MeetingPermission.PREPARE, cast.cell_a)

    end_position(actor_of(cast.khanh), position, on=today(), decision=PAPER)

    position.refresh_from_db()
    assert (position.valid.upper, position.end_decision.number) == (today(), "7-QĐ/ĐU")
    assert grants_of(cast.an, today() - DAY) == {("cell_secretary", cast.cell_a.pk)}
    assert grants_of(cast.an, today()) == grants_of(cast.an, today() + DAY) == set()
    assert not actor_of(cast.an).can(MeetingPermission.PREPARE, cast.cell_a)


def test_end_position_for_later_keeps_the_rights_until_then(cast):
    end_position(SYSTEM, cast.an.positions.get(), on=today() + DAY)

    assert actor_of(cast.an).can(MeetingPermission.PREPARE, cast.cell_a)
    assert grants_of(cast.an, today()) == {("cell_secretary", cast.cell_a.pk)}
    assert grants_of(cast.an, today() + DAY) == set()


def test_the_next_secretary_follows_on_the_day(cast):
    end_position(SYSTEM, cast.an.positions.get(), on=today())

    appoint(SYSTEM, cast.cell_a, member=cast.binh, post=Post.SECRETARY, first=today())

    assert actor_of(cast.binh).can(MeetingPermission.PREPARE, cast.cell_a)


@pytest.mark.parametrize(
    ("on", "error"), [(dt.date(2020, 6, 1), errors.EndTooEarly), (dt.date(2019, 1, 1), errors.EndTooEarly)]
)
def test_end_position_refuses_a_day_before_its_beginning(cast, on, error):
    before = snapshot()

    with pytest.raises(error):
        end_position(SYSTEM, cast.an.positions.get(), on=on)

    assert snapshot() == before


def test_end_position_refuses_what_has_ended(cast):
    position = cast.an.positions.get()
    end_position(SYSTEM, position, on=today())

    with pytest.raises(errors.AlreadyEnded):
        end_position(SYSTEM, position, on=today() + DAY)


def test_end_position_is_the_right_of_the_superior(cast):
    before = snapshot()

    for who in (cast.an, cast.chi, cast.dung):
        with pytest.raises(NotPermitted):
            end_position(actor_of(who), cast.an.positions.get(), on=today())
    with pytest.raises(NotPermitted):
        end_position(actor_of(cast.khanh), cast.khanh.positions.get(), on=today())

    assert snapshot() == before


# --- The database holds it ---------------------------------------------------------------------------------------


def test_a_grant_cannot_reach_beyond_its_position(cast):
    position = cast.an.positions.get()

    for valid in (since(None), since(dt.date(2020, 5, 31)), DateRange(dt.date(2019, 1, 1), dt.date(2019, 2, 1), "[)")):
        with pytest.raises(IntegrityError), transaction.atomic():
            position.grants.update(valid=valid)
        with pytest.raises(IntegrityError), transaction.atomic():
            Grant.objects.create(
                user=cast.giang, organisation=cast.cell_a, role="member", valid=valid, position=position
            )


@pytest.mark.parametrize("until", [dt.date(2021, 1, 1), dt.date(2020, 6, 2)])
def test_shortening_a_position_by_any_hand_shortens_its_grants(cast, until):
    position = cast.an.positions.get()

    Position.objects.filter(pk=position.pk).update(valid=since(position.valid.lower, until))

    assert position.grants.get().valid == since(position.valid.lower, until)


def test_moving_a_position_away_from_its_grant_removes_the_grant(cast):
    position = cast.an.positions.get()
    position.grants.update(valid=since(dt.date(2020, 6, 1), dt.date(2020, 7, 1)))

    Position.objects.filter(pk=position.pk).update(valid=since(dt.date(2022, 1, 1)))

    assert not position.grants.exists()


# --- An account that comes later ---------------------------------------------------------------------------------


def test_an_account_made_later_gets_what_the_posts_bring_once(cast):
    late = make_member(cast.cell_b, with_account=False)
    appoint(SYSTEM, cast.cell_b, member=late, post=Post.DEPUTY, first=FIRST)
    assert not Grant.objects.filter(position__member=late).exists()
    late.account = make_user()
    late.save(update_fields=["account"])

    grant_positions(late.account)
    grant_positions(late.account)

    assert grants_of(late, today()) == {("cell_secretary", cast.cell_b.pk)}
    assert Grant.objects.filter(position__member=late).count() == 1


def test_a_member_who_left_cannot_be_given_a_post(cast):
    cast.binh.standings.update(status=Status.TRANSFERRED)

    with pytest.raises(errors.NotFullMember):
        appoint(SYSTEM, cast.cell_a, member=cast.binh, post=Post.DEPUTY, first=FIRST)
