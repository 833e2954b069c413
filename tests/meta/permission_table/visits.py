"""Visits: boards plan, officials attend and report their own."""

from sotay.visits.choices import RequestKind
from sotay.visits.models import VisitPattern, VisitRequest
from sotay.visits.permissions import VisitPermission as Visit
from tests.factories.visits import make_hard, make_plan, make_rule, make_visit
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped


def plan(cast):
    """A plan of cell A's own level."""
    return make_plan(cast.cell_a, cast.binh)


def draft(cast):
    """One that is not published."""
    return make_plan(cast.cell_a, cast.binh, published=False)


def visit(cast):
    """A visit of that plan."""
    return make_visit(plan(cast), cast.binh, cast.cell_b)


def asked(cast):
    """What Bình asks of the board about that visit."""
    one = visit(cast)
    return VisitRequest.objects.create(
        organisation=one.organisation, visit=one, kind=RequestKind.CALL_OFF, member=cast.binh, reason="Ốm"
    )


def swap_address(cast):
    """The address of an exchange with An's visit."""
    return {"uid": visit(cast).uid, "other": make_visit(plan(cast), cast.an, cast.cell_c).uid}


def substitute_address(cast):
    """The address of asking An to go instead."""
    one = visit(cast)
    make_plan(cast.cell_a, cast.an)
    return {"uid": one.uid, "member": cast.an.uid}


def hard(cast):
    """A cell that comes first."""
    return make_hard(cast.cell_a)


def rule(cast):
    """A line of cell A's regulation."""
    return make_rule(cast.cell_a)


def adopt_address(cast):
    """The address of a regulation to be taken over."""
    return {"uid": cast.cell_a.uid, "pattern": VisitPattern.objects.order_by("pk")[0].uid}


def cell_of_visit(cast):
    """The address of another cell for a visit."""
    return {"uid": visit(cast).uid, "cell": cast.cell_a.uid}


def term_address(cast):
    """The address of a term."""
    return {"uid": cast.cell_a.uid, "year": 2026}


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


