"""Who leads an organisation on a day: the secretary, somebody acting by decision, or the deputy without further paper."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sotay.committees.choices import Post
from sotay.committees.models import Absence, ActingDuty, Position
from sotay.committees.rules.posts import Deputy, next_to_act
from sotay.core.days import today
from sotay.organisations.models import Organisation


class HeadKind(StrEnum):
    """In which capacity somebody leads."""

    SECRETARY = "secretary"
    ACTING = "acting"
    DEPUTY = "deputy"


@dataclass(frozen=True)
class Head:
    """Who leads on the day: the post by which they do, why the secretary does not, until when that is known to last.

    `until` is the first day on which it no longer holds, empty where no end is known.
    """

    kind: HeadKind
    position: Position
    until: dt.date | None = None
    absence: Absence | None = None
    duty: ActingDuty | None = None

    @property
    def words(self) -> str:
        """Return the capacity in words."""
        if self.kind is HeadKind.SECRETARY:
            return "Bí thư (đang vắng mặt)" if self.absence else "Bí thư"
        if self.kind is HeadKind.ACTING:
            return "Phụ trách, điều hành thay"
        return "Phó bí thư, điều hành thay bí thư"


def secretary_on(organisation: Organisation, day: dt.date) -> Position | None:
    """Return the post of the secretary of the day."""
    rows = organisation.positions.filter(post=Post.SECRETARY, valid__contains=day)
    return rows.select_related("member", "organisation").first()


def absence_on(organisation: Organisation, day: dt.date) -> Absence | None:
    """Return the absence of the secretary of the day, if they are marked absent."""
    rows = Absence.objects.filter(
        organisation=organisation, valid__contains=day, position__post=Post.SECRETARY, position__valid__contains=day
    )
    return rows.select_related("position__member").first()


def duty_on(organisation: Organisation, day: dt.date) -> ActingDuty | None:
    """Return the duty of acting that runs on the day."""
    rows = ActingDuty.objects.filter(organisation=organisation, valid__contains=day)
    return rows.select_related("position__member", "decision").first()


def head_on(organisation: Organisation, day: dt.date | None = None) -> Head | None:
    """Return who leads the organisation on the day, or nothing where nobody does.

    A secretary who is there leads, whatever duty is still written down; a duty by decision goes before the deputies.
    """
    on = day or today()
    secretary, absence = secretary_on(organisation, on), absence_on(organisation, on)
    if secretary is not None and absence is None:
        return Head(HeadKind.SECRETARY, secretary, secretary.valid.upper)
    if duty := duty_on(organisation, on):
        return Head(HeadKind.ACTING, duty.position, duty.valid.upper, absence, duty)
    if deputy := _deputy_to_act(organisation, on):
        return Head(HeadKind.DEPUTY, deputy, absence.valid.upper if absence else None, absence)
    return Head(HeadKind.SECRETARY, secretary, absence=absence) if secretary else None


def _deputy_to_act(organisation: Organisation, day: dt.date) -> Position | None:
    """Return the post of the deputy who acts without further paper."""
    rows = organisation.positions.filter(post=Post.DEPUTY, valid__contains=day).select_related("member")
    found = {row.pk: row for row in rows}
    chosen = next_to_act(Deputy(row.pk, row.valid.lower or dt.date.min, row.is_permanent) for row in found.values())
    return found[chosen] if chosen else None
