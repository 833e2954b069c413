"""Years of membership, badges, cards."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.lookups
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('documents', '0002_search'),
        ('members', '0004_way_out_cancelled'),
    ]

    operations = [
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('level', models.PositiveSmallIntegerField(verbose_name='loại Huy hiệu (năm)')),
                ('kind', models.CharField(choices=[('regular', 'Tặng đúng đợt'), ('early', 'Xét tặng sớm (bệnh nặng)'), ('posthumous', 'Truy tặng')], default='regular', max_length=10, verbose_name='hình thức')),
                ('reached_on', models.DateField(verbose_name='đủ tuổi Đảng ngày')),
                ('round_on', models.DateField(verbose_name='đợt trao tặng')),
                ('status', models.CharField(choices=[('proposed', 'Chi bộ đề nghị'), ('forwarded', 'Cấp ủy đã trình'), ('awarded', 'Đã có quyết định tặng'), ('returned', 'Trả lại')], default='proposed', max_length=9, verbose_name='tình trạng')),
                ('cell_met_on', models.DateField(verbose_name='chi bộ họp ngày')),
                ('cell_base', models.PositiveSmallIntegerField(verbose_name='đảng viên chính thức được triệu tập')),
                ('cell_yes', models.PositiveSmallIntegerField(verbose_name='số đồng ý')),
                ('paper', models.CharField(blank=True, max_length=120, verbose_name='giấy tờ kèm theo')),
                ('forwarded_on', models.DateField(blank=True, null=True, verbose_name='cấp ủy trình ngày')),
                ('return_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do trả lại')),
                ('late_reason', models.CharField(blank=True, max_length=400, verbose_name='giải trình việc tặng chậm')),
                ('number', models.CharField(blank=True, max_length=20, verbose_name='số Huy hiệu')),
                ('awarded_on', models.DateField(blank=True, null=True, verbose_name='trao tặng ngày')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='members.member')),
            ],
            options={
                'verbose_name': 'Huy hiệu Đảng',
                'indexes': [models.Index(fields=['round_on', 'status'], name='award_of_round')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('status__in', ('proposed', 'forwarded', 'awarded'))), fields=('member', 'level'), name='award_once_per_level'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('level', 'number'), name='award_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'awarded'), _negated=True), models.Q(('decision__isnull', False), models.Q(('number', ''), _negated=True)), _connector='OR'), name='award_given_by_decision_with_number'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'returned'), _negated=True), models.Q(('return_reason', ''), _negated=True), _connector='OR'), name='award_returned_for_a_reason'), models.CheckConstraint(condition=models.Q(('cell_yes__lte', models.F('cell_base')), django.db.models.lookups.GreaterThan(django.db.models.expressions.CombinedExpression(models.F('cell_yes'), '*', models.Value(2)), models.F('cell_base'))), name='award_carried_in_the_cell'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'early'), _negated=True), models.Q(('paper', ''), _negated=True), _connector='OR'), name='award_early_has_a_paper'), models.CheckConstraint(condition=models.Q(('level__gt', 0)), name='award_level_is_years')],
            },
        ),
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.CharField(max_length=12, verbose_name='số thẻ')),
                ('reason', models.CharField(choices=[('first', 'Phát thẻ lần đầu'), ('lost', 'Cấp lại do mất thẻ'), ('damaged', 'Cấp lại do hỏng thẻ'), ('wrong', 'Cấp lại do sai thông tin'), ('renewed', 'Đổi sang thẻ mẫu mới')], default='first', max_length=8, verbose_name='lý do cấp')),
                ('issued_on', models.DateField(verbose_name='ngày cấp')),
                ('issued_by', models.CharField(max_length=200, verbose_name='nơi cấp')),
                ('self_review_on', models.DateField(blank=True, null=True, verbose_name='nộp bản kiểm điểm mất thẻ')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='hết giá trị từ')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cards', to='members.member')),
            ],
            options={
                'verbose_name': 'thẻ đảng viên',
                'indexes': [models.Index(fields=['issued_on'], name='card_by_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(('number__regex', '^(\\d{8}|\\d{12})$')), name='card_number_has_a_known_form'), models.UniqueConstraint(condition=models.Q(('ended_on', None)), fields=('member',), name='card_one_in_use'), models.CheckConstraint(condition=models.Q(('ended_on', None), ('ended_on__gte', models.F('issued_on')), _connector='OR'), name='card_ends_after_issue'), models.CheckConstraint(condition=models.Q(models.Q(('reason', 'lost'), _negated=True), ('self_review_on__isnull', False), _connector='OR'), name='card_lost_after_self_review')],
            },
        ),
        migrations.CreateModel(
            name='CardCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('result', models.CharField(choices=[('good', 'Thẻ còn, đúng thông tin'), ('damaged', 'Thẻ hỏng'), ('lost', 'Mất thẻ'), ('wrong', 'Sai thông tin')], max_length=7, verbose_name='kết quả')),
                ('checked_on', models.DateField(verbose_name='ngày kiểm tra')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='card_checks', to='members.member')),
            ],
            options={
                'verbose_name': 'kiểm tra thẻ',
                'constraints': [models.UniqueConstraint(fields=('member', 'year'), name='card_checked_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Interruption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='thời gian không tính tuổi Đảng')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interruptions', to='members.member')),
            ],
            options={
                'verbose_name': 'thời gian không tính tuổi Đảng',
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('member', '='), ('valid', '&&')], name='interruption_one_at_a_time'), models.CheckConstraint(condition=models.Q(('valid__endswith__isnull', False), ('valid__startswith__isnull', False)), name='interruption_has_both_ends')],
            },
        ),
        migrations.CreateModel(
            name='Seniority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('counted_from', models.DateField(verbose_name='tuổi Đảng tính từ')),
                ('source', models.CharField(max_length=200, verbose_name='căn cứ')),
                ('member', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='seniority', to='members.member')),
            ],
            options={
                'verbose_name': 'ngày tính tuổi Đảng',
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='seniority_names_its_source')],
            },
        ),
    ]
