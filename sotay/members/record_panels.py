"""What apps above show on a member's record: sections below it, each as of the day looked at.

The table of makers stands in `config/record_parts.py` and is reached through settings, as for an organisation's page.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from django.conf import settings
from django.utils.module_loading import import_string

from sotay.access.actor import Actor
from sotay.members.models import Member
from sotay.organisations.panels import Panel

RecordPanelMaker = Callable[[Actor, Member, dt.date], Panel | None]


def record_panels_of(actor: Actor, member: Member, on: dt.date) -> list[Panel]:
    """Return the sections that the apps above have for the member on the day."""
    makers: Sequence[RecordPanelMaker] = import_string(settings.SOTAY_RECORD_PANELS)
    return [panel for make in makers if (panel := make(actor, member, on)) is not None]
