"""What is done under which item of the standing agenda: doing it begins the item, so nobody taps for it."""

from django.db import migrations, models

# kind → title → act; the titles are those of migration 0004
ACTS = {
    "periodic": {
        "Mở đầu": "opening",
        "Kết luận, giao nhiệm vụ": "decision",
        "Chấm điểm chất lượng sinh hoạt": "score",
        "Thông qua biên bản": "closing",
    },
    "thematic": {
        "Mở đầu": "opening",
        "Kết luận, giao nhiệm vụ": "decision",
        "Chấm điểm chất lượng sinh hoạt": "score",
        "Thông qua biên bản": "closing",
    },
    "extraordinary": {
        "Mở đầu": "opening",
        "Kết luận, biểu quyết": "decision",
        "Thông qua biên bản": "closing",
    },
}
CHOICES = [
    ("opening", "Khai mạc, điểm danh"),
    ("decision", "Kết luận, biểu quyết, giao việc"),
    ("score", "Chấm điểm"),
    ("closing", "Thông qua biên bản, kết thúc"),
]


def load(apps, schema_editor):
    """Mark the standing lines."""
    lines = apps.get_model("meetings", "StandingItem").objects
    for kind, acts in ACTS.items():
        for title, act in acts.items():
            lines.filter(kind=kind, title=title).update(act=act)


class Migration(migrations.Migration):
    """A column on the standing and on each meeting's agenda."""

    dependencies = [("meetings", "0011_contested_points")]
    operations = [
        migrations.AddField(
            "standingitem",
            "act",
            models.CharField(blank=True, choices=CHOICES, max_length=10, verbose_name="việc gắn với nội dung"),
        ),
        migrations.AddField(
            "agendaitem",
            "act",
            models.CharField(blank=True, choices=CHOICES, max_length=10, verbose_name="việc gắn với nội dung"),
        ),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
