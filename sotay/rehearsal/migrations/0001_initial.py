"""Practice cells of people."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Make the table."""

    initial = True

    dependencies = [
        ('organisations', '0004_practice_root'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Rehearsal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='bắt đầu lúc')),
                ('ends_on', models.DateField(verbose_name='hết hạn ngày')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='xong cả sáu nhiệm vụ lúc')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='kết thúc lúc')),
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rehearsals', to=settings.AUTH_USER_MODEL)),
                ('stand_in', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='stands_in', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'lần tập',
                'constraints': [models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('owner',), name='rehearsal_one_open_for_an_account'), models.CheckConstraint(condition=models.Q(('owner', models.F('stand_in')), _negated=True), name='rehearsal_under_another_account')],
            },
        ),
    ]
