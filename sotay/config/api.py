"""The API, put together: one line an app."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, path, re_path

from sotay.access.api import me, sync
from sotay.access.api.base import SotayAPI, opened
from sotay.access.api.problems import not_found
from sotay.assignments import api as assignments
from sotay.badges import api as badges
from sotay.briefings import api as briefings
from sotay.cleanliness import api as cleanliness
from sotay.committees import api as committees
from sotay.corrections import api as corrections
from sotay.development import api as development
from sotay.exchange import api as exchange
from sotay.hamlets import api as hamlets
from sotay.handover import api as handover
from sotay.meetings import api as meetings
from sotay.members import api as members
from sotay.notifications import api as notifications
from sotay.organisations import api as organisations
from sotay.oversight import api as oversight
from sotay.petitions import api as petitions
from sotay.reorganisation import api as reorganisation
from sotay.reporting import api as reporting
from sotay.statistics import api as statistics
from sotay.targets import api as targets
from sotay.transfers import api as transfers
from sotay.visits import api as visits
from sotay.work import api as work

api = SotayAPI()
api.add_router("", me.router)
api.add_router("", sync.router)
api.add_router("", organisations.router)
api.add_router("", members.router)
api.add_router("", committees.router)
api.add_router("", exchange.router)
api.add_router("", reorganisation.router)
api.add_router("", cleanliness.router)
api.add_router("", handover.router)
api.add_router("", petitions.router)
api.add_router("", hamlets.router)
api.add_router("", targets.router)
api.add_router("", visits.router)
for router in meetings.ROUTERS:
    api.add_router("", router)
api.add_router("", oversight.router)
api.add_router("", assignments.router)
api.add_router("", badges.router)
api.add_router("", transfers.router)
api.add_router("", corrections.router)
api.add_router("", briefings.router)
api.add_router("", development.router)
api.add_router("", work.router)
api.add_router("", notifications.router)
api.add_router("", statistics.router)
api.add_router("", reporting.router)

urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", opened(api.urls)),
    re_path(r"^.*$", login_not_required(not_found)),
]
