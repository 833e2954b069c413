"""What of visits stands in an official's list "Việc": what others ask, what is to be reported, which day to choose, what comes."""

import datetime as dt
from collections.abc import Collection, Iterator

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.visits import wording
from sotay.visits.choices import STANDING_STATUSES, PlanStatus, VisitStatus
from sotay.visits.models import Visit
from sotay.visits.permissions import VisitPermission
from sotay.visits.queries.asking import waiting_for
from sotay.visits.queries.visits import own_visits
from sotay.work.inbox import MOST, Due, InboxLine, Source, Superior

AHEAD = dt.timedelta(days=14)


def lines(actor: Actor) -> list[InboxLine]:
    """Return what an official has to do about visits; the next one always, others when they are near."""
    asked = [
        InboxLine(
            f"Trả lời đề nghị của {one.member.full_name}", f"{one.get_kind_display()}, {one.visit.cell.name}", one.visit.on,
            wording.request_link(one),
        )
        for one in waiting_for(actor)
    ]  # fmt: skip
    again = Visit.objects.filter(
        plan=OuterRef("plan"), member=OuterRef("member"), cell=OuterRef("cell"), status__in=STANDING_STATUSES
    )
    day = today()
    missed = Q(status=VisitStatus.MISSED, on__year=day.year) & ~Q(Exists(again))
    rows = own_visits(actor).filter(report=None)
    rows = rows.filter(Q(status__in=(VisitStatus.DONE, VisitStatus.PLANNED, VisitStatus.POSTPONED)) | missed)
    found = list(rows[:MOST])
    coming = [one for one in found if one.status == VisitStatus.PLANNED and one.on >= day]
    shown = {one.pk for one in coming[:1]} | {one.pk for one in coming if one.on <= day + AHEAD}
    return [*asked, *(_line(one, day) for one in found if one not in coming or one.pk in shown)]


def _line(visit: Visit, day: dt.date) -> InboxLine:
    """Return one visit as what there is to do about it."""
    above = visit.cell.parent.name if visit.cell.parent else ""
    place, url = f"{visit.cell.name}, {above}", wording.visit_link(visit)
    if visit.status in (VisitStatus.POSTPONED, VisitStatus.MISSED):
        return InboxLine("Chọn ngày dự sinh hoạt lại", place, None, url)
    if visit.status == VisitStatus.PLANNED and visit.on >= day:
        return InboxLine("Dự sinh hoạt chi bộ", place, visit.on, url, is_event=True)
    words = f"{place}, dự ngày {visit.on:%d/%m/%Y}"
    due = visit.report_due or visit.on
    report = reverse("visits:own_report", args=[visit.uid])
    return InboxLine("Báo cáo buổi dự sinh hoạt", words, due, report, f"report-{visit.uid}", visit.revision)


def dues(days: Collection[dt.date]) -> Iterator[Due]:
    """Yield the reports that are due on one of the days; the board hears of those that stay away."""
    rows = Visit.objects.filter(
        plan__status=PlanStatus.PUBLISHED, status=VisitStatus.DONE, report=None, report_due__in=days,
        member__account__is_active=True,
    )  # fmt: skip
    for one in rows.select_related("plan", "cell", "member", "organisation"):
        if one.member.account_id is None or one.report_due is None:
            continue
        url = f"{reverse('visits:list', args=[one.plan.uid])}?state=unreported"
        above = Superior(VisitPermission.MANAGE, one.organisation.path, url, "Báo cáo dự sinh hoạt")
        yield Due(one.member.account_id, f"Báo cáo buổi dự {one.cell.name}", one.report_due, above)


VISITS = Source("visits", "Dự sinh hoạt", lines, dues)
