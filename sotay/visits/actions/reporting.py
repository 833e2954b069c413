"""The official's report: sent once however often it arrives, with the petitions that were heard."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.days import ZONE, today
from sotay.core.display import day as day_words
from sotay.documents.intake.marking import check_typed_text
from sotay.members.models import Member
from sotay.petitions.actions.raising import raise_heard
from sotay.visits import errors
from sotay.visits.actions.own import finish, own_visit
from sotay.visits.choices import VisitStatus
from sotay.visits.models import HeardPetition, Visit, VisitReport
from sotay.visits.permissions import VisitPermission

MOST_PETITIONS = 10


@dataclass(frozen=True)
class Heard:
    """A petition that was heard; its key tells a repetition from another one."""

    text: str
    subject: str
    key: uuid.UUID


@action(VisitPermission.ATTEND_OWN)
def report_own(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    member: Member,
    *,
    visit: Visit,
    total: int,
    present: int,
    judgement: str,
    score: int | None = None,
    began_at: dt.time | None = None,
    ended_at: dt.time | None = None,
    agenda: str = "",
    conveyed: str = "",
    answered: str = "",
    lessons: str = "",
    petitions: Sequence[Mapping[str, Any]] = (),
    key: uuid.UUID | None = None,
) -> VisitReport:
    """Report a visit, once; whoever reports has been there. The same key twice is the same report."""
    fresh = own_visit(actor, member, visit)
    known = VisitReport.objects.filter(visit=fresh).first()
    if known is not None and key is not None and known.uid == key:
        return known
    check_typed_text(agenda, conveyed, answered, lessons)
    _require_reportable(fresh, known, present, total)
    finish(fresh)
    report = VisitReport(
        uid=key or actor.new_uid(), visit=fresh, total=total, present=present, judgement=judgement, score=score,
        began_at=began_at, ended_at=ended_at, agenda=agenda, conveyed=conveyed, answered=answered, lessons=lessons,
        sent_by=actor.user, sent_at=actor.now(),
        is_late=fresh.report_due is not None and actor.today() > fresh.report_due,
    )  # fmt: skip
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError:
        raise errors.AlreadyReported(at="") from None
    _raise_heard(actor, report, petitions)
    return report


def _raise_heard(actor: Actor, report: VisitReport, petitions: Sequence[Mapping[str, Any]]) -> None:
    """Make a petition of each row that says something."""
    heard = [
        Heard(row["text"], row.get("subject") or "other", row.get("key") or uuid.uuid5(report.uid, str(place)))
        for place, row in enumerate(petitions)
        if row["text"].strip()
    ]
    if len({one.key for one in heard}) < len(heard):
        raise errors.PetitionTwice
    visit = report.visit
    for one in heard[:MOST_PETITIONS]:
        petition = raise_heard(
            actor, visit.cell, text=one.text, key=one.key, subject=one.subject, meeting=visit.meeting
        )
        HeardPetition.objects.get_or_create(petition=petition, defaults={"report": report})


def _require_reportable(visit: Visit, known: VisitReport | None, present: int, total: int) -> None:
    """Refuse a report before the visit, a second one, and one that does not add up."""
    if known is not None:
        raise errors.AlreadyReported(at=f"{known.sent_at.astimezone(ZONE):%H:%M %d/%m/%Y}")
    if visit.on > today():
        raise errors.NotYet(day=day_words(visit.on))
    if visit.status not in (VisitStatus.PLANNED, VisitStatus.DONE, VisitStatus.MISSED):
        raise errors.NotOpen(status=visit.get_status_display())
    if present > total:
        raise errors.DoesNotAddUp
