"""The standing agenda of each kind of meeting, under 42-HD/BTCTW and under the guidance before it."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_12HD, _42HD = dt.date(2018, 7, 6), dt.date(2025, 10, 28)
REGIMES = [
    (DateRange(_12HD, _42HD, "[)"), "12-HD/BTCTW (06/7/2018)"),
    (DateRange(_42HD, None, "[)"), "42-HD/BTCTW (28/10/2025), mục 2"),
]

# kind, title, what belongs to it, minutes
ITEMS = {
    "periodic": [
        ("Mở đầu", "Tuyên bố lý do, giới thiệu đại biểu; cử thư ký; điểm danh; thông qua nội dung.", 5),
        (
            "Báo cáo kết quả thực hiện nghị quyết tháng trước và dự kiến nhiệm vụ tháng này",
            "Bí thư báo cáo; nêu rõ việc đã hoàn thành, chưa hoàn thành, nguyên nhân.",
            15,
        ),
        (
            "Đánh giá việc thực hiện nhiệm vụ được giao của đảng viên",
            "Đảng viên báo cáo nhiệm vụ được giao; chi bộ nhận xét.",
            10,
        ),
        (
            "Thông tin thời sự, văn bản mới",
            "Tình hình trong nước, thế giới, địa phương; chủ trương của Đảng, chính sách của Nhà nước.",
            10,
        ),
        ("Thảo luận", "Đảng viên thảo luận báo cáo, dự thảo nghị quyết và nhiệm vụ tháng này.", 15),
        ("Tình hình tư tưởng của đảng viên, quần chúng", "", 10),
        (
            "Tự phê bình và phê bình; học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
            "",
            10,
        ),
        (
            "Kết luận, giao nhiệm vụ",
            "Chủ trì tổng hợp, trả lời kiến nghị, giao nhiệm vụ có thời hạn; biểu quyết nghị quyết.",
            5,
        ),
        ("Chấm điểm chất lượng sinh hoạt", "", 5),
        ("Thông qua biên bản", "Thư ký đọc lại biên bản; chi bộ thông qua.", 5),
    ],
    "thematic": [
        ("Mở đầu", "Tuyên bố lý do, giới thiệu đại biểu; cử thư ký; điểm danh; thông qua nội dung.", 5),
        ("Trình bày chuyên đề", "Đảng viên được phân công trình bày báo cáo chuyên đề.", 30),
        ("Thảo luận, góp ý", "Liên hệ với chi bộ và bản thân; giải pháp thực hiện.", 60),
        ("Kết luận, giao nhiệm vụ", "Chủ trì kết luận; biểu quyết nghị quyết hoặc kết luận chuyên đề.", 15),
        ("Chấm điểm chất lượng sinh hoạt", "", 5),
        ("Thông qua biên bản", "Thư ký đọc lại biên bản; chi bộ thông qua.", 5),
    ],
    "extraordinary": [
        ("Mở đầu", "Tuyên bố lý do họp bất thường; cử thư ký; điểm danh.", 5),
        ("Nội dung đột xuất", "", 20),
        ("Thảo luận", "", 20),
        ("Kết luận, biểu quyết", "", 10),
        ("Thông qua biên bản", "Thư ký đọc lại biên bản; chi bộ thông qua.", 5),
    ],
}


def load(apps, schema_editor):
    """Write the lines."""
    item = apps.get_model("meetings", "StandingItem")
    item.objects.bulk_create(
        item(kind=kind, number=number, title=title, detail=detail, minutes=minutes, valid=valid, source=source)
        for valid, source in REGIMES
        for kind, lines in ITEMS.items()
        for number, (title, detail, minutes) in enumerate(lines, 1)
    )


class Migration(migrations.Migration):
    """Data of the first release."""

    dependencies = [("meetings", "0003_preparing")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
