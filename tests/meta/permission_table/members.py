"""The register, slips and recoveries."""

from sotay.members.models import Export
from sotay.members.permissions import MemberPermission as Member
from tests.meta.permission_table.rows import Act, Call, Open, Page


def _em(cast):
    return {"uid": cast.em.uid}


def _export(cast):
    return Export.objects.create(organisation=cast.cell_a, asked_by=cast.an.account)


def _export_uid(cast):
    return {"uid": _export(cast).uid}


ROWS = [
    Page("members:list", Member.LIST, viewer=None, anywhere=True, outsider=403),
    Page("members:detail", Member.VIEW, args=_em, viewer=None),
    Page("members:edit", Member.EDIT, args=_em, data=lambda _cast: {"note": "x"}, sees=Member.VIEW),
    Page(
        "members:reveal",
        Member.REVEAL,
        args=lambda cast: {**_em(cast), "name": "national_id"},
        data=lambda _cast: {},
        sees=Member.VIEW,
        viewer=None,
    ),
    # of a list below the highest organisation that the person may list
    Page("members:export", Member.EXPORT, viewer=None, anywhere=True, outsider=403),
    Page("members:exports", Open.SIGNED_IN),
    Page("members:export_detail", Member.EXPORT, args=_export_uid, viewer=404),
    Page("members:export_file", Member.EXPORT, args=_export_uid, viewer=404),
    Page("members:slips_start", Member.ISSUE_SLIP, viewer=404, anywhere=True),
    Page("members:slips", Member.ISSUE_SLIP, args=lambda cast: {"uid": cast.cell_a.uid}, viewer=404),
    Page("members:recoveries", Open.SIGNED_IN),
    Page("members:recovery", Member.APPROVE_RECOVERY, args=_em, viewer=404),
    Page("members:recovery_approve", Member.APPROVE_RECOVERY, args=_em, data=lambda _cast: {}, viewer=404),
    Page("members:readings", Open.SIGNED_IN),
    Act("members.issue_slip", Member.ISSUE_SLIP, target=lambda cast: cast.em),
    Act("members.issue_slips", Member.ISSUE_SLIP),
    Act("members.approve_recovery", Member.APPROVE_RECOVERY, target=lambda cast: cast.em),
    Act("members.edit_member", Member.EDIT, target=lambda cast: cast.em),
    Act("members.reveal_field", Member.REVEAL, target=lambda cast: cast.em),
    Act("members.export_register", Member.EXPORT),
    Act("members.ask_export", Member.EXPORT),
    Act("members.write_export", Member.EXPORT, target=_export),
    Act("members.stop_export", Member.EXPORT, target=_export),
    Act("members.fetch_export", Member.EXPORT, target=_export),
    Call("GET", "/api/v1/members", Member.LIST, viewer=None, anywhere=True, outsider=200),
    Call("GET", "/api/v1/members/{uid}", Member.VIEW, args=_em, viewer=None),
    Call(
        "POST",
        "/api/v1/members/{uid}/reveal",
        Member.REVEAL,
        args=_em,
        data=lambda _cast: {"field": "national_id"},
        sees=Member.VIEW,
        viewer=None,
    ),
]
