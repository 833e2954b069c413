"""Levels, rounds and deadlines of badges, and what a card's number is, each with its source."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER, _CARD, _2026 = dt.date(2011, 1, 1), dt.date(2025, 8, 8), dt.date(2026, 5, 19)
_OLD = [30, 40, *range(45, 95, 5)]
_NEW = list(range(30, 100, 5))
# name, day and month of the round, and the first and the last month in which the years are reached
ROUNDS = [["3/2", 3, 2, 12, 2], ["19/5", 19, 5, 3, 5], ["2/9", 2, 9, 6, 9], ["7/11", 7, 11, 10, 11]]
_HN = "294-QĐ/TW; 06-HD/TW (9/6/2025); 38-HD/BTCTW"

NORMS = [
    ("badge.levels", _OLD, _EVER, _2026, _HN, "các loại Huy hiệu Đảng (năm tuổi Đảng)"),
    (
        "badge.levels",
        _NEW,
        _2026,
        None,
        "01-HD/TW (19/5/2026)",
        "thêm loại 35 và 95 năm; khác danh mục của 294-QĐ/TW, tỉnh chưa áp dụng thì sửa lại dòng này",
    ),
    ("badge.rounds", ROUNDS, _EVER, None, _HN, "đợt trao tặng: tên, ngày, tháng, và các tháng đủ tuổi Đảng"),
    ("badge.notice_days", 90, _EVER, None, "Quy ước của phần mềm", "lập danh sách dự kiến trước đợt (ngày)"),
    ("badge.file_working_days", 30, _EVER, None, _HN, "hồ sơ đến tỉnh trước đợt (ngày làm việc)"),
    ("badge.early_months", 12, _EVER, None, _HN, "xét tặng sớm cho người bệnh nặng, không quá (tháng)"),
    ("badge.early_months_high", 24, _EVER, None, _HN, "xét tặng sớm từ loại 70 năm trở lên, không quá (tháng)"),
    ("badge.early_high_level", 70, _EVER, None, _HN, "loại Huy hiệu được xét tặng sớm lâu hơn"),
    ("badge.posthumous_months", 12, _EVER, None, _HN, "truy tặng khi còn thiếu không quá (tháng)"),
    ("card.by_national_id", False, _EVER, _CARD, "Quy định trước 347-QĐ/TW", "số thẻ do cấp ủy cấp, 8 chữ số"),
    ("card.by_national_id", True, _CARD, None, "347-QĐ/TW (8/8/2025)", "số thẻ là số định danh cá nhân"),
]


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(first, until, "[)"), source=source, note=note)
        for code, value, first, until, source, note in NORMS
    )


class Migration(migrations.Migration):
    """Data of the first release."""

    dependencies = [("badges", "0001_initial"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
