"""Public holidays and exchanged working days known at release (Labour Code 2019, Art. 112, and the yearly announcements)."""

import datetime as dt

from django.db import migrations

_LAW = "Bộ luật Lao động 2019, Điều 112"
_YEARLY = "Thông báo nghỉ Tết, nghỉ lễ hằng năm của Chính phủ"
_PLANNED = "Bộ luật Lao động 2019, Điều 112 (dự kiến, chờ thông báo hằng năm)"
_NEW_YEAR, _TET, _KINGS = "Tết Dương lịch", "Tết Nguyên đán", "Giỗ Tổ Hùng Vương"
_VICTORY, _LABOUR, _NATIONAL = "Ngày Chiến thắng 30/4", "Quốc tế Lao động 1/5", "Quốc khánh 2/9"

# day, occasion, source
OFF = [
    ("2025-01-01", _NEW_YEAR, _LAW),
    *((f"2025-01-{day}", _TET, _YEARLY) for day in (27, 28, 29, 30, 31)),
    ("2025-04-07", _KINGS, _LAW),
    ("2025-04-30", _VICTORY, _LAW),
    ("2025-05-01", _LABOUR, _LAW),
    ("2025-05-02", "Nghỉ hoán đổi dịp 30/4, 1/5", _YEARLY),
    ("2025-09-01", _NATIONAL, _YEARLY),
    ("2025-09-02", _NATIONAL, _LAW),
    ("2026-01-01", _NEW_YEAR, _LAW),
    ("2026-01-02", "Nghỉ hoán đổi dịp Tết Dương lịch", _YEARLY),
    *((f"2026-02-{day}", _TET, _YEARLY) for day in (16, 17, 18, 19, 20)),
    ("2026-04-27", "Nghỉ bù Giỗ Tổ Hùng Vương", _LAW),
    ("2026-04-30", _VICTORY, _LAW),
    ("2026-05-01", _LABOUR, _LAW),
    ("2026-08-31", "Nghỉ hoán đổi dịp Quốc khánh", _YEARLY),
    ("2026-09-01", _NATIONAL, _YEARLY),
    ("2026-09-02", _NATIONAL, _LAW),
    ("2027-01-01", _NEW_YEAR, _LAW),
    *((f"2027-02-{day:02}", _TET, _PLANNED) for day in (5, 8, 9, 10, 11)),
    ("2027-04-16", _KINGS, _LAW),
    ("2027-04-30", _VICTORY, _LAW),
    ("2027-05-03", "Nghỉ bù Quốc tế Lao động 1/5", _LAW),
    ("2027-09-02", _NATIONAL, _LAW),
    ("2027-09-03", _NATIONAL, _PLANNED),
]
WORKED = [
    ("2025-04-26", "Làm bù ngày 2/5", _YEARLY),
    ("2026-01-10", "Làm bù ngày 2/1", _YEARLY),
    ("2026-08-22", "Làm bù ngày 31/8", _YEARLY),
]


def load(apps, schema_editor):
    """Write the days."""
    model = apps.get_model("regulations", "CalendarDay")
    model.objects.bulk_create(
        model(day=dt.date.fromisoformat(day), name=name, source=source, is_working=is_working)
        for is_working, days in ((False, OFF), (True, WORKED))
        for day, name, source in days
    )


class Migration(migrations.Migration):
    """The days as rows."""

    dependencies = [("regulations", "0004_calendar")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
