"""Small registers as boards write them."""

import io

import xlsxwriter

HEADINGS = [
    "STT", "Họ và tên khai sinh", "Ngày sinh", "Giới tính", "Số định danh cá nhân", "Ngày vào Đảng", "Ngày chính thức",
    "Mã chi bộ", "Nghề nghiệp", "Tình trạng sinh hoạt", "Số thẻ đảng viên",
]  # fmt: skip
FIRST_ROW = 4
"""The sheet's row of the first person: a title, an empty line and the headings stand above."""


def book(*rows):
    """A register with a title line, headings and the rows."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        page = workbook.add_worksheet()
        page.write(0, 0, "DANH SÁCH ĐẢNG VIÊN")
        for column, heading in enumerate(HEADINGS):
            page.write(2, column, heading)
        for number, row in enumerate(rows, 3):
            for column, value in enumerate((number - 2, *row)):
                if value is not None:
                    page.write(number, column, value)
    return buffer.getvalue()


USUAL = {
    "born": "02/03/1980", "cell": "24.01.001.01", "job": "Nông dân", "status": "Đang sinh hoạt", "card": None,
}  # fmt: skip


def person(name, number, **told):
    """One row; what is not told is as usual."""
    said = {**USUAL, **told}
    days = ("05/05/2005", "05/05/2006")
    return (name, said["born"], "Nam", number, *days, said["cell"], said["job"], said["status"], said["card"])


GOOD = person("Lý Văn Mới", "024900000001")
WRONG = person("Lý Văn Sai", "0249")
