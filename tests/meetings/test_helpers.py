"""Who helps a cell without telephones: appointed from above, until a day."""

import datetime as dt

import pytest
from django.test import Client

from sotay.access.models import Grant
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.meetings import errors
from sotay.meetings.actions.helpers import appoint_helper, dismiss_helper
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.helpers import get_helper, helpers_of
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db
MONTH = dt.timedelta(days=30)


@pytest.fixture
def official(cast):
    """Khánh's post at the commune."""
    return Position.objects.get(member=cast.khanh, organisation=cast.commune)


def test_a_helper_holds_the_cells_rights_until_a_day(cast, official):
    grant = appoint_helper(actor_of(cast.khanh), cast.cell_a, official=official, until=today() + MONTH)

    assert (grant.valid.lower, grant.valid.upper) == (today(), today() + MONTH + dt.timedelta(days=1))
    helper = actor_of(cast.khanh)
    assert helper.can(MeetingPermission.ENTER_FOR, cast.cell_a)
    assert not helper.can(MeetingPermission.ENTER_FOR, cast.cell_b)


def test_help_is_ended(cast, official):
    appoint_helper(actor_of(cast.khanh), cast.cell_a, official=official, until=today() + MONTH)

    dismiss_helper(actor_of(cast.khanh), cast.cell_a, helper=get_helper(cast.cell_a, cast.khanh.account.uid))

    assert not helpers_of(cast.cell_a).exists()


@pytest.mark.parametrize(
    ("days", "refusal"), [(-1, errors.HelperTooLong), (400, errors.HelperTooLong), (30, errors.HelperAlready)]
)
def test_what_is_refused_moves_nothing(cast, official, days, refusal):
    if refusal is errors.HelperAlready:
        appoint_helper(actor_of(cast.khanh), cast.cell_a, official=official, until=today() + MONTH)
    before = Grant.objects.count()

    with pytest.raises(refusal):
        appoint_helper(actor_of(cast.khanh), cast.cell_a, official=official, until=today() + dt.timedelta(days=days))

    assert Grant.objects.count() == before


def test_only_from_above_and_only_by_who_appoints(cast, official):
    secretary_of_b = Position.objects.get(member=cast.chi)

    with pytest.raises(errors.HelperNotAbove):
        appoint_helper(actor_of(cast.khanh), cast.cell_a, official=secretary_of_b, until=today() + MONTH)
    with pytest.raises(NotPermitted):
        appoint_helper(actor_of(cast.an), cast.cell_a, official=official, until=today() + MONTH)


def test_page(cast, official):
    client = Client()
    client.force_login(cast.khanh.account)
    address = f"/meetings/cells/{cast.cell_a.uid}/helper"

    assert "Vũ Đình Khánh" in client.get(address).content.decode()
    until = f"{today() + MONTH:%d/%m/%Y}"
    assert client.post(address, {"official": str(official.uid), "until": until}).status_code == 302
    assert client.post(address, {"official": str(official.uid), "until": until}).status_code == 422
    assert client.post(f"{address}/{cast.khanh.account.uid}/dismiss").status_code == 302
    assert not helpers_of(cast.cell_a).exists()
