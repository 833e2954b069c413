"""What stands first on a new agenda, before the standing lines: makers of the apps above meetings, in this order."""

from sotay.petitions.queries.agenda import first_lines

SOURCES = (first_lines,)
