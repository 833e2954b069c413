"""Counts are whole, a step names the one before it; the decision on an extension."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """One key, two conditions."""

    dependencies = [
        ("development", "0003_norms"),
        ("documents", "0002_search"),
        ("meetings", "0016_overruled_absence"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="step",
            name="step_follows_the_one_before",
        ),
        migrations.RemoveConstraint(
            model_name="step",
            name="step_vote_within_the_room",
        ),
        migrations.AddField(
            model_name="candidate",
            name="extend_decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
                verbose_name="quyết định kéo dài",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("after", None), ("number", 1), ("outcome", "passed")),
                    models.Q(
                        (
                            "after",
                            django.db.models.expressions.CombinedExpression(models.F("number"), "-", models.Value(1)),
                        ),
                        ("after__isnull", False),
                        ("number__gt", 1),
                        ("outcome", "passed"),
                    ),
                    models.Q(models.Q(("outcome", "passed"), _negated=True), ("after", None), ("number", None)),
                    _connector="OR",
                ),
                name="step_follows_the_one_before",
            ),
        ),
        migrations.AddConstraint(
            model_name="step",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agree", None), ("base", None), ("disagree", None), ("present", None)),
                    models.Q(
                        ("agree__isnull", False),
                        ("base__gt", 0),
                        ("disagree__isnull", False),
                        (
                            "present__gte",
                            django.db.models.expressions.CombinedExpression(
                                models.F("agree"), "+", models.F("disagree")
                            ),
                        ),
                        ("present__isnull", False),
                        ("present__lte", models.F("base")),
                    ),
                    _connector="OR",
                ),
                name="step_vote_within_the_room",
            ),
        ),
    ]
