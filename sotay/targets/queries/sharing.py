"""How a target is shared out directly below: what is given against what there is, and what could be given."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sotay.members.queries.counts import members_below
from sotay.organisations.models import Organisation
from sotay.targets.choices import Measured
from sotay.targets.models import Target
from sotay.targets.queries.readings import Line, amount, lines_of
from sotay.targets.queries.targets import children_of
from sotay.targets.rules import shared_out

BY_MEMBERS, EQUALLY = "members", "equal"


@dataclass(frozen=True)
class Share:
    """An organisation directly below with its share of a target, where it has one."""

    organisation: Organisation
    line: Line | None


@dataclass(frozen=True)
class Cascade:
    """How a target is shared out below: what is given against what there is."""

    shares: Sequence[Share]
    goal: Decimal
    given: Decimal
    reached: Decimal
    adds_up: bool

    @property
    def left(self) -> Decimal:
        """Return what is given to nobody; negative where more is given than there is."""
        return self.goal - self.given

    @property
    def over(self) -> Decimal:
        """Return by how much more is given than there is."""
        return max(Decimal(0), -self.left)

    @property
    def said(self) -> str:
        """Return what is said after sharing out."""
        return f"Đã giao chỉ tiêu. {self.words}" if self.adds_up else "Đã giao chỉ tiêu."

    @property
    def words(self) -> str:
        """Return the sum control in words."""
        head = f"Đã giao {amount(self.given)} trên {amount(self.goal)}"
        if self.over:
            return f"{head}: giao thừa {amount(self.over)}."
        return f"{head}: còn {amount(self.left)} chưa giao." if self.left else f"{head}: vừa đủ."


def cascade_of(target: Target, on: dt.date) -> Cascade:
    """Return how a target is shared out directly below; shares of what cannot be added are only listed."""
    rows = list(target.allocations.select_related("organisation", "resolution"))
    known = {line.target.organisation_id: line for line in lines_of(rows, on, with_road=False)}
    below = list(children_of(target.organisation))
    listed = {one.pk for one in below}
    below += [line.target.organisation for key, line in known.items() if key not in listed]
    shares = [Share(one, known.get(one.pk)) for one in below]
    given = sum((line.target.goal for line in known.values()), Decimal(0))
    reached = sum((line.reading.value or Decimal(0) for line in known.values()), Decimal(0))
    return Cascade(shares, target.goal, given, reached, adds_up=target.measured == Measured.TOTAL)


def suggested_shares(target: Target, cascade: Cascade, how: str) -> dict[int, Decimal]:
    """Return a share for each organisation that stands: by its members, or alike; what does not add up is asked of each in full."""
    places = [one.organisation for one in cascade.shares if one.organisation.closed_on is None]
    if how not in {BY_MEMBERS, EQUALLY}:
        return {}
    if not cascade.adds_up:
        return {one.pk: target.goal for one in places}
    counts = members_below(places) if how == BY_MEMBERS else {}
    weights = [counts.get(one.pk, 0) for one in places]
    return {one.pk: part for one, part in zip(places, shared_out(target.goal, weights), strict=True)}
