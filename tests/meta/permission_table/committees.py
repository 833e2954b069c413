"""Posts."""

from sotay.committees.models import Position
from sotay.committees.permissions import CommitteePermission as Committee
from tests.meta.permission_table.rows import Act, Open, Page


def _cell(cast):
    return {"uid": cast.cell_a.uid}


def _secretary(cast):
    return Position.objects.get(member=cast.an)


def _deputy(cast):
    return {"member": str(cast.binh.uid), "post": "deputy", "first": "01/03/2026"}


ROWS = [
    Page("committees:list", Open.SIGNED_IN),
    Page("committees:history", Committee.VIEW, args=_cell, viewer=None),
    Page("committees:appoint", Committee.APPOINT, args=_cell, data=_deputy),
    Page(
        "committees:end",
        Committee.APPOINT,
        args=lambda cast: {"uid": _secretary(cast).uid},
        data=lambda _cast: {"on": "01/03/2026"},
    ),
    Page("committees:review", Committee.APPOINT, args=_cell, viewer=404),
    Act("committees.appoint", Committee.APPOINT),
    Act("committees.end_position", Committee.APPOINT, target=_secretary),
]
