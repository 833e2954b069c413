"""Results of elections, and the posts that come of them in one step."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.committees import errors
from sotay.committees.actions.positions import Asked, give_post
from sotay.committees.actions.terms import start_term
from sotay.committees.choices import CommitteeKind, CongressStatus, Leaving, Manner, Post
from sotay.committees.models import Congress, Election, Nominee, Position, Term
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.positions import require_appointing
from sotay.committees.rules.congresses import winners
from sotay.committees.rules.posts import LINE, POSTS_OF_BODY, body_of, highest, rank_of
from sotay.core.days import since
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.members.models import Member
from sotay.organisations.models import Organisation

# By which election the number of a body is known.
_SIZE_POST = {
    CommitteeKind.EXECUTIVE: Post.COMMITTEE_MEMBER,
    CommitteeKind.CELL: Post.COMMITTEE_MEMBER,
    CommitteeKind.STANDING: Post.STANDING_MEMBER,
    CommitteeKind.INSPECTION: Post.INSPECTION_MEMBER,
}


@dataclass(frozen=True)
class Ballots:
    """The numbers of the tellers' minutes."""

    base: int
    given: int
    collected: int
    valid: int

    @property
    def add_up(self) -> bool:
        """Tell whether each number is no more than the one from which it comes."""
        return 0 <= self.valid <= self.collected <= self.given <= self.base

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.base}/{self.given}/{self.collected}/{self.valid}"


@action(CommitteePermission.HOLD_CONGRESS)
def record_election(  # noqa: PLR0913 -- what the tellers' minutes say
    actor: Actor,
    organisation: Organisation,
    *,
    post: str,
    held_on: dt.date,
    seats: int,
    ballots: Ballots,
    votes: Sequence[tuple[Member, int]],
    congress: Congress | None = None,
) -> Election:
    """Record the result of an election, at a congress or between two; who is elected follows from the numbers."""
    if congress is not None and congress.status != CongressStatus.HELD:
        raise errors.NotAtThisStage(status=congress.get_status_display())
    if held_on > actor.today():
        raise errors.HeldAhead
    kind = body_of(organisation.kind, post)
    if congress is not None and congress.elections.filter(kind=kind, post=post).exists():
        raise errors.ElectionKnown(post=Post(post).label)
    _require_sound(ballots, votes)
    election = Election.objects.create(
        organisation=organisation,
        congress=congress,
        kind=kind,
        post=post,
        held_on=held_on,
        seats=seats,
        base=ballots.base,
        ballots_out=ballots.given,
        ballots_in=ballots.collected,
        ballots_valid=ballots.valid,
    )
    elected = winners([count for _member, count in votes], ballots.base, seats)
    Nominee.objects.bulk_create(
        Nominee(election=election, member=member, base=ballots.base, votes=count, is_elected=won)
        for (member, count), won in zip(votes, elected, strict=True)
    )
    return election


def _require_sound(ballots: Ballots, votes: Sequence[tuple[Member, int]]) -> None:
    """Refuse numbers that cannot be."""
    if not ballots.add_up:
        raise errors.BallotsDoNotAddUp
    if not votes:
        raise errors.NoNominees
    for member, count in votes:
        if count > ballots.valid:
            raise errors.VotesBeyondBallots(name=member.full_name, votes=count, ballots=ballots.valid)


@action(CommitteePermission.HOLD_CONGRESS)
def drop_election(actor: Actor, election: Election) -> None:
    """Take back a result that was typed wrongly, before posts came of it."""
    if election.applied_on is not None:
        raise errors.ElectionApplied
    Election.objects.filter(pk=election.pk).delete()


