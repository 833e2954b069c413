"""The rows that migrations write, brought back where a browser test has emptied the tables.

Django's own way (`serialized_rollback`) does not see them inside Playwright's event loop, which has a connection of its own.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.migrations import RunPython
from django.db.migrations.executor import MigrationExecutor

from sotay.meetings.models import StandingItem
from sotay.regulations.models import Norm
from sotay.regulations.queries import forget_norms


def restore_reference_rows() -> None:
    """Load rule of use, norms, rubric, calendar and standing agenda anew where they are missing."""
    forget_norms()
    if not (Norm.objects.exists() or StandingItem.objects.exists()):
        for load in loaders():
            load(apps, None)


@cache
def loaders() -> tuple[Callable[..., Any], ...]:
    """Return what our own migrations load, in their order."""
    return tuple(_found())


def _found() -> Iterator[Callable[..., Any]]:
    """Read the migrations as if the database were empty."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True)
    for migration, _backwards in plan:
        if type(migration).__module__.startswith("sotay."):
            yield from (step.code for step in migration.operations if isinstance(step, RunPython))
