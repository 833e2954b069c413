"""The thresholds of the rules."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)
_OWN = "Quy ước của phần mềm"
NORMS = [
    ("probation_months", 12, "Điều lệ Đảng, Điều 5", "thời gian dự bị (tháng)"),
    (
        "probation_grace",
        45,
        "01-HD/TW, mục 4: chi bộ xét trong 30 ngày làm việc",
        "ngày chờ sau khi hết thời gian dự bị",
    ),
    ("card_months", 6, _OWN, "thời gian phát thẻ sau ngày chính thức (tháng)"),
    ("age_checked", 100, _OWN, "tuổi cần xác minh lại hồ sơ"),
    ("name_likeness", 80, _OWN, "hai họ tên giống nhau từ mức này (%) thì nghi trùng"),
    ("home_likeness", 40, _OWN, "quê quán giống nhau từ mức này (%) khi họ tên không trùng hẳn"),
]


def _seed(apps, schema_editor) -> None:
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=f"cleanliness.{code}", value=value, valid=DateRange(_EVER, None, "[)"), source=source, note=note)
        for code, value, source, note in NORMS
    )


def _unseed(apps, schema_editor) -> None:
    apps.get_model("regulations", "Norm").objects.filter(code__startswith="cleanliness.").delete()


class Migration(migrations.Migration):
    """Six rows."""

    dependencies = [("cleanliness", "0002_one_person"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(_seed, _unseed)]
