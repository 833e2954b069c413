"""Rights made visible."""

from sotay.access.permissions import AccessPermission
from sotay.members.permissions import MemberPermission
from sotay.organisations.permissions import OrganisationPermission
from tests.meta.permission_table.rows import Call, Open, Page


def _cell(cast):
    return {"uid": cast.cell_a.uid}


def _cell_record(cast):
    return {"kind": "organisation", "uid": cast.cell_a.uid}


def _member_record(cast):
    return {"kind": "member", "uid": cast.em.uid}


def _holder(cast):
    return {"uid": cast.em.account.uid}


ROWS = [
    Page("access:roles", Open.SIGNED_IN),
    Page("access:mine", Open.SIGNED_IN),
    Page("access:holder", AccessPermission.VIEW_GRANTS, args=_holder, viewer=404),
    Page("access:grants", AccessPermission.VIEW_GRANTS, args=_cell),
    Page("access:why", OrganisationPermission.VIEW, args=_cell_record, viewer=None),
    Page("access:why", MemberPermission.VIEW, args=_member_record, viewer=None),
    Page("access:ledger", AccessPermission.VIEW_LEDGER, args=_cell_record),
    Page("access:ledger", AccessPermission.VIEW_LEDGER, args=_member_record, sees=MemberPermission.VIEW),
    Call("GET", "/api/v1/me", Open.SIGNED_IN),
]
