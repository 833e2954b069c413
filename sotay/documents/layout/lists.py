"""A list printed on A4 across, its heading row repeated on each page."""

from dataclasses import asdict, dataclass

from sotay.documents.layout.compose import body_lines
from sotay.documents.layout.engine import typeset
from sotay.documents.layout.paper import Column, Table
from sotay.documents.layout.text import lines, one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPrint:
    """What is printed: the body that prints it, a title, what was chosen, the table, and notes below it."""

    body_name: str = ""
    title: str
    subtitle: str = ""
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: str = ""


def list_pdf(printed: ListPrint) -> bytes:
    """Return the list as PDF."""
    (table,) = body_lines((Table(printed.columns, printed.rows),))
    data = {
        "body_name": one_line(printed.body_name),
        "title": one_line(printed.title),
        "subtitle": one_line(printed.subtitle),
        "notes": lines(printed.notes),
        "columns": [asdict(column) for column in table.columns],
        "rows": table.rows,
    }
    return typeset("list.typ", data)
