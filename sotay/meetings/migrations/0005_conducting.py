"""When the meeting came to an item; who confirmed a paper; one chain of seals a cell."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Columns and constraints of holding a meeting and sealing its papers."""

    dependencies = [
        ("meetings", "0004_standing_agenda"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="begun_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="bắt đầu lúc"),
        ),
        migrations.AddField(
            model_name="paper",
            name="confirmed_by_chair",
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
            model_name="paper",
            name="confirmed_by_secretary",
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
            model_name="paper",
            name="record",
            field=models.CharField(blank=True, max_length=64, verbose_name="dấu của diễn biến kỳ họp"),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("seal", ""), _negated=True), fields=("seal",), name="paper_seal_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="paper",
            constraint=models.UniqueConstraint(
                condition=models.Q(("previous_seal", ""), _negated=True),
                fields=("previous_seal",),
                name="paper_follows_a_seal_once",
            ),
        ),
    ]
