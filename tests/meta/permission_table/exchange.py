"""Imports."""

from sotay.exchange.choices import MEMBERS, BatchStatus
from sotay.exchange.models import Batch
from sotay.members.permissions import MemberPermission as Member
from tests.meta.permission_table.rows import Act, Call, Page, tapped


def _batch(cast):
    return Batch.objects.create(
        organisation=cast.commune, kind=MEMBERS, status=BatchStatus.CHECKED, name="a.xlsx", file="imports/a.xlsx",
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
    Page("exchange:resume", Member.IMPORT, at=_commune, args=_uid, data=tapped, viewer=404),
    Page("exchange:undo", Member.IMPORT, at=_commune, args=_uid, data=tapped, viewer=404),
    Page("exchange:rejects", Member.IMPORT, at=_commune, args=_uid, viewer=404, holder=(404,)),
    # a file comes as multipart, so that a JSON body is refused (422) before anybody is asked who they are allowed to be
    Call("POST", "/api/v1/imports", Member.IMPORT, at=_commune, anywhere=True, viewer=422, outsider=422),
    Call("GET", "/api/v1/imports", Member.IMPORT, at=_commune, anywhere=True, outsider=403),
    Call("GET", "/api/v1/imports/{uid}", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("GET", "/api/v1/imports/{uid}/rows", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("GET", "/api/v1/imports/{uid}/rejects", Member.IMPORT, at=_commune, args=_uid, viewer=404, holder=(404,)),
    Call("POST", "/api/v1/imports/{uid}/confirm", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("POST", "/api/v1/imports/{uid}/resume", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("POST", "/api/v1/imports/{uid}/undo", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Act("exchange.upload_register", Member.IMPORT, target=_commune),
    Act("exchange.import_register", Member.IMPORT, target=_commune),
    Act("exchange.check_batch", Member.IMPORT, target=_batch),
    Act("exchange.confirm_batch", Member.IMPORT, target=_batch),
    Act("exchange.import_batch", Member.IMPORT, target=_batch),
    Act("exchange.resume_batch", Member.IMPORT, target=_batch),
    Act("exchange.stop_batch", Member.IMPORT, target=_batch),
    Act("exchange.undo_batch", Member.IMPORT, target=_batch),
]
