"""Imports, comparisons and profiles."""

from sotay.exchange.choices import MEMBERS, BatchStatus
from sotay.exchange.models import Batch, Comparison, Profile
from sotay.members.permissions import MemberPermission as Member
from tests.meta.permission_table.rows import Act, Call, Page, tapped


def _batch(cast):
    return Batch.objects.create(
        organisation=cast.commune, kind=MEMBERS, status=BatchStatus.CHECKED, name="a.xlsx", file="imports/a.xlsx",
        uploaded_by=cast.ha.account,
    )  # fmt: skip


def _comparison(cast):
    return Comparison.objects.create(
        organisation=cast.commune, noun=MEMBERS, status=BatchStatus.CHECKED, name="a.xlsx", uploaded_by=cast.ha.account
    )


def _profile(cast):
    return Profile.objects.create(organisation=cast.commune, noun=MEMBERS, name="Mẫu của xã")


def _uid(cast):
    return {"uid": _batch(cast).uid}


def _undone(cast):
    batch = _batch(cast)
    Batch.objects.filter(pk=batch.pk).update(file="")
    return {"uid": batch.uid}


def _comparison_uid(cast):
    return {"uid": _comparison(cast).uid}


def _profile_uid(cast):
    return {"uid": _profile(cast).uid}


def _commune(cast):
    return cast.commune


ROWS = [
    Page("exchange:list", Member.IMPORT, anywhere=True, outsider=403),
    Page("exchange:workbook", Member.IMPORT, at=_commune, data=tapped, anywhere=True, outsider=403),
    Page("exchange:detail", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Page("exchange:confirm", Member.IMPORT, at=_commune, args=_uid, data=tapped, viewer=404),
    Page("exchange:resume", Member.IMPORT, at=_commune, args=_uid, data=tapped, viewer=404),
    Page("exchange:undo", Member.IMPORT, at=_commune, args=_uid, data=tapped, viewer=404),
    Page("exchange:rejects", Member.IMPORT, at=_commune, args=_uid, viewer=404, holder=(404,)),
    Page("exchange:preview", Member.IMPORT, at=_commune, args=_undone, viewer=404, holder=(404,)),
    Page("exchange:comparisons", Member.IMPORT, anywhere=True, outsider=403),
    Page("exchange:comparison", Member.IMPORT, at=_commune, args=_comparison_uid, viewer=404),
    Page("exchange:profiles", Member.IMPORT, anywhere=True, outsider=403),
    Page("exchange:profile_take", Member.IMPORT, data=tapped, anywhere=True, outsider=403),
    Page("exchange:profile", Member.IMPORT, at=_commune, args=_profile_uid, viewer=404),
    Page("exchange:profile_sample", Member.IMPORT, at=_commune, args=_profile_uid, data=tapped, viewer=404),
    Page("exchange:profile_file", Member.IMPORT, at=_commune, args=_profile_uid, data=tapped, viewer=404),
    Page("exchange:profile_copy", Member.IMPORT, at=_commune, args=_profile_uid, data=tapped, viewer=404),
    Page("exchange:profile_delete", Member.IMPORT, at=_commune, args=_profile_uid, data=tapped, viewer=404),
    Page("exchange:profile_json", Member.IMPORT, at=_commune, args=_profile_uid, viewer=404),
    # a file comes as multipart, so that a JSON body is refused (422) before anybody is asked who they are allowed to be
    Call("POST", "/api/v1/imports", Member.IMPORT, at=_commune, anywhere=True, viewer=422, outsider=422),
    Call("GET", "/api/v1/imports", Member.IMPORT, at=_commune, anywhere=True, outsider=403),
    Call("GET", "/api/v1/imports/{uid}", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("GET", "/api/v1/imports/{uid}/rows", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("GET", "/api/v1/imports/{uid}/rejects", Member.IMPORT, at=_commune, args=_uid, viewer=404, holder=(404,)),
    Call("POST", "/api/v1/imports/{uid}/confirm", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("POST", "/api/v1/imports/{uid}/resume", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("POST", "/api/v1/imports/{uid}/undo", Member.IMPORT, at=_commune, args=_uid, viewer=404),
    Call("POST", "/api/v1/comparisons", Member.IMPORT, at=_commune, anywhere=True, viewer=422, outsider=422),
    Call("GET", "/api/v1/comparisons/{uid}", Member.IMPORT, at=_commune, args=_comparison_uid, viewer=404),
    Call("GET", "/api/v1/comparisons/{uid}/differences", Member.IMPORT, at=_commune, args=_comparison_uid, viewer=404),
    Call("GET", "/api/v1/profiles", Member.IMPORT, at=_commune, anywhere=True, outsider=403),
    Act("exchange.upload_register", Member.IMPORT, target=_commune),
    Act("exchange.import_register", Member.IMPORT, target=_commune),
    Act("exchange.check_batch", Member.IMPORT, target=_batch),
    Act("exchange.confirm_batch", Member.IMPORT, target=_batch),
    Act("exchange.import_batch", Member.IMPORT, target=_batch),
    Act("exchange.resume_batch", Member.IMPORT, target=_batch),
    Act("exchange.stop_batch", Member.IMPORT, target=_batch),
    Act("exchange.undo_batch", Member.IMPORT, target=_batch),
    Act("exchange.take_workbook", Member.IMPORT, target=_commune),
    Act("exchange.take_preview", Member.IMPORT, target=_batch),
    Act("exchange.upload_comparison", Member.IMPORT, target=_commune),
    Act("exchange.compare_file", Member.IMPORT, target=_commune),
    Act("exchange.run_comparison", Member.IMPORT, target=_comparison),
    Act("exchange.stop_comparison", Member.IMPORT, target=_comparison),
    Act("exchange.begin_profile", Member.IMPORT, target=_commune),
    Act("exchange.make_profile", Member.IMPORT, target=_commune),
    Act("exchange.copy_profile", Member.IMPORT, target=_commune),
    Act("exchange.keep_sample", Member.IMPORT, target=_profile),
    Act("exchange.change_profile", Member.IMPORT, target=_profile),
    Act("exchange.delete_profile", Member.IMPORT, target=_profile),
]
