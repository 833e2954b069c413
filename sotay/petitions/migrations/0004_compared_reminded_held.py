"""What the grouping job has compared, which deadline was reminded of, since when a body holds a petition; likeness across districts."""

import datetime as dt

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models
from django.db.backends.postgresql.psycopg_any import DateRange

_NORM = (
    "petition.like_far_percent",
    85,
    "hai kiến nghị ở hai đảng bộ khác nhau giống nhau từ tỷ lệ này coi là cùng nội dung (%)",
)
_SINCE = """
UPDATE petitions_petition p SET owned_since = h."on"
  FROM (SELECT petition_id, target_id, max("on") AS "on" FROM petitions_hop GROUP BY petition_id, target_id) h
 WHERE h.petition_id = p.id AND h.target_id = p.owner_id
"""


def load(apps, schema_editor):
    """Write the norm."""
    code, value, note = _NORM
    valid = DateRange(dt.date(2011, 1, 1), None, "[)")
    apps.get_model("regulations", "Norm").objects.create(
        code=code, value=value, valid=valid, source="Quy ước của phần mềm", note=note
    )


class Migration(migrations.Migration):
    """New columns, indexes for the evening on which every cell raises something, one norm."""

    dependencies = [
        ("meetings", "0017_answers_on_the_agenda"),
        ("members", "0005_merged_records"),
        ("organisations", "0005_namings"),
        ("petitions", "0003_heard_at_visits"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="hop",
            name="since",
            field=models.DateField(blank=True, null=True, verbose_name="giữ từ ngày"),
        ),
        migrations.AddField(
            model_name="petition",
            name="is_compared",
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name="petition",
            name="owned_since",
            field=models.DateField(editable=False, null=True, verbose_name="đến nơi ngày"),
        ),
        migrations.AddField(
            model_name="petition",
            name="reminded_for",
            field=models.DateField(editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="hop",
            name="kind",
            field=models.CharField(
                choices=[
                    ("raised", "Nêu kiến nghị"),
                    ("routed", "Chuyển cơ quan có thẩm quyền"),
                    ("forwarded", "Chuyển tiếp"),
                    ("split", "Tách việc, giao chủ trì"),
                    ("escalated", "Quá hạn, tự chuyển lên cấp trên"),
                    ("extended", "Gia hạn"),
                    ("answered", "Trả lời"),
                    ("confirmed", "Chi bộ xác nhận"),
                    ("reopened", "Chi bộ chưa đồng ý với trả lời"),
                    ("withdrawn", "Rút kiến nghị"),
                    ("moved", "Theo tổ chức đảng sau sắp xếp"),
                ],
                max_length=9,
                verbose_name="bước",
            ),
        ),
        migrations.AddIndex(
            model_name="hop",
            index=models.Index(
                condition=models.Q(("kind__in", ["answered", "escalated"])),
                fields=["source"],
                include=("kind", "due_on", "on", "since"),
                name="hop_judged",
            ),
        ),
        migrations.AddIndex(
            model_name="petition",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(
                    ("is_alone", False), ("parent", None), ("status__in", ("received", "processing", "answered"))
                ),
                fields=["search_key"],
                name="petition_alike",
                opclasses=["gin_trgm_ops"],
            ),
        ),
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(
                condition=models.Q(
                    ("is_alone", False),
                    ("parent", None),
                    ("status__in", ("received", "processing", "answered")),
                    ("is_compared", False),
                    ("like", None),
                ),
                fields=["id"],
                name="petition_to_compare",
            ),
        ),
        migrations.AddIndex(
            model_name="petition",
            index=models.Index(
                models.OrderBy(models.F("due_on"), nulls_last=True),
                models.OrderBy(models.F("raised_on"), descending=True),
                models.OrderBy(models.F("id"), descending=True),
                condition=models.Q(("parent", None)),
                name="petition_in_order",
            ),
        ),
        migrations.RunSQL(_SINCE, migrations.RunSQL.noop),
        migrations.RunPython(load, migrations.RunPython.noop),
    ]
