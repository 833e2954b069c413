"""A secretary who has just changed: the one who left has confirmed the handover, the one who came has not yet."""

import datetime as dt

from sotay.access.actor import Actor, Channel
from sotay.committees.actions.positions import appoint, end_position
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper
from sotay.handover.actions.confirming import confirm_handover
from sotay.handover.actions.tending import tend
from sotay.handover.models import Handover
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

NOTE = "Còn hai nhiệm vụ chưa xong trong quý, đề nghị đồng chí theo dõi tiếp. Sổ thu đảng phí đã đối chiếu đến hết tháng trước."


def hand_over(cell: Organisation) -> None:
    """Let the secretary of a neighbouring cell be another since three days."""
    day = today() - dt.timedelta(days=3)
    neighbours = Organisation.objects.filter(parent=cell.parent, kind__in=MEETING_KINDS, closed_on=None).exclude(
        pk=cell.pk
    )
    for neighbour in neighbours.order_by("-code"):
        old = neighbour.positions.filter(
            post=Post.SECRETARY, valid__contains=today(), valid__startswith__lt=day
        ).first()
        new = _successor(neighbour, day)
        if old is not None and new is not None:
            _change(neighbour, old, new, day)
            return


def _change(cell: Organisation, old: Position, new: Member, day: dt.date) -> None:
    """End the one post, give the other, and let the one who leaves confirm."""
    system = Actor.system(Channel.CLI)
    issued = day - dt.timedelta(days=6)
    body = cell.parent.name if cell.parent else cell.name
    paper = DecisionPaper(f"{issued.day}-QĐ/ĐU", issued, body, "Ngô Đức Thắng")
    end_position(system, old, on=day, decision=paper)
    appoint(system, cell, member=new, post=Post.SECRETARY, first=day, decision=paper)
    tend(system, today())
    handover = Handover.objects.get(organisation=cell, post=Post.SECRETARY, outgoing=old.member)
    confirm_handover(Actor(user=old.member.account, channel=Channel.CLI), handover, note=NOTE)


def _successor(cell: Organisation, day: dt.date) -> Member | None:
    """Return a full member of the cell with an account and without a post there."""
    rows = Member.objects.filter(
        affiliations__organisation=cell,
        affiliations__kind="official",
        affiliations__valid__contains=day,
        standings__status=Status.FULL,
        standings__valid__contains=day,
        account__isnull=False,
    )
    return rows.exclude(positions__valid__contains=day).order_by("pk").first()
