"""Visits through the API: the same queries and actions as the pages."""

import datetime as dt
import hashlib
import json
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.days import today
from sotay.petitions.choices import Subject
from sotay.visits.actions import changes, plans, reporting
from sotay.visits.choices import Judgement, PlanStatus, Rank, VisitStatus
from sotay.visits.permissions import VisitPermission as P
from sotay.visits.queries import visits as queries
from sotay.visits.queries.board import board_of
from sotay.visits.queries.package import package_of
from sotay.visits.queueing import draw_in_background

router = Router(tags=["Dự sinh hoạt"])
MOST = 1000


class VisitPlanOut(Schema):
    """A plan of a year."""

    uid: UUID
    organisation: UUID = Field(alias="organisation.uid")
    year: int
    status: PlanStatus
    missing: int


class VisitOut(Schema):
    """One visit."""

    uid: UUID
    member: UUID = Field(alias="member.uid")
    full_name: str = Field(alias="member.full_name")
    cell: UUID = Field(alias="cell.uid")
    on: dt.date
    status: VisitStatus
    report_due: dt.date | None


class OfficialYearOut(Schema):
    """An official's year."""

    member: UUID
    full_name: str
    rank: Rank
    required: int
    planned: int
    due: int
    done: int
    missed: int
    postponed: int
    reported: int
    reported_late: int
    report_overdue: int
    light: str
    lacking: int
    why: str


class VisitYearIn(Schema):
    """The year of a plan."""

    year: int = Field(ge=2011, le=2100)


class VisitMoveIn(Schema):
    """Another day, and why."""

    on: dt.date
    reason: str = Field(min_length=1, max_length=300)


class VisitReasonIn(Schema):
    """Why."""

    reason: str = Field(min_length=1, max_length=300)


class HeardPetitionIn(Schema):
    """A petition heard at a visit; the same key is the same petition."""

    text: str = Field(min_length=1, max_length=500)
    subject: Subject = Subject.OTHER
    key: UUID | None = None


class VisitReportIn(Schema):
    """What an official reports of a visit."""

    total: int = Field(ge=0, le=2000)
    present: int = Field(ge=0, le=2000)
    judgement: Judgement
    score: int | None = Field(None, ge=0, le=100)
    began_at: dt.time | None = None
    ended_at: dt.time | None = None
    agenda: str = Field("", max_length=4000)
    conveyed: str = Field("", max_length=2000)
    answered: str = Field("", max_length=2000)
    lessons: str = Field("", max_length=2000)
    petitions: list[HeardPetitionIn] = Field([], max_length=10)
    key: UUID | None = None


class VisitReportOut(Schema):
    """That a report has come."""

    uid: UUID
    is_late: bool
    sent_at: dt.datetime


@router.get("/visit-plans", response=list[VisitPlanOut], summary="Kế hoạch dự sinh hoạt")
def plan_list(request: Request) -> Any:
    """Return the plans in sight."""
    return queries.plans_for(request.actor)[:MOST]


@router.get("/visit-plans/{uid}/visits", response=list[VisitOut], summary="Các lượt dự của một kế hoạch")
def visit_list(request: Request, uid: UUID, state: str = "") -> Any:
    """Return the visits of a plan, at most 1,000."""
    return queries.visits_of(queries.get_plan(request.actor, uid), queries.Filters(state=state))[:MOST]


@router.get("/visit-plans/{uid}/officials", response=list[OfficialYearOut], summary="Cấp ủy viên trong kế hoạch")
def official_list(request: Request, uid: UUID) -> Any:
    """Return each official's year."""
    board = board_of(queries.get_plan(request.actor, uid))
    return [
        {
            "member": one.member.uid, "full_name": one.member.full_name, "rank": one.rank, "light": one.light,
            "lacking": one.assignment.lacking, "why": one.assignment.why,
            **vars(one.figures),
        }
        for one in board.officials
    ]  # fmt: skip


@router.post("/organisations/{uid}/visit-plans", response={202: VisitPlanOut}, summary="Lập kế hoạch dự sinh hoạt")
def plan_draw(request: Request, uid: UUID, payload: VisitYearIn) -> Any:
    """Have a plan drawn by a job."""
    place = queries.get_place_to_manage(request.actor, uid)
    return Status(202, draw_in_background(request.actor, place, year=payload.year))


@router.post("/visit-plans/{uid}/publish", response=VisitPlanOut, summary="Ban hành kế hoạch")
def plan_publish(request: Request, uid: UUID) -> Any:
    """Publish a plan."""
    return plans.publish_plan(request.actor, queries.get_plan_to_manage(request.actor, uid))


@router.post("/visits/{uid}/move", response=VisitOut, summary="Đổi ngày dự")
def visit_move(request: Request, uid: UUID, payload: VisitMoveIn) -> Any:
    """Put a visit on another day."""
    visit = queries.get_visit(request.actor, uid, P.MANAGE)
    return changes.move_visit(request.actor, visit, on=payload.on, reason=payload.reason)


@router.post("/visits/{uid}/postpone", response=VisitOut, summary="Hoãn lượt dự")
def visit_postpone(request: Request, uid: UUID, payload: VisitReasonIn) -> Any:
    """Postpone a visit."""
    return changes.postpone_visit(request.actor, queries.get_visit(request.actor, uid, P.MANAGE), reason=payload.reason)


@router.get("/own/visits/package", summary="Lượt dự của tôi để dùng khi mất mạng (ETag)")
def own_package(request: Request) -> HttpResponse:
    """Return what the telephone keeps of the actor's visits, or that it has not changed."""
    visits = package_of(request.actor)
    content = json.dumps({"visits": visits}, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True).encode()
    tag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    if request.headers.get("If-None-Match") == tag:
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(content, content_type="application/json; charset=utf-8")
    answer["ETag"] = tag
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, ["Cookie", "Authorization"])
    return answer


@router.get("/own/visits", response=list[VisitOut], summary="Các buổi tôi được phân công dự")
def own_list(request: Request) -> Any:
    """Return the actor's own visits since last year."""
    return queries.own_visits(request.actor).filter(on__year__gte=today().year - 1)[:MOST]


@router.post("/own/visits/{uid}/report", response={201: VisitReportOut}, summary="Báo cáo buổi dự")
def own_report(request: Request, uid: UUID, payload: VisitReportIn) -> Any:
    """Report an own visit, once."""
    visit = queries.get_own_visit(request.actor, uid)
    return Status(201, reporting.report_own(request.actor, visit.member, visit=visit, **payload.dict()))
