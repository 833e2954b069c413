"""The cell's own work with heads: reviewing who is not a member, proposing members for the posts."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.text import clean
from sotay.development.actions.candidates import record_candidate
from sotay.development.choices import Source
from sotay.development.models import Candidate
from sotay.documents.intake.marking import check_typed_text
from sotay.hamlets import errors
from sotay.hamlets.choices import Conclusion, HeadPost, NomineeStatus
from sotay.hamlets.models import Hamlet, HeadReview, Headship, Nominee
from sotay.hamlets.permissions import HamletPermission
from sotay.hamlets.queries.hamlets import full_members_of, with_membership
from sotay.members.models import Member

_SOURCE = {HeadPost.HEAD: Source.HAMLET_HEAD, HeadPost.DEPUTY: Source.DEPUTY_HEAD}


@action(HamletPermission.REVIEW, lock=Lock.NOTHING)
def review_head(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, headship: Headship, *, reviewed_on: dt.date, conclusion: str, helper: Member | None, note: str
) -> HeadReview:
    """Record what the cell concluded about a head who is not a member (11-KH/BTCTU, 2011); the same day replaces."""
    _require_no_member(headship)
    if reviewed_on > today():
        raise errors.ReviewInFuture
    check_typed_text(note)
    if helper and helper not in full_members_of(headship.hamlet.organisation):
        raise errors.HelperElsewhere
    review, _ = HeadReview.objects.update_or_create(
        headship=headship,
        reviewed_on=reviewed_on,
        defaults={"conclusion": conclusion, "helper": helper, "note": clean(note)},
    )
    return review


@action(HamletPermission.REVIEW, lock=Lock.NOTHING)
def take_as_candidate(actor: Actor, headship: Headship) -> Candidate:
    """Put a promising head on the cell's list of outstanding people; their admission then shows by itself."""
    _require_no_member(headship)
    latest = headship.reviews.first()
    if latest is None or latest.conclusion != Conclusion.PROMISING:
        raise errors.NotPromising
    if headship.born_on is None or not headship.sex:
        raise errors.HeadNeedsBirthday
    candidate = record_candidate(
        actor,
        headship.hamlet.organisation,
        full_name=headship.full_name,
        born_on=headship.born_on,
        sex=headship.sex,
        source=_SOURCE[HeadPost(headship.post)],
        occupation=f"{headship.post_words} {headship.hamlet.name}",
        noted_on=today(),
    )
    headship.candidate = candidate
    headship.save(update_fields=["candidate"])
    return candidate


@action(HamletPermission.REVIEW, lock=Lock.NOTHING)
def propose(actor: Actor, hamlet: Hamlet, *, post: str, member: Member, proposed_on: dt.date) -> Nominee:
    """Propose a member for election as head or deputy."""
    waiting = Nominee.objects.filter(hamlet=hamlet, post=post, member=member, decided_on=None)
    if waiting.exists():
        raise errors.NomineeKnown(name=member.full_name)
    return Nominee.objects.create(hamlet=hamlet, post=post, member=member, proposed_on=proposed_on)


@action(HamletPermission.EDIT, lock=Lock.NOTHING)
def answer_proposal(actor: Actor, nominee: Nominee, *, agrees: bool) -> Nominee:
    """Say for the committee whether the cell's candidate may stand."""
    if nominee.status != NomineeStatus.PROPOSED:
        raise errors.NomineeNotWaiting(status=nominee.get_status_display())
    nominee.status = NomineeStatus.APPROVED if agrees else NomineeStatus.REFUSED
    nominee.decided_on = today()
    nominee.save(update_fields=["status", "decided_on"])
    return nominee


def _require_no_member(headship: Headship) -> None:
    """Refuse work that is only for heads who are not members."""
    row = with_membership(Headship.objects.filter(pk=headship.pk), today()).get()
    if row.is_member:  # type: ignore[attr-defined]  # annotated
        raise errors.HeadIsMember(name=headship.full_name)
