"""Deadlines, terms and bodies of admission, the papers of a dossier, the reasons for a shortfall; dated, with their sources."""

import datetime as dt

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange

_EVER, _294, _208 = dt.date(2011, 1, 1), dt.date(2025, 7, 1), dt.date(2026, 7, 26)
_RULES = "294-QĐ/TW; 06-HD/TW"

# code, value, from, until, source, what it says
NORMS = [
    ("development.course_valid_months", 60, _EVER, None, _RULES, "hiệu lực giấy chứng nhận lớp nhận thức về Đảng (tháng)"),
    ("development.dossier_valid_months", 12, _EVER, None, _RULES, "quá số tháng này chi bộ chưa xét thì làm lại hồ sơ"),
    ("development.introducer_months", 12, _EVER, None, "Điều lệ Đảng, Điều 4", "người giới thiệu cùng công tác, cư trú (tháng)"),
    ("development.send_days", 5, _EVER, None, _RULES, "chi bộ gửi nghị quyết, hồ sơ (ngày làm việc)"),
    ("development.base_days", 25, _EVER, None, _RULES, "cấp ủy cơ sở xét từ ngày có nghị quyết chi bộ (ngày làm việc)"),
    ("development.decide_days", 45, _EVER, None, _RULES, "ra quyết định từ ngày có nghị quyết cấp ủy cơ sở (ngày làm việc)"),
    ("development.decide_hard_days", 60, _EVER, None, _RULES, "thời hạn ra quyết định khi phải thẩm tra thêm (ngày làm việc)"),
    ("development.ceremony_days", 30, _EVER, None, _RULES, "tổ chức lễ kết nạp (ngày làm việc)"),
    ("development.ceremony_from", "receipt", _EVER, _208, "294-QĐ/TW", "hạn lễ kết nạp tính từ ngày nhận được quyết định"),
    ("development.ceremony_from", "decision", _208, None, "208-QĐ/TW", "hạn lễ kết nạp tính từ ngày ký quyết định"),
    ("development.deciding_level", "superior", _EVER, _208, "294-QĐ/TW", "cấp trên trực tiếp của cấp ủy cơ sở quyết định kết nạp"),
    ("development.deciding_level", "base", _208, None, "208-QĐ/TW", "ban thường vụ đảng ủy cơ sở quyết định kết nạp"),
    ("development.probation_months", 12, _EVER, None, "Điều lệ Đảng, Điều 5", "thời gian dự bị từ ngày kết nạp (tháng)"),
    ("development.recognition_days", 30, _EVER, None, _RULES, "chi bộ xét công nhận sau khi hết 12 tháng (ngày làm việc)"),
    ("development.extension_max_months", 12, _EVER, None, _RULES, "kéo dài thời gian dự bị không quá (tháng)"),
    ("development.readmit_months", 36, _EVER, None, "Điều lệ Đảng, Điều 3; 294-QĐ/TW", "xét kết nạp lại sau khi ra khỏi Đảng (tháng)"),
    ("development.readmit_criminal_months", 60, _EVER, None, "294-QĐ/TW", "xét kết nạp lại sau khi được xóa án tích (tháng)"),
    ("development.votes_before_superior", 3, _EVER, None, _RULES, "số lần chi bộ biểu quyết không đủ tỷ lệ thì cấp trên xem xét"),
    ("development.due_soon_days", 10, _EVER, None, "Quy ước của phần mềm", "báo sắp đến hạn trước (ngày)"),
]  # fmt: skip