def cell_address(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


def add_address(cast):
    """The address of a cell below a plan."""
    return {"uid": plan(cast).uid, "cell": cast.cell_a.uid}


SEEN = {"sees": Visit.VIEW}
READ = {"viewer": None}
API = "/api/v1/"
ROWS = [
    Page("visits:own", Open.SIGNED_IN),
    Page("visits:own_detail", Open.OWN, args=of(visit)),
    Page("visits:own_check_in", Open.OWN, args=of(visit), data=tapped),
    Page("visits:own_postpone", Open.OWN, args=of(visit)),
    Page("visits:own_day", Open.OWN, args=of(visit)),
    Page("visits:own_report", Open.OWN, args=of(visit)),
    Page("visits:own_swaps", Open.OWN, args=of(visit)),
    Page("visits:own_swap", Open.OWN, args=swap_address),
    Page("visits:own_substitutes", Open.OWN, args=of(visit)),
    Page("visits:own_substitute", Open.OWN, args=substitute_address),
    Page("visits:own_call_off", Open.OWN, args=of(visit)),
    Page("visits:own_request", Open.OWN, args=of(asked)),
    Page("visits:own_accept", Open.OWN, args=of(asked), data=tapped),
    Page("visits:own_decline", Open.OWN, args=of(asked), data=tapped),
    Page("visits:own_withdraw", Open.OWN, args=of(asked), data=tapped),
    Page("visits:request_grant", Visit.MANAGE, args=of(asked), data=tapped, **SEEN),
    Page("visits:request_refuse", Visit.MANAGE, args=of(asked), **SEEN),
    Call("GET", f"{API}own/visits/package", Open.SIGNED_IN),
    Call("GET", f"{API}visit-plans", Visit.VIEW, anywhere=True, outsider=200, viewer=None),
    Call("GET", f"{API}visit-plans/{{uid}}/visits", Visit.VIEW, args=of(plan), **READ),
    Call("GET", f"{API}visit-plans/{{uid}}/officials", Visit.VIEW, args=of(plan), **READ),
    Call("POST", f"{API}organisations/{{uid}}/visit-plans", Visit.MANAGE, args=cell_address, **SEEN),
    Call("POST", f"{API}visit-plans/{{uid}}/publish", Visit.MANAGE, args=of(draft), **SEEN),
    Call("POST", f"{API}visits/{{uid}}/move", Visit.MANAGE, args=of(visit), **SEEN),
    Call("POST", f"{API}visits/{{uid}}/postpone", Visit.MANAGE, args=of(visit), **SEEN),
    Call("GET", f"{API}own/visits", Open.SIGNED_IN),
    Call("POST", f"{API}own/visits/{{uid}}/report", Open.OWN, args=of(visit)),
    Act("visits.check_in_own", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.postpone_own", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.choose_own_day", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.ask_swap", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.ask_substitute", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.ask_call_off", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.accept_request", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.decline_request", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.withdraw_request", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Act("visits.grant_call_off", Visit.MANAGE, target=asked),
    Act("visits.refuse_call_off", Visit.MANAGE, target=asked),
    Act("visits.report_own", Visit.ATTEND_OWN, target=lambda cast: cast.binh),
    Page("visits:plans", Visit.VIEW, anywhere=True, outsider=200, viewer=None),
    Page("visits:plan", Visit.VIEW, args=of(plan), **READ),
    Page("visits:list", Visit.VIEW, args=of(plan), **READ),
    Page("visits:draw", Visit.MANAGE, args=cell_address, **SEEN),
    Page("visits:publish", Visit.MANAGE, args=of(draft), data=tapped, **SEEN),
    Page("visits:rules", Visit.VIEW, args=cell_address, **READ),
    Page("visits:term", Visit.VIEW, args=term_address, **READ),
    Page("visits:rule_adopt", Visit.MANAGE, args=adopt_address, **SEEN),
    Page("visits:rule_end", Visit.MANAGE, args=of(rule), **SEEN),
    Page("visits:change_find", Visit.MANAGE, args=of(visit), **SEEN),
    Page("visits:change_cell", Visit.MANAGE, args=cell_of_visit, **SEEN),
    Page("visits:rule_set", Visit.MANAGE, args=cell_address, **SEEN),
    Page("visits:hard_find", Visit.MANAGE, args=cell_address, **SEEN),
    Page("visits:hard_mark", Visit.MANAGE, args=cell_address, **SEEN),
    Page("visits:hard_end", Visit.MANAGE, args=of(hard), **SEEN),
    Page("visits:visit", Visit.VIEW, args=of(visit), **READ),
    Page("visits:move", Visit.MANAGE, args=of(visit), **SEEN),
    Page("visits:postpone", Visit.MANAGE, args=of(visit), **SEEN),
    Page("visits:substitute", Visit.MANAGE, args=of(visit), **SEEN),
    Page("visits:swap", Visit.MANAGE, args=of(visit), **SEEN),
    Page("visits:call_off", Visit.MANAGE, args=of(visit), **SEEN),
    Page("visits:find", Visit.MANAGE, args=of(plan), **SEEN),
    Page("visits:add", Visit.MANAGE, args=add_address, **SEEN),
    Act("visits.set_rule", Visit.MANAGE),
    Act("visits.adopt_pattern", Visit.MANAGE),
    Act("visits.end_rule", Visit.MANAGE, target=rule),
    Act("visits.change_cell", Visit.MANAGE, target=visit),
    Act("visits.draw_term", Visit.MANAGE),
    Act("visits.mark_hard", Visit.MANAGE),
    Act("visits.end_hard", Visit.MANAGE, target=hard),
    Act("visits.draw_plan", Visit.MANAGE),
    Act("visits.fill_plan", Visit.MANAGE, target=draft),
    Act("visits.stop_plan", Visit.MANAGE, target=draft),
    Act("visits.publish_plan", Visit.MANAGE, target=draft),
    Act("visits.move_visit", Visit.MANAGE, target=visit),
    Act("visits.postpone_visit", Visit.MANAGE, target=visit),
    Act("visits.substitute_visit", Visit.MANAGE, target=visit),
    Act("visits.swap_visits", Visit.MANAGE, target=visit),
    Act("visits.call_off_visit", Visit.MANAGE, target=visit),
    Act("visits.add_visit", Visit.MANAGE, target=plan),
]
