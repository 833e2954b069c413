"""The cleanliness of the register."""

import datetime as dt

from sotay.access.actor import Actor
from sotay.cleanliness.actions.campaigns import close_campaign, open_campaign
from sotay.cleanliness.actions.merging import merge_records
from sotay.cleanliness.models import Finding, Pair
from sotay.cleanliness.permissions import CleanlinessPermission as Right
from sotay.core.days import today
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission as MemberRight
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped


def _commune(cast):
    return cast.commune


def _province(cast):
    return cast.province


def _finding(cast):
    return Finding.objects.create(rule="phone_missing", organisation=cast.cell_a, member=cast.binh, first_seen=today())


def _found(cast):
    return {"uid": _finding(cast).uid}


def _pair(cast):
    return Pair.objects.create(
        first=cast.an, second=cast.binh, first_home=cast.cell_a, second_home=cast.cell_a, organisation=cast.cell_a,
        basis="person", likeness=90, first_seen=today(),
    )  # fmt: skip


def _paired(cast):
    return {"uid": _pair(cast).uid}


def _asked(cast):
    pair = _pair(cast)
    Pair.objects.filter(pk=pair.pk).update(asked_at=dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    return {"uid": pair.uid}


def _merge(cast):
    pair = _pair(cast)
    Member.objects.filter(pk=cast.binh.pk).update(account=None)
    pair.refresh_from_db()
    return merge_records(Actor.system(), pair, kept=cast.an, take=[], history=cast.an, reason="Trùng")


def _merged(cast):
    return {"uid": _merge(cast).uid}


def _campaign(cast):
    return open_campaign(
        Actor.system(), cast.cell_a, title="Đợt", starts_on=today(), ends_on=today(), rules=["phone_missing"]
    )


def _opened(cast):
    return {"uid": _campaign(cast).uid}


def _list(cast):
    return close_campaign(Actor.system(), _campaign(cast)).lists.get()


def _listed(cast):
    return {"uid": _list(cast).uid}


def _day(_cast):
    return f"{today():%d/%m/%Y}"


def _sides(cast):
    return {"side_kept": "1", "side_history": "1", "reason": "Trùng"}


_LOOK = {"needs": Right.VIEW, "viewer": None}
_KEEPS = {"needs": Right.KEEP, "sees": Right.VIEW}
_HALF = {"needs": Right.KEEP, "viewer": None}
_MERGES = {"needs": Right.MERGE, "sees": Right.KEEP}
_EXCUSED = {"reason": "Đã xác minh", "until": str(today())}
_CAMPAIGN = {"title": "Đợt", "rules": ["phone_missing"]}

ROWS = [
    Page("cleanliness:board", Right.VIEW, viewer=None, outsider=403, anywhere=True),
    Page("cleanliness:list", Right.VIEW, viewer=None, outsider=403, anywhere=True),
    Page("cleanliness:rules", Right.VIEW, viewer=None, outsider=403, anywhere=True),
    Page("cleanliness:campaigns", Right.VIEW, viewer=None, outsider=403, anywhere=True),
    Page("cleanliness:pairs", Right.KEEP, viewer=None, outsider=403, anywhere=True),
    Page("cleanliness:merges", Right.MERGE, viewer=None, outsider=403, anywhere=True),
    Page("cleanliness:finding", **_LOOK, args=_found),
    Page("cleanliness:fix", **_KEEPS, args=_found, data=tapped),
    Page("cleanliness:excuse", **_KEEPS, args=_found, data=lambda cast: {"reason": "x", "until": _day(cast)}),
    Page("cleanliness:count", **_KEEPS, args=_found, data=tapped),
    Page(
        "cleanliness:switch", Right.SET_RULES, at=_province, sees=Right.VIEW, args=lambda cast: {"uid": cast.province.uid},
        data=lambda cast: {"rule": "phone_missing", "reason": "Đang thu thập"},
    ),
    Page("cleanliness:pair", **_HALF, args=_paired),
    Page("cleanliness:pair_ask", **_HALF, args=_paired, data=lambda _: {"note": "x"}),
    Page("cleanliness:pair_answer", **_HALF, args=_asked, data=lambda _: {"answer": "x"}),
    Page("cleanliness:pair_merge", **_MERGES, args=_paired, data=_sides),
    Page("cleanliness:pair_different", **_MERGES, args=_paired, data=lambda _: {"reason": "x"}),
    Page("cleanliness:merge", Right.MERGE, viewer=None, args=_merged),
    Page("cleanliness:merge_undo", Right.MERGE, viewer=None, args=_merged, data=tapped),
    Page(
        "cleanliness:campaign_open", Right.CAMPAIGN, at=_commune, sees=Right.VIEW, args=lambda cast: {"uid": cast.commune.uid},
        data=lambda cast: {**_CAMPAIGN, "starts_on": _day(cast), "ends_on": _day(cast)},
    ),
    Page("cleanliness:campaign", **_LOOK, args=_opened),
    Page("cleanliness:campaign_close", Right.CAMPAIGN, sees=Right.VIEW, args=_opened, data=tapped),
    Page("cleanliness:cell_list", **_LOOK, args=_listed),
    Page("cleanliness:cell_pdf", **_LOOK, args=_listed),
    Page("cleanliness:cell_word", **_LOOK, args=_listed),
    Page(
        "cleanliness:cell_sign", Right.SIGN, sees=Right.VIEW, args=_listed,
        data=lambda cast: {"how": "paper", "signed_on": _day(cast), "signed_name": "An", "digest": "x"},
    ),
    Call("GET", "/api/v1/findings", Open.SIGNED_IN),
    Call("GET", "/api/v1/findings/{uid}", **_LOOK, args=_found),
    Call("POST", "/api/v1/findings/{uid}/fix", **_KEEPS, args=_found),
    Call("POST", "/api/v1/findings/{uid}/excuse", **_KEEPS, args=_found, data=lambda _: _EXCUSED),
    Call("GET", "/api/v1/data-scores", Right.VIEW, viewer=None, outsider=403, anywhere=True),
    Call("GET", "/api/v1/duplicate-pairs", Open.SIGNED_IN),
    Call("GET", "/api/v1/duplicate-pairs/{uid}", **_HALF, args=_paired),
    Call(
        "POST", "/api/v1/duplicate-pairs/{uid}/merge", **_MERGES, args=_paired,
        data=lambda cast: {"kept": str(cast.an.uid), "reason": "Trùng"},
    ),
    Call("POST", "/api/v1/duplicate-pairs/{uid}/different", **_MERGES, args=_paired),
    Call("POST", "/api/v1/merges/{uid}/undo", Right.MERGE, viewer=None, args=_merged),
    Call("GET", "/api/v1/cleaning-campaigns", Right.VIEW, viewer=None, outsider=403, anywhere=True),
    Act("cleanliness.fix_finding", Right.KEEP, target=_finding),
    Act("cleanliness.excuse_finding", Right.KEEP, target=_finding),
    Act("cleanliness.withdraw_excuse", Right.KEEP, target=_finding),
    Act("cleanliness.switch_rule_off", Right.SET_RULES, target=_province),
    Act("cleanliness.switch_rule_on", Right.SET_RULES, target=_province),
    Act("cleanliness.merge_records", Right.MERGE, target=_pair),
    Act("cleanliness.undo_merge", Right.MERGE, target=_merge),
    Act("cleanliness.tell_apart", Right.MERGE, target=_pair),
    Act("cleanliness.ask_keeper", Right.KEEP),
    Act("cleanliness.answer_keeper", Right.KEEP),
    Act("cleanliness.open_campaign", Right.CAMPAIGN, target=_commune),
    Act("cleanliness.close_campaign", Right.CAMPAIGN, target=_campaign),
    Act("cleanliness.sign_list", Right.SIGN, target=_list),
    Act("members.complete_record", MemberRight.COMPLETE, target=lambda cast: cast.binh),
    Act("members.respell_record", MemberRight.COMPLETE, target=lambda cast: cast.binh),
    Act("members.correct_record", MemberRight.EDIT, target=lambda cast: cast.binh),
]  # fmt: skip
