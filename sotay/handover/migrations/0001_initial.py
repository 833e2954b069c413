"""The handover of a post."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0003_senior_age'),
        ('organisations', '0005_namings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Handover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('post', models.CharField(max_length=20, verbose_name='chức vụ')),
                ('effective_on', models.DateField(verbose_name='bàn giao từ ngày')),
                ('contents', models.JSONField(default=dict, verbose_name='nội dung bàn giao')),
                ('contents_at', models.DateTimeField(blank=True, null=True, verbose_name='lập lúc')),
                ('settled_at', models.DateTimeField(blank=True, null=True, verbose_name='chuyển việc lúc')),
                ('moved', models.JSONField(default=dict, verbose_name='việc đã chuyển')),
                ('things', models.TextField(blank=True, verbose_name='sổ sách, con dấu, thiết bị bàn giao')),
                ('outgoing_note', models.CharField(blank=True, max_length=1000, verbose_name='ý kiến bên giao')),
                ('incoming_note', models.CharField(blank=True, max_length=1000, verbose_name='ý kiến bên nhận')),
                ('outgoing_confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='bên giao xác nhận lúc')),
                ('outgoing_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do cấp trên xác nhận thay bên giao')),
                ('incoming_confirmed_at', models.DateTimeField(blank=True, null=True, verbose_name='bên nhận xác nhận lúc')),
                ('sealed_at', models.DateTimeField(blank=True, null=True, verbose_name='khóa lúc')),
                ('seal', models.CharField(blank=True, max_length=64, verbose_name='dấu niêm')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('incoming', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='handovers_received', to='members.member')),
                ('incoming_confirmed_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers', to='organisations.organisation')),
                ('outgoing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='handovers_given', to='members.member')),
                ('outgoing_confirmed_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bàn giao',
                'indexes': [models.Index(condition=models.Q(('sealed_at', None)), fields=['effective_on'], name='handover_open')],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'post', 'outgoing', 'effective_on'), name='handover_once_a_change'), models.CheckConstraint(condition=models.Q(('incoming', None), models.Q(('incoming', models.F('outgoing')), _negated=True), _connector='OR'), name='handover_to_somebody_else'), models.CheckConstraint(condition=models.Q(('outgoing_confirmed_at', None), ('contents_at__isnull', False), _connector='OR'), name='handover_confirmed_has_contents'), models.CheckConstraint(condition=models.Q(('incoming_confirmed_at', None), models.Q(('contents_at__isnull', False), ('incoming__isnull', False)), _connector='OR'), name='handover_received_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('seal', ''), ('sealed_at', None)), models.Q(('incoming_confirmed_at__isnull', False), ('outgoing_confirmed_at__isnull', False), ('sealed_at__isnull', False), models.Q(('seal', ''), _negated=True)), _connector='OR'), name='handover_sealed_by_both')],
            },
        ),
    ]
