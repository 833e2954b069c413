"""What stands on the pages of a meeting that is being held besides its own: an app above meetings adds its part here."""

from sotay.petitions.queries.meetings import ANSWERS, RAISED

PARTS = (ANSWERS, RAISED)
