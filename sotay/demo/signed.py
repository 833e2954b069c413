"""Last year's tables of a committee, signed; and what was recorded late or corrected since, so that there is something to compare."""

import datetime as dt

from django.db import transaction

from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import since, today
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.models import Organisation
from sotay.statistics.actions import sign_tables

_CORRECTED = 3


def sign_last_year(node: Organisation) -> None:
    """Let the board of a committee sign its tables of the year before, then record three corrections and a late transfer."""
    officer = Position.objects.filter(organisation=node, post=Post.BOARD_OFFICER, valid__contains=today()).first()
    if officer is None or officer.member.account is None:
        return
    year = today().year - 1
    last = dt.date(year, 12, 31)
    actor = Actor(officer.member.account, Channel.CLI)
    words = f"{officer.member.full_name}, cán bộ ban tổ chức"
    sign_tables(actor, node, period=(dt.date(year, 1, 1), last), signatory=words, number=f"01-BC/BTC/{year + 1}")
    with transaction.atomic():
        _record_late(node, last)


def _record_late(node: Organisation, last: dt.date) -> None:
    """Record what should have been recorded before the signing."""
    rows = Affiliation.objects.filter(
        organisation__path__descendant_of=node.path, kind=AffiliationKind.OFFICIAL, valid__contains=last, valid__endswith=None,
        member__standings__status=Status.FULL, member__standings__valid__contains=last,
        member__joined_on__lt=dt.date(last.year - 3, 1, 1), member__positions=None,
    ).order_by("pk")  # fmt: skip
    corrected = list(rows[40 : 40 + _CORRECTED])
    Member.objects.filter(pk__in=[row.member_id for row in corrected[:2]]).update(qualification="Thạc sĩ")
    for row in corrected[2:]:
        _exempt(row.member, last - dt.timedelta(days=30))
    moved = rows.filter(organisation__sector=corrected[0].organisation.sector)[120:121]
    for row in moved:
        target = (
            rows.exclude(organisation=row.organisation).filter(organisation__parent=row.organisation.parent).first()
        )
        if target is not None:
            _move(row, target.organisation, last - dt.timedelta(days=20))


def _exempt(member: Member, day: dt.date) -> None:
    """Record an exemption as of a day long past."""
    row = Standing.objects.get(member=member, valid__contains=day)
    Standing.objects.filter(member=member, valid__startswith__gt=day).delete()
    Standing.objects.filter(pk=row.pk).update(valid=since(row.valid.lower, day))
    Standing.objects.create(member=member, status=Status.EXEMPT, valid=since(day))


def _move(row: Affiliation, target: Organisation, day: dt.date) -> None:
    """Record a transfer as of a day long past, with the right that goes along."""
    valid = since(row.valid.lower, day)
    Affiliation.objects.filter(pk=row.pk).update(valid=valid)
    there = Affiliation.objects.create(member=row.member, organisation=target, valid=since(day))
    for grant in Grant.objects.filter(affiliation=row):
        Grant.objects.filter(pk=grant.pk).update(valid=valid)
        Grant.objects.create(
            user=grant.user, organisation=target, role=grant.role, valid=there.valid, affiliation=there
        )
