"""Exemptions: who is exempt, who asks, whose days are running out."""

import datetime as dt
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.models import Member
from sotay.members.queries.homes import home_in, member_at_home, organisation_within
from sotay.oversight.choices import ExemptionStatus
from sotay.oversight.models import Exemption
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.queries.lists import Filters
from sotay.oversight.rules.norms import ExemptionNorms
from sotay.regulations.queries import norms_on

STATES = {
    "": "Đang được miễn",
    "ending": "Sắp hết hạn",
    "returned": "Hết hạn, chưa nộp kiểm điểm",
    "proposed": "Chờ cấp ủy quyết định",
    "all": "Tất cả",
}


def exemptions_for(actor: Actor, filters: Filters, day: dt.date | None = None) -> "QuerySet[Exemption]":
    """Return the exemptions in sight that answer the filters, by given name."""
    on = day or today()
    under = organisation_within(actor, OversightPermission.VIEW, filters.organisation)
    rows = Exemption.objects.filter(home_in(actor, OversightPermission.VIEW, under), _in_state(filters.state, on))
    if filters.kind:
        rows = rows.filter(reason=filters.kind)
    if key := search_key(filters.q):
        rows = rows.filter(member__search_key__contains=key)
    return rows.select_related("member", "decision").order_by("member__sort_key", "-valid", "pk")


def _in_state(state: str, on: dt.date) -> Q:
    """Return the condition of one of the tabs."""
    granted = Q(status=ExemptionStatus.GRANTED)
    if state == "ending":
        last = on + dt.timedelta(days=norms_on(on, ExemptionNorms).warn_days)
        return granted & Q(valid__contains=on, valid__endswith__lte=last, extension=None)
    if state == "returned":
        return granted & Q(valid__endswith__lte=on, reviewed_on=None, extension=None)
    if state == "proposed":
        return Q(status=ExemptionStatus.PROPOSED)
    if state == "all":
        return Q()
    return granted & Q(valid__contains=on)


def get_exemption(actor: Actor, uid: UUID) -> Exemption:
    """Return one exemption that the actor may see; a member sees their own."""
    own = Q(member__account=actor.user) if actor.user else Q(pk__in=())
    rows = Exemption.objects.filter(own | home_in(actor, OversightPermission.VIEW))
    return find(rows.select_related("member", "decision", "motion__meeting", "follows"), uid=uid)


def get_candidate(actor: Actor, uid: UUID) -> Member:
    """Return a member for whom the actor may propose something; seen, but not to be proposed for, is refused later."""
    return member_at_home(actor, OversightPermission.VIEW, uid)
