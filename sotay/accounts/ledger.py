"""Entries of the ledger about accounts: what a person did to their own account, or somebody tried."""

from typing import Any

from sotay.accounts.models import User
from sotay.audit.actions import write_entry


def note(user: User, what: str, *, by: User | None = None, channel: str = "web", **detail: Any) -> None:
    """Append `accounts.<what>` about the account, done by its owner unless `by` says otherwise or nobody was signed in."""
    write_entry(
        user=by,
        channel=channel,
        action=f"accounts.{what}",
        target=user,
        organisation_id=None,
        detail=detail,
    )
