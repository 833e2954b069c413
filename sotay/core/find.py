"""Finding one row of a query that already knows the actor."""

from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Model, QuerySet

from sotay.core.errors import NotVisible

M = TypeVar("M", bound=Model)


def find(rows: "QuerySet[M]", **by: object) -> M:
    """Return the one row, or raise `NotVisible`: absent and unseen are the same."""
    try:
        return rows.get(**by)
    except (ObjectDoesNotExist, ValidationError, ValueError):
        raise NotVisible from None
