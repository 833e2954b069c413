"""Departures: those under way, those decided, the dead; and what an open departure waits for."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.find import find
from sotay.core.text import search_key
from sotay.members.queries.homes import home_in, organisation_within, require_home
from sotay.organisations.models import Organisation
from sotay.oversight.choices import DepartureKind, DepartureStatus, Ground
from sotay.oversight.models import Departure
from sotay.oversight.models.departures import MOST_REQUESTS
from sotay.oversight.permissions import OversightPermission
from sotay.oversight.queries.lists import Filters
from sotay.work.choices import TaskStatus
from sotay.work.models import Task

STATES = {"": "Đang xem xét", "decided": "Đã ra khỏi Đảng", "undone": "Đã khôi phục", "dropped": "Không xem xét nữa"}
_OF_STATE = {
    "": DepartureStatus.OPEN,
    "decided": DepartureStatus.DECIDED,
    "undone": DepartureStatus.UNDONE,
    "dropped": DepartureStatus.DROPPED,
}


@dataclass(frozen=True)
class Step:
    """One step of a departure: what it is, when it was done, whether it is the next one."""

    title: str
    text: str
    done: bool
    now: bool = False


@dataclass(frozen=True)
class DeparturePage:
    """One departure with its steps, what of the person is still open, and what the actor can do."""

    departure: Departure
    cell: Organisation | None
    steps: list[Step]
    tasks: list[Task]
    can_propose: bool
    can_decide: bool

    @property
    def is_open(self) -> bool:
        """Tell whether it is being considered."""
        return self.departure.status == DepartureStatus.OPEN

    @property
    def is_strike_off(self) -> bool:
        """Tell whether self-review and votes are asked for."""
        return self.departure.kind == DepartureKind.STRUCK_OFF

    @property
    def is_ready(self) -> bool:
        """Tell whether everything before the decision is there."""
        waiting = [step for step in self.steps if not step.done]
        return len(waiting) == 1

    @property
    def can_ask(self) -> bool:
        """Tell whether a self-review can still be asked for."""
        return len(self.departure.requests) < MOST_REQUESTS and self.departure.self_review_on is None

    @property
    def can_restore(self) -> bool:
        """Tell whether membership can be given back."""
        return self.can_decide and self.departure.status == DepartureStatus.DECIDED


def departures_for(actor: Actor, filters: Filters) -> "QuerySet[Departure]":
    """Return the departures in sight that answer the filters, the latest first."""
    under = organisation_within(actor, OversightPermission.VIEW, filters.organisation)
    rows = Departure.objects.filter(
        home_in(actor, OversightPermission.VIEW, under), status=_OF_STATE.get(filters.state, DepartureStatus.OPEN)
    )
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.year:
        rows = rows.filter(effective_on__year=filters.year)
    if key := search_key(filters.q):
        rows = rows.filter(member__search_key__contains=key)
    rows = rows.select_related("member", "decision")
    return rows.order_by(F("effective_on").desc(nulls_first=True), "member__sort_key", "pk")


def get_departure(actor: Actor, uid: UUID) -> Departure:
    """Return one departure that the actor may see; a member sees their own."""
    own = Q(member__account=actor.user) if actor.user else Q(pk__in=())
    rows = Departure.objects.filter(own | home_in(actor, OversightPermission.VIEW))
    return find(rows.select_related("member__account", "decision", "restored_by", "motion__meeting"), uid=uid)


def departure_to_propose(actor: Actor, uid: UUID) -> Departure:
    """Return one departure with which the actor goes on for the cell."""
    return require_home(actor, OversightPermission.PROPOSE, get_departure(actor, uid))


def departure_to_decide(actor: Actor, uid: UUID) -> Departure:
    """Return one departure on which the actor decides."""
    return require_home(actor, OversightPermission.DECIDE, get_departure(actor, uid))


def departure_page(actor: Actor, uid: UUID) -> DeparturePage:
    """Return one departure as its page shows it."""
    departure = get_departure(actor, uid)
    cell = departure.organisation
    return DeparturePage(
        departure=departure,
        cell=cell,
        steps=steps_of(departure),
        tasks=open_tasks_of(departure),
        can_propose=cell is not None and actor.can(OversightPermission.PROPOSE, cell),
        can_decide=cell is not None and actor.can(OversightPermission.DECIDE, cell),
    )


def open_tasks_of(departure: Departure) -> list[Task]:
    """Return the tasks of the person that somebody else has to take over."""
    rows = Task.objects.filter(owner=departure.member, status=TaskStatus.OPEN)
    return list(rows.select_related("organisation").order_by("due_on", "pk"))


def steps_of(departure: Departure) -> list[Step]:
    """Return the steps of the way out; the first one that is not done is the next."""
    steps = _steps(departure)
    next_one = next((n for n, step in enumerate(steps) if not step.done), None)
    if departure.status != DepartureStatus.OPEN:
        return steps
    return [Step(s.title, s.text, s.done, now=n == next_one) for n, s in enumerate(steps)]


def _steps(departure: Departure) -> list[Step]:
    """Return the steps that this way out has."""
    steps = [Step("Bắt đầu xem xét", _day(departure.opened_on), done=True)]
    if departure.kind == DepartureKind.STRUCK_OFF and departure.ground != Ground.NO_PAPERS:
        asked = ", ".join(_day(day) for day in departure.requests)
        if departure.self_review_on:
            text = f"nộp ngày {_day(departure.self_review_on)}"
        else:
            text = f"đã yêu cầu {len(departure.requests)}/{MOST_REQUESTS} lần" + (f": {asked}" if asked else "")
        heard = departure.self_review_on is not None or len(departure.requests) >= MOST_REQUESTS
        steps.append(Step("Đảng viên tự kiểm điểm", text, heard))
    if departure.kind in {DepartureKind.STRUCK_OFF, DepartureKind.RESIGNED} and departure.ground != Ground.NO_PAPERS:
        steps.append(
            Step(
                "Chi bộ biểu quyết (ít nhất 2/3)"
                if departure.kind == DepartureKind.STRUCK_OFF
                else "Chi bộ xem xét, đề nghị",
                _votes(departure.cell_yes, departure.cell_base, departure.cell_met_on),
                departure.cell_base is not None,
            )
        )
    if departure.kind == DepartureKind.STRUCK_OFF and departure.needs_committee:
        steps.append(
            Step(
                "Đảng ủy cơ sở biểu quyết (ít nhất 2/3)",
                _votes(departure.committee_yes, departure.committee_base, departure.committee_met_on),
                departure.committee_base is not None,
            )
        )
    decided = departure.status in {DepartureStatus.DECIDED, DepartureStatus.UNDONE}
    if departure.kind == DepartureKind.DECEASED:
        steps.append(Step("Cấp ủy ghi nhận từ trần", _day(departure.effective_on), decided))
        return steps
    number = departure.decision.number if departure.decision else ""
    steps.append(Step("Quyết định của cấp có thẩm quyền", number, decided))
    if departure.complaint_until:
        over = departure.complaint_until < today()
        text = f"đến hết ngày {_day(departure.complaint_until)}"
        steps.append(Step("Thời hạn khiếu nại", text, over))
    return steps


def _votes(yes: int | None, base: int | None, day: dt.date | None) -> str:
    """Return a vote in words."""
    return "" if base is None else f"{yes}/{base} đồng ý, ngày {_day(day)}"


def _day(day: dt.date | None) -> str:
    """Return a day in words."""
    return f"{day:%d/%m/%Y}" if day else ""
