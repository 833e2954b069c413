"""Decide on which rank an official stands, and how far the year is: green, amber, red."""

from collections.abc import Collection
from dataclasses import dataclass

from sotay.committees.choices import Post
from sotay.visits.choices import Light, Rank

_PERMANENT = (Post.SECRETARY, Post.DEPUTY, Post.LEADER)
_COMMITTEE = (Post.COMMITTEE_MEMBER, Post.INSPECTION_CHAIR)


def rank_of(posts: Collection[str], *, leads_below: bool) -> Rank | None:
    """Return the rank of somebody with these posts in the committee; `leads_below` for secretaries of a level below."""
    if any(post in posts for post in _PERMANENT):
        return Rank.PERMANENT
    if Post.STANDING_MEMBER in posts:
        return Rank.STANDING
    if any(post in posts for post in _COMMITTEE):
        return Rank.AREA_SECRETARY if leads_below else Rank.MEMBER
    return None


@dataclass(frozen=True)
class Figures:
    """The year of an official or of a unit; `due` is what the plan asked for until the day."""

    required: int = 0
    planned: int = 0
    due: int = 0
    done: int = 0
    missed: int = 0
    postponed: int = 0
    reported: int = 0
    reported_late: int = 0
    report_overdue: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        """Return both together."""
        mine, theirs = vars(self), vars(other)
        return Figures(**{name: mine[name] + theirs[name] for name in mine})

    @property
    def lacking(self) -> int:
        """Return what is missing to the minimum even if every planned visit still takes place."""
        return max(0, self.required - self.done - (self.planned - self.due) - self.postponed)

    def light(self, amber_percent: int) -> Light:
        """Return how the year stands: red where the minimum cannot be reached, or too few were attended until now."""
        if self.lacking or 100 * self.done < amber_percent * self.due:
            return Light.RED
        if self.missed or self.postponed or self.report_overdue or self.done < self.due:
            return Light.AMBER
        return Light.GREEN
