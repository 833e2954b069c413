"""Compares the database's schema with the one of this code."""

from pathlib import Path

from django.apps import apps
from django.db import connection


def missing_migrations() -> set[tuple[str, str]]:
    """Return the migrations of this code that the database has not seen; reads names only, so it is quick."""
    return known_migrations() - _applied()


def known_migrations() -> set[tuple[str, str]]:
    """Return the migrations of this code, each as application and name."""
    return {
        (config.label, file.stem)
        for config in apps.get_app_configs()
        for file in Path(config.path, "migrations").glob("[0-9]*.py")
    }


def _applied() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('django_migrations') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return set()
        cursor.execute("SELECT app, name FROM django_migrations")
        return set(cursor.fetchall())
