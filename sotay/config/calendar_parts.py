"""What stands in a person's calendar besides meetings; an app above meetings adds its maker here."""

from sotay.visits.parts import engagements_of

PARTS = (engagements_of,)
