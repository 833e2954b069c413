"""Rounds of congresses and their results, charges, absences, acting; what terms and posts say more."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.functions
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    """Rounds, congresses, elections, charges, absences, acting; what terms and posts say more."""

    dependencies = [
        ("committees", "0002_grants_within_posts"),
        ("documents", "0002_search"),
        ("members", "0003_senior_age"),
        ("organisations", "0005_namings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("illness", "Điều trị dài ngày"),
                            ("study", "Học tập"),
                            ("mission", "Công tác xa"),
                            ("maternity", "Nghỉ thai sản"),
                            ("suspended", "Đang tạm đình chỉ chức vụ"),
                            ("other", "Lý do khác"),
                        ],
                        max_length=12,
                        verbose_name="lý do",
                    ),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="vắng mặt")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="ghi chú")),
            ],
            options={
                "verbose_name": "thời gian vắng mặt",
            },
        ),
        migrations.CreateModel(
            name="ActingDuty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "cause",
                    models.CharField(
                        choices=[("vacant", "Chưa có bí thư"), ("absent", "Bí thư vắng mặt")],
                        max_length=8,
                        verbose_name="trường hợp",
                    ),
                ),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="thời gian")),
            ],
            options={
                "verbose_name": "phụ trách, điều hành thay",
            },
        ),
        migrations.CreateModel(
            name="Charge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                    ),
                ),
                ("field", models.CharField(blank=True, db_default="", max_length=160, verbose_name="lĩnh vực")),
                ("valid", django.contrib.postgres.fields.ranges.DateRangeField(verbose_name="hiệu lực")),
            ],
            options={
                "verbose_name": "phân công phụ trách",
            },
        ),
        migrations.CreateModel(
            name="Congress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "uid",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(),
                        default=uuid.uuid4,
                        editable=False,
                        unique=True,
                    ),
                ),
                ("ordinal", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="đại hội lần thứ")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("preparing", "Đang chuẩn bị"),
                            ("submitted", "Đã trình cấp trên duyệt"),
                            ("approved", "Cấp trên đã duyệt"),
                            ("held", "Đã đại hội"),
                            ("recognised", "Đã chuẩn y kết quả bầu cử"),
                        ],
                        db_default="preparing",
                        default="preparing",
                        max_length=12,
                        verbose_name="tình trạng",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="hạn tổ chức")),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="ngày dự kiến")),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="ngày trình")),
                ("approved_on", models.DateField(blank=True, null=True, verbose_name="ngày duyệt")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="ngày đại hội")),
                ("convened", models.PositiveIntegerField(blank=True, null=True, verbose_name="số được triệu tập")),
                ("present", models.PositiveIntegerField(blank=True, null=True, verbose_name="số có mặt")),
                ("recognised_on", models.DateField(blank=True, null=True, verbose_name="ngày chuẩn y")),
            ],
            options={
                "verbose_name": "đại hội",
            },
        ),
        migrations.CreateModel(
            name="CongressPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("political_report", "Báo cáo chính trị"),
                            ("review_report", "Báo cáo kiểm điểm của cấp ủy"),
                            ("personnel_plan", "Đề án nhân sự"),
                            ("resolution", "Nghị quyết đại hội"),
                            ("minutes", "Biên bản đại hội, biên bản bầu cử"),
                        ],
                        max_length=20,
                        verbose_name="văn kiện",
                    ),
                ),
                ("ready_on", models.DateField(verbose_name="hoàn thành ngày")),
            ],
            options={
                "verbose_name": "văn kiện đại hội",
            },
        ),
        migrations.CreateModel(
            name="CongressRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="đợt đại hội")),
                ("term", models.CharField(help_text="2025-2030", max_length=20, verbose_name="nhiệm kỳ")),
                ("opened_on", models.DateField(verbose_name="bắt đầu")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="kết thúc")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                "verbose_name": "đợt đại hội",
            },
        ),
        migrations.CreateModel(
            name="Election",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("executive", "Ban chấp hành"),
                            ("standing", "Ban thường vụ"),
                            ("cell", "Chi ủy"),
                            ("inspection", "Ủy ban kiểm tra"),
                        ],
                        max_length=12,
                        verbose_name="bầu vào",
                    ),
                ),
                (
                    "post",
                    models.CharField(
                        choices=[
                            ("secretary", "Bí thư"),
                            ("acting", "Phụ trách, điều hành thay"),
                            ("deputy", "Phó bí thư"),
                            ("standing_member", "Ủy viên ban thường vụ"),
                            ("committee_member", "Cấp ủy viên"),
                            ("inspection_chair", "Chủ nhiệm ủy ban kiểm tra"),
                            ("inspection_deputy", "Phó chủ nhiệm ủy ban kiểm tra"),
                            ("inspection_member", "Ủy viên ủy ban kiểm tra"),
                            ("board_officer", "Cán bộ ban tổ chức"),
                            ("leader", "Thường trực cấp ủy"),
                        ],
                        max_length=20,
                        verbose_name="chức vụ được bầu",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="ngày bầu")),
                ("seats", models.PositiveSmallIntegerField(verbose_name="số lượng cần bầu")),
                ("base", models.PositiveIntegerField(verbose_name="cơ sở tính phiếu (số được triệu tập)")),
                ("ballots_out", models.PositiveIntegerField(verbose_name="phiếu phát ra")),
                ("ballots_in", models.PositiveIntegerField(verbose_name="phiếu thu vào")),
                ("ballots_valid", models.PositiveIntegerField(verbose_name="phiếu hợp lệ")),
                ("applied_on", models.DateField(blank=True, null=True, verbose_name="ngày ghi chức vụ")),
            ],
            options={
                "verbose_name": "kết quả bầu cử",
            },
        ),
        migrations.CreateModel(
            name="Nominee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("base", models.PositiveIntegerField()),
                ("votes", models.PositiveIntegerField(verbose_name="số phiếu")),
                ("is_elected", models.BooleanField(default=False, verbose_name="trúng cử")),
            ],
            options={
                "verbose_name": "người trong danh sách bầu cử",
            },
        ),
        migrations.CreateModel(
            name="RoundStage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "Đảng bộ tỉnh"),
                            ("direct", "Đảng bộ trực thuộc tỉnh ủy"),
                            ("party_committee", "Đảng bộ cơ sở"),
                            ("grassroots_cell", "Chi bộ cơ sở"),
                            ("partial_committee", "Đảng bộ bộ phận"),
                            ("cell", "Chi bộ"),
                            ("group", "Tổ đảng"),
                            ("practice", "Nơi sinh hoạt tập"),
                        ],
                        max_length=20,
                        verbose_name="loại tổ chức",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="hoàn thành trước hết ngày")),
                ("term_until", models.DateField(verbose_name="nhiệm kỳ đến")),
            ],
            options={
                "verbose_name": "mốc của đợt đại hội",
            },
        ),
        migrations.AddField(
            model_name="position",
            name="is_local",
            field=models.BooleanField(blank=True, null=True, verbose_name="người địa phương"),
        ),
        migrations.AddField(
            model_name="position",
            name="is_permanent",
            field=models.BooleanField(db_default=False, default=False, verbose_name="thường trực"),
        ),
        migrations.AddField(
            model_name="position",
            name="leaving",
            field=models.CharField(
                blank=True,
                choices=[
                    ("term", "Hết nhiệm kỳ"),
                    ("retired", "Nghỉ hưu"),
                    ("moved", "Chuyển công tác, chuyển sinh hoạt"),
                    ("other_post", "Giữ chức vụ khác"),
                    ("resigned", "Xin thôi"),
                    ("discipline", "Kỷ luật"),
                    ("deceased", "Từ trần"),
                    ("other", "Lý do khác"),
                ],
                db_default="",
                max_length=12,
                verbose_name="lý do thôi giữ",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="manner",
            field=models.CharField(
                blank=True,
                choices=[("congress", "Bầu tại đại hội"), ("by_election", "Bầu bổ sung"), ("designated", "Chỉ định")],
                db_default="",
                max_length=12,
                verbose_name="hình thức",
            ),
        ),
        migrations.AddField(
            model_name="position",
            name="public_post",
            field=models.CharField(
                blank=True,
                choices=[
                    ("chair", "Chủ tịch ủy ban nhân dân"),
                    ("deputy_chair", "Phó chủ tịch ủy ban nhân dân"),
                    ("head", "Thủ trưởng cơ quan, đơn vị"),
                    ("deputy_head", "Cấp phó của thủ trưởng"),
                ],
                db_default="",
                max_length=12,
                verbose_name="đồng thời là",
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="planned_size",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="số lượng do đại hội quyết định"
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="uid",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(),
                default=uuid.uuid4,
                editable=False,
                unique=True,
            ),
        ),
        migrations.AlterField(
            model_name="position",
            name="post",
            field=models.CharField(
                choices=[
                    ("secretary", "Bí thư"),
                    ("acting", "Phụ trách, điều hành thay"),
                    ("deputy", "Phó bí thư"),
                    ("standing_member", "Ủy viên ban thường vụ"),
                    ("committee_member", "Cấp ủy viên"),
                    ("inspection_chair", "Chủ nhiệm ủy ban kiểm tra"),
                    ("inspection_deputy", "Phó chủ nhiệm ủy ban kiểm tra"),
                    ("inspection_member", "Ủy viên ủy ban kiểm tra"),
                    ("board_officer", "Cán bộ ban tổ chức"),
                    ("leader", "Thường trực cấp ủy"),
                ],
                max_length=20,
                verbose_name="chức vụ",
            ),
        ),
        migrations.AddConstraint(
            model_name="position",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_permanent", False), ("post", "deputy"), _connector="OR"),
                name="position_permanent_is_deputy",
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="position",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="committees.position"
            ),
        ),
        migrations.AddField(
            model_name="actingduty",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.AddField(
            model_name="actingduty",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="acting_duties", to="members.member"
            ),
        ),
        migrations.AddField(
            model_name="actingduty",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="acting_duties",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="actingduty",
            name="position",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="acting_duty", to="committees.position"
            ),
        ),
        migrations.AddField(
            model_name="charge",
            name="decision",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.AddField(
            model_name="charge",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="members.member"
            ),
        ),
        migrations.AddField(
            model_name="charge",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="charges", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="charge",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="charged_to",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="congress",
            name="approval",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.AddField(
            model_name="congress",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="congresses", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="congress",
            name="recognition",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.AddField(
            model_name="term",
            name="congress",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="terms",
                to="committees.congress",
            ),
        ),
        migrations.AddConstraint(
            model_name="term",
            constraint=models.CheckConstraint(
                condition=models.Q(("planned_size", None), ("planned_size__gte", 1), _connector="OR"),
                name="term_has_seats",
            ),
        ),
        migrations.AddField(
            model_name="congresspaper",
            name="congress",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="committees.congress"
            ),
        ),
        migrations.AddField(
            model_name="congresspaper",
            name="file",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="congressround",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="congress_rounds",
                to="organisations.organisation",
            ),
        ),
        migrations.AddField(
            model_name="congress",
            name="round",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="congresses",
                to="committees.congressround",
            ),
        ),
        migrations.AddField(
            model_name="election",
            name="congress",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="elections",
                to="committees.congress",
            ),
        ),
        migrations.AddField(
            model_name="election",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="elections", to="organisations.organisation"
            ),
        ),
        migrations.AddField(
            model_name="election",
            name="recognition",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.decision",
            ),
        ),
        migrations.AddField(
            model_name="nominee",
            name="election",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="nominees", to="committees.election"
            ),
        ),
        migrations.AddField(
            model_name="nominee",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="nominations", to="members.member"
            ),
        ),
        migrations.AddField(
            model_name="nominee",
            name="position",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="nominee",
                to="committees.position",
            ),
        ),
        migrations.AddField(
            model_name="roundstage",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="stages", to="committees.congressround"
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("position", "="), ("valid", "&&")], name="absence_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="actingduty",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[("organisation", "="), ("valid", "&&")], name="acting_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="actingduty",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid__isempty", False), ("valid__lower_inf", False), ("valid__upper_inf", False)),
                name="acting_ends_by_itself",
            ),
        ),
        migrations.AddIndex(
            model_name="charge",
            index=django.contrib.postgres.indexes.GistIndex(
                fields=["unit", "valid"], name="charge_of_unit_on_day", opclasses=["gist_int8_ops", "range_ops"]
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("unit__isnull", False)),
                expressions=[("organisation", "="), ("unit", "="), ("valid", "&&")],
                name="charge_of_a_unit_one_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="charge",
            constraint=models.CheckConstraint(
                condition=models.Q(("unit", None), ("field", ""), _connector="XOR"), name="charge_is_a_field_or_a_unit"
            ),
        ),
        migrations.AddConstraint(
            model_name="congresspaper",
            constraint=models.UniqueConstraint(fields=("congress", "kind"), name="congress_paper_once"),
        ),
        migrations.AddConstraint(
            model_name="congressround",
            constraint=models.UniqueConstraint(fields=("organisation", "term"), name="congress_round_once_for_a_term"),
        ),
        migrations.AddConstraint(
            model_name="congressround",
            constraint=models.CheckConstraint(
                condition=models.Q(("closed_on", None), ("closed_on__gte", models.F("opened_on")), _connector="OR"),
                name="congress_round_closed_after_opened",
            ),
        ),
        migrations.AddIndex(
            model_name="congress",
            index=models.Index(fields=["round", "status"], name="congress_by_status"),
        ),
        migrations.AddConstraint(
            model_name="congress",
            constraint=models.UniqueConstraint(fields=("round", "organisation"), name="congress_once_in_a_round"),
        ),
        migrations.AddConstraint(
            model_name="congress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status__in", ("held", "recognised")), _negated=True),
                    ("held_on__isnull", False),
                    _connector="OR",
                ),
                name="congress_held_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="congress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "recognised"), _negated=True),
                    models.Q(("recognised_on__isnull", False), ("recognition__isnull", False)),
                    _connector="OR",
                ),
                name="congress_recognised_by_a_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="congress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("present", None),
                    models.Q(
                        ("convened__gte", models.F("present")),
                        (
                            "convened__lte",
                            django.db.models.expressions.CombinedExpression(
                                django.db.models.expressions.CombinedExpression(
                                    models.F("present"), "*", models.Value(3)
                                ),
                                "/",
                                models.Value(2),
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="congress_two_thirds_present",
            ),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ballots_in__lte", models.F("ballots_out")),
                    ("ballots_out__lte", models.F("base")),
                    ("ballots_valid__lte", models.F("ballots_in")),
                ),
                name="election_ballots_add_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.CheckConstraint(
                condition=models.Q(("base__gte", 1), ("seats__gte", 1)), name="election_has_seats"
            ),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.UniqueConstraint(fields=("id", "base"), name="election_with_base"),
        ),
        migrations.AddConstraint(
            model_name="election",
            constraint=models.UniqueConstraint(
                condition=models.Q(("congress__isnull", False)),
                fields=("congress", "kind", "post"),
                name="election_once_at_a_congress",
            ),
        ),
        migrations.AddConstraint(
            model_name="nominee",
            constraint=models.UniqueConstraint(fields=("election", "member"), name="nominee_once"),
        ),
        migrations.AddConstraint(
            model_name="nominee",
            constraint=models.CheckConstraint(
                condition=models.Q(("votes__lte", models.F("base"))), name="nominee_votes_within_base"
            ),
        ),
        migrations.AddConstraint(
            model_name="nominee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_elected", False),
                    (
                        "base__lt",
                        django.db.models.expressions.CombinedExpression(models.F("votes"), "*", models.Value(2)),
                    ),
                    _connector="OR",
                ),
                name="nominee_elected_by_more_than_half",
            ),
        ),
        migrations.AddConstraint(
            model_name="roundstage",
            constraint=models.UniqueConstraint(fields=("round", "kind"), name="round_stage_once"),
        ),
        migrations.AddConstraint(
            model_name="roundstage",
            constraint=models.CheckConstraint(
                condition=models.Q(("term_until__gt", models.F("due_on"))), name="round_stage_term_after_congress"
            ),
        ),
    ]