_ADMISSION, _RECOGNITION = "admission", "recognition"
# phase, code, title, form, alternative, only for, names a member, made anew when the dossier is too old
ITEMS = [
    (_ADMISSION, "certificate", "Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng", "1-KNĐ", "", "", False, False),
    (_ADMISSION, "permission", "Văn bản đồng ý cho làm hồ sơ kết nạp", "6-TN", "", "", False, False),
    (_ADMISSION, "application", "Đơn xin vào Đảng (viết tay)", "1A-KNĐ", "", "", False, False),
    (_ADMISSION, "biography", "Lý lịch của người xin vào Đảng (viết tay), có chứng nhận", "2-KNĐ", "", "", False, True),
    (_ADMISSION, "vetting", "Kết quả thẩm tra lý lịch", "", "", "", False, True),
    (_ADMISSION, "introduction_1", "Giấy giới thiệu của đảng viên chính thức thứ nhất", "3-KNĐ", "", "", True, True),
    (_ADMISSION, "introduction_2", "Giấy giới thiệu của đảng viên chính thức thứ hai", "3-KNĐ", "second", "", True, True),
    (_ADMISSION, "union", "Nghị quyết giới thiệu của ban chấp hành Đoàn thanh niên cơ sở", "4A-KNĐ", "second", "youth_union", False, True),
    (_ADMISSION, "trade_union", "Nghị quyết giới thiệu của ban chấp hành công đoàn cơ sở", "4B-KNĐ", "second", "trade_union", False, True),
    (_ADMISSION, "opinions", "Tổng hợp ý kiến của đoàn thể nơi sinh hoạt", "5A-KNĐ", "", "", False, True),
    (_ADMISSION, "residence", "Tổng hợp ý kiến của chi ủy (chi bộ) nơi cư trú", "5B-KNĐ", "", "", False, True),
    (_ADMISSION, "readmission", "Văn bản của cấp ủy có thẩm quyền đồng ý xét kết nạp lại", "", "", "readmission", False, False),
    (_ADMISSION, "religious", "Xác nhận người có đạo, ý kiến của cấp ủy có thẩm quyền", "", "", "religious", False, False),
    (_ADMISSION, "hoa", "Ý kiến của cấp ủy có thẩm quyền về người dân tộc Hoa", "", "", "hoa", False, False),
    (_ADMISSION, "foreign_spouse", "Ý kiến của cấp ủy có thẩm quyền về quan hệ hôn nhân với người nước ngoài", "", "", "foreign_spouse", False, False),
    (_ADMISSION, "entrepreneur", "Thẩm định điều kiện đối với chủ doanh nghiệp tư nhân", "", "", "entrepreneur", False, False),
    (_ADMISSION, "contract", "Nhận xét của nơi làm việc theo hợp đồng, biệt phái", "", "", "contract", False, False),
    (_ADMISSION, "over_age", "Văn bản đồng ý của ban thường vụ cấp ủy trực thuộc Trung ương", "", "", "over_age", False, False),
    (_RECOGNITION, "new_member_class", "Giấy chứng nhận học lớp bồi dưỡng đảng viên mới", "", "", "", False, False),
    (_RECOGNITION, "self_review", "Bản tự kiểm điểm của đảng viên dự bị", "10-KNĐ", "", "", False, False),
    (_RECOGNITION, "helper_opinion", "Nhận xét của đảng viên được phân công giúp đỡ", "11-KNĐ", "", "", False, False),
    (_RECOGNITION, "opinions_12", "Ý kiến của đoàn thể nơi sinh hoạt", "12A-KNĐ", "", "", False, False),
    (_RECOGNITION, "residence_12", "Ý kiến của chi ủy (chi bộ) nơi cư trú", "12B-KNĐ", "", "", False, False),
]  # fmt: skip

REASONS = (
    "Thanh niên đi làm ăn xa, học tập xa nên thiếu nguồn",
    "Chi bộ chưa quan tâm phát hiện, bồi dưỡng nguồn",
    "Quần chúng chưa có nguyện vọng vào Đảng",
    "Chưa mở được lớp bồi dưỡng nhận thức về Đảng",
    "Thẩm tra, xác minh lý lịch kéo dài",
    "Hồ sơ thiếu, phải làm lại",
    "Biểu quyết không đủ tỷ lệ tán thành",
    "Vướng quy định về tiêu chuẩn chính trị, trình độ",
    "Đoàn thể chưa giới thiệu được đoàn viên, hội viên ưu tú",
)


def load(apps, schema_editor):
    """Write the rows."""
    norm = apps.get_model("regulations", "Norm")
    norm.objects.bulk_create(
        norm(code=code, value=value, valid=DateRange(first, until, "[)"), source=source, note=note)
        for code, value, first, until, source, note in NORMS
    )
    item = apps.get_model("development", "ChecklistItem")
    item.objects.bulk_create(
        item(
            phase=phase,
            code=code,
            number=number,
            title=title,
            form=form,
            alternative=alternative,
            only_for=only_for,
            names_member=names_member,
            is_redone=is_redone,
            valid=DateRange(_EVER, None, "[)"),
            source=_RULES,
        )
        for number, (phase, code, title, form, alternative, only_for, names_member, is_redone) in enumerate(ITEMS, 1)
    )
    reason = apps.get_model("development", "ShortfallReason")
    reason.objects.bulk_create(reason(title=title, number=number) for number, title in enumerate(REASONS, 1))


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("development", "0002_chain_and_following"), ("regulations", "0002_norms")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
