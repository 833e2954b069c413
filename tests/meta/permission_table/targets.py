"""Targets: committees set them, cells report, officials register breakthrough tasks of their own."""

import datetime as dt

from sotay.targets.models import Measure, Milestone
from sotay.targets.permissions import TargetPermission as Target
from tests.factories.targets import make_by_hand, make_file, make_limitation, make_resolution, make_target, make_task
from tests.meta.permission_table.rows import Act, Call, Open, Page

DUE = dt.date(2026, 12, 1)


def target(cast):
    """A target of cell A that is reported by hand."""
    return make_by_hand(cast.cell_a)


def measure(cast):
    """What is done for it."""
    return Measure.objects.create(organisation=cast.cell_a, target=target(cast), title="Một việc", due_on=DUE)


def limitation(cast):
    """A limitation of cell A."""
    return make_limitation(cast.cell_a)


def task(cast):
    """A breakthrough task of Bình's, to be approved where it belongs."""
    return make_task(cast.binh, cast.cell_a)


def milestone(cast):
    """A milestone of it."""
    return Milestone.objects.create(task=task(cast), title="Mốc", due_on=DUE)


def bound(cast):
    """A target of cell A that is counted from hamlets."""
    return make_target(cast.cell_a, indicator="hamlet_heads", measured="level", yearly=None)


def draft(cast):
    """The draft of a resolution of cell A."""
    return make_resolution(cast.cell_a, is_issued=False)


def issued(cast):
    """A target of an issued resolution of cell A."""
    return make_by_hand(cast.cell_a, resolution=make_resolution(cast.cell_a))


def evidence(cast):
    """The file that shows that a limitation is over."""
    return make_limitation(cast.cell_a, file=make_file()).file


def a_task(cast):
    """What an official of cell A registers."""
    return {
        "approver": cast.commune.uid,
        "title": "Một việc",
        "product": "Một sản phẩm",
        "first_year": DUE.year,
        "due_on": DUE,
    }


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


