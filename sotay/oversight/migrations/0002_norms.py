"""Ages, lengths and deadlines of exemption, discipline and departure, each with its source."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)
_HN = "294-QĐ/TW; 38-HD/BTCTW (29/9/2025)"

NORMS = [
    ("exemption.age_from", 80, _HN, "tuổi tự nguyện đề nghị miễn, chi bộ quyết định, không cần hồ sơ bệnh án"),
    ("exemption.below_months", 12, _HN, "lý do khác: mỗi lần dưới số tháng này; hết hạn phải làm lại thủ tục"),
    ("exemption.warn_days", 30, "Quy ước của phần mềm", "nhắc trước khi hết hạn miễn (ngày)"),
    (
        "discipline.effect_months",
        12,
        "Hướng dẫn thi hành kỷ luật (vận dụng; cần thẩm định)",
        "quyết định kỷ luật chấm dứt hiệu lực sau (tháng)",
    ),
    ("discipline.complaint_days", 30, "296-QĐ/TW; 08-HD/TW (10/6/2025)", "thời hạn khiếu nại kỷ luật, từ ngày công bố"),
    (
        "discipline.complaint_in_working_days",
        True,
        "296-QĐ/TW; 08-HD/TW (10/6/2025)",
        "thời hạn khiếu nại tính theo ngày làm việc (các tài liệu nêu khác nhau)",
    ),
    ("departure.complaint_working_days", 30, _HN, "thời hạn khiếu nại việc xóa tên, từ ngày công bố (ngày làm việc)"),
    (
        "screening.absent_months",
        3,
        "Điều lệ Đảng, Điều 8; 294-QĐ/TW",
        "số tháng vắng không lý do trong năm phải rà soát",
    ),
]


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(_EVER, None, "[)"), source=source, note=note)
        for code, value, source, note in NORMS
    )


class Migration(migrations.Migration):
    """Data of the first release."""

    dependencies = [("oversight", "0001_initial"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
