"""What the pages about visits hand to their templates, and what visits add to the first page."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.calendars import Engagement
from sotay.core.days import today
from sotay.core.display import day as day_words
from sotay.core.display import number
from sotay.core.find import find
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.visits.choices import OPEN_STATUSES, STANDING_STATUSES, PlanStatus, VisitStatus
from sotay.visits.models import Visit, VisitPlan
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.board import Board
from sotay.visits.queries.visits import may_report, next_own, own_visits, plans_for, proposals_for, state_of

MOST_ENGAGEMENTS = 60
HEADINGS = ("Ngày dự", "Cấp ủy viên", "Chi bộ", "Trực thuộc", "Tình trạng", "Hạn báo cáo", "Báo cáo")
BOARD_HEADINGS = (
    "Cấp ủy viên", "Đối tượng", "Chức vụ", "Phải dự", "Kế hoạch", "Đến hạn", "Đã dự", "Không dự", "Hoãn",
    "Đã báo cáo", "Báo cáo chậm", "Chưa báo cáo", "Đèn",
)  # fmt: skip


@dataclass(frozen=True)
class DueLine:
    """Something that waits: in words, how many, the list behind it."""

    label: str
    count: str
    url: str


def is_open(visit: Visit) -> bool:
    """Tell whether a visit can still be changed."""
    return visit.status in OPEN_STATUSES


def under_of(plan: VisitPlan, uid: UUID | None) -> Organisation | None:
    """Return the unit of a plan to which its list is narrowed."""
    rows = Organisation.objects.filter(path__descendant_of=plan.organisation.path)
    return find(rows, uid=uid) if uid else None


def official_of(plan: VisitPlan, uid: UUID | None) -> Member | None:
    """Return the official of a plan to whom its list is narrowed."""
    return find(Member.objects.filter(visit_assignments__plan=plan), uid=uid) if uid else None


def sheet_rows(visits: Iterable[Visit]) -> Iterator[tuple[Any, ...]]:
    """Yield visits as rows of a workbook."""
    for one in visits:
        report = getattr(one, "report", None)
        words = "" if report is None else "Chậm" if report.is_late else "Đúng hạn"
        above = one.cell.parent.name if one.cell.parent else ""
        yield (
            one.on, one.member.full_name, one.cell.name, above, one.get_status_display(), one.report_due, words,
        )  # fmt: skip


def board_rows(board: Board) -> Iterator[tuple[Any, ...]]:
    """Yield officials as rows of a workbook."""
    for one in board.officials:
        f = one.figures
        yield (
            one.member.full_name, one.rank_words, one.post, f.required, f.planned, f.due, f.done, f.missed,
            f.postponed, f.reported, f.reported_late, f.report_overdue, one.light.label,
        )  # fmt: skip


def own_page(visit: Visit, day: dt.date) -> dict[str, Any]:
    """Return what an official sees of one visit: the next step first."""
    return {
        "visit": visit,
        "today": day,
        "report": getattr(visit, "report", None),
        "can_check_in": visit.on == day and visit.status == VisitStatus.PLANNED,
        "can_report": may_report(visit, day),
        "can_postpone": visit.status == VisitStatus.PLANNED and visit.on >= day,
        "days": proposals_for(visit, day) if visit.status in (VisitStatus.POSTPONED, VisitStatus.MISSED) else [],
        "changes": visit.changes.select_related("from_member", "to_member"),
    }


def engagements_of(account: int) -> list[Engagement]:
    """Return a person's visits of this year and the next for their calendar; one with a prepared meeting is shown as that."""
    rows = Visit.objects.filter(
        member__account=account, plan__status=PlanStatus.PUBLISHED, meeting=None, on__year__gte=today().year
    )
    return [
        Engagement(
            f"{one.uid}", one.revision, one.on, f"Dự sinh hoạt {one.cell.name}",
            one.cell.parent.name if one.cell.parent else "", reverse("visits:own_detail", args=[one.uid]),
            one.plan.published_at or one.plan.made_at, one.status not in STANDING_STATUSES,
        )
        for one in rows.select_related("cell__parent", "plan").order_by("on", "pk")[:MOST_ENGAGEMENTS]
    ]  # fmt: skip


def due_lines(actor: Actor) -> list[DueLine]:
    """Return what waits on the first page: the official's next visit and reports, the board's late ones."""
    return [*_own_lines(actor), *_board_lines(actor)]


def _own_lines(actor: Actor) -> Iterator[DueLine]:
    """Yield the next visit, and the reports that are asked for."""
    if actor.user is None or not actor.has(VisitPermission.ATTEND_OWN):
        return
    coming = next_own(actor)
    if coming is not None:
        title = f"Buổi dự sinh hoạt sắp tới: {coming.cell.name}"
        yield DueLine(title, day_words(coming.on), reverse("visits:own_detail", args=[coming.uid]))
    waiting = own_visits(actor).filter(status=VisitStatus.DONE, report=None).count()
    if waiting:
        yield DueLine("Buổi dự sinh hoạt chờ báo cáo", number(waiting), reverse("visits:own"))


def _board_lines(actor: Actor) -> Iterator[DueLine]:
    """Yield what is late in the plans of the year."""
    if not actor.has(VisitPermission.VIEW):
        return
    day = today()
    plan = plans_for(actor).filter(year=day.year, status=PlanStatus.PUBLISHED).first()
    if plan is None:
        return
    address = reverse("visits:list", args=[plan.uid])
    words = {
        "unreported": "Dự sinh hoạt: chậm báo cáo",
        "missed": "Dự sinh hoạt: không dự",
        "postponed": "Dự sinh hoạt: hoãn, chờ chọn ngày",
    }
    for state, label in words.items():
        if count := plan.visits.filter(state_of(state, day)).count():
            yield DueLine(label, number(count), f"{address}?state={state}")
