"""What is handed over when a post changes hands, in the order of the page; an app with open work adds its `OpenWork` here."""

from sotay.core.open_work import OpenWork
from sotay.handover.open_work.briefings import BRIEFINGS
from sotay.handover.open_work.candidates import CANDIDATES
from sotay.handover.open_work.meetings import MEETINGS, PAPERS, PLANS, REQUESTS
from sotay.handover.open_work.petitions import PETITIONS
from sotay.handover.open_work.targets import TARGETS
from sotay.handover.open_work.tasks import TASKS
from sotay.handover.open_work.visits import VISITS
from sotay.reporting.open_work import REPORTS

PARTS: tuple[OpenWork, ...] = (
    MEETINGS,
    PAPERS,
    TASKS,
    VISITS,
    PETITIONS,
    BRIEFINGS,
    CANDIDATES,
    PLANS,
    REQUESTS,
    TARGETS,
    REPORTS,
)
