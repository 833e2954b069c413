"""The register, slips and recoveries."""

from sotay.members.permissions import MemberPermission as Member
from tests.meta.permission_table.rows import Act, Open, Page


def _em(cast):
    return {"uid": cast.em.uid}


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
]
