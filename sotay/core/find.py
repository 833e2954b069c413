"""Finding one row of a query that already knows the actor."""

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, QuerySet

from sotay.core.errors import NotVisible

M = TypeVar("M", bound=Model)


def is_uid(text: str) -> bool:
    """Tell whether a word of an address or a form is a code of ours."""
    return uid_of(text) is not None


def uid_of(text: str) -> UUID | None:
    """Return the code that a word of an address holds, or nothing."""
    try:
        return UUID(text)
    except ValueError:
        return None


def find(rows: "QuerySet[M]", **by: object) -> M:
    """Return the one row, or raise `NotVisible`: absent and unseen are the same."""
    try:
        return rows.get(**by)
    except (ObjectDoesNotExist, ValidationError, ValueError):
        raise NotVisible from None
