"""Candidates, their steps and papers; targets of admission."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
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
        ('documents', '0002_search'),
        ('meetings', '0016_overruled_absence'),
        ('members', '0003_senior_age'),
        ('organisations', '0005_namings'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ShortfallReason',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, unique=True, verbose_name='nguyên nhân')),
                ('number', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('is_used', models.BooleanField(default=True, verbose_name='đang dùng')),
            ],
            options={
                'verbose_name': 'nguyên nhân chưa đạt',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='AdmissionTarget',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('term', 'Nhiệm kỳ'), ('year', 'Năm')], max_length=4, verbose_name='kỳ')),
                ('name', models.CharField(max_length=20, verbose_name='tên kỳ')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='thời gian')),
                ('number', models.PositiveIntegerField(verbose_name='chỉ tiêu')),
                ('source', models.CharField(max_length=200, verbose_name='nghị quyết, kế hoạch')),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='admission_targets', to='organisations.organisation', verbose_name='tổ chức đảng')),
            ],
            options={
                'verbose_name': 'chỉ tiêu kết nạp',
            },
        ),
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('full_name', models.CharField(max_length=120, verbose_name='họ và tên khai sinh')),
                ('born_on', models.DateField(verbose_name='ngày sinh')),
                ('sex', models.CharField(choices=[('male', 'Nam'), ('female', 'Nữ')], max_length=6, verbose_name='giới tính')),
                ('ethnicity', models.CharField(blank=True, max_length=40, verbose_name='dân tộc')),
                ('religion', models.CharField(blank=True, max_length=40, verbose_name='tôn giáo')),
                ('home_town', models.CharField(blank=True, max_length=200, verbose_name='quê quán')),
                ('residence', models.CharField(blank=True, max_length=300, verbose_name='nơi thường trú')),
                ('national_id', models.CharField(blank=True, max_length=12, null=True, verbose_name='số định danh cá nhân')),
                ('phone', models.CharField(blank=True, max_length=15, verbose_name='điện thoại')),
                ('occupation', models.CharField(blank=True, max_length=120, verbose_name='nghề nghiệp, chức vụ')),
                ('general_education', models.CharField(blank=True, max_length=20, verbose_name='giáo dục phổ thông')),
                ('qualification', models.CharField(blank=True, max_length=60, verbose_name='chuyên môn nghiệp vụ')),
                ('source', models.CharField(choices=[('youth_union', 'Đoàn viên thanh niên'), ('hamlet_head', 'Trưởng thôn, tổ trưởng dân phố'), ('deputy_head', 'Phó trưởng thôn, tổ phó dân phố'), ('militia', 'Dân quân, lực lượng bảo vệ an ninh cơ sở'), ('trade_union', 'Đoàn viên công đoàn, người lao động'), ('teacher', 'Giáo viên'), ('pupil', 'Học sinh, sinh viên'), ('official', 'Cán bộ, công chức, viên chức'), ('women', 'Hội viên phụ nữ'), ('farmer', 'Hội viên nông dân'), ('veteran', 'Hội viên cựu chiến binh, quân nhân xuất ngũ'), ('entrepreneur', 'Chủ doanh nghiệp, hợp tác xã'), ('other', 'Nguồn khác')], max_length=12, verbose_name='nguồn')),
                ('special', models.CharField(blank=True, choices=[('', 'Không'), ('readmission', 'Kết nạp lại'), ('religious', 'Người theo tôn giáo'), ('hoa', 'Người dân tộc Hoa'), ('foreign_spouse', 'Có quan hệ hôn nhân với người nước ngoài'), ('entrepreneur', 'Chủ doanh nghiệp tư nhân'), ('contract', 'Lao động hợp đồng, biệt phái'), ('over_age', 'Trên tuổi quy định')], default='', max_length=14, verbose_name='trường hợp đặc biệt')),
                ('noted_on', models.DateField(verbose_name='ngày đưa vào danh sách nguồn')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='ghi chú')),
                ('status', models.CharField(choices=[('followed', 'Đang theo dõi'), ('probationary', 'Đảng viên dự bị'), ('full', 'Đã là đảng viên chính thức'), ('withdrawn', 'Quần chúng xin thôi'), ('dropped', 'Chi bộ thôi theo dõi'), ('struck_off', 'Xóa tên trong danh sách đảng viên dự bị'), ('left', 'Đã ra khỏi diện theo dõi')], default='followed', max_length=12, verbose_name='tình trạng')),
                ('stage', models.CharField(blank=True, choices=[('source', 'Chi bộ xét, giới thiệu quần chúng ưu tú'), ('awareness', 'Học lớp bồi dưỡng nhận thức về Đảng'), ('helper', 'Phân công đảng viên giúp đỡ'), ('dossier', 'Hoàn chỉnh hồ sơ kết nạp'), ('cell_vote', 'Chi bộ biểu quyết đề nghị kết nạp'), ('submission', 'Gửi hồ sơ lên cấp ủy cấp trên'), ('appraisal', 'Đảng ủy bộ phận thẩm định'), ('base_vote', 'Đảng ủy cơ sở biểu quyết đề nghị kết nạp'), ('decision', 'Quyết định kết nạp'), ('ceremony', 'Lễ kết nạp'), ('new_member_class', 'Học lớp bồi dưỡng đảng viên mới'), ('recognition_cell', 'Chi bộ biểu quyết đề nghị công nhận chính thức'), ('recognition_submission', 'Gửi hồ sơ đề nghị công nhận chính thức'), ('recognition_appraisal', 'Đảng ủy bộ phận thẩm định việc công nhận'), ('recognition_base', 'Đảng ủy cơ sở biểu quyết công nhận chính thức'), ('recognition_decision', 'Quyết định công nhận đảng viên chính thức')], max_length=22, verbose_name='đã xong bước')),
                ('next_step', models.CharField(blank=True, choices=[('source', 'Chi bộ xét, giới thiệu quần chúng ưu tú'), ('awareness', 'Học lớp bồi dưỡng nhận thức về Đảng'), ('helper', 'Phân công đảng viên giúp đỡ'), ('dossier', 'Hoàn chỉnh hồ sơ kết nạp'), ('cell_vote', 'Chi bộ biểu quyết đề nghị kết nạp'), ('submission', 'Gửi hồ sơ lên cấp ủy cấp trên'), ('appraisal', 'Đảng ủy bộ phận thẩm định'), ('base_vote', 'Đảng ủy cơ sở biểu quyết đề nghị kết nạp'), ('decision', 'Quyết định kết nạp'), ('ceremony', 'Lễ kết nạp'), ('new_member_class', 'Học lớp bồi dưỡng đảng viên mới'), ('recognition_cell', 'Chi bộ biểu quyết đề nghị công nhận chính thức'), ('recognition_submission', 'Gửi hồ sơ đề nghị công nhận chính thức'), ('recognition_appraisal', 'Đảng ủy bộ phận thẩm định việc công nhận'), ('recognition_base', 'Đảng ủy cơ sở biểu quyết công nhận chính thức'), ('recognition_decision', 'Quyết định công nhận đảng viên chính thức')], max_length=22, verbose_name='bước tiếp theo')),
                ('level', models.CharField(blank=True, choices=[('cell', 'Chi bộ'), ('partial', 'Đảng ủy bộ phận'), ('base', 'Cấp ủy cơ sở'), ('superior', 'Cấp trên trực tiếp')], max_length=8, verbose_name='cấp thực hiện')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='hạn')),
                ('certificate_number', models.CharField(blank=True, max_length=60, verbose_name='số giấy chứng nhận lớp nhận thức')),
                ('certificate_on', models.DateField(blank=True, null=True, verbose_name='ngày cấp giấy chứng nhận')),
                ('certificate_by', models.CharField(blank=True, max_length=200, verbose_name='nơi cấp giấy chứng nhận')),
                ('dossier_on', models.DateField(blank=True, null=True, verbose_name='ngày lập hồ sơ')),
                ('left_on', models.DateField(blank=True, null=True, verbose_name='ngày ra khỏi Đảng')),
                ('is_criminal_cleared', models.BooleanField(default=False, verbose_name='được xóa án tích')),
                ('previous_joined_on', models.DateField(blank=True, null=True, verbose_name='ngày vào Đảng lần trước')),
                ('previous_official_on', models.DateField(blank=True, null=True, verbose_name='ngày chính thức lần trước')),
                ('joined_on', models.DateField(blank=True, null=True, verbose_name='ngày vào Đảng')),
                ('extended_months', models.PositiveSmallIntegerField(default=0, verbose_name='số tháng kéo dài dự bị')),
                ('closed_on', models.DateField(blank=True, null=True, verbose_name='ngày kết thúc theo dõi')),
                ('close_reason', models.CharField(blank=True, max_length=300, verbose_name='lý do kết thúc')),
                ('search_key', models.CharField(editable=False, max_length=160)),
                ('sort_key', models.CharField(db_collation='C', editable=False, max_length=300)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('age_consent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision', verbose_name='đồng ý về tuổi')),
                ('member', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='candidate', to='members.member', verbose_name='đảng viên')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='candidates', to='organisations.organisation')),
                ('previous', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.member', verbose_name='hồ sơ đảng viên cũ')),
            ],
            options={
                'verbose_name': 'quần chúng ưu tú',
            },
        ),
        migrations.CreateModel(
            name='ChecklistItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', models.CharField(choices=[('admission', 'Hồ sơ kết nạp'), ('recognition', 'Hồ sơ công nhận chính thức')], max_length=11, verbose_name='hồ sơ')),
                ('code', models.CharField(max_length=30, verbose_name='khóa')),
                ('number', models.PositiveSmallIntegerField(verbose_name='thứ tự')),
                ('title', models.CharField(max_length=200, verbose_name='giấy tờ')),
                ('form', models.CharField(blank=True, max_length=20, verbose_name='mẫu')),
                ('alternative', models.CharField(blank=True, max_length=30, verbose_name='một trong các giấy tờ')),
                ('only_for', models.CharField(blank=True, max_length=30, verbose_name='chỉ với')),
                ('names_member', models.BooleanField(default=False, verbose_name='ghi đảng viên giới thiệu')),
                ('is_redone', models.BooleanField(default=False, verbose_name='làm lại khi hồ sơ quá hạn')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='hiệu lực')),
                ('source', models.CharField(max_length=200, verbose_name='văn bản, điều khoản')),
            ],
            options={
                'verbose_name': 'giấy tờ trong hồ sơ',
                'ordering': ['phase', 'number'],
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('code', '='), ('valid', '&&')], name='checklist_item_one_at_a_time'), models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='checklist_item_names_its_source')],
            },
        ),
        migrations.CreateModel(
            name='Helper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField(verbose_name='thời gian giúp đỡ')),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='helpers', to='development.candidate')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='helped', to='members.member')),
            ],
            options={
                'verbose_name': 'người giúp đỡ',
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received_on', models.DateField(verbose_name='ngày có')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='ghi chú')),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='development.candidate')),
                ('introducer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='members.member')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='development.checklistitem')),
            ],
            options={
                'verbose_name': 'giấy tờ đã có',
            },
        ),
        migrations.CreateModel(
            name='Shortfall',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.CharField(blank=True, max_length=300, verbose_name='nói rõ thêm')),
                ('noted_on', models.DateField(verbose_name='ngày ghi')),
                ('noted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('target', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shortfalls', to='development.admissiontarget')),
                ('reason', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='development.shortfallreason', verbose_name='nguyên nhân')),
            ],
            options={
                'verbose_name': 'nguyên nhân chưa đạt chỉ tiêu',
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('source', 'Chi bộ xét, giới thiệu quần chúng ưu tú'), ('awareness', 'Học lớp bồi dưỡng nhận thức về Đảng'), ('helper', 'Phân công đảng viên giúp đỡ'), ('dossier', 'Hoàn chỉnh hồ sơ kết nạp'), ('cell_vote', 'Chi bộ biểu quyết đề nghị kết nạp'), ('submission', 'Gửi hồ sơ lên cấp ủy cấp trên'), ('appraisal', 'Đảng ủy bộ phận thẩm định'), ('base_vote', 'Đảng ủy cơ sở biểu quyết đề nghị kết nạp'), ('decision', 'Quyết định kết nạp'), ('ceremony', 'Lễ kết nạp'), ('new_member_class', 'Học lớp bồi dưỡng đảng viên mới'), ('recognition_cell', 'Chi bộ biểu quyết đề nghị công nhận chính thức'), ('recognition_submission', 'Gửi hồ sơ đề nghị công nhận chính thức'), ('recognition_appraisal', 'Đảng ủy bộ phận thẩm định việc công nhận'), ('recognition_base', 'Đảng ủy cơ sở biểu quyết công nhận chính thức'), ('recognition_decision', 'Quyết định công nhận đảng viên chính thức')], max_length=22, verbose_name='bước')),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='thứ tự')),
                ('after', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='sau bước')),
                ('outcome', models.CharField(choices=[('passed', 'Đã xong'), ('failed', 'Không đủ tỷ lệ tán thành'), ('taken_back', 'Ghi nhầm, đã bỏ'), ('redone', 'Phải làm lại')], default='passed', max_length=10, verbose_name='kết quả')),
                ('held_on', models.DateField(verbose_name='ngày')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='hạn')),
                ('base', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số được triệu tập')),
                ('present', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='có mặt')),
                ('agree', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='tán thành')),
                ('disagree', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='không tán thành')),
                ('needs_two_thirds', models.BooleanField(default=False, verbose_name='cần hai phần ba')),
                ('received_on', models.DateField(blank=True, null=True, verbose_name='ngày nhận quyết định')),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='ghi chú')),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='development.candidate')),
                ('decision', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.decision')),
                ('motion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.motion', verbose_name='nội dung biểu quyết')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'bước phát triển đảng viên',
            },
        ),
        migrations.AddConstraint(
            model_name='admissiontarget',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('organisation', '='), ('kind', '='), ('valid', '&&')], name='admission_target_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='admissiontarget',
            constraint=models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='admission_target_names_its_source'),
        ),
        migrations.AddConstraint(
            model_name='admissiontarget',
            constraint=models.CheckConstraint(condition=models.Q(('valid__upper_inf', False)), name='admission_target_ends'),
        ),
        migrations.AddIndex(
            model_name='candidate',
            index=models.Index(fields=['sort_key', 'id'], name='candidate_by_given_name'),
        ),
        migrations.AddIndex(
            model_name='candidate',
            index=models.Index(condition=models.Q(('due_on__isnull', False)), fields=['due_on'], name='candidate_due'),
        ),
        migrations.AddIndex(
            model_name='candidate',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search_key'], name='candidate_search', opclasses=['gin_trgm_ops']),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('followed', 'probationary'))), fields=('national_id',), name='candidate_followed_once', violation_error_message='Số định danh này đã có trong danh sách theo dõi.'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(('national_id', None), ('national_id__regex', '^\\d{12}$'), _connector='OR'), name='candidate_national_id_twelve_digits'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(('noted_on__gt', models.F('born_on'))), name='candidate_noted_after_birth'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(('member__isnull', False), models.Q(('status__in', ('probationary', 'full', 'struck_off')), _negated=True), _connector='OR'), name='candidate_admitted_has_a_record'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('joined_on', None), ('member', None)), models.Q(('joined_on__isnull', False), ('member__isnull', False)), _connector='OR'), name='candidate_joined_with_a_record'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_on', None), ('status__in', ('followed', 'probationary'))), models.Q(models.Q(('status__in', ('followed', 'probationary')), _negated=True), ('closed_on__isnull', False), ('due_on', None), ('next_step', '')), _connector='OR'), name='candidate_closed_waits_for_nothing'),
        ),
        migrations.AddConstraint(
            model_name='candidate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('level', ''), ('next_step', '')), models.Q(models.Q(('level', ''), _negated=True), models.Q(('next_step', ''), _negated=True)), _connector='OR'), name='candidate_next_step_has_an_owner'),
        ),
        migrations.AddConstraint(
            model_name='helper',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(expressions=[('candidate', '='), ('valid', '&&')], name='helper_one_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(fields=('candidate', 'item'), name='paper_once_a_dossier'),
        ),
        migrations.AddConstraint(
            model_name='paper',
            constraint=models.UniqueConstraint(condition=models.Q(('introducer__isnull', False)), fields=('candidate', 'introducer'), name='paper_two_different_introducers'),
        ),
        migrations.AddConstraint(
            model_name='shortfall',
            constraint=models.UniqueConstraint(fields=('target', 'reason'), name='shortfall_reason_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(fields=('candidate', 'number'), name='step_number_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(condition=models.Q(('number__isnull', False)), fields=('candidate', 'kind'), name='step_stands_once'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('after', None), ('number', 1), ('outcome', 'passed')), models.Q(('after', django.db.models.expressions.CombinedExpression(models.F('number'), '-', models.Value(1))), ('number__gt', 1), ('outcome', 'passed')), models.Q(models.Q(('outcome', 'passed'), _negated=True), ('after', None), ('number', None)), _connector='OR'), name='step_follows_the_one_before'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('base', None), models.Q(('outcome', 'passed'), _negated=True), models.Q(models.Q(('needs_two_thirds', True)), django.db.models.lookups.GreaterThanOrEqual(django.db.models.expressions.CombinedExpression(models.F('agree'), '*', models.Value(3)), django.db.models.expressions.CombinedExpression(models.F('base'), '*', models.Value(2)))), models.Q(models.Q(('needs_two_thirds', False)), django.db.models.lookups.GreaterThan(django.db.models.expressions.CombinedExpression(models.F('agree'), '*', models.Value(2)), models.F('base'))), _connector='OR'), name='step_vote_reached_its_share'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agree', None), ('base', None), ('disagree', None), ('present', None)), models.Q(('base__gt', 0), ('present__gte', django.db.models.expressions.CombinedExpression(models.F('agree'), '+', models.F('disagree'))), ('present__lte', models.F('base'))), _connector='OR'), name='step_vote_within_the_room'),
        ),
    ]
