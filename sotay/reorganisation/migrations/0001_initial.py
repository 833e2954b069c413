"""Cases and their journal."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Two tables."""

    initial = True

    dependencies = [
        ('documents', '0002_search'),
        ('organisations', '0005_namings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('title', models.CharField(max_length=200, verbose_name='tên hồ sơ')),
                ('effective_on', models.DateField(verbose_name='ngày hiệu lực')),
                ('plan', models.JSONField(default=dict, verbose_name='các bước')),
                ('status', models.CharField(choices=[('draft', 'Đang lập'), ('scheduled', 'Chờ đến ngày hiệu lực'), ('running', 'Đang thực hiện'), ('done', 'Đã thực hiện'), ('undone', 'Đã hoàn lại')], default='draft', max_length=10, verbose_name='tình trạng')),
                ('report', models.JSONField(default=dict, verbose_name='kết quả')),
                ('failure', models.CharField(blank=True, max_length=500, verbose_name='lý do chưa thực hiện được')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('carried_out_at', models.DateTimeField(blank=True, null=True, verbose_name='thực hiện lúc')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='hoàn lại lúc')),
                ('carried_out_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='organisations.organisation')),
                ('planned_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'hồ sơ sắp xếp tổ chức',
            },
        ),
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('table', models.CharField(max_length=63)),
                ('row', models.BigIntegerField()),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='reorganisation.case')),
            ],
            options={
                'verbose_name': 'thay đổi của hồ sơ',
            },
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(condition=models.Q(('status', 'scheduled')), fields=['effective_on'], name='case_waiting'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['done', 'undone']), _negated=True), models.Q(('carried_out_at__isnull', False), ('decision__isnull', False)), _connector='OR'), name='case_done_names_its_decision'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'undone'), ('undone_at__isnull', False)), models.Q(models.Q(('status', 'undone'), _negated=True), ('undone_at', None)), _connector='OR'), name='case_undone_at_a_time'),
        ),
    ]
