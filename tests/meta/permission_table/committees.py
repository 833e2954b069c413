"""Posts, bodies, the division of work, congresses: the committee above decides, the organisation prepares."""

import datetime as dt

from sotay.access.actor import Actor, Channel
from sotay.committees.actions import assign_acting, assign_charge, open_round, record_absence, record_election
from sotay.committees.actions.elections import Ballots
from sotay.committees.choices import Post
from sotay.committees.models import Congress, Position
from sotay.committees.permissions import CommitteePermission as Committee
from sotay.core.days import today
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped

SYSTEM = Actor.system(Channel.CLI)
DAY = dt.timedelta(days=1)
PLACE = "/api/v1/organisations/{uid}/committee"


def _cell(cast):
    return {"uid": cast.cell_a.uid}


def _of(make):
    return lambda cast: {"uid": make(cast).uid}


def _secretary(cast):
    return Position.objects.get(member=cast.an)


def _deputy(cast):
    return {"member": str(cast.binh.uid), "post": "deputy", "first": "01/03/2026"}


def _absence(cast):
    return record_absence(SYSTEM, cast.cell_a, reason="illness", first=today() - 9 * DAY)


def _duty(cast):
    _absence(cast)
    return assign_acting(SYSTEM, cast.cell_a, member=cast.binh, first=today() - 5 * DAY, until=today() + 9 * DAY)


def _charge(cast):
    return assign_charge(SYSTEM, cast.cell_a, member=cast.an, first=today() - 9 * DAY, field="Phụ trách chung")[0]


def _round(cast):
    stages = [("cell", today() + 30 * DAY, today() + 900 * DAY)]
    return open_round(SYSTEM, cast.cell_a, name="Đại hội", term="2026-2029", opened_on=today(), stages=stages)


def _congress(cast, **fields):
    made = _round(cast).congresses.get(organisation=cast.cell_a)
    Congress.objects.filter(pk=made.pk).update(**fields)
    return Congress.objects.get(pk=made.pk)


def _held(cast):
    return _congress(cast, status="held", held_on=today() - DAY, convened=9, present=9)


def _election(cast):
    return record_election(
        SYSTEM, cast.cell_a, post=Post.DEPUTY, held_on=today(), seats=1, ballots=Ballots(9, 9, 9, 9), votes=[(cast.binh, 8)]
    )  # fmt: skip


def _page(name, needs, make=None, data=None, **more):
    """A page at cell A or about something there."""
    return Page(f"committees:{name}", needs, args=_of(make) if make else _cell, data=data, **more)


def _seen(name, make=None):
    """A page for whoever may see posts."""
    return _page(name, Committee.VIEW, make, viewer=None)


def _listed(name):
    """A report for whoever may list members; of the cast only the committee above may, and not the mere viewer."""
    return _page(name, Committee.APPOINT, viewer=404)


VIEW, APPOINT, HOLD = Committee.VIEW, Committee.APPOINT, Committee.HOLD_CONGRESS


def _acting(cast):
    return {"member": str(cast.binh.uid), "first": f"{today()}", "until": f"{today() + 9 * DAY}"}


