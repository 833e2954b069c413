"""Worklists as Excel; a cell's sealed list on A4, as PDF and Word, with room to sign."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sotay.cleanliness import wording
from sotay.cleanliness.models import CampaignList
from sotay.cleanliness.queries.findings import Line
from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import (
    Block,
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    SignatureBlock,
    Table,
    to_docx,
    to_pdf,
)
from sotay.organisations.models import Organisation


def worklist_sheet(lines: Iterable[Line], heads: list[str]) -> bytes:
    """Return a worklist as a workbook, masked as on the page."""
    rows = (
        (
            line.finding.organisation.name, line.finding.organisation.parent.name if line.finding.organisation.parent else "",
            line.who, line.rule.title, line.rule.dimension.label, line.rule.severity.label, line.rule.level.label, line.now,
            line.proposal, line.finding.first_seen, line.finding.excuse,
        )
        for line in lines
    )  # fmt: skip
    return sheet_bytes(wording.WORKLIST, wording.WORKLIST_HEADINGS, rows, heads)


def list_paper(row: CampaignList, short_seal: str) -> OfficialPaper:
    """Return a cell's sealed list in the official layout."""
    cell: Organisation = row.organisation
    content: dict[str, Any] = row.content or {}
    sealed = dt.datetime.fromisoformat(content["sealed_at"]).date()
    return OfficialPaper(
        superior_body=cell.parent.name if cell.parent else "",
        issuing_body=cell.name,
        place="",
        dated_on=None,
        type_name=wording.LIST_TITLE,
        summary=content["campaign"],
        body=tuple(_body(content, sealed, row.digest, short_seal)),
        signatures=(
            SignatureBlock(wording.RECORDED_BY),
            SignatureBlock(wording.SECRETARY, row.signed_name, on_behalf=wording.ON_BEHALF),
        ),
    )


def list_pdf(row: CampaignList, short_seal: str) -> bytes:
    """Return the list as PDF."""
    return to_pdf(list_paper(row, short_seal))


def list_docx(row: CampaignList, short_seal: str) -> bytes:
    """Return the list as a Word file."""
    return to_docx(list_paper(row, short_seal))


def _body(content: dict[str, Any], sealed: dt.date, digest: str, short_seal: str) -> Iterable[Block]:
    """Yield the text: what was looked at, what was found, what is left."""
    left = content["left"]
    yield Paragraph(
        wording.OPENING.format(
            first=_day(content["from"]), last=_day(content["to"]), members=content["members"], found=content["found"],
            done=max(0, content["found"] - len(left)), left=len(left),
        )
    )  # fmt: skip
    yield Heading(wording.LOOKED_AT)
    yield Paragraph("; ".join(content["rules"]) + ".")
    yield Heading(wording.LEFT)
    if left:
        columns = (Column("TT", 1, "center"), Column("Họ và tên", 5), Column("Nội dung", 6), Column("Lý do bỏ qua", 5))
        rows = tuple((str(n), one["who"], one["what"], one["excuse"]) for n, one in enumerate(left, 1))
        yield Table(columns, rows)
    else:
        yield Paragraph(wording.NOTHING_LEFT)
    yield Paragraph(wording.PROMISE)
    yield Paragraph(wording.SEAL.format(day=f"{sealed:%d/%m/%Y}", short=short_seal.upper(), digest=digest), italic=True)


def _day(text: str) -> str:
    """Return a kept day as it is read."""
    return f"{dt.date.fromisoformat(text):%d/%m/%Y}"