@action(CommitteePermission.APPOINT)
def apply_election(actor: Actor, election: Election, *, decision: DecisionPaper | None = None) -> list[Position]:
    """Write the posts of those elected between two congresses."""
    require_appointing(actor, election.organisation)
    if election.applied_on is not None:
        raise errors.ElectionApplied
    won = list(election.nominees.filter(is_elected=True).select_related("member"))
    if not won:
        raise errors.NothingElected
    _require_others(actor, won)
    kept = record_decision(decision)
    made = []
    for nominee in won:
        asked = Asked(nominee.member, election.post, election.held_on, decision=kept, manner=Manner.BY_ELECTION)
        nominee.position = give_post(election.organisation, asked)
        nominee.save(update_fields=["position"])
        made.append(nominee.position)
    election.applied_on, election.recognition = actor.today(), kept
    election.save(update_fields=["applied_on", "recognition"])
    return made


@action(CommitteePermission.APPOINT)
def apply_congress(actor: Actor, congress: Congress) -> list[Position]:
    """Write terms and posts of all results of a congress: the old ones end on its day, the new ones begin on it."""
    require_appointing(actor, congress.organisation)
    if congress.status != CongressStatus.HELD or congress.held_on is None:
        raise errors.NotAtThisStage(status=congress.get_status_display())
    results = list(congress.elections.filter(applied_on=None).prefetch_related("nominees__member"))
    won = [nominee for one in results for nominee in one.nominees.all() if nominee.is_elected]
    if not won:
        raise errors.NothingElected
    _require_others(actor, won)
    terms = _start_terms(congress, results)
    _end_posts(congress.organisation, terms, congress.held_on)
    made = [_give_elected(congress, nominee, terms) for nominee in _counting(won)]
    congress.elections.filter(applied_on=None).update(applied_on=actor.today())
    return made


def _require_others(actor: Actor, won: Iterable[Nominee]) -> None:
    """Refuse whoever would write a post of their own."""
    if actor.user is not None and any(one.member.account_id == actor.user.pk for one in won):
        raise errors.NotYourself


def _start_terms(congress: Congress, results: Iterable[Election]) -> dict[str, Term]:
    """Return the terms that begin with the congress, of each body of which something was elected."""
    until = congress.round.stages.get(kind=congress.organisation.kind).term_until
    sizes: dict[str, int | None] = {}
    for one in results:
        is_size = one.post == _SIZE_POST[CommitteeKind(one.kind)]
        sizes[one.kind] = one.seats if is_size else sizes.get(one.kind)
    return {
        kind: start_term(
            congress.organisation,
            Term(
                organisation=congress.organisation,
                kind=kind,
                name=congress.round.term,
                valid=since(congress.held_on, until),
                planned_size=size,
                congress=congress,
            ),
        )
        for kind, size in sizes.items()
    }


def _end_posts(organisation: Organisation, terms: Mapping[str, Term], first: dt.date) -> None:
    """End the posts of the bodies that are elected anew."""
    posts = {post for kind in terms for post in POSTS_OF_BODY[kind]} | {Post.ACTING}
    for row in organisation.positions.filter(post__in=posts, valid__contains=first, valid__startswith__lt=first):
        row.valid, row.leaving = since(row.valid.lower, first), Leaving.TERM
        row.save(update_fields=["valid", "leaving"])


def _counting(won: Iterable[Nominee]) -> list[Nominee]:
    """Return the results that become posts: the highest of each person in the committee's line, and in the commission's."""
    best: dict[tuple[int, bool], Nominee] = {}
    for nominee in won:
        key = (nominee.member_id, nominee.election.post in LINE)
        held = best.get(key)
        if held is None or highest((held.election.post, nominee.election.post)) != held.election.post:
            best[key] = nominee
    return sorted(best.values(), key=lambda one: (rank_of(one.election.post), one.pk))


def _give_elected(congress: Congress, nominee: Nominee, terms: Mapping[str, Term]) -> Position:
    """Write the post of one person elected at a congress."""
    election = nominee.election
    term = terms[election.kind]
    asked = Asked(
        nominee.member, election.post, election.held_on, until=term.valid.upper, manner=Manner.CONGRESS, term=term
    )
    nominee.position = give_post(congress.organisation, asked)
    nominee.save(update_fields=["position"])
    return nominee.position
