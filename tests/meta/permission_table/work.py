"""Tasks."""

from sotay.work.permissions import WorkPermission as Work
from tests.factories.work import make_task
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped


def _task(cast):
    return make_task(cast.cell_a, owner=cast.binh)


def _uid(cast):
    return {"uid": _task(cast).uid}


def _fields(_cast):
    return {"title": "Vận động", "owner": "", "due_on": "2026-12-01"}


def _of_an(cast):
    return {"uid": make_task(cast.cell_a, owner=cast.an).uid}


def _given(_cast):
    return {"title": "Vận động", "due_on": "2099-12-01"}


ROWS = [
    Page("work:list", Open.SIGNED_IN),
    Page("work:cells", Open.SIGNED_IN),
    Page("work:assign", Work.ASSIGN, args=lambda cast: {"uid": cast.cell_a.uid}, data=_fields, viewer=404),
    Page("work:detail", Work.VIEW, args=_uid, viewer=None),
    Page("work:edit", Work.ASSIGN, args=_uid, data=_fields),
    Page("work:reopen", Work.ASSIGN, args=_uid, data=tapped),
    Call("GET", "/api/v1/tasks", Open.SIGNED_IN),
    Call("GET", "/api/v1/inbox", Open.SIGNED_IN),
    Call("GET", "/api/v1/tasks/{uid}", Work.VIEW, args=_uid, viewer=None),
    Call(
        "POST",
        "/api/v1/organisations/{uid}/tasks",
        Work.ASSIGN,
        args=lambda cast: {"uid": cast.cell_a.uid},
        data=_given,
        viewer=404,
    ),
    # its owner also reports on it, with their own right
    Call("PUT", "/api/v1/tasks/{uid}/result", Work.ASSIGN, args=_of_an),
    Call("POST", "/api/v1/tasks/{uid}/reopen", Work.ASSIGN, args=_uid),
    Act("work.assign_task", Work.ASSIGN),
    Act("work.edit_task", Work.ASSIGN, target=_task),
    Act("work.record_result", Work.ASSIGN, target=_task),
    Act("work.reopen_task", Work.ASSIGN, target=_task),
    Act("work.report_own_result", Work.REPORT_OWN, target=_task),
]
