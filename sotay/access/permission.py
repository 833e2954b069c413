"""The base of every app's table of permissions."""

from enum import StrEnum


class Permission(StrEnum):
    """A right, named `<app>.<verb>`; who holds it stands in `config/roles.py`."""
