"""The reorganisation desk."""

from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.reorganisation.actions.carrying import carry_out, plan_case
from sotay.reorganisation.permissions import ReorganisationPermission as Right
from sotay.reorganisation.rules.case_file import CaseFile
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped


def _commune(cast):
    return cast.commune


def _plan(cast):
    return {
        "title": "Sắp xếp",
        "organisation": cast.commune.code,
        "effective_on": str(today()),
        "decision": {"number": "1", "issued_on": "2026-01-05", "issued_by": "Huyện ủy", "signatory": "Ký"},
        "steps": [{"do": "rename", "organisation": cast.cell_b.code, "name": "Chi bộ thôn Hai"}],
    }


def _draft(cast):
    return plan_case(Actor.system(), cast.commune, plan=CaseFile.model_validate(_plan(cast)))


def _case(cast):
    return {"uid": _draft(cast).uid}


def _done(cast):
    return {"uid": carry_out(Actor.system(), _draft(cast)).uid}


def _step(cast):
    return {**_case(cast), "verb": "rename"}


def _head(_cast):
    return {"title": "Tên khác", "effective_on": "01/03/2026"}


def _package(_cast):
    return {"package": SimpleUploadedFile("a.zip", b"PK"), "confirmed": ""}


_LOOK = {"needs": Right.VIEW, "at": _commune, "viewer": None}
_PLANS = {"needs": Right.PLAN, "at": _commune, "sees": Right.VIEW}
_DOES = {"needs": Right.CARRY_OUT, "at": _commune, "sees": Right.VIEW}

ROWS = [
    Page("reorganisation:list", Open.SIGNED_IN),
    Page("reorganisation:plan", Right.PLAN, at=_commune, args=lambda cast: {"uid": cast.commune.uid}, data=_head),
    Page("reorganisation:package", **_DOES, args=lambda cast: {"uid": cast.commune.uid}, data=tapped),
    Page("reorganisation:receive", **{**_DOES, "at": lambda cast: cast.province}, args=lambda cast: {"uid": cast.commune.uid}, data=_package),
    Page("reorganisation:detail", **_LOOK, args=_case),
    Page("reorganisation:file", **_LOOK, args=_case),
    Page("reorganisation:head", **_PLANS, args=_case, data=_head),
    Page(
        "reorganisation:step_add", **_PLANS, args=_step,
        data=lambda cast: {"organisation": cast.cell_b.code, "name": "Chi bộ thôn Ba"},
    ),
    Page("reorganisation:step_add", **_PLANS, args=_step),
    Page("reorganisation:head", **_PLANS, args=_case),
    Page("reorganisation:step_remove", **_PLANS, args=lambda cast: {**_case(cast), "number": 1}, data=tapped),
    Page("reorganisation:split_sheet", **_PLANS, args=_case),
    Page(
        "reorganisation:split_sheet_take", **_PLANS, args=_case,
        data=lambda cast: {"sources": [cast.cell_a.code], "cells": "Chi bộ thôn Ba; 24.01.001.33"},
    ),
    Page("reorganisation:split_sheet_upload", **_PLANS, args=_case, data=tapped),
    Page("reorganisation:preview", **_PLANS, args=_case, data=tapped),
    Page("reorganisation:discard", **_PLANS, args=_case, data=tapped),
    Page("reorganisation:carry_out", **_DOES, args=_case, data=tapped),
    Page("reorganisation:undo", **_DOES, args=_done, data=tapped),
    Call("GET", "/api/v1/reorganisations", Open.SIGNED_IN),
    Call("GET", "/api/v1/reorganisations/{uid}", **_LOOK, args=_case),
    Call("POST", "/api/v1/reorganisations", Right.PLAN, at=_commune, data=_plan),
    Call("POST", "/api/v1/reorganisations/{uid}/preview", **_PLANS, args=_case),
    Call("POST", "/api/v1/reorganisations/{uid}/carry-out", **_DOES, args=_case),
    Call("POST", "/api/v1/reorganisations/{uid}/undo", **_DOES, args=_done),
    Call(
        "POST", "/api/v1/reorganisations/{uid}/split-sheet", **_PLANS, args=_case,
        data=lambda cast: {"sources": [cast.cell_a.code], "cells": [{"name": "Chi bộ thôn Ba", "code": "24.01.001.33"}]},
    ),
    Call("POST", "/api/v1/reorganisations/{uid}/split", **{**_PLANS, "viewer": 422}, args=_case, outsider=422),
    Call("POST", "/api/v1/organisation-packages", **_DOES, data=lambda cast: {"organisation": cast.commune.code}),
    Call("POST", "/api/v1/organisation-packages/receive", **{**_DOES, "viewer": 422}, outsider=422),
    Call("DELETE", "/api/v1/reorganisations/{uid}", **_PLANS, args=_case),
    Act("reorganisation.plan_case", Right.PLAN, target=_commune),
    Act("reorganisation.change_case", Right.PLAN, target=_draft),
    Act("reorganisation.discard_case", Right.PLAN, target=_draft),
    Act("reorganisation.add_step", Right.PLAN, target=_draft),
    Act("reorganisation.remove_step", Right.PLAN, target=_draft),
    Act("reorganisation.order_case", Right.CARRY_OUT, target=_draft),
    Act("reorganisation.carry_out", Right.CARRY_OUT, target=_draft),
    Act("reorganisation.undo_case", Right.CARRY_OUT, target=_draft),
    Act("reorganisation.export_package", Right.CARRY_OUT, target=_commune),
    Act("reorganisation.receive_package", Right.CARRY_OUT, target=lambda cast: cast.province),
    Act("reorganisation.take_split_sheet", Right.PLAN, target=_draft),
    Act("reorganisation.split_from_sheet", Right.PLAN, target=_draft),
    Act("reorganisation.note_failure", Right.CARRY_OUT, target=_draft),
]  # fmt: skip
