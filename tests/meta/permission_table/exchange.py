"""Imports."""

from sotay.exchange.choices import BatchKind, BatchStatus
from sotay.exchange.models import Batch
from sotay.members.permissions import MemberPermission as Member
from tests.meta.permission_table.rows import Act, Page, tapped


def _batch(cast):
    return Batch.objects.create(
        organisation=cast.commune, kind=BatchKind.MEMBERS, status=BatchStatus.CHECKED, name="a.xlsx", file="imports/a.xlsx",
        uploaded_by=cast.ha.account,
    )  # fmt: skip


def _uid(cast):
    return {"uid": _batch(cast).uid}


def _commune(cast):
    return cast.commune


ROWS = [
    Page("exchange:list", Member.IMPORT, anywhere=True, outsider=403),
    Page("exchange:detail", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Page("exchange:confirm", Member.IMPORT, at=_commune, args=_uid, data=tapped, viewer=404),
    Page("exchange:undo", Member.IMPORT, at=_commune, args=_uid, data=tapped, viewer=404),
    Page("exchange:rejects", Member.IMPORT, at=_commune, args=_uid, viewer=404, holder=(404,)),
    Act("exchange.upload_register", Member.IMPORT, target=_commune),
    Act("exchange.import_register", Member.IMPORT, target=_commune),
    Act("exchange.check_batch", Member.IMPORT, target=_batch),
    Act("exchange.confirm_batch", Member.IMPORT, target=_batch),
    Act("exchange.import_batch", Member.IMPORT, target=_batch),
    Act("exchange.resume_batch", Member.IMPORT, target=_batch),
    Act("exchange.stop_batch", Member.IMPORT, target=_batch),
    Act("exchange.undo_batch", Member.IMPORT, target=_batch),
]
