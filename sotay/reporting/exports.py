"""A report in the official layout, as Word and PDF."""

from sotay.core.display import number
from sotay.documents.layout import (
    Column,
    Heading,
    OfficialPaper,
    Paragraph,
    Recipients,
    SignatureBlock,
    Table,
    to_docx,
    to_pdf,
)
from sotay.documents.layout.paper import Block
from sotay.reporting.choices import ReportStatus
from sotay.reporting.models import Report
from sotay.reporting.parts import period_words
from sotay.reporting.queries import sections_of
from sotay.reporting.rules import Period

_COLUMNS = (Column("TT", 1, "center"), Column("Chỉ tiêu", 8), Column("Số liệu", 2, "right"))


def paper_of(report: Report) -> OfficialPaper:
    """Return the report as an official paper; a draft says that it is one."""
    unit, asker = report.organisation, report.form.organisation
    body: list[Block] = []
    for section in sections_of(report):
        body.append(Heading(section.heading))
        if section.figures:
            rows = tuple((str(place), label, number(value)) for place, (label, value) in enumerate(section.figures, 1))
            body.append(Table(_COLUMNS, rows))
        if section.text:
            body.append(Paragraph(section.text))
    name = report.form.name.removeprefix("Báo cáo ")
    words = period_words(report.form.period_kind, Period(report.first, report.last))
    is_draft = report.status == ReportStatus.DRAFT
    note = f"Đã ký trên hệ thống ngày {report.submitted_on:%d/%m/%Y}" if report.submitted_on else ""
    behalf = f"T/M {'CHI BỘ' if unit.is_cell else 'CẤP ỦY'}"
    return OfficialPaper(
        superior_body=unit.parent.name if unit.parent else "",
        issuing_body=unit.name,
        symbol="BC/CB" if unit.is_cell else "BC/ĐU",
        place="",
        dated_on=report.submitted_on,
        type_name="Báo cáo",
        summary=f"{name}, {words}",
        body=tuple(body),
        signatures=(SignatureBlock("Bí thư", report.signatory, behalf, note),),
        recipients=Recipients((asker.name,) if asker else (), f"Lưu {'Chi bộ' if unit.is_cell else 'Văn phòng'}"),
        is_draft=is_draft,
    )


def report_docx(report: Report) -> bytes:
    """Return the report as Word."""
    return to_docx(paper_of(report))


def report_pdf(report: Report) -> bytes:
    """Return the report as PDF."""
    return to_pdf(paper_of(report))
