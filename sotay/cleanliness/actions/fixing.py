"""Putting one finding right by the action of the app that owns it, or passing it over for a reason until a day."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.cleanliness import errors
from sotay.cleanliness.actions.scanning import rescan
from sotay.cleanliness.choices import Basis, PairStatus
from sotay.cleanliness.models import Finding, Pair
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.queries.findings import RIGHT_OF_LEVEL
from sotay.cleanliness.queries.pairs import common_of
from sotay.cleanliness.rules.catalogue import RULES
from sotay.cleanliness.rules.fixes import FIXES, LEVEL_WORDS, Fix, national_id_fits
from sotay.committees.actions import end_position
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.members.actions.correcting import typed_value
from sotay.members.actions.tidying import complete_record, correct_record, respell_record
from sotay.members.models import Member

_DAYS = frozenset({"born_on", "joined_on", "official_on"})
LONGEST_EXCUSE = dt.timedelta(days=731)


@action(CleanlinessPermission.KEEP, secret=("values",))
def fix_finding(actor: Actor, finding: Finding, *, values: dict[str, Any] | None = None) -> Finding:
    """Put a finding right: with what the rule proposes, or with the values of its small form."""
    _require_open(finding)
    _require_level(actor, finding)
    fix, member = FIXES[RULES[finding.rule].fix], finding.member
    if fix.page == "post" and member is not None:
        _end_posts(actor, finding, (values or {}).get("ended_on"))
    elif member is not None and not fix.page:
        _put_right(actor, finding, member, fix, values)
    else:
        raise errors.NothingToFix
    rescan(today(), finding.organisation_id)
    finding.refresh_from_db()
    return finding


@action(CleanlinessPermission.KEEP)
def excuse_finding(actor: Actor, finding: Finding, *, reason: str, until: dt.date) -> Finding:
    """Pass a finding over: it is right as it is, or cannot be known, until it is asked for again."""
    _require_open(finding)
    _require_level(actor, finding)
    if not reason.strip():
        raise errors.ReasonMissing
    if not today() <= until <= today() + LONGEST_EXCUSE:
        raise errors.ExcuseTooLong
    return _excuse(finding, reason.strip(), until, actor.user)


@action(CleanlinessPermission.KEEP)
def withdraw_excuse(actor: Actor, finding: Finding) -> Finding:
    """Let a finding count again."""
    _require_open(finding)
    _require_level(actor, finding)
    return _excuse(finding, "", None, None)


def _excuse(finding: Finding, reason: str, until: dt.date | None, user: Any) -> Finding:
    """Write the excuse, or take it away, and count the cell anew."""
    finding.excuse, finding.excused_until, finding.excused_by = reason, until, user
    finding.excused_at = timezone.now() if reason else None
    finding.save(update_fields=["excuse", "excused_until", "excused_by", "excused_at"])
    rescan(today(), finding.organisation_id)
    return finding


def _require_open(finding: Finding) -> None:
    """Refuse what is resolved."""
    if finding.resolved_on is not None:
        raise errors.NothingToFix


def _require_level(actor: Actor, finding: Finding) -> None:
    """Refuse whoever does not hold the right of the rule's level there."""
    level = RULES[finding.rule].level
    if not actor.can(RIGHT_OF_LEVEL[level], finding.organisation):
        raise errors.NotYourLevel(level=LEVEL_WORDS[level])


def _put_right(actor: Actor, finding: Finding, member: Member, fix: Fix, values: dict[str, Any] | None) -> None:
    """Fill in, respell or correct, as the fix says and the record stands."""
    given = {name: _typed(name, value) for name, value in (values or {}).items()}
    if not given:
        if not (fix.respells and finding.proposal):
            raise errors.NothingToFix
        respell_record(actor, member, name=fix.respells, value=finding.proposal)
        return
    if "national_id" in given:
        _check_national_id(member, given)
    if fix.fills and not getattr(member, fix.fills):
        complete_record(actor, member, name=fix.fills, value=str(given[fix.fills]))
    elif fix.respells:
        respell_record(actor, member, name=fix.respells, value=given[fix.respells])
    else:
        _correct(actor, member, fix, given)


def _typed(name: str, value: Any) -> Any:
    """Return a day that came as text as a day; anything else as it is."""
    return typed_value(name, value) if isinstance(value, str) and name in _DAYS and value else value


def _correct(actor: Actor, member: Member, fix: Fix, given: dict[str, Any]) -> None:
    """Correct what the form changed, where it makes one life."""
    dates = {name: given.get(name, getattr(member, name)) for name in ("born_on", "joined_on", "official_on")}
    known = [day for day in dates.values() if day]
    if known != sorted(known) or dates["born_on"] >= dates["joined_on"] or max(known) > today():
        raise errors.DatesOutOfOrder
    changed = {name: given[name] for name in fix.corrects if name in given and given[name] != getattr(member, name)}
    correct_record(actor, member, values=changed, basis=given.get("basis", ""))


def _check_national_id(member: Member, given: dict[str, Any]) -> None:
    """Refuse a number of another birth, and one that another record has; that pair is then somebody's to compare."""
    number, born = given["national_id"], given.get("born_on") or member.born_on
    if not national_id_fits(number, given.get("sex") or member.sex, born.year):
        raise errors.NationalIdUnlikeBirth
    if Member.objects.filter(national_id=number).exclude(pk=member.pk).exists():
        raise errors.NationalIdElsewhere(where="đã có trong hệ thống")


def note_same_number(actor: Actor, member: Member, number: str) -> Pair | None:
    """Keep the pair of two records with one number, whoever may see the other; called after the refusal."""
    other = Member.objects.filter(national_id=number).exclude(pk=member.pk).first()
    if other is None or member.organisation is None or other.organisation is None:
        return None
    first, second = sorted([member, other], key=lambda row: row.pk)
    if first.organisation is None or second.organisation is None:
        return None
    pair, _ = Pair.objects.get_or_create(
        first=first, second=second,
        defaults={
            "first_home": first.organisation, "second_home": second.organisation, "likeness": 100, "basis": Basis.NUMBER,
            "organisation": common_of(first.organisation, second.organisation), "status": PairStatus.OPEN, "first_seen": today(),
            "note": "Số định danh vừa nhập trùng với hồ sơ này.", "asked_by": actor.user, "asked_at": timezone.now(),
        },
    )  # fmt: skip
    return pair


def _end_posts(actor: Actor, finding: Finding, ended_on: dt.date | None) -> None:
    """End the posts that the person still holds at the organisation."""
    if ended_on is None:
        raise errors.NothingToFix
    rows = Position.objects.filter(
        member=finding.member, organisation_id=finding.organisation_id, valid__contains=today()
    )
    for position in rows:
        end_position(actor, position, on=ended_on)


def put_right(actor: Actor, finding: Finding, *, values: dict[str, Any] | None = None) -> Finding:
    """Do as `fix_finding`; a number that another record has is refused and kept as a pair for its keepers."""
    try:
        return fix_finding(actor, finding, values=values)
    except errors.NationalIdElsewhere:
        if finding.member is not None:
            note_same_number(actor, finding.member, str((values or {})["national_id"]))
        raise
