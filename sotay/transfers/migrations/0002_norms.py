"""The clocks of a transfer, each dated and with its source."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER, _2025, _2026 = dt.date(2011, 1, 1), dt.date(2025, 7, 1), dt.date(2026, 7, 26)
_OURS = "Quy ước của phần mềm"

# code, value, from, until, source, what it says
NORMS = [
    ("start_days", 60, _2025, _2026, "294-QĐ/TW, điểm 6.3.1", "làm thủ tục chuyển sinh hoạt (ngày làm việc)"),
    (
        "start_days",
        30,
        _2026,
        None,
        "208-QĐ/TW (26/7/2026)",
        "làm thủ tục chuyển sinh hoạt (ngày làm việc); có tài liệu ghi 60, ban tổ chức đối chiếu rồi sửa tại đây",
    ),
    ("start_alert", 45, _2025, _2026, _OURS, "nhắc làm thủ tục từ ngày làm việc thứ"),
    ("start_alert", 20, _2026, None, _OURS, "nhắc làm thủ tục từ ngày làm việc thứ"),
    ("present_days", 30, _EVER, None, "294-QĐ/TW, điểm 6.3; 208-QĐ/TW", "trình giấy nơi đến (ngày làm việc)"),
    ("present_alert", 20, _EVER, None, _OURS, "nhắc trình giấy từ ngày làm việc thứ"),
    (
        "strike_months",
        3,
        _EVER,
        None,
        "Điều lệ Đảng, Điều 8; 294-QĐ/TW",
        "quá thời gian này không trình giấy: xem xét xóa tên (tháng)",
    ),
    ("strike_alert", 80, _EVER, None, _OURS, "nhắc trước mốc ba tháng, từ ngày thứ"),
    ("temporary_least", 3, _EVER, None, "294-QĐ/TW; 38-HD/BTCTW", "sinh hoạt tạm thời từ (tháng)"),
    ("temporary_below", 12, _EVER, None, "294-QĐ/TW; 38-HD/BTCTW", "sinh hoạt tạm thời dưới (tháng)"),
    ("temporary_alert", 30, _EVER, None, _OURS, "nhắc trước khi hết hạn sinh hoạt tạm thời (ngày)"),
]


def load(apps, schema_editor):
    """Write the rows."""
    apps.get_model("regulations", "Norm").objects.bulk_create(
        apps.get_model("regulations", "Norm")(
            code=f"transfer.{code}", value=value, valid=DateRange(first, until, "[)"), source=source, note=note
        )
        for code, value, first, until, source, note in NORMS
    )


class Migration(migrations.Migration):
    """Eleven norms."""

    dependencies = [("transfers", "0001_initial"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
