"""Petitions of the demonstration, in every state and over the whole province.

Ten cells of a commune ask for the same bridge, cells of every committee for the same rule; some are overdue, went up, were split, or
were refused once.
"""

import datetime as dt
import itertools
from dataclasses import dataclass, field

from django.db import transaction

from sotay.core.days import today
from sotay.demo.petition_texts import ANSWERS, BRIDGE, PLACES, POLICY, REFUSAL, TEXTS, WHEN
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.petitions.actions.agenda import refresh_agenda
from sotay.petitions.actions.grouping import group_as_norms_say
from sotay.petitions.choices import HopKind, PetitionSource, PetitionStatus, Subject
from sotay.petitions.models import Hop, Petition
from sotay.petitions.rules import direction, petition_key

_OVER_THE_PROVINCE, _ASK_FOR_THE_RULE, _AT_HOME = 300, 24, 36
_STATES = (
    PetitionStatus.RECEIVED,
    PetitionStatus.PROCESSING,
    PetitionStatus.CONFIRMED,
    PetitionStatus.ANSWERED,
    PetitionStatus.CONFIRMED,
    PetitionStatus.CONFIRMED,
)


@dataclass
class _Way:
    """A petition with the steps that led to where it is."""

    petition: Petition
    day: dt.date
    place: Organisation | None = None
    since: dt.date | None = None
    due: dt.date | None = None
    hops: list[Hop] = field(default_factory=list)

    def go(self, kind: HopKind, target: Organisation, after: int, reason: str = "", days: int | None = None) -> None:
        """Add a step so many days later; `days` is the time that the body gets."""
        self.day = min(self.day + dt.timedelta(days=after), today())
        due = self.day + dt.timedelta(days=days) if days is not None else None
        way = direction(self.place.path, target.path) if self.place else ""
        self.hops.append(
            Hop(
                petition=self.petition, kind=kind, source=self.place, target=target, direction=way, reason=reason,
                due_on=self.due, next_due_on=due, since=self.since, on=self.day,
            )
        )  # fmt: skip
        if self.place != target:
            self.since = self.day
        self.place, self.due = target, due or self.due


@transaction.atomic
def load_petitions(commune: Organisation) -> None:
    """Fill in the petitions of the cells of the province, most of them around the commune that a visitor looks at."""
    cells = list(
        Organisation.objects.filter(kind__in=MEETING_KINDS, closed_on=None)
        .filter(path__descendant_of=commune.path.partition(".")[0])
        .select_related("parent__parent")
        .order_by("path")
    )
    own = [cell for cell in cells if cell.path.startswith(f"{commune.path}.")]
    near = [cell for cell in cells if cell.path.startswith(f"{commune.path.rpartition('.')[0]}.") and cell not in own]
    home = [*own, *near]
    ways = [_bridge(cell, number) for number, cell in enumerate(home[:10])]
    turns = itertools.cycle(_STATES)
    ways += [_one(cell, number, next(turns)) for number, cell in enumerate(home[:_AT_HOME], 1)]
    ways += [_one(cell, number, next(turns)) for number, cell in enumerate(_spread(cells, _OVER_THE_PROVINCE), 7)]
    ways += [_rule(cell, number) for number, cell in enumerate(_spread(cells[3:], _ASK_FOR_THE_RULE))]
    Petition.objects.bulk_create([way.petition for way in ways])
    Hop.objects.bulk_create([hop for way in ways for hop in way.hops])
    _split(ways[0].petition, home[1:3])
    group_as_norms_say()
    for cell in own:
        refresh_agenda(cell, today())


