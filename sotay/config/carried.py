"""What may be done without network: the settings name this table (docs/offline.md)."""

from sotay.access.carrying import Table
from sotay.assignments.carried import CARRIED as ASSIGNMENTS
from sotay.meetings.api.carried import CARRIED as MEETINGS
from sotay.petitions.carried import CARRIED as PETITIONS
from sotay.visits.carried import CARRIED as VISITS

CARRIED: Table = {**ASSIGNMENTS, **MEETINGS, **PETITIONS, **VISITS}

__all__ = ["CARRIED"]
