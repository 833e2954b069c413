"""The Django application `statistics`."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class StatisticsConfig(AppConfig):
    """Names the application, and keeps the tables as they were known out of the way of migrations."""

    name = "sotay.statistics"
    label = "statistics"

    def ready(self) -> None:
        """Have the views of the past taken away before the tables change, and made again from what the tables are then."""
        pre_migrate.connect(_drop_known, sender=self)
        post_migrate.connect(_build_known, sender=self)


def _drop_known(using: str, **_: Any) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS known CASCADE")


def _build_known(using: str, **_: Any) -> None:
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT to_regprocedure('build_known()') IS NOT NULL")
        if cursor.fetchone()[0]:
            cursor.execute("SELECT build_known()")
