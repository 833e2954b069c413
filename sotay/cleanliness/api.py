"""The register's cleanliness through the API: findings and their fixes, scores, pairs, campaigns."""

import datetime as dt
from typing import Any
from uuid import UUID

from ninja import Query, Router, Schema

from sotay.access.http import Request
from sotay.cleanliness.actions.fixing import excuse_finding, put_right
from sotay.cleanliness.actions.judging import tell_apart
from sotay.cleanliness.actions.merging import merge_records, undo_merge
from sotay.cleanliness.queries import boards, campaigns, findings, pairs
from sotay.cleanliness.queries.findings import Asked
from sotay.core.errors import NotPermitted
from sotay.core.paging import page_of

MOST = 200
router = Router(tags=["Làm sạch dữ liệu"])


class FindingOut(Schema):
    """A finding; what is masked on the page is masked here."""

    uid: UUID
    rule: str
    title: str
    dimension: str
    severity: str
    level: str
    organisation_code: str
    member_uid: UUID | None
    who: str
    now: str
    proposal: str
    first_seen: dt.date
    resolved_on: dt.date | None
    excuse: str
    excused_until: dt.date | None


class FindingPage(Schema):
    """One page; `next` and `previous` are cursors, null at the ends."""

    items: list[FindingOut]
    next: str | None
    previous: str | None


class FindingQuery(Schema):
    """What a page of findings is asked for."""

    rule: str = ""
    state: str = "open"
    mine: bool = False
    cursor: str = ""
    limit: int = 50


class FixIn(Schema):
    """The values of the small form; none for what the rule proposes."""

    values: dict[str, str] = {}


class FindingExcuseIn(Schema):
    """Why, and until when."""

    reason: str
    until: dt.date


class DataScoreOut(Schema):
    """The score of an organisation."""

    organisation_code: str
    name: str
    records: int
    correct: int
    complete: int
    clean: int
    alive: int
    total: int


class SideOut(Schema):
    """A record of a pair; of one out of sight nothing is said."""

    is_seen: bool
    uid: UUID | None
    name: str


class PairOut(Schema):
    """Two records that may be one person."""

    uid: UUID
    basis: str
    likeness: int
    status: str
    sides: list[SideOut]


class MergeIn(Schema):
    """Which record stays, which fields come from the other, whose history holds."""

    kept: UUID
    history: UUID | None = None
    take: list[str] = []
    reason: str


class MergeOut(Schema):
    """A merge and what it carried."""

    uid: UUID
    kept: UUID
    gone: UUID
    status: str
    report: dict[str, Any]


class PairReasonIn(Schema):
    """Why."""

    reason: str


class CampaignOut(Schema):
    """A campaign and how far it is."""

    uid: UUID
    title: str
    starts_on: dt.date
    ends_on: dt.date
    status: str
    found: int
    left: int
    cells: int
    signed: int


@router.get("/findings", response=FindingPage, summary="Dữ liệu cần làm sạch")
def finding_list(request: Request, asked: Query[FindingQuery]) -> dict[str, Any]:
    """Return one page, the oldest first."""
    rows = findings.worklist(request.actor, Asked(rule=asked.rule, state=asked.state, mine=asked.mine))
    page = page_of(rows, ("pk",), cursor=asked.cursor, size=min(max(asked.limit, 1), MOST))
    return {
        "items": [_finding(request, row) for row in page.items],
        "next": page.next or None,
        "previous": page.previous or None,
    }


@router.get("/findings/{uid}", response=FindingOut, summary="Một nội dung cần làm sạch")
def finding_detail(request: Request, uid: UUID) -> Any:
    """Return a finding."""
    return _finding(request, findings.get_finding(request.actor, uid))


@router.post("/findings/{uid}/fix", response=FindingOut, summary="Làm sạch")
def finding_fix(request: Request, uid: UUID, asked: FixIn) -> Any:
    """Put a finding right."""
    finding = findings.get_finding(request.actor, uid)
    return _finding(request, put_right(request.actor, finding, values=dict(asked.values)))


@router.post("/findings/{uid}/excuse", response=FindingOut, summary="Bỏ qua có lý do")
def finding_excuse(request: Request, uid: UUID, asked: FindingExcuseIn) -> Any:
    """Pass a finding over."""
    finding = findings.get_finding(request.actor, uid)
    return _finding(request, excuse_finding(request.actor, finding, reason=asked.reason, until=asked.until))


