"""The board's tables as Excel."""

import datetime as dt

from sotay.core.days import today
from sotay.core.display import moment
from sotay.core.sheets import book_bytes, sheet_bytes
from sotay.organisations.models import Organisation
from sotay.statistics.adoption import AdoptionBoard, SheetCell
from sotay.statistics.models import Snapshot
from sotay.statistics.queries.cells import CellMonth
from sotay.statistics.queries.difference import Difference, lines
from sotay.statistics.queries.entries import NodeEntries
from sotay.statistics.queries.month import NodeMonth
from sotay.statistics.queries.snapshots import Corrected
from sotay.statistics.tables import Table

_STATE = {"met": "Đã họp", "due": "Chưa đến hạn", "late": "Quá hạn"}
CHILD_HEADINGS = (
    "Mã",
    "Tổ chức đảng",
    "Số chi bộ",
    "Đã họp",
    "Chưa đến hạn",
    "Quá hạn",
    "Phải có mặt",
    "Có mặt",
    "Điểm bình quân",
    "Gửi tài liệu đúng hạn",
    "Có sinh hoạt chuyên đề trong quý",
    "Đảng viên phải dùng sổ tay",
    "Đã kích hoạt",
    "Dùng trong tháng",
    "Dùng trong kỳ họp",
    "Ghi từ giấy trong kỳ họp",
    "Đảng viên được ghi từ giấy",
)
ENTRY_HEADINGS = (
    "Mã",
    "Tổ chức đảng",
    "Phải có mặt",
    "Tự ghi",
    "Thư ký ghi",
    "Ghi thay",
    "Đã xác nhận",
    "Chờ xác nhận",
)
ADOPTION_HEADINGS = (
    "Mã",
    "Tổ chức đảng",
    "Đảng viên phải dùng",
    "Có tài khoản",
    "Đã kích hoạt",
    "Dùng trong tháng",
    "Phải có mặt kỳ họp gần nhất",
    "Dùng trong kỳ họp gần nhất",
    "Số chi bộ",
    "Chi bộ đã họp",
    "Chi bộ dùng sổ tay khi họp",
    "Cần giúp",
)
CALL_HEADINGS = (
    "Trực thuộc",
    "Chi bộ",
    "Họ và tên",
    "Năm sinh",
    "Tình trạng",
    "Việc cần làm",
    "Người giúp, kết quả",
)
CELL_HEADINGS = (
    "Mã",
    "Chi bộ",
    "Trực thuộc",
    "Bí thư",
    "Tình trạng",
    "Lý do",
    "Ngày họp",
    "Phải có mặt",
    "Có mặt",
    "Điểm",
    "Gửi tài liệu lúc",
)


def children_sheet(node: Organisation, period: dt.date, rows: list[NodeMonth]) -> bytes:
    """Return the table of the node's children."""
    values = (
        (
            row.organisation.code,
            row.organisation.name,
            f.cells,
            f.met,
            f.due,
            f.late,
            f.expected,
            f.present,
            f.score,
            f.documents,
            f.thematic,
            f.members,
            f.activated,
            f.active,
            f.used,
            f.on_paper,
            f.paper_members,
        )
        for row in rows
        for f in (row.figures,)
    )
    return sheet_bytes("Sinh hoạt chi bộ", CHILD_HEADINGS, values, _lines(node, period))


def entries_sheet(node: Organisation, period: dt.date, rows: list[NodeEntries]) -> bytes:
    """Return by whose hand the lists were written: a child a row."""
    values = (
        (
            row.organisation.code,
            row.organisation.name,
            f.due,
            f.by_member,
            f.by_secretary,
            f.on_behalf,
            f.confirmed,
            f.waiting,
        )
        for row in rows
        for f in (row.figures,)
    )
    return sheet_bytes("Ai ghi điểm danh", ENTRY_HEADINGS, values, _lines(node, period))


def cells_sheet(node: Organisation, period: dt.date, cells: list[CellMonth]) -> bytes:
    """Return the list of cells."""
    values = (
        (
            c.cell.code,
            c.cell.name,
            c.cell.parent.name if c.cell.parent else "",
            c.secretary,
            _STATE[c.state],
            c.why,
            *(
                (m.held_on, m.due, m.present, m.score, f"{m.documents_at:%d/%m/%Y %H:%M}" if m.documents_at else "")
                if m
                else ()
            ),
        )
        for c in cells
        for m in (c.meeting,)
    )
    return sheet_bytes("Chi bộ", CELL_HEADINGS, values, _lines(node, period))


