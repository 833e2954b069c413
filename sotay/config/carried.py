"""What may be done without network, put together: one line an app."""

from sotay.access.carrying import Table
from sotay.meetings.api.carried import CARRIED as MEETINGS
from sotay.work.carried import CARRIED as WORK

CARRIED: Table = {**MEETINGS, **WORK}
