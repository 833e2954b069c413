"""The written-out statement of every request says what the composed one says."""

import datetime as dt

import pytest

from sotay.access.models import Grant
from sotay.access.queries import account_with_grants, with_grants
from sotay.accounts.models import UsageRule, User
from sotay.core.days import since, today


def both(account):
    composed = with_grants(User.objects.filter(pk=account.pk, is_active=True)).first()
    return account_with_grants(account.pk), composed


def held(account):
    return sorted((grant["role"], grant["path"], grant["organisation"]) for grant in account.held_today)


@pytest.mark.parametrize("who", ["an", "binh", "khanh", "ha", "dung"])
def test_grants_of_today(cast, who):
    account = getattr(cast, who).account
    Grant.objects.create(
        user=account,
        organisation=cast.cell_c,
        role="member",
        valid=since(dt.date(2020, 1, 1), today()),
        reason="đã hết",
    )

    written, composed = both(account)

    assert written == composed
    assert held(written) == held(composed)
    assert len(held(written)) >= 1


def test_an_account_without_any_grant(cast):
    written, composed = both(cast.giang)

    assert written.held_today == composed.held_today == []


@pytest.mark.parametrize(
    "accepted", [None, dt.datetime(2026, 1, 2, tzinfo=dt.UTC), dt.datetime(2026, 6, 1, 16, 59, tzinfo=dt.UTC)]
)
@pytest.mark.parametrize("in_force", [dt.date(2026, 6, 1), dt.date(2026, 6, 2), dt.date(2031, 1, 1)])
def test_a_newer_rule_waits(cast, accepted, in_force):
    UsageRule.objects.all().delete()
    UsageRule.objects.create(number=99, title="Quy chế", text="…", in_force_on=in_force)
    User.objects.filter(pk=cast.giang.pk).update(rules_accepted_at=accepted)

    written, composed = both(cast.giang)

    assert written.rule_waits == composed.rule_waits


def test_a_closed_account_is_nobody(cast):
    User.objects.filter(pk=cast.giang.pk).update(is_active=False)

    assert both(cast.giang) == (None, None)
