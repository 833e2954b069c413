"""Writing what may be forgotten: that somebody has looked, that a device is in use."""

from typing import Any

from django.db import connection


def write_lightly(statements: str, values: dict[str, Any]) -> None:
    """Run statements in one round trip and do not wait for the disk.

    A crash of the server in the same second may lose them; never for anything that a person was told has been done.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL synchronous_commit = off; {statements}", values)
