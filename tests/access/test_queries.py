"""Who can, and why: the explanation equals the enforcement."""

import datetime as dt
import random

import pytest

from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.access.permissions import AccessPermission
from sotay.access.queries import explain, grants_at, grants_of, who_can, with_grants
from sotay.accounts.models import User
from sotay.config.roles import ROLES
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.organisations.permissions import OrganisationPermission
from tests.factories.people import actor_of, make_user
from tests.factories.tree import make_organisation

DAY = dt.timedelta(days=1)


def names(holdings):
    return [(holding.name, holding.role) for holding in holdings]


def test_a_record_of_the_cell_is_seen_by_its_officers_and_those_above(cast):
    assert names(who_can(MemberPermission.VIEW, cast.cell_a)) == [
        ("Trần Thị An", "cell_secretary"), ("Vũ Đình Khánh", "grassroots_committee"), ("Hoàng Thu Hà", "board"), ("Đỗ Trí Dũng", "leader"),
    ]  # fmt: skip


def test_a_holding_says_where_it_comes_from_and_until_when(cast):
    until = today() + 10 * DAY
    Grant.objects.create(
        user=cast.giang,
        organisation=cast.cell_a,
        role="visiting_official",
        valid=since(today(), until),
        reason="Dự sinh hoạt tháng 11",
    )
    visitor, secretary = (
        next(one for one in who_can(OrganisationPermission.VIEW, cast.cell_a) if one.role == role)
        for role in ("visiting_official", "cell_secretary")
    )

    assert (visitor.source, visitor.last_day) == ("Dự sinh hoạt tháng 11", until - DAY)
    assert (secretary.source, secretary.last_day, secretary.organisation_name) == ("Bí thư", None, "Chi bộ thôn 1")


@pytest.mark.parametrize("days", [(-20, -10), (1, 20)])
def test_grants_of_other_days_and_closed_accounts_count_for_nothing(cast, days):
    first, last = (today() + DAY * number for number in days)
    Grant.objects.filter(user=cast.an.account).update(valid=since(first, last))
    User.objects.filter(pk=cast.khanh.account.pk).update(is_active=False)

    assert names(who_can(MemberPermission.VIEW, cast.cell_a)) == [("Hoàng Thu Hà", "board"), ("Đỗ Trí Dũng", "leader")]


def test_right_of_another_branch_is_none(cast):
    assert explain(actor_of(cast.chi), MemberPermission.VIEW, cast.cell_a) == []
    assert explain(Actor(None), MemberPermission.VIEW, cast.cell_a) == []


def test_explanation_equals_enforcement_and_scope_for_random_people_rights_and_places(cast):
    """Ten thousand triples of a random tree with random grants: why, may, and the rows of a list say the same."""
    chance = random.Random(20261121)  # noqa: S311 -- a test wants the same dice every time
    nodes = [cast.province, cast.committee, cast.commune, cast.cell_a, cast.cell_c]
    nodes += [make_organisation(chance.choice(nodes[:3]), name=f"Nơi {number}") for number in range(15)]
    users = [make_user() for _ in range(20)]
    for user in users:
        for _ in range(chance.randrange(4)):
            first = today() + DAY * chance.randint(-30, 5)
            last = chance.choice([None, first + DAY * chance.randint(1, 40)])
            role = chance.choice(sorted(ROLES))
            Grant.objects.create(
                user=user, organisation=chance.choice(nodes), role=role, valid=since(first, last), reason="thử"
            )
    rights = sorted({right for carried in ROLES.values() for right in carried})
    actors = [Actor(user, Channel.WEB) for user in users]
    loaded = {
        user.pk: Actor.of(user, Channel.API) for user in with_grants(User.objects.filter(pk__in=[u.pk for u in users]))
    }

    for right in rights:
        explained = {node.pk: {holding.user_id for holding in who_can(right, node)} for node in nodes}
        for actor in actors:
            listed = set(Organisation.objects.filter(actor.scope(right, through="")).values_list("pk", flat=True))
            for node in nodes:
                may = actor.can(right, node)
                assert may == (actor.user.pk in explained[node.pk])
                assert may == (node.pk in listed)
                assert may == loaded[actor.user.pk].can(right, node)
    assert len(rights) * len(actors) * len(nodes) >= 10_000
    for _ in range(100):
        actor, right, node = chance.choice(actors), chance.choice(rights), chance.choice(nodes)
        assert bool(explain(actor, right, node)) == actor.can(right, node)


def test_who_holds_what_at_a_node_needs_the_right(cast):
    assert names(grants_at(actor_of(cast.an), cast.cell_a)) == [
        ("Trần Thị An", "cell_secretary"), ("Lê Thị Em", "member"), ("Nguyễn Văn Bình", "member"), ("Trần Thị An", "member"),
    ]  # fmt: skip
    with pytest.raises(NotPermitted):
        grants_at(actor_of(cast.binh), cast.cell_a)


def test_one_statement_whoever_is_many(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        who_can(OrganisationPermission.VIEW, cast.cell_a)
    with django_assert_num_queries(1):
        grants_of(cast.an.account)


def test_account_comes_with_its_grants(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        actor = Actor.of(with_grants(User.objects.filter(pk=cast.an.account.pk)).get(), Channel.WEB)
        assert actor.can(AccessPermission.VIEW_LEDGER, cast.cell_a)
