"""Posts; what is decided at the superior is asked at the superior (`tests/committees` tries that)."""

from sotay.committees.permissions import CommitteePermission as Committee
from sotay.members.permissions import MemberPermission as Member
from tests.meta.permission_table.rows import Act, Open, Page


def _cell(cast):
    return {"uid": cast.cell_a.uid}


def _post_of_an(cast):
    return {"uid": cast.an.positions.get().uid}


def _deputy(cast):
    return {"member": str(cast.binh.uid), "post": "deputy", "first": "01/03/2026"}


ROWS = [
    Page("committees:list", Open.SIGNED_IN),
    Page("committees:history", Committee.VIEW, args=_cell, viewer=None),
    Page("committees:appoint", Committee.APPOINT, args=_cell),
    Page("committees:appoint", Committee.APPOINT, args=_cell, data=_deputy),
    Page("committees:end", Committee.APPOINT, args=_post_of_an, data=lambda _cast: {"on": "01/03/2026"}),
    Page("committees:review", Member.LIST, args=_cell, viewer=404),
    Act("committees.appoint", Committee.APPOINT),
    Act("committees.end_position", Committee.APPOINT, target=lambda cast: cast.an.positions.get()),
]
