"""What the database holds about elections and acting, and the norms of committees: each dated, with its source."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

# The base of an election stands once; its candidates' rows follow it. The days of an acting duty are those of its post.
_CREATE = """
ALTER TABLE committees_nominee ADD CONSTRAINT nominee_has_the_base_of_its_election
    FOREIGN KEY (election_id, base) REFERENCES committees_election (id, base) ON UPDATE CASCADE ON DELETE CASCADE;

CREATE FUNCTION move_acting_with_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE committees_actingduty SET valid = NEW.valid WHERE position_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER acting_moves_with_position AFTER UPDATE OF valid ON committees_position
    FOR EACH ROW WHEN (OLD.valid <> NEW.valid AND NEW.post = 'acting') EXECUTE FUNCTION move_acting_with_position();
"""
_DROP = """
DROP TRIGGER acting_moves_with_position ON committees_position;
DROP FUNCTION move_acting_with_position();
ALTER TABLE committees_nominee DROP CONSTRAINT nominee_has_the_base_of_its_election;
"""

_EVER, _35CT = dt.date(2011, 1, 1), dt.date(2024, 6, 14)
_OWN = "Quy ước của phần mềm; tiêu chuẩn do cấp ủy có thẩm quyền quy định"
# code, value, from, until, source, what it says
NORMS = [
    ("committee.women_percent", 15, _EVER, None, "Chỉ thị 35-CT/TW; Chỉ thị 36-CT/TW (2014)", "tỷ lệ nữ trong cấp ủy (%)"),
    ("committee.young_percent", 10, _EVER, None, "Chỉ thị 35-CT/TW; Chỉ thị 36-CT/TW (2014)", "tỷ lệ cán bộ trẻ trong cấp ủy (%)"),
    ("committee.young_under", 40, _EVER, _35CT, "Chỉ thị 36-CT/TW (2014); Chỉ thị 35-CT/TW (2019)", "cán bộ trẻ: dưới tuổi này"),
    ("committee.young_under", 42, _35CT, None, "Chỉ thị 35-CT/TW (14/6/2024)", "cán bộ trẻ: dưới tuổi này"),
    ("committee.renewal_numerator", 1, _EVER, None, "Chỉ thị 35-CT/TW", "tỷ lệ đổi mới cấp ủy: tử số"),
    ("committee.renewal_denominator", 3, _EVER, None, "Chỉ thị 35-CT/TW", "tỷ lệ đổi mới cấp ủy: mẫu số"),
    ("committee.standing_denominator", 3, _EVER, None, "Điều lệ Đảng", "ban thường vụ không quá một phần này của cấp ủy"),
    ("committee.acting_max_months", 6, _EVER, None, "Quy ước của phần mềm", "phụ trách, điều hành thay lâu nhất (tháng)"),
    ("committee.plan_days_before", 30, _EVER, None, "Quy ước của phần mềm", "nhắc trình duyệt trước ngày đại hội (ngày)"),
    ("committee.standard_degree", 4, _EVER, None, _OWN, "chuẩn chuyên môn của cấp ủy viên từ cơ sở trở lên (4: đại học)"),
    ("committee.standard_theory", 2, _EVER, None, _OWN, "chuẩn lý luận chính trị từ cơ sở trở lên (2: trung cấp)"),
    ("committee.standard_management", 1, _EVER, None, _OWN, "cần kiến thức quản lý nhà nước (1: có)"),
    ("committee.standard_language", 1, _EVER, None, _OWN, "cần ngoại ngữ (1: có)"),
    ("committee.standard_computing", 1, _EVER, None, _OWN, "cần tin học (1: có)"),
]  # fmt: skip


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(first, until, "[)"), source=source, note=note)
        for code, value, first, until, source, note in NORMS
    )


class Migration(migrations.Migration):
    """A key of two columns, a trigger, and norms."""

    dependencies = [("committees", "0003_congresses_charges_acting"), ("regulations", "0002_norms")]
    operations = [migrations.RunSQL(_CREATE, _DROP), migrations.RunPython(load, migrations.RunPython.noop)]
