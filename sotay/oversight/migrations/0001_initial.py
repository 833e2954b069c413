"""Exemptions, departures, disciplines, screenings."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.lookups
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('committees', '0004_rules_of_congresses'),
        ('documents', '0002_search'),
        ('meetings', '0016_overruled_absence'),
        ('members', '0004_way_out_cancelled'),
        ('organisations', '0005_namings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('struck_off', 'Xóa tên'), ('resigned', 'Xin ra khỏi Đảng'), ('expelled', 'Khai trừ'), ('deceased', 'Từ trần'), ('cancelled', 'Hủy quyết định kết nạp')], max_length=10, verbose_name='hình thức')),
                ('ground', models.CharField(blank=True, choices=[('absent', 'Bỏ sinh hoạt 3 tháng trong năm không có lý do chính đáng'), ('unpaid', 'Không đóng đảng phí 3 tháng trong năm không có lý do chính đáng'), ('card', 'Tự ý trả thẻ hoặc tự hủy thẻ đảng viên'), ('no_progress', 'Giảm sút ý chí phấn đấu, đã giáo dục mà không tiến bộ'), ('not_completed', 'Hai năm liền không hoàn thành nhiệm vụ'), ('standards', 'Không bảo đảm tiêu chuẩn chính trị'), ('no_papers', 'Quá 3 tháng không nộp hồ sơ chuyển sinh hoạt đảng'), ('probation', 'Đảng viên dự bị không đủ tư cách được công nhận chính thức')], max_length=13, verbose_name='căn cứ')),
                ('status', models.CharField(choices=[('open', 'Đang xem xét'), ('decided', 'Đã quyết định'), ('dropped', 'Không xem xét nữa'), ('undone', 'Đã khôi phục')], default='open', max_length=7, verbose_name='tình trạng')),
                ('opened_on', models.DateField(verbose_name='ngày bắt đầu xem xét')),
                ('requests', django.contrib.postgres.fields.ArrayField(base_field=models.DateField(), default=list, size=3, verbose_name='yêu cầu kiểm điểm')),
                ('self_review_on', models.DateField(blank=True, null=True, verbose_name='nộp bản tự kiểm điểm')),
                ('cell_met_on', models.DateField(blank=True, null=True, verbose_name='chi bộ họp ngày')),
                ('cell_base', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đảng viên chính thức được triệu tập')),
                ('cell_yes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='chi bộ đồng ý')),
                ('needs_committee', models.BooleanField(default=True, verbose_name='qua đảng ủy cơ sở')),
                ('committee_met_on', models.DateField(blank=True, null=True, verbose_name='đảng ủy cơ sở họp ngày')),
                ('committee_base', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='cấp ủy viên được triệu tập')),
                ('committee_yes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='đảng ủy đồng ý')),
                ('standing_base', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ủy viên ban thường vụ')),
                ('standing_yes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ban thường vụ đồng ý')),
                ('effective_on', models.DateField(blank=True, null=True, verbose_name='có hiệu lực từ')),
                ('announced_on', models.DateField(blank=True, null=True, verbose_name='công bố, trao quyết định')),
                ('complaint_until', models.DateField(blank=True, null=True, verbose_name='nhận khiếu nại đến hết')),
                ('drop_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do không xem xét nữa')),
                ('undo', models.JSONField(default=dict, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departures', to='members.member')),
                ('motion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.motion')),
                ('restored_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
            ],
            options={
                'verbose_name': 'ra khỏi Đảng',
            },
        ),
        migrations.CreateModel(
            name='DisciplinaryAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('body', models.CharField(choices=[('cell', 'Chi bộ'), ('base_committee', 'Đảng ủy cơ sở'), ('base_inspection', 'Ủy ban kiểm tra đảng ủy cơ sở'), ('standing', 'Ban thường vụ cấp ủy'), ('committee', 'Ban chấp hành đảng bộ'), ('inspection', 'Ủy ban kiểm tra cấp trên'), ('central', 'Trung ương')], max_length=15, verbose_name='cấp quyết định')),
                ('effective_on', models.DateField(verbose_name='có hiệu lực từ')),
                ('effective_until', models.DateField(blank=True, null=True, verbose_name='hết hiệu lực từ')),
                ('complaint_until', models.DateField(blank=True, null=True, verbose_name='nhận khiếu nại đến hết')),
                ('lifted_on', models.DateField(blank=True, null=True, verbose_name='được xóa, hủy từ')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('form', models.CharField(choices=[('reprimand', 'Khiển trách'), ('warning', 'Cảnh cáo'), ('removal', 'Cách chức'), ('expulsion', 'Khai trừ')], max_length=9, verbose_name='hình thức kỷ luật')),
                ('was_probationary', models.BooleanField(default=False, verbose_name='khi là đảng viên dự bị')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('departure', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disciplinary_action', to='oversight.departure')),
                ('lift_decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disciplinary_actions', to='members.member')),
                ('position', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.position')),
            ],
            options={
                'verbose_name': 'kỷ luật đảng viên',
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('reason', models.CharField(choices=[('age', 'Tuổi cao, tự nguyện đề nghị'), ('health', 'Sức khỏe yếu, có hồ sơ bệnh án'), ('treatment', 'Điều trị bệnh dài ngày'), ('abroad', 'Ra nước ngoài riêng lẻ, nơi không có tổ chức đảng'), ('mobile', 'Đi làm việc lưu động trong nước'), ('retiring', 'Nghỉ chờ hưởng chế độ hưu trí'), ('maternity', 'Nghỉ thai sản')], max_length=10, verbose_name='lý do')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='thời gian miễn')),
                ('asked_on', models.DateField(verbose_name='ngày đề nghị')),
                ('by_relative', models.BooleanField(default=False, verbose_name='người thân viết thay')),
                ('paper', models.CharField(blank=True, max_length=120, verbose_name='giấy tờ kèm theo')),
                ('cell_met_on', models.DateField(verbose_name='chi bộ họp ngày')),
                ('cell_base', models.PositiveSmallIntegerField(verbose_name='đảng viên chính thức được triệu tập')),
                ('cell_yes', models.PositiveSmallIntegerField(verbose_name='số đồng ý')),
                ('status', models.CharField(choices=[('proposed', 'Chi bộ đề nghị'), ('granted', 'Đã đồng ý'), ('declined', 'Không đồng ý')], default='proposed', max_length=8, verbose_name='tình trạng')),
                ('decline_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do không đồng ý')),
                ('reviewed_on', models.DateField(blank=True, null=True, verbose_name='nộp bản kiểm điểm khi hết hạn')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('follows', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='extension', to='oversight.exemption')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='exemptions', to='members.member')),
                ('motion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.motion')),
            ],
            options={
                'verbose_name': 'miễn công tác và sinh hoạt đảng',
            },
        ),
        migrations.CreateModel(
            name='OrganisationDiscipline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('body', models.CharField(choices=[('cell', 'Chi bộ'), ('base_committee', 'Đảng ủy cơ sở'), ('base_inspection', 'Ủy ban kiểm tra đảng ủy cơ sở'), ('standing', 'Ban thường vụ cấp ủy'), ('committee', 'Ban chấp hành đảng bộ'), ('inspection', 'Ủy ban kiểm tra cấp trên'), ('central', 'Trung ương')], max_length=15, verbose_name='cấp quyết định')),
                ('effective_on', models.DateField(verbose_name='có hiệu lực từ')),
                ('effective_until', models.DateField(blank=True, null=True, verbose_name='hết hiệu lực từ')),
                ('complaint_until', models.DateField(blank=True, null=True, verbose_name='nhận khiếu nại đến hết')),
                ('lifted_on', models.DateField(blank=True, null=True, verbose_name='được xóa, hủy từ')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('form', models.CharField(choices=[('reprimand', 'Khiển trách'), ('warning', 'Cảnh cáo'), ('dissolution', 'Giải tán')], max_length=11, verbose_name='hình thức kỷ luật')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('lift_decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='disciplines', to='organisations.organisation')),
            ],
            options={
                'verbose_name': 'kỷ luật tổ chức đảng',
            },
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('year', models.PositiveSmallIntegerField(verbose_name='năm')),
                ('months_absent', models.PositiveSmallIntegerField(verbose_name='số tháng vắng không lý do')),
                ('conclusion', models.CharField(choices=[('explained', 'Vắng có lý do chính đáng, nay đã rõ'), ('reminded', 'Chi bộ nhắc nhở, tiếp tục theo dõi sinh hoạt'), ('considered', 'Đưa ra chi bộ xem xét xóa tên')], max_length=10, verbose_name='kết luận')),
                ('decided_on', models.DateField(verbose_name='ngày kết luận')),
                ('decided_by', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='screenings', to='members.member')),
            ],
            options={
                'verbose_name': 'rà soát đảng viên',
            },
        ),
        migrations.AddIndex(
            model_name='departure',
            index=models.Index(fields=['effective_on', 'kind'], name='departure_by_day'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'open')), fields=('member',), name='departure_one_open_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(models.Q(('kind', 'struck_off'), _negated=True), ('ground', '')), models.Q(('kind', 'struck_off'), models.Q(('ground', ''), _negated=True)), _connector='OR'), name='departure_strike_off_names_its_ground'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'decided'), _negated=True), ('effective_on__isnull', False), _connector='OR'), name='departure_decided_has_a_day'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'decided'), _negated=True), ('kind', 'deceased'), ('decision__isnull', False), _connector='OR'), name='departure_decided_by_decision'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'struck_off'), ('status', 'decided'), _negated=True), ('ground', 'no_papers'), models.Q(('cell_base__isnull', False), ('cell_yes__isnull', False), django.db.models.lookups.GreaterThanOrEqual(django.db.models.expressions.CombinedExpression(models.F('cell_yes'), '*', models.Value(3)), django.db.models.expressions.CombinedExpression(models.F('cell_base'), '*', models.Value(2)))), _connector='OR'), name='departure_strike_off_carried_in_the_cell'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'struck_off'), ('needs_committee', True), ('status', 'decided'), _negated=True), models.Q(('committee_base__isnull', False), ('committee_yes__isnull', False), django.db.models.lookups.GreaterThanOrEqual(django.db.models.expressions.CombinedExpression(models.F('committee_yes'), '*', models.Value(3)), django.db.models.expressions.CombinedExpression(models.F('committee_base'), '*', models.Value(2)))), _connector='OR'), name='departure_strike_off_carried_in_the_committee'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('standing_base', None), ('standing_yes', None)), models.Q(('standing_base__isnull', False), ('standing_yes__isnull', False), django.db.models.lookups.GreaterThan(django.db.models.expressions.CombinedExpression(models.F('standing_yes'), '*', models.Value(2)), models.F('standing_base'))), _connector='OR'), name='departure_carried_in_the_standing_committee'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'struck_off'), ('status', 'decided'), _negated=True), ('ground', 'no_papers'), ('self_review_on__isnull', False), ('requests__len', 3), _connector='OR'), name='departure_heard_or_asked_three_times'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cell_base', None), ('cell_yes__lte', models.F('cell_base')), _connector='OR'), models.Q(('committee_base', None), ('committee_yes__lte', models.F('committee_base')), _connector='OR'), models.Q(('standing_base', None), ('standing_yes__lte', models.F('standing_base')), _connector='OR')), name='departure_no_more_votes_than_voters'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'dropped'), _negated=True), models.Q(('drop_reason', ''), _negated=True), _connector='OR'), name='departure_dropped_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='departure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'undone'), _negated=True), ('restored_by__isnull', False), _connector='OR'), name='departure_undone_by_decision'),
        ),
        migrations.AddIndex(
            model_name='disciplinaryaction',
            index=models.Index(fields=['effective_on'], name='discipline_by_day'),
        ),
        migrations.AddConstraint(
            model_name='disciplinaryaction',
            constraint=models.CheckConstraint(condition=models.Q(('effective_until', None), ('effective_until__gt', models.F('effective_on')), _connector='OR'), name='discipline_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='disciplinaryaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lift_decision', None), ('lifted_on', None)), models.Q(('lift_decision__isnull', False), ('lifted_on__gte', models.F('effective_on'))), _connector='OR'), name='discipline_lifted_by_decision'),
        ),
        migrations.AddConstraint(
            model_name='disciplinaryaction',
            constraint=models.CheckConstraint(condition=models.Q(('was_probationary', False), ('form__in', ('reprimand', 'warning')), _connector='OR'), name='discipline_of_probationary_member'),
        ),
        migrations.AddConstraint(
            model_name='disciplinaryaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('form', 'removal'), _negated=True), ('position__isnull', False), _connector='OR'), name='discipline_removes_from_a_post'),
        ),
        migrations.AddConstraint(
            model_name='disciplinaryaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('departure__isnull', False), ('effective_until', None), ('form', 'expulsion')), models.Q(models.Q(('form', 'expulsion'), _negated=True), ('departure', None)), _connector='OR'), name='discipline_expulsion_is_a_departure'),
        ),
        migrations.AddConstraint(
            model_name='exemption',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('status', 'granted')), expressions=[('member', '='), ('valid', '&&')], name='exemption_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='exemption',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'proposed')), fields=('member',), name='exemption_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='exemption',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'granted'), _negated=True), ('decision__isnull', False), _connector='OR'), name='exemption_granted_by_decision'),
        ),
        migrations.AddConstraint(
            model_name='exemption',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'declined'), _negated=True), models.Q(('decline_reason', ''), _negated=True), _connector='OR'), name='exemption_declined_for_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='exemption',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ('age', 'health')), ('valid__endswith__isnull', False), _connector='OR'), name='exemption_for_other_reasons_has_an_end'),
        ),
        migrations.AddConstraint(
            model_name='exemption',
            constraint=models.CheckConstraint(condition=models.Q(('cell_yes__lte', models.F('cell_base')), django.db.models.lookups.GreaterThan(django.db.models.expressions.CombinedExpression(models.F('cell_yes'), '*', models.Value(2)), models.F('cell_base'))), name='exemption_carried_in_the_cell'),
        ),
        migrations.AddConstraint(
            model_name='exemption',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reason', 'health'), _negated=True), models.Q(('paper', ''), _negated=True), _connector='OR'), name='exemption_for_health_has_a_paper'),
        ),
        migrations.AddConstraint(
            model_name='organisationdiscipline',
            constraint=models.CheckConstraint(condition=models.Q(('effective_until', None), ('effective_until__gt', models.F('effective_on')), _connector='OR'), name='organisation_discipline_ends_after_start'),
        ),
        migrations.AddConstraint(
            model_name='organisationdiscipline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lift_decision', None), ('lifted_on', None)), models.Q(('lift_decision__isnull', False), ('lifted_on__gte', models.F('effective_on'))), _connector='OR'), name='organisation_discipline_lifted_by_decision'),
        ),
        migrations.AddConstraint(
            model_name='screening',
            constraint=models.UniqueConstraint(fields=('member', 'year'), name='screening_once_a_year'),
        ),
    ]
