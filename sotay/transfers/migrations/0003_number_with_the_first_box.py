"""The number comes from the register when the cell signs box 1."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column that may be empty, and when it may not."""

    dependencies = [("transfers", "0002_norms")]

    operations = [
        migrations.AlterField(
            model_name="transfer",
            name="number",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="số giấy"),
        ),
        migrations.AddConstraint(
            model_name="transfer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("direction", "in"), ("started_on", None), ("number__isnull", False), _connector="OR"
                ),
                name="transfer_begun_has_a_number",
            ),
        ),
    ]
