"""Who leads what in the demonstration province, and the grants that come with it."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass

from sotay.committees.choices import CommitteeKind, Post
from sotay.demo.people import Person
from sotay.demo.tree import Node
from sotay.members.choices import Status
from sotay.organisations.choices import MEETING_KINDS, Kind

TERM_FIRST = dt.date(2025, 6, 1)
TERM_NAME = "2025-2030"
_CELL_COMMITTEE_FROM = 9


@dataclass(slots=True)
class Held:
    """A post held by a person at an organisation."""

    person: Person
    node: Node
    post: Post
    committee: CommitteeKind


def fill_posts(nodes: list[Node], people_of: dict[int, list[Person]], rng: random.Random) -> Iterator[Held]:
    """Yield the posts of every organisation: cells from their own members, bodies above from the cells below them."""
    for node in nodes:
        if node.kind in MEETING_KINDS:
            yield from _cell_posts(node, people_of[node.id])
        else:
            yield from _committee_posts(node, _pool(node, people_of, rng))


def _cell_posts(node: Node, people: list[Person]) -> Iterator[Held]:
    """Yield secretary, deputy and, from nine official members on, the cell committee."""
    able = [p for p in people if p.status == Status.FULL and p.user_id] or [p for p in people if p.user_id] or people
    able = sorted(able, key=lambda p: (p.born_on.year > 1990, p.joined_on))[: max(5, len(able) // 2)]
    posts = [Post.SECRETARY, Post.DEPUTY]
    if sum(p.status != Status.PROBATIONARY for p in people) >= _CELL_COMMITTEE_FROM:
        posts.append(Post.COMMITTEE_MEMBER)
    for person, post in zip(reversed(able), posts, strict=False):
        yield Held(person, node, post, CommitteeKind.CELL)


def _pool(node: Node, people_of: dict[int, list[Person]], rng: random.Random) -> list[Person]:
    """Return full members with an account from below the node, in a random order, none twice."""
    found: list[Person] = []
    for below in node.walk():
        if below.kind in MEETING_KINDS:
            found += [p for p in people_of[below.id][:4] if p.status == Status.FULL and p.user_id]
        if len(found) > 60:
            break
    rng.shuffle(found)
    return found


def _committee_posts(node: Node, pool: list[Person]) -> Iterator[Held]:
    """Yield the leading posts of a committee above the cells."""
    posts = [Post.SECRETARY, Post.DEPUTY, Post.INSPECTION_CHAIR, *[Post.COMMITTEE_MEMBER] * 4]
    if node.kind in {Kind.PROVINCE, Kind.DIRECT}:
        posts = [
            Post.SECRETARY,
            Post.DEPUTY,
            Post.DEPUTY,
            Post.LEADER,
            Post.BOARD_OFFICER,
            Post.BOARD_OFFICER,
            *posts[2:],
        ]
    for person, post in zip(pool, posts, strict=False):
        yield Held(person, node, post, CommitteeKind.EXECUTIVE)