def adoption_sheet(board: AdoptionBoard) -> bytes:
    """Return the use of the handbook: a child a row."""
    values = (
        (
            part.organisation.code,
            part.organisation.name,
            f.members,
            f.accounts,
            f.activated,
            f.active,
            f.due,
            f.used,
            f.cells,
            f.cells_met,
            f.cells_using,
            f.to_help,
        )
        for part in board.parts
        for f in (part.figures,)
    )
    lines = (board.node.name.upper(), f"SỬ DỤNG SỔ TAY ĐẢNG VIÊN ĐIỆN TỬ, TÍNH ĐẾN NGÀY {today():%d/%m/%Y}")
    return sheet_bytes("Sử dụng sổ tay", ADOPTION_HEADINGS, values, lines)


def call_sheet(node: Organisation, cells: list[SheetCell]) -> bytes:
    """Return the people to help, cell by cell."""
    values = (
        (cell.parent_name, cell.name, line.member.full_name, line.member.born_on.year, line.lack, line.step, "")
        for cell in cells
        for line in cell.lines
    )
    lines = (node.name.upper(), f"ĐẢNG VIÊN CẦN GIÚP DÙNG SỔ TAY, LẬP NGÀY {today():%d/%m/%Y}")
    return sheet_bytes("Danh sách đi giúp", CALL_HEADINGS, values, lines)


def difference_sheet(node: Organisation, first: dt.date, last: dt.date, difference: Difference) -> bytes:
    """Return the people who make the difference between two days."""
    headings = ("Họ và tên", "Ngày sinh", "Tăng, giảm", f"Ngày {first:%d/%m/%Y} ở", f"Ngày {last:%d/%m/%Y} ở")
    heads = (
        node.name.upper(),
        f"TĂNG, GIẢM ĐẢNG VIÊN TỪ NGÀY {first:%d/%m/%Y} ĐẾN NGÀY {last:%d/%m/%Y}",
        f"Đầu kỳ {difference.before}, cuối kỳ {difference.after}",
    )
    return sheet_bytes("Tăng giảm", headings, lines(difference), heads)


def changes_sheet(signed: Snapshot, people: list[Corrected]) -> bytes:
    """Return what is known otherwise now than when tables were signed: one correction a row."""
    rows = ((one.name, c.what, c.signed, c.now) for one in people for c in one.corrections)
    lines = (signed.organisation.name.upper(), "THAY ĐỔI TỪ KHI CHỐT", *signed_words(signed).split("; "))
    return sheet_bytes("Thay đổi", ("Họ và tên", "Nội dung", "Khi chốt", "Nay"), rows, lines)


def period_words(first: dt.date, last: dt.date, known: dt.datetime | None = None) -> str:
    """Return a period in words, with the knowledge it is by."""
    words = f"Từ ngày {first:%d/%m/%Y} đến ngày {last:%d/%m/%Y}"
    return f"{words}, theo số liệu đã biết lúc {moment(known)}" if known else words


def signed_words(signed: Snapshot) -> str:
    """Return the period of signed tables, and who signed them when."""
    number = f", số {signed.number}" if signed.number else ""
    return f"{period_words(signed.first, signed.last)}; {signed.signatory} ký lúc {moment(signed.signed_at)}{number}"


def _lines(node: Organisation, period: dt.date) -> tuple[str, ...]:
    """Return what stands above a table."""
    return (node.name.upper(), f"SINH HOẠT CHI BỘ THÁNG {period:%m/%Y}")


def tables_book(node: Organisation, period: str, tables: list[Table]) -> bytes:
    """Return the official tables, one sheet each."""
    return book_bytes(
        (
            f"Biểu {table.number}",
            table.headings,
            [("    " * line.indent + line.label, *line.cells) for line in table.lines],
            (node.name.upper(), f"BIỂU {table.number}. {table.title.upper()}", period),
        )
        for table in tables
    )