def cell_address(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


SEEN = {"sees": Target.VIEW}
READ = {"viewer": None}
ROWS = [
    Page("targets:list", Target.VIEW, anywhere=True, outsider=403, **READ),
    Page("targets:node", Target.VIEW, args=cell_address, **READ),
    Page("targets:red", Target.VIEW, args=cell_address, **READ),
    Page("targets:years", Target.VIEW, args=cell_address, **READ),
    Page("targets:limitations_top", Target.VIEW, anywhere=True, outsider=403, **READ),
    Page("targets:limitations", Target.VIEW, args=cell_address, **READ),
    Page("targets:breakthrough_top", Target.VIEW, anywhere=True, outsider=403, **READ),
    Page("targets:breakthrough", Target.VIEW, args=cell_address, **READ),
    Page("targets:resolution_add", Target.SET, args=cell_address, **SEEN),
    Page("targets:add", Target.SET, args=cell_address, **SEEN),
    Page("targets:limitation_add", Target.SET, args=cell_address, **SEEN),
    Page("targets:limitation_close", Target.REPORT, args=of(limitation), **SEEN),
    Page("targets:paper", Target.VIEW, args=cell_address, **READ),
    Page("targets:officials", Target.VIEW, args=cell_address, **READ),
    Page("targets:approve", Target.APPROVE, args=cell_address, **SEEN),
    Page("targets:resolution", Target.VIEW, args=of(draft), **READ),
    Page("targets:resolution_edit", Target.SET, args=of(draft), **SEEN),
    Page("targets:rows", Target.SET, args=of(draft), **SEEN),
    Page("targets:issue", Target.SET, args=of(draft), **SEEN),
    Page("targets:amend", Target.SET, args=of(issued), **SEEN),
    Page("targets:correct", Target.SET, args=of(target), **SEEN),
    Page("targets:bind", Target.SET, args=of(target), **SEEN),
    Page("targets:evidence", Target.VIEW, args=of(evidence), **READ),
    Page("targets:detail", Target.VIEW, args=of(target), **READ),
    Page("targets:names", Target.VIEW, args=of(bound), **READ),
    Page("targets:share", Target.SET, args=of(target), **SEEN),
    Page("targets:report", Target.REPORT, args=of(target), **SEEN),
    Page("targets:measure_add", Target.REPORT, args=of(target), **SEEN),
    Page("targets:measure_finish", Target.REPORT, args=of(measure), **SEEN),
    Page("targets:mine", Open.SIGNED_IN),
    Page("targets:register", Target.REGISTER_OWN, anywhere=True, outsider=403, **READ),
    Page("targets:task", Open.OWN, args=of(task), outsider=200),  # the secretary sees it as well
    Page("targets:task_again", Open.OWN, args=of(task), outsider=403),
    Page("targets:milestone_add", Open.OWN, args=of(task), outsider=403),
    Page("targets:task_finish", Open.OWN, args=of(task), outsider=403),
    Page("targets:milestone_reach", Open.OWN, args=of(milestone), outsider=403),
    Page("targets:task_decide", Target.APPROVE, args=of(task), **SEEN),
    Page("targets:task_assess", Target.APPROVE, args=of(task), **SEEN),
    Call("GET", "/api/v1/organisations/{uid}/targets", Target.VIEW, args=cell_address, **READ),
    Call("GET", "/api/v1/targets/{uid}", Target.VIEW, args=of(target), **READ),
    Call("GET", "/api/v1/targets/{uid}/names", Target.VIEW, args=of(target), **READ),
    Call("POST", "/api/v1/targets/{uid}/reports", Target.REPORT, args=of(target), **SEEN),
    Call("GET", "/api/v1/organisations/{uid}/limitations", Target.VIEW, args=cell_address, **READ),
    Call("POST", "/api/v1/limitations/{uid}/close", Target.REPORT, args=of(limitation), **SEEN),
    Call("GET", "/api/v1/organisations/{uid}/breakthrough-tasks", Target.VIEW, args=cell_address, **READ),
    Call("POST", "/api/v1/breakthrough-tasks", Target.REGISTER_OWN, data=a_task, anywhere=True, outsider=403, **READ),
    Call("POST", "/api/v1/breakthrough-tasks/{uid}/decision", Target.APPROVE, args=of(task), **SEEN),
    Call("POST", "/api/v1/breakthrough-tasks/{uid}/assessment", Target.APPROVE, args=of(task), **SEEN),
    Act("targets.record_resolution", Target.SET),
    Act("targets.correct_resolution", Target.SET, target=draft),
    Act("targets.set_targets", Target.SET, target=draft),
    Act("targets.issue_resolution", Target.SET, target=draft),
    Act("targets.record_target", Target.SET),
    Act("targets.correct_target", Target.SET, target=target),
    Act("targets.amend_target", Target.SET, target=issued),
    Act("targets.bind_target", Target.SET, target=target),
    Act("targets.approve_tasks", Target.APPROVE),
    Act("targets.share_out", Target.SET, target=target),
    Act("targets.report_by_hand", Target.REPORT, target=target),
    Act("targets.add_measure", Target.REPORT, target=target),
    Act("targets.finish_measure", Target.REPORT, target=measure),
    Act("targets.name_limitation", Target.SET),
    Act("targets.close_limitation", Target.REPORT, target=limitation),
    Act("targets.register_task", Target.REGISTER_OWN),
    Act("targets.register_again", Target.REGISTER_OWN, target=task),
    Act("targets.decide_task", Target.APPROVE, target=task),
    Act("targets.add_milestone", Target.REGISTER_OWN, target=task),
    Act("targets.reach_milestone", Target.REGISTER_OWN, target=milestone),
    Act("targets.finish_task", Target.REGISTER_OWN, target=task),
    Act("targets.assess_task", Target.APPROVE, target=task),
]