ROWS = [
    Page("committees:list", Open.SIGNED_IN),
    _seen("history"),
    _page("appoint", APPOINT, data=_deputy),
    _page("end", APPOINT, _secretary, lambda _cast: {"on": "01/03/2026"}),
    _listed("review"),
    _seen("position_paper", _secretary),
    _seen("bodies"),
    _page("size", APPOINT, data=tapped),
    _page("absence", APPOINT, data=tapped),
    _page("absence_end", APPOINT, _absence, lambda _cast: {"on": f"{today():%d/%m/%Y}"}),
    _page("acting", APPOINT, data=tapped),
    _page("acting_end", APPOINT, _duty, lambda _cast: {"on": f"{today():%d/%m/%Y}"}),
    _seen("charges"),
    _page("charge", APPOINT, data=tapped),
    _page("charge_end", APPOINT, _charge, lambda _cast: {"on": f"{today():%d/%m/%Y}"}),
    _listed("structure"),
    _listed("changes"),
    _listed("vacancies"),
    _listed("uncharged"),
    Page("committees:rounds", Open.SIGNED_IN),
    _page("round_open", APPOINT, data=tapped),
    _seen("round", _round),
    _seen("round_list", _round),
    _page("round_refresh", APPOINT, _round, tapped),
    _seen("congress", _congress),
    _page("congress_plan", HOLD, _congress, lambda _cast: {"planned_on": f"{today():%d/%m/%Y}"}),
    _page(
        "congress_paper",
        HOLD,
        _congress,
        lambda _cast: {"kind": "minutes", "ready_on": f"{today():%d/%m/%Y}"},
    ),
    _page("congress_submit", HOLD, _congress, lambda _cast: {"submitted_on": f"{today():%d/%m/%Y}"}),
    _page("congress_approve", APPOINT, _congress, lambda _cast: {"approved_on": f"{today():%d/%m/%Y}"}),
    _page(
        "congress_hold",
        HOLD,
        _congress,
        lambda _cast: {"held_on": f"{today():%d/%m/%Y}", "convened": "9", "present": "9"},
    ),
    _page("congress_elect", HOLD, _held, tapped),
    _page("congress_apply", APPOINT, _held, tapped),
    _page("congress_recognise", APPOINT, _held, lambda _cast: {"recognised_on": f"{today():%d/%m/%Y}"}),
    _seen("congress_decision", _held),
    _page("election_record", HOLD, data=tapped),
    _seen("election", _election),
    _page("election_apply", APPOINT, _election, tapped),
    _page("election_drop", HOLD, _election, tapped),
    Call("GET", PLACE, VIEW, args=_cell, viewer=None),
    Call("GET", f"{PLACE}/charges", VIEW, args=_cell, viewer=None),
    Call("POST", f"{PLACE}/absence", APPOINT, args=_cell),
    Call("POST", f"{PLACE}/acting", APPOINT, args=_cell, data=_acting),
    Call("GET", f"{PLACE}/structure", APPOINT, args=_cell, viewer=404),
    Call("GET", f"{PLACE}/changes", APPOINT, args=_cell, viewer=404, query="?first=2026-01-01&last=2026-06-30"),
    Call("GET", "/api/v1/congress-rounds", Open.SIGNED_IN),
    Call("GET", "/api/v1/congress-rounds/{uid}", VIEW, args=_of(_round), viewer=None),
    Call("GET", "/api/v1/congress-rounds/{uid}/congresses", VIEW, args=_of(_round), viewer=None),
    Call("GET", "/api/v1/congresses/{uid}", VIEW, args=_of(_congress), viewer=None),
    Call("PUT", "/api/v1/congresses/{uid}/plan", HOLD, args=_of(_congress)),
    Call("POST", "/api/v1/congresses/{uid}/hold", HOLD, args=_of(_congress)),
    Act("committees.appoint", APPOINT),
    Act("committees.end_position", APPOINT, target=_secretary),
    Act("committees.fix_size", APPOINT),
    Act("committees.record_absence", APPOINT),
    Act("committees.end_absence", APPOINT, target=_absence),
    Act("committees.assign_acting", APPOINT),
    Act("committees.end_acting", APPOINT, target=_duty),
    Act("committees.assign_charge", APPOINT),
    Act("committees.end_charge", APPOINT, target=_charge),
    Act("committees.open_round", APPOINT),
    Act("committees.refresh_round", APPOINT, target=_round),
    Act("committees.plan_congress", HOLD, target=_congress),
    Act("committees.record_congress_paper", HOLD, target=_congress),
    Act("committees.submit_congress", HOLD, target=_congress),
    Act("committees.approve_congress", APPOINT, target=_congress),
    Act("committees.hold_congress", HOLD, target=_congress),
    Act("committees.recognise_congress", APPOINT, target=_held),
    Act("committees.record_election", HOLD),
    Act("committees.drop_election", HOLD, target=_election),
    Act("committees.apply_election", APPOINT, target=_election),
    Act("committees.apply_congress", APPOINT, target=_held),
]