@router.get(
    "/data-scores", response=list[DataScoreOut], summary="Điểm dữ liệu của một tổ chức và các tổ chức trực thuộc"
)
def scores(request: Request, organisation: Query[UUID | None] = None) -> list[dict[str, Any]]:
    """Return the score of a node and of what stands directly below it."""
    node = boards.get_node(request.actor, organisation)
    if node is None:
        raise NotPermitted
    board = boards.board_of(node)
    return [_score(node, board.score), *(_score(row.organisation, row.score) for row in board.below)]


@router.get("/duplicate-pairs", response=list[PairOut], summary="Cặp hồ sơ nghi trùng chưa kết luận")
def pair_list(request: Request) -> list[dict[str, Any]]:
    """Return the open pairs of which the actor answers for one record at least."""
    rows = pairs.filtered(pairs.pairs_for(request.actor), "open", "", None)[:MOST]
    return [_pair(request, row) for row in rows]


@router.get("/duplicate-pairs/{uid}", response=PairOut, summary="Một cặp hồ sơ nghi trùng")
def pair_detail(request: Request, uid: UUID) -> Any:
    """Return a pair."""
    return _pair(request, pairs.get_pair(request.actor, uid))


@router.post("/duplicate-pairs/{uid}/merge", response=MergeOut, summary="Gộp hai hồ sơ")
def pair_merge(request: Request, uid: UUID, asked: MergeIn) -> Any:
    """Make the two one."""
    pair = pairs.get_whole_pair(request.actor, uid)
    records = {pair.first.uid: pair.first, pair.second.uid: pair.second}
    kept = records.get(asked.kept, pair.first)
    history = records.get(asked.history or asked.kept, kept)
    return _merge(merge_records(request.actor, pair, kept=kept, take=asked.take, history=history, reason=asked.reason))


@router.post("/duplicate-pairs/{uid}/different", response=PairOut, summary="Hai người khác nhau")
def pair_different(request: Request, uid: UUID, asked: PairReasonIn) -> Any:
    """Keep that the two are two people."""
    pair = pairs.get_whole_pair(request.actor, uid)
    return _pair(request, tell_apart(request.actor, pair, reason=asked.reason))


@router.post("/merges/{uid}/undo", response=MergeOut, summary="Tách lại hai hồ sơ đã gộp")
def merge_undo(request: Request, uid: UUID) -> Any:
    """Take a merge back."""
    return _merge(undo_merge(request.actor, pairs.get_merge(request.actor, uid)))


@router.get("/cleaning-campaigns", response=list[CampaignOut], summary="Các đợt làm sạch dữ liệu")
def campaign_list(request: Request) -> list[dict[str, Any]]:
    """Return the campaigns with their progress within the actor's part of the tree."""
    node = boards.get_node(request.actor, None)
    if node is None:
        raise NotPermitted
    return [_campaign(row, node) for row in campaigns.campaigns_for(request.actor)[:20]]


def _finding(request: Request, row: Any) -> dict[str, Any]:
    line = findings.line_of(request.actor, row)
    return {
        "uid": row.uid, "rule": row.rule, "title": line.rule.title, "dimension": line.rule.dimension, "severity": line.rule.severity,
        "level": line.rule.level, "organisation_code": row.organisation.code, "member_uid": row.member.uid if row.member else None,
        "who": line.who, "now": line.now, "proposal": line.proposal, "first_seen": row.first_seen, "resolved_on": row.resolved_on,
        "excuse": row.excuse, "excused_until": row.excused_until,
    }  # fmt: skip


def _score(organisation: Any, score: Any) -> dict[str, Any]:
    return {
        "organisation_code": organisation.code, "name": organisation.name, "records": score.records, "total": score.total,
        **{name: score.of(name) for name in ("correct", "complete", "clean", "alive")},
    }  # fmt: skip


def _pair(request: Request, row: Any) -> dict[str, Any]:
    sides = [{"is_seen": s.is_seen, "uid": s.uid, "name": s.name} for s in pairs.sides_of(request.actor, row)]
    return {"uid": row.uid, "basis": row.basis, "likeness": row.likeness, "status": row.status, "sides": sides}


def _merge(row: Any) -> dict[str, Any]:
    return {"uid": row.uid, "kept": row.kept.uid, "gone": row.gone.uid, "status": row.status, "report": row.report}


def _campaign(row: Any, node: Any) -> dict[str, Any]:
    parts = campaigns.progress_of(row, node)
    return {
        "uid": row.uid, "title": row.title, "starts_on": row.starts_on, "ends_on": row.ends_on, "status": row.status,
        **{name: sum(getattr(part, name) for part in parts) for name in ("found", "left", "cells", "signed")},
    }  # fmt: skip
