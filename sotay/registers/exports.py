"""A register as PDF, paged and numbered, and as Excel."""

from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import Column, ListPrint, list_pdf
from sotay.organisations.models import Organisation
from sotay.registers.choices import Register
from sotay.registers.queries import Table, printed

NOTES = "In từ Sổ tay, đóng quyển mỗi năm và khi hết nhiệm kỳ.\nNgười lập sổ: ………………………………    Bí thư: ………………………………"


def register_pdf(register: Register, body: Organisation, year: int, table: Table) -> bytes:
    """Return the register on A4 across, each page numbered, its heading repeated."""
    columns = tuple(Column(title, share, "center" if title == "TT" else "left") for title, share in table.columns)
    paper = ListPrint(
        body_name=body.name,
        title=register.label.upper(),
        subtitle=f"Năm {year}, {len(table.rows)} dòng",
        columns=columns,
        rows=printed(table.rows),
        notes=NOTES,
    )
    return list_pdf(paper)


def register_sheet(register: Register, body: Organisation, year: int, table: Table) -> bytes:
    """Return the register as a workbook."""
    headings = [title for title, _ in table.columns]
    lines = (body.name, f"{register.label.upper()}, NĂM {year}")
    return sheet_bytes(register.label.removeprefix("Sổ "), headings, table.rows, lines)
