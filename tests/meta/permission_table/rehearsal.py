"""Practice cells: everybody's own."""

from sotay.rehearsal import actions
from sotay.rehearsal.models import Rehearsal
from tests.meta.permission_table.rows import Open, Page, tapped


def _begun(cast):
    actions.begin(cast.binh.account)
    return {}


def _finished(cast):
    made = actions.begin(cast.binh.account)
    Rehearsal.objects.filter(pk=made.pk).update(finished_at=made.started_at)
    return {}


ROWS = [
    Page("rehearsal:start", Open.SIGNED_IN),
    Page("rehearsal:begin", Open.SIGNED_IN, data=tapped),
    *(
        Page(f"rehearsal:{name}", Open.SIGNED_IN, data=tapped)
        for name in ("enter", "leave", "start_over", "end", "bring", "finish")
    ),
    Page("rehearsal:guide", Open.OWN, args=_begun),
    Page("rehearsal:certificate", Open.OWN, args=_finished),
]