def _spread(cells: list[Organisation], count: int) -> list[Organisation]:
    """Return so many cells, evenly over the province."""
    return cells[:: max(1, len(cells) // count)][:count]


def _bridge(cell: Organisation, number: int) -> _Way:
    """Return the bridge that ten cells ask for; the commune has them all."""
    text = BRIDGE[number % len(BRIDGE)]
    way = _raised(cell, text, Subject.ROADS, 8 + number)
    way.go(HopKind.ROUTED, _above(cell), 1, "Cầu do xã quản lý", 21)
    return _end(way, PetitionStatus.PROCESSING)


def _rule(cell: Organisation, number: int) -> _Way:
    """Return what cells of every committee ask the province for: it went up twice."""
    body = _above(cell)
    way = _raised(cell, POLICY, Subject.PARTY, 20 + number % 9)
    way.go(HopKind.ROUTED, body, 2, "Chế độ do cấp trên quy định", 21)
    way.go(HopKind.FORWARDED, body.parent or body, 3, "Vượt thẩm quyền, đề nghị cấp trên xem xét", 21)
    return _end(way, PetitionStatus.PROCESSING)


def _one(cell: Organisation, number: int, status: PetitionStatus) -> _Way:
    """Return one petition with the way that led to its state."""
    text, subject = TEXTS[number * 7 % len(TEXTS)]
    body, is_new = _above(cell), status == PetitionStatus.RECEIVED
    is_late = number % 9 == 4
    way = _raised(
        cell,
        text.format(place=PLACES[number * 11 % len(PLACES)], when=WHEN[number * 5 % len(WHEN)]),
        subject,
        1 + number % 5 if is_new else 12 + number * 7 % 120,
    )
    if is_new:
        return _end(way, status)
    way.go(HopKind.ROUTED, body, 1 + number % 4, "Thuộc thẩm quyền cấp trên", 21)
    if status == PetitionStatus.PROCESSING:
        if is_late and body.parent:
            way.go(HopKind.ESCALATED, body.parent, 22, "Quá hạn, hệ thống tự chuyển lên cấp trên trực tiếp.", 7)
        return _end(way, status)
    answer = ANSWERS[number % len(ANSWERS)]
    way.go(HopKind.ANSWERED, cell, 26 if is_late else 3 + number % 12, answer, 42)
    if number % 11 == 3:
        way.go(HopKind.REOPENED, body, 2, REFUSAL, 21)
        way.go(HopKind.ANSWERED, cell, 4, answer, 42)
    way.petition.answer, way.petition.answered_on, way.petition.answered_by = answer, way.day, body
    if status == PetitionStatus.CONFIRMED:
        way.go(HopKind.CONFIRMED, cell, 5)
    return _end(way, status)


def _raised(cell: Organisation, text: str, subject: Subject, days_ago: int) -> _Way:
    """Return a petition just raised."""
    day = today() - dt.timedelta(days=days_ago)
    petition = Petition(
        cell=cell,
        source=PetitionSource.HANDBOOK,
        text=text,
        subject=subject,
        raised_on=day,
        search_key=petition_key(text),
    )
    way = _Way(petition, day)
    way.go(HopKind.RAISED, cell, 0, days=7)
    return way


def _end(way: _Way, status: PetitionStatus) -> _Way:
    """Write into the petition where its way has led."""
    petition = way.petition
    petition.status = status
    if status == PetitionStatus.CONFIRMED:
        petition.closed_on = way.day
    else:
        petition.owner, petition.owned_since, petition.due_on = way.place, way.since, way.due
    return way


def _above(cell: Organisation) -> Organisation:
    """Return the body that answers first."""
    return cell.parent or cell


def _split(petition: Petition, bodies: list[Organisation]) -> None:
    """Give parts of a petition to several bodies."""
    due = today() + dt.timedelta(days=9)
    texts = ("Thống kê số hộ, số học sinh qua cầu hằng ngày", "Cắm biển cảnh báo tạm thời")
    for body, text in zip(bodies, texts, strict=False):
        part = Petition.objects.create(
            cell=petition.cell,
            source=PetitionSource.PART,
            text=text,
            subject=petition.subject,
            raised_on=petition.raised_on,
            status=PetitionStatus.PROCESSING,
            owner=body,
            owned_since=today(),
            due_on=due,
            parent=petition,
            search_key=petition_key(text),
        )
        Hop.objects.create(
            petition=part,
            kind=HopKind.SPLIT,
            source=petition.owner,
            target=body,
            reason=text,
            next_due_on=due,
            on=today(),
        )
