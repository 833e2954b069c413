"""The documents of tonight's meeting, made as a cell would make them: Word, PDF and Excel."""

import datetime as dt
import io

import docx
import xlsxwriter

from sotay.documents.layout import Heading, OfficialPaper, Paragraph, Recipients, SignatureBlock, to_pdf

NEWS = (
    (
        "Tình hình sản xuất, đời sống",
        [
            "Toàn thôn đã thu hoạch xong 42 ha lúa mùa, năng suất ước đạt 58 tạ/ha; gieo trồng 18 ha cây vụ đông.",
            "Đường ngõ 3 dài 420 m đã có 17 hộ đồng ý hiến đất; còn 2 hộ đang tiếp tục vận động.",
            "Quỹ vì người nghèo đã thu 12.600.000 đồng, đạt 84 % kế hoạch.",
        ],
    ),
    (
        "Công tác xây dựng Đảng",
        [
            "Chi bộ đang giúp đỡ 2 quần chúng ưu tú; một đồng chí đã học xong lớp bồi dưỡng nhận thức về Đảng.",
            "Tỷ lệ đảng viên dự sinh hoạt 10 tháng đạt trên 92 %; một số đồng chí cao tuổi cần được hướng dẫn dùng sổ tay.",
        ],
    ),
    (
        "Nhiệm vụ tháng tới",
        [
            "Hoàn thành giải phóng mặt bằng đường ngõ 3 trước ngày 15.",
            "Tổ chức Ngày hội Đại đoàn kết toàn dân tộc gọn nhẹ, tiết kiệm, thiết thực.",
            "Mỗi đảng viên giúp ít nhất một hộ cài đặt và dùng dịch vụ công trực tuyến.",
        ],
    ),
)
SPENDING = (
    ("Hạng mục", "Đơn vị", "Khối lượng", "Kinh phí (nghìn đồng)", "Đã huy động"),
    ("Bê tông mặt đường", "m³", 84, 126_000, 92_000),
    ("Rãnh thoát nước", "m", 400, 48_000, 31_500),
    ("Nhân công", "công", 120, 36_000, 36_000),
    ("Đèn chiếu sáng", "bộ", 12, 10_800, 4_500),
)


def report_docx(month: dt.date) -> bytes:
    """Return the secretary's draft report."""
    document = docx.Document()
    document.add_heading(f"Báo cáo kết quả tháng {month:%m/%Y} và phương hướng tháng tới", level=1)
    for title, lines in NEWS:
        document.add_heading(title, level=2)
        for line in lines:
            document.add_paragraph(line, style="List Bullet")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def notice_pdf(commune: str, held_on: dt.date) -> bytes:
    """Return the upper committee's notice on what cells should discuss this month."""
    return to_pdf(
        OfficialPaper(
            superior_body="Đảng bộ huyện",
            issuing_body=commune,
            number=112,
            symbol="TB/ĐU",
            place="Bình Sơn",
            dated_on=held_on - dt.timedelta(days=6),
            type_name="Thông báo",
            summary="Định hướng nội dung sinh hoạt chi bộ trong tháng",
            body=(
                Heading("Nội dung trọng tâm", 1),
                Paragraph(
                    "Các chi bộ tập trung thảo luận giải pháp hoàn thành chỉ tiêu cuối năm, trước hết là giao thông nông thôn và thu quỹ."
                ),
                Heading("Về sử dụng sổ tay đảng viên điện tử", 1),
                Paragraph(
                    "Tài liệu gửi trên sổ tay trước kỳ họp ít nhất một ngày; phân công đảng viên trẻ hướng dẫn đảng viên cao tuổi."
                ),
            ),
            signatures=(SignatureBlock("BÍ THƯ", on_behalf="T/M ĐẢNG ỦY"),),
            recipients=Recipients(("Các chi bộ trực thuộc",), archive="Lưu Văn phòng Đảng ủy"),
        )
    )


def spending_xlsx() -> bytes:
    """Return the estimate for the road."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        page = book.add_worksheet("Dự toán")
        for row, values in enumerate(SPENDING):
            page.write_row(row, 0, values)
    return buffer.getvalue()
