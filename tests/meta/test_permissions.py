"""Every page, operation and action stands in the permission table and does what it says; a refusal moves nothing."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from sotay.access.actor import Actor, Channel
from sotay.access.permission import Permission
from sotay.core.errors import NotPermitted
from tests.meta import permission_table, persons
from tests.meta.example import example_body
from tests.meta.fingerprint import writes
from tests.meta.permission_table import Call, Open, Page
from tests.meta.routes import actions, call_names, page_names

SIGN_IN = "/accounts/sign-in/"
PAGES, CALLS, ACTS = permission_table.pages(), permission_table.calls(), permission_table.acts()


def listed(names):
    return "".join(f"\n  - {name}" for name in sorted(names))


def test_every_page_has_a_row():
    names = {page.name for page in PAGES}

    missing, gone = page_names() - names, names - page_names()
    assert not missing, f"pages without a row in tests/meta/permission_table:{listed(missing)}"
    assert not gone, f"rows of pages that do not exist:{listed(gone)}"


def test_every_operation_of_the_api_has_a_row():
    names = {call.name for call in CALLS}

    missing, gone = call_names() - names, names - call_names()
    assert not missing, f"operations without a row in tests/meta/permission_table:{listed(missing)}"
    assert not gone, f"rows of operations that do not exist:{listed(gone)}"


def test_every_action_has_a_row_with_its_right():
    rows = {act.name: act.needs for act in ACTS}
    registered = {name: found.permission for name, found in actions().items()}

    missing = registered.keys() - rows.keys()
    assert not missing, f"actions without a row in tests/meta/permission_table:{listed(missing)}"
    assert rows == registered


def ids(rows):
    return [f"{row.name}{' (form)' if getattr(row, 'data', None) and isinstance(row, Page) else ''}" for row in rows]


def send(client: Client, row: Page | Call, cast, args):
    """Ask for the page, post its form, or call the operation."""
    if isinstance(row, Page):
        address = reverse(row.name, kwargs=args)
        answer = client.post(address, row.data(cast)) if row.data else client.get(address)
        answer.getvalue()  # a download, read to its end, lets go of its file
        return answer
    address = row.path.format(**args) + row.query
    if row.method == "GET":
        answer = client.get(address)
        answer.getvalue()  # a download, read to its end, lets go of its file
        return answer
    body = row.data(cast) if row.data else example_body(row.method, row.path)
    return client.generic(row.method, address, json.dumps(body, default=str), "application/json")


def sign_in(user):
    client = Client()
    client.force_login(user)
    return client


def allowed_user(row, cast):
    if row.needs is Open.OWN:
        return cast.binh.account
    if isinstance(row.needs, Permission):
        return persons.holder(cast, row.needs, row.at(cast))
    return cast.giang


def refused_users(row, cast):
    """Return who is refused, each with the status that they get."""
    if row.needs is Open.OWN:
        return [(cast.an.account, row.outsider)]
    if not isinstance(row.needs, Permission):
        return []
    node = row.at(cast)
    strangers = persons.outsiders(cast, row.needs, row.sees, node)
    found = [(user, row.outsider) for user in (strangers[:1] if row.anywhere else strangers)]
    if row.viewer is not None and row.sees is not None:
        found.append((persons.viewer(cast, row.needs, row.sees, node), row.viewer))
    return [(user, status) for user, status in found if status is not None]


ROUTES = [*PAGES, *CALLS]


@pytest.mark.parametrize("row", ROUTES, ids=ids(ROUTES))
def test_nobody_gets_in_without_signing_in(row, client, cast):
    args = row.args(cast)
    before = writes()

    answer = send(client, row, cast, args)

    if row.needs is Open.PUBLIC:
        assert answer.status_code in row.holder
        assert not answer.get("Location", "").startswith(SIGN_IN) or row.name.startswith("accounts:")
        return
    if isinstance(row, Call):
        assert answer.status_code == 401
    else:
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, SIGN_IN)
    assert writes() == before


@pytest.mark.parametrize("row", ROUTES, ids=ids(ROUTES))
def test_who_may_does(row, cast):
    args = row.args(cast)

    answer = send(sign_in(allowed_user(row, cast)), row, cast, args)

    assert answer.status_code in row.holder, answer.content.decode(errors="replace")[:2000]


@pytest.mark.parametrize("row", ROUTES, ids=ids(ROUTES))
def test_who_may_not_is_refused_and_nothing_moves(row, cast):
    args = row.args(cast)
    for user, status in refused_users(row, cast):
        client = sign_in(user)
        before = writes()

        answer = send(client, row, cast, args)

        assert answer.status_code == status, f"{user}: {answer.status_code} instead of {status}"
        assert writes() == before


@pytest.mark.parametrize("row", ACTS, ids=ids(ACTS))
def test_an_action_refuses_whoever_lacks_the_right(row, cast):
    function = actions()[row.name].function
    target = row.target(cast)
    home = _home(target)
    strangers = [user for user in persons.everybody(cast) if not Actor(user, Channel.WEB).can(row.needs, home)]
    assert strangers

    for user in strangers:
        before = writes()
        with pytest.raises(NotPermitted):
            function(Actor(user, Channel.WEB), target)
        assert writes() == before


def _home(target):
    home = getattr(target, "organisation", None)
    if home is None and hasattr(target, "meeting"):
        home = target.meeting.organisation
    return home if home is not None else target
