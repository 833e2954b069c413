"""What stands in the list "Việc" besides tasks; an app above work with something of a person's own to do adds its maker here."""

from sotay.assignments.parts import inbox_lines

PARTS = (inbox_lines,)
