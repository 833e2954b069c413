"""A report, and the summary of what those below submitted, in the official layout as Word and PDF; the summary as a workbook."""

from collections.abc import Iterator, Sequence
from typing import Any

from sotay.committees.choices import Post
from sotay.core.display import number
from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import (
    Appendix,
    Bullet,
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
from sotay.meetings.queries.papers import locality_of
from sotay.organisations.models import Organisation
from sotay.reporting.choices import ReportStatus
from sotay.reporting.gathering import Summary
from sotay.reporting.models import Report
from sotay.reporting.queries import post_of_signatory, sections_of
from sotay.reporting.rules import Period, period_words

_COLUMNS = (Column("TT", 1, "center"), Column("Chỉ tiêu", 8), Column("Số liệu", 2, "right"))
_BOTH = (*_COLUMNS, Column("Cấp dưới báo cáo", 2, "right"))
_BODY, _COMMITTEE = "Đảng bộ", "Đảng ủy"
_MISSING = "chưa gửi"
_WIDE = 5


def paper_of(report: Report) -> OfficialPaper:
    """Return the report as an official paper; a draft says that it is one."""
    unit, asker = report.organisation, report.form.organisation
    body: list[Block] = []
    for section in sections_of(report):
        body.append(Heading(section.heading))
        if section.figures:
            has_below = any(line.below is not None for line in section.figures)
            rows = tuple(
                (str(place), line.label, number(line.value), "" if line.below is None else number(line.below))
                for place, line in enumerate(section.figures, 1)
            )
            body.append(Table(_BOTH if has_below else _COLUMNS, rows))
        body += [block for table in section.tables for block in _official(table)]
        if section.text:
            body.append(Paragraph(section.text))
    words = period_words(report.form.period_kind, Period(report.first, report.last))
    note = f"Đã ký trên hệ thống ngày {report.submitted_on:%d/%m/%Y}" if report.submitted_on else ""
    return OfficialPaper(
        superior_body=_committee(unit.parent) if unit.parent else "",
        issuing_body=_committee(unit),
        symbol="BC/CB" if unit.is_cell else "BC/ĐU",
        place=locality_of(unit),
        dated_on=report.submitted_on,
        type_name="Báo cáo",
        summary=f"{report.form.name.removeprefix('Báo cáo ')}, {words}",
        body=tuple(body),
        signatures=(
            SignatureBlock(Post(post_of_signatory(report)).label, report.signatory, _behalf(unit), note),
        ),
        recipients=Recipients(
            (_committee(asker),) if asker else (), f"Lưu {'Chi bộ' if unit.is_cell else 'Văn phòng'}"
        ),
        appendices=tuple(_appendices(report)),
        is_draft=report.status == ReportStatus.DRAFT,
    )  # fmt: skip


def _committee(organisation: Organisation) -> str:
    """Return who issues the papers of an organisation: the committee, not the body of members."""
    name = organisation.name
    return _COMMITTEE + name.removeprefix(_BODY) if name.startswith(_BODY) else name


def _behalf(organisation: Organisation) -> str:
    """Return for whom the signatory signs."""
    return "T/M CHI BỘ" if organisation.is_cell else "T/M ĐẢNG ỦY"


def _official(table: dict[str, Any]) -> list[Block]:
    """Return an official table under its title."""
    columns = tuple(
        Column(heading, 2 if place else 6, "right" if place else "left")
        for place, heading in enumerate(table["headings"])
    )
    return [
        Paragraph(table["title"], centered=True, italic=True),
        Table(columns, tuple(tuple(line) for line in table["lines"])),
    ]


def _appendices(report: Report) -> Iterator[Appendix]:
    """Yield what those below submitted, unit by unit, where it was gathered."""
    below = report.gathered.get("below")
    if not below:
        return
    lead = f"{below['name']}, {below['words']}: {below['submitted']}/{below['asked']} nơi đã gửi."
    rows = [(unit["name"], *_cells(unit["values"])) for unit in below["units"]]
    total = ("Cộng", *(number(value) for value in below["figures"].values()))
    yield Appendix("Tổng hợp báo cáo của cấp dưới", (Paragraph(lead), *_unit_tables(below["columns"], [*rows, total])))


def _unit_tables(labels: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[Table]:
    """Yield the table of units, in as many pieces as the width of the paper asks for."""
    for begin in range(0, len(labels), _WIDE):
        end = begin + _WIDE
        columns = (Column("Tổ chức đảng", 5), *(Column(label, 2, "right") for label in labels[begin:end]))
        yield Table(columns, tuple((row[0], *row[begin + 1 : end + 1]) for row in rows))


def _cells(values: list[int | None]) -> list[str]:
    """Return the figures of a unit, or that it has not submitted."""
    return [_MISSING if value is None else number(value) for value in values]


def report_docx(report: Report) -> bytes:
    """Return the report as Word."""
    return to_docx(paper_of(report))


def report_pdf(report: Report) -> bytes:
    """Return the report as PDF."""
    return to_pdf(paper_of(report))


# --- What those below submitted ----------------------------------------------------------------------------------


def summary_docx(summary: Summary, asker: Organisation) -> bytes:
    """Return the summary as Word: the sums, what the units wrote, every unit in an appendix."""
    words = period_words(summary.form.period_kind, summary.period)
    rows = tuple((str(place), one.label, number(one.total)) for place, one in enumerate(summary.columns, 1))
    missing = [row.name for row in summary.rows if row.report is None]
    body: list[Block] = [Paragraph(f"{summary.submitted}/{len(summary.rows)} nơi đã gửi báo cáo.")]
    if missing:
        body.append(Paragraph("; ".join(missing) + ".", lead="Chưa gửi:"))
    body += [Heading("Số liệu tổng hợp"), Table(_COLUMNS, rows)] if rows else []
    for passage in summary.passages:
        body.append(Heading(passage.heading))
        body += [Bullet(f"{name}: {text}") for name, text in passage.said]
    units = tuple((row.name, *_cells(row.values)) for row in summary.rows)
    tables = tuple(_unit_tables([one.label for one in summary.columns], units))
    return to_docx(
        OfficialPaper(
            superior_body=_committee(asker.parent) if asker.parent else "",
            issuing_body=_committee(asker),
            symbol="BC/CB" if asker.is_cell else "BC/ĐU",
            place=locality_of(asker),
            type_name="Tổng hợp",
            summary=f"{summary.form.name[0].lower()}{summary.form.name[1:]}, {words}",
            body=tuple(body),
            signatures=(SignatureBlock("Người lập"),),
            appendices=(Appendix("Số liệu của từng nơi", tables),) if tables else (),
        )
    )


def summary_sheet(summary: Summary) -> bytes:
    """Return the summary as a workbook: a row a unit, the sum last."""
    words = period_words(summary.form.period_kind, summary.period)
    headings = ("Tổ chức đảng", "Ngày gửi", *(one.label for one in summary.columns))
    rows: list[list[Any]] = [
        [row.name, row.report.submitted_on if row.report else None, *row.values] for row in summary.rows
    ]
    total: list[Any] = ["Cộng", None, *(one.total for one in summary.columns)]
    return sheet_bytes("Tổng hợp", headings, iter([*rows, total]), [summary.form.name, words])
