"""Briefings with cell secretaries."""

import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0002_exports'),
        ("organisations", "0004_practice_root"),
        ('work', '0002_on_behalf'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Briefing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('quarter', models.DateField(verbose_name='quý')),
                ('held_on', models.DateField(verbose_name='ngày giao ban')),
                ('starts', models.TimeField(verbose_name='giờ bắt đầu')),
                ('place', models.CharField(max_length=200, verbose_name='địa điểm')),
                ('content', models.TextField(verbose_name='nội dung giao ban')),
                ('questions_until', models.DateField(verbose_name='nhận câu hỏi đến hết ngày')),
                ('status', models.CharField(choices=[('draft', 'Đang chuẩn bị'), ('invited', 'Đã mời'), ('held', 'Đã giao ban'), ('cancelled', 'Đã hủy')], default='draft', max_length=9, verbose_name='tình trạng')),
                ('summary', models.TextField(blank=True, verbose_name='diễn biến, ý kiến tại hội nghị')),
                ('invited_at', models.DateTimeField(blank=True, null=True, verbose_name='mời lúc')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='kết thúc lúc')),
                ('cancelled_at', models.DateTimeField(blank=True, null=True, verbose_name='hủy lúc')),
                ('cancel_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do hủy')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('chair', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.member')),
                ('minute_taker', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.member')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='briefings', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'giao ban',
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveSmallIntegerField(verbose_name='số thứ tự')),
                ('briefing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conclusions', to='briefings.briefing')),
                ('task', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='briefing_conclusion', to='work.task')),
            ],
            options={
                'verbose_name': 'kết luận giao ban',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('presence', models.CharField(choices=[('expected', 'Chưa điểm danh'), ('present', 'Có mặt'), ('stand_in', 'Cử người dự thay'), ('excused', 'Vắng có lý do'), ('absent', 'Vắng không lý do')], default='expected', max_length=8, verbose_name='tình trạng')),
                ('stand_in', models.CharField(blank=True, max_length=120, verbose_name='người dự thay')),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='lý do vắng')),
                ('briefing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='briefings.briefing')),
                ('member', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.member')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='briefing_invitations', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'giấy mời giao ban',
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('text', models.CharField(max_length=1000, verbose_name='câu hỏi')),
                ('answer', models.TextField(blank=True, verbose_name='trả lời')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='trả lời lúc')),
                ('answered_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('briefing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='briefings.briefing')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='briefing_questions', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'câu hỏi giao ban',
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='briefing',
            index=models.Index(fields=['organisation', '-held_on'], name='briefing_of_committee'),
        ),
        migrations.AddIndex(
            model_name='briefing',
            index=models.Index(fields=['quarter', 'organisation'], name='briefing_of_quarter'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.CheckConstraint(condition=models.Q(('quarter__day', 1), ('quarter__month__in', [1, 4, 7, 10])), name='briefing_quarter_is_a_quarter'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.CheckConstraint(condition=models.Q(('questions_until__lte', models.F('held_on'))), name='briefing_questions_beforehand'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'held'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='briefing_held_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['invited', 'held']), _negated=True), ('invited_at__isnull', False), _connector='OR'), name='briefing_invited_before_held'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'cancelled'), _negated=True), models.Q(('cancelled_at__isnull', False), models.Q(('cancel_reason', ''), _negated=True)), _connector='OR'), name='briefing_cancelled_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='conclusion',
            constraint=models.UniqueConstraint(fields=('briefing', 'number'), name='conclusion_number_once'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('briefing', 'organisation'), name='invitation_once_a_cell'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('presence', 'stand_in'), _negated=True), models.Q(('stand_in', ''), _negated=True), _connector='OR'), name='invitation_stand_in_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('presence', 'excused'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='invitation_excused_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='briefing_question_says_something'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='briefing_question_answered_at_a_time'),
        ),
    ]
