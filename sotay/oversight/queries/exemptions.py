"""Exemptions: who is exempt, who asks, whose days are running out."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.models import Member
from sotay.members.queries.homes import home_in, member_at_home, organisation_within, require_home
from sotay.organisations.models import Organisation
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


def exemption_to_propose(actor: Actor, uid: UUID) -> Exemption:
    """Return one exemption with which the actor goes on for the cell."""
    return require_home(actor, OversightPermission.PROPOSE, get_exemption(actor, uid))


def exemption_to_decide(actor: Actor, uid: UUID) -> Exemption:
    """Return one exemption on which the actor decides."""
    return require_home(actor, OversightPermission.DECIDE, get_exemption(actor, uid))


def member_to_propose(actor: Actor, uid: UUID) -> Member:
    """Return a member for whom the actor proposes something."""
    return require_home(actor, OversightPermission.PROPOSE, member_at_home(actor, OversightPermission.VIEW, uid))


def member_to_decide(actor: Actor, uid: UUID) -> Member:
    """Return a member about whom the actor decides something."""
    return require_home(actor, OversightPermission.DECIDE, member_at_home(actor, OversightPermission.VIEW, uid))


@dataclass(frozen=True)
class ExemptionPage:
    """One request with what the actor can do about it."""

    exemption: Exemption
    cell: Organisation | None
    can_propose: bool
    can_decide: bool
    is_running: bool
    is_over: bool

    @property
    def name(self) -> str:
        """Return whose it is."""
        return self.exemption.member.full_name

    @property
    def is_proposed(self) -> bool:
        """Tell whether it waits for a decision."""
        return self.exemption.status == ExemptionStatus.PROPOSED

    @property
    def last_day(self) -> dt.date | None:
        """Return the last day away."""
        end = self.exemption.valid.upper
        return end - dt.timedelta(days=1) if end else None

    @property
    def can_extend(self) -> bool:
        """Tell whether more days can be asked for."""
        return (
            self.can_propose
            and self.exemption.status == ExemptionStatus.GRANTED
            and self.exemption.valid.upper is not None
            and not hasattr(self.exemption, "extension")
        )


def exemption_page(actor: Actor, uid: UUID) -> ExemptionPage:
    """Return one request as its page shows it."""
    exemption, day = get_exemption(actor, uid), today()
    cell, end = exemption.organisation, exemption.valid.upper
    is_granted = exemption.status == ExemptionStatus.GRANTED
    return ExemptionPage(
        exemption=exemption,
        cell=cell,
        can_propose=cell is not None and actor.can(OversightPermission.PROPOSE, cell),
        can_decide=cell is not None and actor.can(OversightPermission.DECIDE, cell),
        is_running=is_granted and exemption.valid.lower <= day and (end is None or day < end),
        is_over=is_granted and end is not None and end <= day,
    )
