"""Tables of points of a province, each adding up to 100 and unchanged once in force."""

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

_TOTAL = """
CREATE FUNCTION check_rubric_total() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    which bigint := CASE WHEN TG_OP = 'DELETE' THEN OLD.rubric_id ELSE NEW.rubric_id END;
BEGIN
    IF EXISTS (SELECT FROM regulations_rubric WHERE id = which)
       AND 100 IS DISTINCT FROM (SELECT sum(maximum) FROM regulations_rubricitem WHERE rubric_id = which) THEN
        RAISE EXCEPTION 'the points of a rubric add up to 100'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'rubric_adds_up_to_100';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER rubric_adds_up_to_100 AFTER INSERT OR UPDATE OR DELETE ON regulations_rubricitem
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_rubric_total();
"""

# In force: its first day has come in Vietnam. Its end may still be set.
_IN_FORCE = """
CREATE FUNCTION rubric_is_in_force(which bigint) RETURNS boolean LANGUAGE sql STABLE
RETURN EXISTS (SELECT FROM regulations_rubric
                WHERE id = which AND lower(valid) <= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date);

CREATE FUNCTION refuse_changing_rubric_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF rubric_is_in_force(CASE WHEN TG_TABLE_NAME = 'regulations_rubric' THEN OLD.id
                               ELSE (to_jsonb(OLD) ->> 'rubric_id')::bigint END) THEN
        RAISE EXCEPTION 'a rubric in force stands as it is' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER rubric_in_force_stands BEFORE UPDATE ON regulations_rubric FOR EACH ROW
    WHEN ((OLD.organisation_id, OLD.name, OLD.source, OLD.bands) IS DISTINCT FROM
          (NEW.organisation_id, NEW.name, NEW.source, NEW.bands))
    EXECUTE FUNCTION refuse_changing_rubric_in_force();
CREATE TRIGGER rubric_in_force_stays BEFORE DELETE ON regulations_rubric
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_rubric_in_force();
CREATE TRIGGER rubric_item_in_force_stands BEFORE UPDATE ON regulations_rubricitem
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION refuse_changing_rubric_in_force();
CREATE TRIGGER rubric_item_in_force_stays BEFORE DELETE ON regulations_rubricitem
    FOR EACH ROW EXECUTE FUNCTION refuse_changing_rubric_in_force();
"""


class Migration(migrations.Migration):
    """Whose, how much in all, from when unchangeable."""

    dependencies = [
        ("organisations", "0004_practice_root"),
        ("regulations", "0002_norms"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="rubric",
            name="rubric_one_at_a_time",
        ),
        migrations.AddField(
            model_name="rubric",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rubrics",
                to="organisations.organisation",
            ),
        ),
        migrations.AlterField(
            model_name="rubricitem",
            name="rule",
            field=models.CharField(
                choices=[
                    ("manual", "Chi bộ tự chấm"),
                    ("thematic", "Chi bộ tự chấm, chỉ khi có chuyên đề"),
                    ("time", "Đúng ngày quy định, đủ thời lượng"),
                    ("attendance", "Tỷ lệ đảng viên dự họp"),
                    ("no_long_absence", "Không có đảng viên vắng nhiều kỳ liên tiếp"),
                    ("content", "Có chương trình, có dự thảo nghị quyết"),
                    ("standing", "Đủ nội dung thường kỳ trong chương trình"),
                    ("orientation", "Có định hướng của cấp ủy cấp trên"),
                    ("notice", "Thông báo trước ngày họp"),
                    ("documents", "Gửi tài liệu đúng hạn"),
                    ("speakers", "Tỷ lệ đảng viên phát biểu"),
                    ("minutes", "Cử thư ký ghi biên bản"),
                    ("digital", "Đảng viên dùng sổ tay trong kỳ họp"),
                    ("tasks", "Kết quả nhiệm vụ của nghị quyết trước"),
                    ("closing", "Có biểu quyết thông qua, có kết luận"),
                ],
                default="manual",
                max_length=40,
                verbose_name="cách tính",
            ),
        ),
        migrations.AddConstraint(
            model_name="rubric",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("organisation", None)), expressions=[("valid", "&&")], name="rubric_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="rubric",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("organisation", "="), ("valid", "&&")], name="rubric_of_a_province_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="rubric",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="rubric_names_its_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="rubricitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rule__in",
                        [
                            "manual",
                            "thematic",
                            "time",
                            "attendance",
                            "no_long_absence",
                            "content",
                            "standing",
                            "orientation",
                            "notice",
                            "documents",
                            "speakers",
                            "minutes",
                            "digital",
                            "tasks",
                            "closing",
                        ],
                    )
                ),
                name="rubric_item_rule_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rubricitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("maximum__gte", 1), ("maximum__lte", 100)), name="rubric_item_has_points"
            ),
        ),
        migrations.RunSQL(_TOTAL, "DROP FUNCTION check_rubric_total() CASCADE"),
        migrations.RunSQL(
            _IN_FORCE,
            "DROP FUNCTION refuse_changing_rubric_in_force() CASCADE; DROP FUNCTION rubric_is_in_force(bigint)",
        ),
    ]
