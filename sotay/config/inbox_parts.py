"""What stands in the list "Việc" besides tasks; an app above work with something of a person's own to do adds its maker here."""

from sotay.assignments.parts import inbox_lines as assigned_work
from sotay.reporting.parts import inbox_lines as reports

PARTS = (assigned_work, reports)
