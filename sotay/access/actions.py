"""Grants made by the operator; all others come from affiliations and posts, in the apps that own those."""

from typing import Any

from django.db import transaction

from sotay.access.actor import Channel
from sotay.access.errors import UnknownOrganisation
from sotay.access.models import Grant
from sotay.accounts.actions.slips import IssuedSlip, issue, make_named_account
from sotay.accounts.choices import SlipPurpose
from sotay.audit.actions import write_entry
from sotay.core.days import since, today

# Organisations live above access; a grant knows them by its foreign key.
_Organisation = Grant._meta.get_field("organisation").related_model


@transaction.atomic
def create_office_account(*, login: str, name: str, role: str | None, organisation: str, reason: str) -> IssuedSlip:
    """Create an account for an office or an operator, with a role where one is named, and a slip to activate it."""
    user = make_named_account(login, name)
    if role:
        node = _node(organisation)
        Grant.objects.create(user=user, organisation=node, role=role, valid=since(today()), reason=reason)
    write_entry(
        user=None,
        channel=Channel.CLI,
        action="accounts.create_account",
        target=user,
        organisation_id=None,
        detail={"role": role, "organisation": organisation, "reason": reason},
    )
    return issue(user, SlipPurpose.ACTIVATION, None)


def _node(code: str) -> Any:
    """Return the organisation of a code, or the province."""
    rows = _Organisation._default_manager.filter(closed_on=None)
    found = rows.filter(code=code).first() if code else rows.filter(parent=None, kind="province").first()
    if found is None:
        raise UnknownOrganisation(code=code)
    return found
