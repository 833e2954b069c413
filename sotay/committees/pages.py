"""What the pages about bodies and congresses hand to their templates."""

from typing import Any

from sotay.access.actor import Actor
from sotay.committees.choices import CongressPaperKind, CongressStatus, Post
from sotay.committees.models import Absence, ActingDuty, Congress, Election
from sotay.committees.parts import lines_of
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.bodies import bodies_at
from sotay.committees.queries.charges import charges_of_unit, charges_on, units_of
from sotay.committees.queries.leading import head_on
from sotay.committees.queries.positions import may_appoint, may_share, nominees_for, posts_at
from sotay.committees.rules.congresses import CongressNorms, papers_missing, timing_of
from sotay.committees.rules.posts import COMMITTEE_POSTS, rank_of
from sotay.core.days import today
from sotay.members.models import Member
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on


def bodies_page(actor: Actor, organisation: Organisation) -> dict[str, Any]:
    """Return the bodies of an organisation today, who leads it, who is in charge of it."""
    day = today()
    appoints = may_appoint(actor, organisation) and organisation.closed_on is None
    absences = Absence.objects.filter(organisation=organisation, valid__endswith__gt=day) | Absence.objects.filter(
        organisation=organisation, valid__upper_inf=True
    )
    duties = ActingDuty.objects.filter(organisation=organisation, valid__endswith__gt=day)
    return {
        "organisation": organisation,
        "head": head_on(organisation, day),
        "bodies": [(body, lines_of(actor, body.seats)) for body in bodies_at(organisation, day)],
        "charges": charges_of_unit(organisation, day),
        "absences": absences.select_related("position__member"),
        "duties": duties.select_related("member", "decision"),
        "elections": organisation.elections.filter(congress=None).order_by("-held_on")[:5],
        "can_appoint": appoints,
        "can_share": may_share(actor, organisation) and organisation.closed_on is None,
        "can_hold": actor.can(CommitteePermission.HOLD_CONGRESS, organisation) and organisation.closed_on is None,
    }


def charge_choices(organisation: Organisation) -> dict[str, Any]:
    """Return the people of a committee, and what is to be shared out with who is in charge of it now."""
    day = today()
    people = Member.objects.filter(
        positions__organisation=organisation, positions__post__in=COMMITTEE_POSTS, positions__valid__contains=day
    )
    now = dict(charges_on(day).filter(organisation=organisation).values_list("unit_id", "member__full_name"))
    return {
        "people": list(people.distinct().order_by("sort_key", "pk")),
        "units": [(unit, now.get(unit.pk, "")) for unit in units_of(organisation, day)],
    }


def congress_page(actor: Actor, congress: Congress) -> dict[str, Any]:
    """Return one congress: its steps, papers, results, and what the actor can do next."""
    day = today()
    papers = list(congress.papers.order_by("ready_on"))
    organisation = congress.organisation
    results = [election_page(actor, one) for one in congress.elections.order_by("pk")]
    results.sort(key=lambda one: rank_of(one["election"].post))
    appoints, holds = may_appoint(actor, organisation), actor.can(CommitteePermission.HOLD_CONGRESS, organisation)
    status = CongressStatus(congress.status)
    return {
        "congress": congress,
        "organisation": organisation,
        "timing": timing_of(status, congress.due_on, congress.planned_on, day, norms_on(day, CongressNorms)),
        "papers": papers,
        "missing": papers_missing({one.kind for one in papers}) if status == CongressStatus.PREPARING else [],
        "paper_kinds": CongressPaperKind,
        "results": results,
        "can_plan": holds and status in {CongressStatus.PREPARING, CongressStatus.SUBMITTED, CongressStatus.APPROVED},
        "can_paper": holds and status != CongressStatus.RECOGNISED,
        "can_submit": holds and status == CongressStatus.PREPARING,
        "can_approve": appoints and status == CongressStatus.SUBMITTED,
        "can_hold": holds and status == CongressStatus.APPROVED,
        "can_elect": holds and status == CongressStatus.HELD,
        "can_apply": appoints
        and status == CongressStatus.HELD
        and any(one["election"].applied_on is None and one["won"] for one in results),
        "can_recognise": appoints
        and status == CongressStatus.HELD
        and bool(results)
        and all(one["election"].applied_on for one in results),
    }


def election_page(actor: Actor, election: Election) -> dict[str, Any]:
    """Return one result with its list, the most votes first."""
    nominees = list(election.nominees.select_related("member").order_by("-votes", "member__sort_key"))
    is_open = election.applied_on is None
    appoints = may_appoint(actor, election.organisation)
    return {
        "election": election,
        "nominees": nominees,
        "won": sum(one.is_elected for one in nominees),
        "can_drop": is_open and actor.can(CommitteePermission.HOLD_CONGRESS, election.organisation),
        "can_apply": is_open and appoints and election.congress_id is None and any(one.is_elected for one in nominees),
    }


def election_choices(actor: Actor, organisation: Organisation) -> dict[str, Any]:
    """Return the posts that are elected at an organisation, and the people who may stand."""
    posts = [post for post in posts_at(organisation.kind) if post not in {Post.BOARD_OFFICER, Post.LEADER}]
    return {
        "posts": posts,
        "people": nominees_for(actor, organisation),
        "by_line": not organisation.is_cell,
    }
