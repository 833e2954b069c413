"""Deadlines of petitions in working days, how alike two of them must be, and the map of hops that nobody rewrites."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER = dt.date(2011, 1, 1)
_OURS = "Quy ước của phần mềm"
NORMS = [
    ("petition.route_days", 5, "chi bộ phân loại, trả lời tại chỗ hoặc chuyển kiến nghị (ngày làm việc)"),
    ("petition.answer_days", 15, "cơ quan có thẩm quyền trả lời (ngày làm việc kể từ khi nhận)"),
    ("petition.extend_days", 10, "gia hạn một lần (ngày làm việc)"),
    ("petition.conclude_days", 5, "cơ quan chủ trì kết luận sau hạn của phần việc cuối cùng (ngày làm việc)"),
    ("petition.climb_days", 5, "cấp trên xử lý kiến nghị quá hạn (ngày làm việc)"),
    ("petition.confirm_days", 30, "chi bộ xác nhận trả lời tại kỳ sinh hoạt gần nhất (ngày làm việc)"),
    ("petition.soon_days", 3, "coi là sắp đến hạn (ngày)"),
    ("petition.like_percent", 50, "hai kiến nghị giống nhau từ tỷ lệ này coi là cùng nội dung (%)"),
]
_GUARD = """
CREATE FUNCTION petitions_keep_the_map() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'hops of petitions are never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER hop_is_kept BEFORE UPDATE OR DELETE ON petitions_hop FOR EACH ROW EXECUTE FUNCTION petitions_keep_the_map();
"""
_NO_GUARD = "DROP TRIGGER hop_is_kept ON petitions_hop; DROP FUNCTION petitions_keep_the_map();"


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(_EVER, None, "[)"), source=_OURS, note=note)
        for code, value, note in NORMS
    )


class Migration(migrations.Migration):
    """Norms, and the trigger of the map."""

    dependencies = [("petitions", "0001_initial"), ("regulations", "0002_norms")]
    operations = [
        migrations.RunPython(load, migrations.RunPython.noop),
        migrations.RunSQL(_GUARD, _NO_GUARD),
    ]
