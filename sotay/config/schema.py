"""Brings the database's schema up to this code."""

from django.conf import settings
from django.core.management import call_command
from django.db import connections

from sotay.config.embedded.locks import exclusive
from sotay.core.schema import missing_migrations


def migrate_where_needed() -> None:
    """Apply the missing migrations, one process of a data directory at a time."""
    if not missing_migrations():
        return
    with exclusive(settings.DATA_DIR / "locks" / "migrate"):
        if missing_migrations():
            call_command("migrate", verbosity=0, interactive=False)
    close_connections()


def close_connections() -> None:
    """Close every connection, the pooled ones too: before others are born, or before the database is replaced."""
    for connection in connections.all():
        connection.close()
        connection.close_pool()  # type: ignore[attr-defined]  # only PostgreSQL's wrapper has it
