"""Which body a post belongs to, which of a person's posts counts, and who acts for the secretary."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sotay.committees.choices import CommitteeKind, Post
from sotay.organisations.choices import MEETING_KINDS

_STAFF = (Post.BOARD_OFFICER,)
# The line in which one person holds one post at a time: whoever rises leaves the lower one.
LINE = (Post.SECRETARY, Post.DEPUTY, Post.STANDING_MEMBER, Post.COMMITTEE_MEMBER)
_INSPECTION = (Post.INSPECTION_CHAIR, Post.INSPECTION_DEPUTY, Post.INSPECTION_MEMBER)
_STANDING = (Post.SECRETARY, Post.DEPUTY, Post.LEADER, Post.STANDING_MEMBER)
POSTS_OF_BODY: dict[str, tuple[Post, ...]] = {
    CommitteeKind.EXECUTIVE: (*_STANDING, Post.COMMITTEE_MEMBER),
    CommitteeKind.STANDING: _STANDING,
    CommitteeKind.CELL: (Post.SECRETARY, Post.DEPUTY, Post.COMMITTEE_MEMBER),
    CommitteeKind.INSPECTION: _INSPECTION,
}
# Who is of the committee, in a cell or above: the executive committee's posts are those of all.
COMMITTEE_POSTS = POSTS_OF_BODY[CommitteeKind.EXECUTIVE]
_RANK = {post.value: rank for rank, post in enumerate(Post)}


def is_elected(post: str) -> bool:
    """Tell whether a post is elected or appointed into a committee; officers of a board are employed."""
    return post not in _STAFF


def ends_with_term(post: str) -> bool:
    """Tell whether a post ends when the term of the committee ends."""
    return is_elected(post)


def rank_of(post: str) -> int:
    """Return the place of a post in lists, the secretary's first."""
    return _RANK[post]


def highest(posts: Iterable[str]) -> str:
    """Return the post that counts among those of one person."""
    return min(posts, key=rank_of)


def main_body(kind: str) -> CommitteeKind:
    """Return the body that leads a kind of organisation."""
    return CommitteeKind.CELL if kind in MEETING_KINDS else CommitteeKind.EXECUTIVE


def bodies_of(kind: str) -> tuple[CommitteeKind, ...]:
    """Return the bodies of a kind of organisation; a cell has no inspection commission."""
    if kind in MEETING_KINDS:
        return (CommitteeKind.CELL,)
    return (CommitteeKind.EXECUTIVE, CommitteeKind.STANDING, CommitteeKind.INSPECTION)


def body_of(kind: str, post: str) -> CommitteeKind:
    """Return the body whose term a post follows."""
    if post in _INSPECTION:
        return CommitteeKind.INSPECTION
    return CommitteeKind.STANDING if post == Post.STANDING_MEMBER else main_body(kind)


@dataclass(frozen=True, slots=True)
class Deputy:
    """A deputy, as far as it matters who acts first."""

    key: int
    first: dt.date
    is_permanent: bool = False


def next_to_act(deputies: Iterable[Deputy]) -> int | None:
    """Return the deputy who acts without further paper: the permanent one, else who has been deputy longest."""
    ranked = sorted(deputies, key=lambda one: (not one.is_permanent, one.first, one.key))
    return ranked[0].key if ranked else None
