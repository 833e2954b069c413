"""What stands in the list "Việc", in the order of its filters; an app with something of a person's own to do adds its `Source`."""

from sotay.assignments.inbox import ASSIGNED
from sotay.petitions.inbox import PETITIONS
from sotay.reporting.inbox import REPORTS
from sotay.targets.inbox import BREAKTHROUGH, TARGETS
from sotay.visits.inbox import VISITS
from sotay.work.inbox import Source
from sotay.work.queries import TASKS

PARTS: tuple[Source, ...] = (TASKS, PETITIONS, VISITS, BREAKTHROUGH, TARGETS, ASSIGNED, REPORTS)
