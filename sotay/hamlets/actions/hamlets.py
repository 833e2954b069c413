"""Hamlets and who heads them."""

import datetime as dt
from dataclasses import dataclass

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.days import since, today
from sotay.core.text import clean, search_key
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.hamlets import errors
from sotay.hamlets.choices import HeadEnd, HeadPost, NomineeStatus
from sotay.hamlets.models import Hamlet, Headship, Nominee, ShareTarget
from sotay.hamlets.permissions import HamletPermission
from sotay.hamlets.queries.hamlets import PLACES, WAITING
from sotay.members.models import Member
from sotay.organisations.models import Organisation


@dataclass(frozen=True)
class Person:
    """Who takes a post: a member of the register, or somebody who is none."""

    member: Member | None = None
    full_name: str = ""
    sex: str = ""
    born_on: dt.date | None = None

    def __str__(self) -> str:
        """Return what the ledger keeps."""
        return self.member.full_name if self.member else self.full_name


@action(HamletPermission.EDIT, lock=Lock.NOTHING)
def record_hamlet(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, organisation: Organisation, *, kind: str, name: str, households: int | None, first: dt.date
) -> Hamlet:
    """Record a hamlet led by a cell, or by a grassroots committee where no cell leads it."""
    if organisation.kind not in PLACES:
        raise errors.HamletNeedsPlace
    hamlet = Hamlet(organisation=organisation, kind=kind, households=households, valid=since(first))
    _name(hamlet, name)
    hamlet.save(force_insert=True)
    return hamlet


@action(HamletPermission.EDIT)
def edit_hamlet(actor: Actor, hamlet: Hamlet, *, kind: str, name: str, households: int | None) -> Hamlet:
    """Correct what is said of a hamlet."""
    hamlet.kind, hamlet.households = kind, households
    _name(hamlet, name)
    hamlet.save(update_fields=["kind", "households", "name", "search_key"])
    return hamlet


@action(HamletPermission.EDIT)
def end_hamlet(actor: Actor, hamlet: Hamlet, *, on: dt.date) -> Hamlet:
    """End a hamlet (merged or renamed by the authorities); posts in it end that day."""
    _require_open(hamlet)
    if on <= hamlet.valid.lower:
        raise errors.EndTooEarly(day=display.day(hamlet.valid.lower))
    for headship in hamlet.headships.select_for_update().filter(valid__contains=on):
        _end(headship, on, HeadEnd.MERGED)
    hamlet.headships.filter(valid__startswith__gte=on).delete()
    hamlet.valid = since(hamlet.valid.lower, on)
    hamlet.save(update_fields=["valid"])
    return hamlet


@action(HamletPermission.EDIT)
def record_head(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    hamlet: Hamlet,
    *,
    post: str,
    person: Person,
    first: dt.date,
    term_until: dt.date,
    decision: DecisionPaper | None = None,
) -> Headship:
    """Record who was elected and recognised; the head before them stops on that day, a proposal gets its result."""
    _require_open(hamlet, first)
    if not (person.member or person.full_name.strip()):
        raise errors.HeadNeedsName
    if term_until <= first:
        raise errors.TermTooEarly
    if post == HeadPost.HEAD:
        _make_room(hamlet, first)
    _close_proposals(hamlet, post, person.member)
    return Headship.objects.create(
        hamlet=hamlet,
        post=post,
        member=person.member,
        full_name=person.member.full_name if person.member else clean(person.full_name),
        sex=person.member.sex if person.member else person.sex,
        born_on=person.member.born_on if person.member else person.born_on,
        valid=since(first),
        term_until=term_until,
        decision=record_decision(decision),
    )


@action(HamletPermission.EDIT, lock=Lock.NOTHING)
def end_head(actor: Actor, headship: Headship, *, on: dt.date, reason: str) -> Headship:
    """End a post before or at the end of its term."""
    if on <= headship.valid.lower:
        raise errors.EndTooEarly(day=display.day(headship.valid.lower))
    return _end(headship, on, reason)


@action(HamletPermission.TARGET, lock=Lock.NOTHING)
def set_target(actor: Actor, organisation: Organisation, *, year: int, percent: int, source: str) -> ShareTarget:
    """Set which share of heads is to be members by the end of a year; said again, it replaces what was said."""
    target, _ = ShareTarget.objects.update_or_create(
        organisation=organisation, year=year, defaults={"percent": percent, "source": source.strip()}
    )
    return target


def _name(hamlet: Hamlet, name: str) -> None:
    """Give a hamlet its name, which is once at its place."""
    hamlet.name = clean(name)
    hamlet.search_key = search_key(hamlet.name)
    same = Hamlet.objects.filter(
        organisation=hamlet.organisation, search_key=hamlet.search_key, valid__overlap=hamlet.valid
    )
    if same.exclude(pk=hamlet.pk).exists():
        raise errors.HamletKnown(name=hamlet.name)


def _require_open(hamlet: Hamlet, day: dt.date | None = None) -> None:
    """Refuse what begins in a hamlet that has ended."""
    if hamlet.valid.upper and hamlet.valid.upper <= (day or today()):
        raise errors.HamletClosed(name=hamlet.name, day=display.day(hamlet.valid.upper))


def _make_room(hamlet: Hamlet, first: dt.date) -> None:
    """Let the head before stop on the day; nobody is put in before somebody who came later."""
    for before in hamlet.headships.select_for_update().filter(post=HeadPost.HEAD, valid__endswith=None):
        if before.valid.lower >= first:
            raise errors.HeadSeatTaken(
                post=before.post_words, name=before.full_name, day=display.day(before.valid.lower)
            )
        _end(before, first, HeadEnd.TERM)
    known = hamlet.headships.filter(post=HeadPost.HEAD, valid__overlap=since(first)).first()
    if known:
        raise errors.HeadSeatTaken(post=known.post_words, name=known.full_name, day=display.day(known.valid.lower))


def _end(headship: Headship, on: dt.date, reason: str) -> Headship:
    """End a post on a day."""
    headship.valid, headship.end_reason = since(headship.valid.lower, on), reason
    headship.save(update_fields=["valid", "end_reason"])
    return headship


def _close_proposals(hamlet: Hamlet, post: str, member: Member | None) -> None:
    """Write the people's vote into the proposals for the post."""
    open_ones = Nominee.objects.filter(hamlet=hamlet, post=post, status__in=WAITING)
    open_ones.filter(member=member).update(status=NomineeStatus.ELECTED, decided_on=today())
    if post == HeadPost.HEAD:
        open_ones.update(status=NomineeStatus.NOT_ELECTED, decided_on=today())
