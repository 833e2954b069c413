"""Which posts change hands, and who goes on."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.committees.queries.leading import head_on
from sotay.core.open_work import Move, OpenWork
from sotay.handover.models import Handover
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation

# Posts whose change always makes a handover; others are handed over where somebody asks for it.
ALWAYS = (Post.SECRETARY,)
# Posts that bring duties of their own; simple membership of a committee does not.
WITH_DUTIES = (*ALWAYS, Post.ACTING, Post.DEPUTY, Post.INSPECTION_CHAIR, Post.BOARD_OFFICER, Post.LEADER)
LOOK_BACK, LOOK_AHEAD = dt.timedelta(days=30), dt.timedelta(days=60)
_LEVELS = 5


@dataclass(frozen=True)
class Change:
    """A post that ends for somebody; `day` is the first one without them."""

    organisation: Organisation
    post: str
    leaver: Member
    day: dt.date


def parts() -> tuple[OpenWork, ...]:
    """Return the kinds of open work that settings name."""
    found: tuple[OpenWork, ...] = import_string(settings.SOTAY_HANDOVER_PARTS)
    return found


def changes_around(day: dt.date) -> Iterator[Change]:
    """Yield the changes that want a handover: posts that have just ended, and those for which a successor is already named."""
    for row in ended_between(day - LOOK_BACK, day + LOOK_AHEAD).filter(post__in=ALWAYS):
        ends = row.valid.upper
        if ends <= day + dt.timedelta(days=1) or row.has_successor:  # type: ignore[attr-defined]  # annotated below
            yield Change(row.organisation, row.post, row.member, ends)


def left_since(first: dt.date, day: dt.date) -> Iterator[Change]:
    """Yield every post that ended between two days, whatever it was."""
    for row in ended_between(first, day):
        yield Change(row.organisation, row.post, row.member, row.valid.upper)


def ended_between(first: dt.date, last: dt.date) -> QuerySet[Position]:
    """Return the posts that end between two days and are not taken up again by the same member; practice cells apart."""
    follows = Position.objects.filter(
        organisation=OuterRef("organisation"), post=OuterRef("post"), valid__startswith=OuterRef("valid__endswith")
    )
    practice = Organisation.objects.filter(kind=Kind.PRACTICE).values_list("path", flat=True).first()
    rows = (
        Position.objects.filter(valid__endswith__gte=first, valid__endswith__lte=last)
        .annotate(goes_on=Exists(follows.filter(member=OuterRef("member"))), has_successor=Exists(follows))
        .filter(goes_on=False)
    )
    if practice is not None:
        rows = rows.exclude(organisation__path__descendant_of=practice)
    return rows.select_related("organisation__parent", "member").order_by("pk")


def receiver_on(organisation: Organisation, post: str, leaver: Member, day: dt.date) -> Member | None:
    """Return who goes on with a post from a day: its next holder, else whoever leads there or where it went up."""
    rows = Position.objects.filter(organisation=organisation, post=post).exclude(member=leaver)
    if post in ALWAYS:
        held = rows.filter(
            Q(valid__contains=day) | Q(valid__startswith__gt=day, valid__startswith__lte=day + LOOK_AHEAD)
        )
    else:
        held = rows.filter(valid__startswith=day)
    if found := held.select_related("member").order_by("valid").first():
        return found.member
    here: Organisation | None = organisation
    for _ in range(_LEVELS):
        if here is None:
            return None
        head = head_on(here, day)
        if head is not None and head.position.member_id != leaver.pk:
            return head.position.member
        if here.closed_on is None:
            return None
        here = here.parent
    return None


def move_of(change: Change, receiver: Member | None) -> Move:
    """Return a change as apps are asked about it."""
    organisation = change.organisation
    return Move(
        organisation_id=organisation.pk,
        path=str(organisation.path),
        is_cell=organisation.is_cell,
        post=change.post,
        leaver_id=change.leaver.pk,
        receiver_id=receiver.pk if receiver else None,
        day=change.day,
    )


def change_of(handover: Handover) -> Change:
    """Return the change that a handover is about."""
    return Change(handover.organisation, handover.post, handover.outgoing, handover.effective_on)


def still_ends(handover: Handover) -> bool:
    """Tell whether the post still ends that day for that member."""
    return Position.objects.filter(
        organisation=handover.organisation, post=handover.post, member=handover.outgoing, valid__endswith=handover.effective_on
    ).exists()  # fmt: skip
