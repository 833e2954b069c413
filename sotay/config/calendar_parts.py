"""What stands in a person's calendar besides meetings: visits on their day, and all that is due of the list "Việc"."""

from sotay.visits.parts import engagements_of
from sotay.work.calendar import engagements_of as dues_of

PARTS = (engagements_of, dues_of)
