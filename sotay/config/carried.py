"""What may be done without network: the settings name this table (docs/offline.md)."""

from sotay.access.carrying import Table
from sotay.meetings.api.carried import CARRIED as MEETINGS
from sotay.visits.carried import CARRIED as VISITS

CARRIED: Table = {**MEETINGS, **VISITS}

__all__ = ["CARRIED"]
