"""A result may be written for the owner of the task: by whom, from which source, and who has confirmed it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Arguments: the column of the person, the column of the account that wrote the row.
_NOT_ONESELF = """
CREATE FUNCTION refuse_entry_for_oneself() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    line jsonb := to_jsonb(NEW);
BEGIN
    IF EXISTS (SELECT FROM members_member WHERE id = (line ->> TG_ARGV[0])::bigint
                                            AND account_id = (line ->> TG_ARGV[1])::bigint) THEN
        RAISE EXCEPTION 'nobody writes on behalf of themselves'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'on_behalf_of_another_person';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER task_on_behalf_of_another BEFORE INSERT OR UPDATE ON work_task
    FOR EACH ROW WHEN (NEW.on_behalf) EXECUTE FUNCTION refuse_entry_for_oneself('owner_id', 'entered_by_id');
"""


class Migration(migrations.Migration):
    """Fields, constraints, and the trigger that other apps use too."""

    dependencies = [
        ("members", "0002_exports"),
        ("work", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="task",
            name="confirmed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="xác nhận lúc"),
        ),
        migrations.AddField(
            model_name="task",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="entered_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="on_behalf",
            field=models.BooleanField(db_default=False, default=False, verbose_name="ghi thay"),
        ),
        migrations.AddField(
            model_name="task",
            name="source",
            field=models.CharField(
                blank=True,
                choices=[("paper", "Giấy"), ("word", "Lời nói")],
                db_default="",
                max_length=5,
                verbose_name="ghi từ nguồn",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("on_behalf", False), ("owner__isnull", False), _connector="OR"),
                name="task_on_behalf_of_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by", None), ("on_behalf", False), ("source", "")),
                    models.Q(("entered_by__isnull", False), ("on_behalf", True), ("source__in", ["paper", "word"])),
                    _connector="OR",
                ),
                name="task_on_behalf_has_source_and_enterer",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_at", None), ("confirmed_by", None)),
                    models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                    _connector="OR",
                ),
                name="task_confirmed_by_somebody_at_a_time",
            ),
        ),
        migrations.RunSQL(_NOT_ONESELF, migrations.RunSQL.noop),
    ]
