"""The rules known at release, each dated and with its source (three regimes: 2021, 1/7/2025, 26/7/2026)."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_2018, _2021, _2025 = dt.date(2018, 7, 6), dt.date(2021, 7, 30), dt.date(2025, 7, 1)
_42HD = dt.date(2025, 10, 28)
_EVER = dt.date(2011, 1, 1)

# code, value, from, until, source, what it says
NORMS = [
    (
        "organisation.min_official",
        3,
        _EVER,
        None,
        "Điều lệ Đảng, Điều 21",
        "đảng viên chính thức tối thiểu để lập tổ chức đảng",
    ),
    ("organisation.committee_min", 30, _EVER, None, "Điều lệ Đảng, Điều 21", "số đảng viên để lập đảng bộ cơ sở"),
    ("organisation.cell_committee_min", 9, _EVER, None, "294-QĐ/TW; 24-QĐ/TW", "đảng viên chính thức để bầu chi ủy"),
    ("organisation.cell_max_without_consent", 30, _EVER, None, "294-QĐ/TW, điểm 20", "quá số này cần cấp trên đồng ý"),
    ("member.age_min", 18, _EVER, None, "Điều lệ Đảng, Điều 1", "tuổi vào Đảng, tính theo tháng"),
    ("member.age_max", 60, _EVER, None, "01-HD/TW; 06-HD/TW", "tuổi vào Đảng không cần văn bản đồng ý"),
    ("meeting.min_minutes", 60, _EVER, _42HD, "Chỉ thị 10-CT/TW", "thời lượng tối thiểu"),
    ("meeting.min_minutes", 90, _42HD, None, "42-HD/BTCTW (28/10/2025)", "thời lượng tối thiểu"),
    ("meeting.long_minutes", 120, _42HD, None, "42-HD/BTCTW (28/10/2025)", "khi có chuyên đề hoặc từ 30 đảng viên"),
    ("meeting.long_from_members", 30, _42HD, None, "42-HD/BTCTW (28/10/2025)", "chi bộ đông đảng viên"),
    ("meeting.target_attendance", 90, _EVER, None, "42-HD/BTCTW; Chỉ thị 10-CT/TW", "tỷ lệ dự sinh hoạt phấn đấu (%)"),
    ("meeting.documents_days_before", 1, _EVER, None, "42-HD/BTCTW (28/10/2025)", "gửi tài liệu trước (ngày)"),
    ("meeting.report_days_after", 2, _EVER, None, "42-HD/BTCTW (28/10/2025)", "hoàn tất, báo cáo sau họp (ngày)"),
    ("meeting.thematic_per_quarter", 1, _EVER, None, "Chỉ thị 10-CT/TW; 42-HD/BTCTW", "sinh hoạt chuyên đề mỗi quý"),
    ("meeting.quorum_numerator", 2, _EVER, None, "Điều lệ Đảng (vận dụng)", "tỷ lệ hợp lệ: tử số"),
    ("meeting.quorum_denominator", 3, _EVER, None, "Điều lệ Đảng (vận dụng)", "tỷ lệ hợp lệ: mẫu số"),
    ("meeting.late_after_minutes", 15, _EVER, None, "Quy ước của phần mềm", "đến sau giờ này ghi đến muộn"),
]

RUBRIC_GROUPS = [
    # group, title, maximum, rule, bands
    ("Thời gian", "Họp đúng ngày quy định, đủ thời lượng", 5, "time", []),
    ("Dự sinh hoạt", "Tỷ lệ đảng viên dự sinh hoạt", 4, "attendance", [[90, 4], [75, 3], [65, 2], [0, 1]]),
    ("Dự sinh hoạt", "Không có đảng viên vắng quá 3 kỳ liên tiếp", 1, "no_long_absence", []),
    ("Chuẩn bị", "Chuẩn bị nội dung", 3, "content", []),
    ("Chuẩn bị", "Có định hướng của cấp ủy cấp trên", 2, "orientation", []),
    ("Chuẩn bị", "Họp chi ủy (hoặc bí thư, phó bí thư thống nhất)", 2, "manual", []),
    ("Chuẩn bị", "Thông báo cho đảng viên", 1, "notice", []),
    ("Chuẩn bị", "Gửi tài liệu trước kỳ họp", 2, "documents", []),
    ("Tiến hành", "Đúng trình tự", 5, "manual", []),
    ("Tiến hành", "Nội dung thường kỳ", 10, "manual", []),
    ("Tiến hành", "Nội dung chuyên đề", 5, "thematic", []),
    ("Tiến hành", "Biểu dương, nhắc nhở", 2, "manual", []),
    ("Tiến hành", "Tỷ lệ đảng viên phát biểu", 5, "speakers", [[50, 5], [40, 4], [30, 3], [0, 2]]),
    ("Tiến hành", "Ghi biên bản", 1, "minutes", []),
    ("Tiến hành", "Nắm tình hình tư tưởng đảng viên", 1, "manual", []),
    ("Tiến hành", "Ứng dụng công nghệ số", 1, "digital", []),
    ("Chủ trì", "Điều hành của chủ trì", 10, "manual", []),
    ("Nguyên tắc", "Thực hiện nguyên tắc sinh hoạt đảng", 5, "manual", []),
    (
        "Kết quả",
        "Kết quả thực hiện nghị quyết tháng trước",
        30,
        "tasks",
        [[90, 30], [80, 27], [70, 24], [60, 20], [50, 15], [0, 10]],
    ),
    ("Kết thúc", "Kết luận, thông qua nghị quyết và biên bản", 5, "closing", []),
]
BANDS = [[90, "Tốt"], [70, "Khá"], [50, "Trung bình"], [0, "Kém"]]


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(first, until, "[)"), source=source, note=note)
        for code, value, first, until, source, note in NORMS
    )
    rubric = apps.get_model("regulations", "Rubric").objects.create(
        name="Khung chấm điểm chất lượng sinh hoạt chi bộ",
        valid=DateRange(_EVER, None, "[)"),
        source="42-HD/BTCTW (28/10/2025)",
        bands=BANDS,
    )
    item = apps.get_model("regulations", "RubricItem")
    item.objects.bulk_create(
        item(rubric=rubric, number=number, group=group, title=title, maximum=maximum, rule=rule, bands=bands)
        for number, (group, title, maximum, rule, bands) in enumerate(RUBRIC_GROUPS, 1)
    )


class Migration(migrations.Migration):
    """Data of the first release."""

    dependencies = [("regulations", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
