"""Petitions, their hops, and pointers to what is none."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0017_answers_on_the_agenda'),
        ('members', '0005_merged_records'),
        ('organisations', '0005_namings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ComplaintPointer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('complaint', 'Khiếu nại'), ('denunciation', 'Tố cáo')], max_length=12, verbose_name='loại đơn')),
                ('noted_on', models.DateField(verbose_name='ngày')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaint_pointers', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'chỉ dẫn khiếu nại, tố cáo',
                'ordering': ['-noted_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Petition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('source', models.CharField(choices=[('opinion', 'Ý kiến tại kỳ sinh hoạt'), ('comment', 'Góp ý, câu hỏi trước kỳ sinh hoạt'), ('meeting', 'Nêu tại kỳ sinh hoạt'), ('handbook', 'Gửi qua sổ tay'), ('part', 'Phần việc tách ra')], max_length=8, verbose_name='nêu ở đâu')),
                ('source_uid', models.UUIDField(blank=True, editable=False, null=True, unique=True)),
                ('text', models.CharField(max_length=500, verbose_name='kiến nghị')),
                ('subject', models.CharField(choices=[('roads', 'Giao thông, thủy lợi'), ('land', 'Đất đai, giải phóng mặt bằng'), ('environment', 'Môi trường, nước sạch'), ('economy', 'Sản xuất, việc làm'), ('social', 'Y tế, giáo dục, chính sách xã hội'), ('order', 'An ninh, trật tự'), ('party', 'Xây dựng Đảng, đoàn thể'), ('other', 'Lĩnh vực khác')], default='other', max_length=11, verbose_name='lĩnh vực')),
                ('raised_on', models.DateField(verbose_name='ngày nêu')),
                ('status', models.CharField(choices=[('received', 'Mới tiếp nhận'), ('processing', 'Đang giải quyết'), ('answered', 'Đã trả lời, chờ chi bộ xác nhận'), ('confirmed', 'Chi bộ xác nhận đã giải quyết'), ('folded', 'Đã trả lời cơ quan chủ trì'), ('withdrawn', 'Chi bộ rút kiến nghị')], max_length=10, verbose_name='tình trạng')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='thời hạn')),
                ('is_extended', models.BooleanField(default=False, verbose_name='đã gia hạn')),
                ('is_alone', models.BooleanField(default=False, verbose_name='không gộp')),
                ('answer', models.TextField(blank=True, verbose_name='trả lời')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='ngày trả lời')),
                ('on_the_spot', models.BooleanField(default=False, verbose_name='trả lời tại chỗ')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='ngày kết thúc')),
                ('search_key', models.CharField(editable=False, max_length=600)),
                ('answered_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('cell', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='organisations.organisation')),
                ('like', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='likes', to='petitions.petition')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='meetings.meeting')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions_owned', to='organisations.organisation')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='petitions.petition')),
                ('raised_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='petitions', to='members.member')),
            ],
            options={
                'verbose_name': 'kiến nghị',
            },
        ),
        migrations.CreateModel(
            name='Hop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('raised', 'Nêu kiến nghị'), ('routed', 'Chuyển cơ quan có thẩm quyền'), ('forwarded', 'Chuyển tiếp'), ('split', 'Tách việc, giao chủ trì'), ('escalated', 'Quá hạn, tự chuyển lên cấp trên'), ('extended', 'Gia hạn'), ('answered', 'Trả lời'), ('confirmed', 'Chi bộ xác nhận'), ('reopened', 'Chi bộ chưa đồng ý, chuyển lên cấp trên'), ('withdrawn', 'Rút kiến nghị'), ('moved', 'Theo tổ chức đảng sau sắp xếp')], max_length=9, verbose_name='bước')),
                ('direction', models.CharField(blank=True, choices=[('up', 'Lên cấp trên'), ('down', 'Xuống cấp dưới'), ('across', 'Ngang cấp, nơi khác'), ('', 'Tại chỗ')], max_length=6, verbose_name='hướng')),
                ('reason', models.CharField(blank=True, max_length=2000, verbose_name='lý do, nội dung')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='hạn lúc ấy')),
                ('next_due_on', models.DateField(blank=True, null=True, verbose_name='hạn mới')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('on', models.DateField(verbose_name='ngày')),
                ('by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('source', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisations.organisation')),
                ('petition', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='hops', to='petitions.petition')),
            ],
            options={
                'verbose_name': 'bước xử lý kiến nghị',
                'ordering': ['id'],
            },
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('status__in', ('received', 'processing', 'answered'))), fields=['owner', 'due_on'], name='petition_owed'),
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(condition=models.Q(('status__in', ('received', 'processing', 'answered'))), fields=['due_on'], name='petition_by_due_date'),
        ),
        migrations.AddIndex(
            model_name='petition',
            index=models.Index(fields=['cell', '-raised_on'], name='petition_of_cell'),
        ),
        migrations.AddIndex(
            model_name='petition',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search_key'], name='petition_search', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('due_on__isnull', False), ('owner__isnull', False), ('status__in', ('received', 'processing', 'answered'))), models.Q(('closed_on__isnull', False), ('due_on', None), ('owner', None), ('status__in', ('confirmed', 'folded', 'withdrawn'))), _connector='OR'), name='petition_open_has_owner_and_due_date'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='petition_says_something'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ('answered', 'confirmed', 'folded')), _negated=True), models.Q(models.Q(('answer', ''), _negated=True), ('answered_by__isnull', False), ('answered_on__isnull', False)), _connector='OR'), name='petition_answered_has_an_answer'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'answered'), _negated=True), ('owner', models.F('cell')), _connector='OR'), name='petition_answered_is_with_its_cell'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('parent', None), models.Q(('status', 'folded'), _negated=True)), models.Q(('parent__isnull', False), ('status__in', ('processing', 'folded', 'withdrawn'))), _connector='OR'), name='petition_part_is_folded'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('parent', models.F('id')), _negated=True), models.Q(('like', models.F('id')), _negated=True)), name='petition_not_its_own'),
        ),
        migrations.AddConstraint(
            model_name='petition',
            constraint=models.CheckConstraint(condition=models.Q(('answered_on', None), ('answered_on__gte', models.F('raised_on')), _connector='OR'), name='petition_answered_after_raised'),
        ),
        migrations.AddIndex(
            model_name='hop',
            index=models.Index(fields=['petition', 'id'], name='hop_of_petition'),
        ),
        migrations.AddConstraint(
            model_name='hop',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['routed', 'forwarded', 'split', 'escalated', 'extended', 'reopened', 'withdrawn', 'moved']), ('reason', ''), _negated=True), name='hop_has_a_reason'),
        ),
    ]
