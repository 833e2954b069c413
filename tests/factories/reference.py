"""The rows that migrations write, brought back where a browser test has emptied the tables.

Django's own way (`serialized_rollback`) does not see them inside Playwright's event loop, which has a connection of its own.
"""

from importlib import import_module

from django.apps import apps

from sotay.meetings.models import StandingItem
from sotay.regulations.models import Norm
from sotay.regulations.queries import forget_norms

LOADERS = (
    "sotay.accounts.migrations.0003_usage_rule",
    "sotay.regulations.migrations.0002_norms",
    "sotay.meetings.migrations.0004_standing_agenda",
    "sotay.meetings.migrations.0007_check_in_norm",
    "sotay.meetings.migrations.0011_contested_points",
    "sotay.briefings.migrations.0002_norm",
    "sotay.meetings.migrations.0014_theme_norm",
    "sotay.meetings.migrations.0012_item_acts",
    "sotay.members.migrations.0003_senior_age",
)


def restore_reference_rows() -> None:
    """Load rule of use, norms, rubric and standing agenda anew where they are missing."""
    forget_norms()
    if not (Norm.objects.exists() or StandingItem.objects.exists()):
        for name in LOADERS:
            import_module(name).load(apps, None)
