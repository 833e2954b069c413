"""Targets, limitations and breakthrough tasks, built straight into the tables."""

import datetime as dt
from decimal import Decimal

from django.core.files.base import ContentFile

from sotay.documents.choices import FileKind
from sotay.documents.models import StoredFile
from sotay.targets.models import BreakthroughTask, Limitation, Resolution, Target

TERM = (dt.date(2020, 7, 1), dt.date(2025, 6, 30))


def make_resolution(organisation, **fields):
    """The issued resolution of the term 2020-2025, unless told."""
    values = {
        "number": "01-NQ/ĐH", "title": "Nghị quyết Đại hội nhiệm kỳ 2020-2025", "issued_on": TERM[0], "is_issued": True,
        "starts_on": TERM[0], "ends_on": TERM[1], **fields,
    }  # fmt: skip
    return Resolution.objects.create(organisation=organisation, **values)


def make_file(name="bien-ban.pdf"):
    """A stored file that shows something."""
    content = b"%PDF-1.4 minutes"
    stored = StoredFile(
        name=name, kind=FileKind.PDF, content_type="application/pdf", size=len(content), sha256="0" * 64
    )
    stored.file.save(f"{stored.uid}.pdf", ContentFile(content), save=False)
    stored.save()
    return stored


def make_target(organisation, **fields):
    """A target of the term 2020-2025: 45 admissions counted from the register, unless told."""
    values = {
        "name": "Kết nạp đảng viên mới", "unit": "đảng viên", "indicator": "admissions", "goal": Decimal(45), "yearly": Decimal(9),
        "starts_on": TERM[0], "ends_on": TERM[1], **fields,
    }  # fmt: skip
    return Target.objects.create(organisation=organisation, **values)


def make_by_hand(organisation, **fields):
    """A target that no record tells."""
    values = {
        "name": "Số hộ thoát nghèo",
        "unit": "hộ",
        "indicator": "",
        "goal": Decimal(100),
        "yearly": None,
        **fields,
    }
    return make_target(organisation, **values)


def make_limitation(organisation, **fields):
    """A limitation that a congress named."""
    values = {
        "title": "Sinh hoạt chuyên đề chưa đều", "source": "Đại hội nhiệm kỳ 2025-2030", "remedy": "Mỗi quý một chuyên đề",
        "named_on": dt.date(2025, 6, 1), "due_on": dt.date(2026, 6, 30), **fields,
    }  # fmt: skip
    return Limitation.objects.create(organisation=organisation, **values)


def make_task(official, approver, **fields):
    """A breakthrough task waiting for approval."""
    values = {
        "title": "Số hóa hồ sơ đảng viên", "product": "Kho hồ sơ điện tử", "first_year": 2026, "last_year": 2026,
        "due_on": dt.date(2026, 12, 15), "registered_on": dt.date(2026, 1, 10), **fields,
    }  # fmt: skip
    return BreakthroughTask.objects.create(
        organisation=official.organisation, approver=approver, official=official, **values
    )
