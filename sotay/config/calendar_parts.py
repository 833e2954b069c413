"""What stands in a person's calendar besides meetings; an app adds its maker here."""

from sotay.visits.parts import engagements_of
from sotay.work.calendar import engagements_of as tasks_of

PARTS = (engagements_of, tasks_of)
