"""When a head's term ends beside the congress of the cell, and what a share is worth: pure functions."""

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from sotay.core.dates import same_day_months_later
from sotay.hamlets.choices import URBAN, URBAN_POSTS, Alignment, HeadPost

WHOLE = 100


@dataclass(frozen=True)
class HamletNorms:
    """The numbers of the plan on hamlet heads, as of a day."""

    prefix: ClassVar[str] = "hamlet"
    extend_max_months: int
    election_days: int


@dataclass(frozen=True)
class Aligned:
    """What is to be done with a term, and the last day that it then has."""

    kind: Alignment
    until: dt.date | None = None


def align(term_until: dt.date, congress_on: dt.date | None, norms: HamletNorms) -> Aligned:
    """Return what fits a head's term to the congress of the cell (11-KH/BTCTU, 2011).

    The congress comes first, the head is elected within `election_days` after it. A term that would run on longer is
    shortened; one that ends before the congress, with less than `extend_max_months` to go, is extended until after it; where
    more is left, somebody is elected in between.
    """
    if congress_on is None:
        return Aligned(Alignment.UNKNOWN)
    last = congress_on + dt.timedelta(days=norms.election_days)
    if term_until > last:
        return Aligned(Alignment.SHORTEN, last)
    if term_until >= congress_on:
        return Aligned(Alignment.ALIGNED, term_until)
    if same_day_months_later(term_until, norms.extend_max_months) > congress_on:
        return Aligned(Alignment.EXTEND, last)
    return Aligned(Alignment.ELECT)


def needed_for(percent: int, hamlets: int) -> int:
    """Return the least number of heads that reaches a share of all hamlets."""
    return -(-percent * hamlets // WHOLE)


def post_words(kind: str, post: str) -> str:
    """Return how the holder of a post is called in such a hamlet."""
    return URBAN_POSTS[post] if kind in URBAN else HeadPost(post).label
