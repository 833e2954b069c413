"""Minutes and resolution through the API: read, changed, confirmed, corrected, downloaded."""

import datetime as dt
from typing import Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Field, Router, Schema, Status

from sotay.access.http import Request
from sotay.core.files import file_to_keep
from sotay.meetings.actions import papers as actions
from sotay.meetings.choices import PaperKind
from sotay.meetings.exports.papers import paper_docx, paper_pdf
from sotay.meetings.queries.conducting import get_meeting_to_conduct
from sotay.meetings.queries.meetings import get_meeting
from sotay.meetings.queries.papers import file_name, get_paper, paper_page, papers_of

router = Router(tags=["Biên bản, nghị quyết"])


class SectionOut(Schema):
    """A section: paragraphs, and a table where there is one (its first row holds the headings)."""

    key: str
    heading: str
    level: int
    paragraphs: list[str]
    table: list[list[str]] | None
    edited: bool


class ConfirmationOut(Schema):
    """One of the two confirmations."""

    role: str
    name: str
    confirmed_at: dt.datetime | None
    may: bool

    @staticmethod
    def resolve_name(one: Any) -> str:
        """Return who confirms."""
        return one.member.full_name if one.member else ""


class AddendumOut(Schema):
    """A correction beside a sealed paper."""

    text: str
    made_at: dt.datetime


class PaperOut(Schema):
    """A paper with its confirmations."""

    kind: PaperKind
    title: str
    number: int | None
    symbol: str
    version: int
    sections: list[SectionOut]
    sealed_at: dt.datetime | None
    seal: str
    previous_seal: str
    report_due: dt.date
    is_in_time: bool | None
    confirmations: list[ConfirmationOut]
    addenda: list[AddendumOut]


class PaperIn(Schema):
    """Passages by key, as lists of paragraphs, and the version that was read."""

    version: int
    texts: dict[str, list[str]]


class ConfirmIn(Schema):
    """In which role which version is confirmed."""

    role: Literal["secretary", "chair"]
    version: int


class AddendumIn(Schema):
    """What a sealed paper should have said."""

    text: str = Field(min_length=1, max_length=20_000)


@router.get("/meetings/{uid}/papers", response=list[PaperOut], summary="Văn bản của kỳ họp")
def papers(request: Request, uid: UUID) -> Any:
    """Return the papers that the caller may see."""
    meeting = get_meeting(request.actor, uid)
    return [_paper(request, paper) for paper in papers_of(request.actor, meeting)]


@router.post("/meetings/{uid}/papers", response=list[PaperOut], summary="Lập lại văn bản từ diễn biến")
def papers_write(request: Request, uid: UUID) -> Any:
    """Write both papers anew; edited passages stay."""
    meeting = get_meeting_to_conduct(request.actor, uid)
    actions.write_papers(request.actor, meeting)
    return [_paper(request, paper) for paper in papers_of(request.actor, meeting)]


@router.get(
    "/meetings/{uid}/papers/{kind}", response=PaperOut, summary="Biên bản (minutes) hoặc nghị quyết (resolution)"
)
def paper_get(request: Request, uid: UUID, kind: PaperKind) -> Any:
    """Return one paper."""
    return _paper(request, get_paper(request.actor, uid, kind))


@router.patch("/meetings/{uid}/papers/{kind}", response=PaperOut, summary="Sửa các đoạn của văn bản")
def paper_edit(request: Request, uid: UUID, kind: PaperKind, body: PaperIn) -> Any:
    """Save passages, unless somebody saved since."""
    paper = get_paper(request.actor, uid, kind)
    actions.edit_paper(request.actor, paper.meeting, paper=paper, version=body.version, texts=body.texts)
    return _paper(request, get_paper(request.actor, uid, kind))


@router.post(
    "/meetings/{uid}/papers/{kind}/confirm", response=PaperOut, summary="Xác nhận; người thứ hai xác nhận thì khóa"
)
def paper_confirm(request: Request, uid: UUID, kind: PaperKind, body: ConfirmIn) -> Any:
    """Confirm in a role."""
    paper = get_paper(request.actor, uid, kind)
    actions.confirm_paper(request.actor, paper.meeting, paper=paper, role=body.role, version=body.version)
    return _paper(request, get_paper(request.actor, uid, kind))


@router.post("/meetings/{uid}/papers/{kind}/addenda", response={201: AddendumOut}, summary="Lập phụ lục đính chính")
def paper_correct(request: Request, uid: UUID, kind: PaperKind, body: AddendumIn) -> Any:
    """Correct a sealed paper beside it."""
    paper = get_paper(request.actor, uid, kind)
    return Status(201, actions.add_addendum(request.actor, paper.meeting, paper=paper, text=body.text))


@router.get("/meetings/{uid}/papers/{kind}/file.docx", summary="Tải văn bản dạng Word")
def paper_word(request: Request, uid: UUID, kind: PaperKind) -> HttpResponse:
    """Return the Word file."""
    paper = get_paper(request.actor, uid, kind)
    return file_to_keep(paper_docx(paper), file_name(paper, "docx"))


@router.get("/meetings/{uid}/papers/{kind}/file.pdf", summary="Tải văn bản dạng PDF")
def paper_pdf_file(request: Request, uid: UUID, kind: PaperKind) -> HttpResponse:
    """Return the PDF file."""
    paper = get_paper(request.actor, uid, kind)
    return file_to_keep(paper_pdf(paper), file_name(paper, "pdf"))


def _paper(request: Request, paper: Any) -> dict[str, Any]:
    """Return the answer about a paper."""
    page = paper_page(request.actor, paper)
    plain = ("kind", "title", "number", "symbol", "version", "sections", "sealed_at", "seal", "previous_seal")
    return {
        **{name: getattr(paper, name) for name in plain},
        "report_due": page.report_due,
        "is_in_time": page.is_in_time,
        "confirmations": page.confirmations,
        "addenda": list(paper.addenda.all()),
    }
