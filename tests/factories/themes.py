"""Themes of the catalogue and of plans, built straight into the tables."""

from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from sotay.core.days import month_of, today
from sotay.documents.choices import FileKind
from sotay.documents.models import StoredFile
from sotay.meetings.choices import PlanStatus, ThemeField
from sotay.meetings.models import PlannedTheme, Theme, ThemeDocument
from sotay.organisations.models import Organisation


def make_theme(organisation: Organisation, title: str = "Học tập và làm theo Bác về nêu gương", **fields: Any) -> Theme:
    """A theme that the committee offers."""
    return Theme.objects.create(organisation=organisation, title=title, field=ThemeField.EXAMPLE, **fields)


def make_theme_document(theme: Theme) -> ThemeDocument:
    """A file beside a theme."""
    stored = StoredFile(name="a.pdf", kind=FileKind.values[0], content_type="application/pdf", size=1, sha256="0" * 64)
    stored.file.save("a.pdf", ContentFile(b"x"), save=True)
    return ThemeDocument.objects.create(theme=theme, file=stored, title="Tài liệu hỏi đáp")


def make_planned(cell: Organisation, status: str = PlanStatus.DRAFT, **fields: Any) -> PlannedTheme:
    """A theme in the cell's plan for this month."""
    now = timezone.now()
    if status != PlanStatus.DRAFT:
        fields.setdefault("submitted_at", now)
    if status in {PlanStatus.APPROVED, PlanStatus.RETURNED}:
        fields.setdefault("decided_at", now)
    if status == PlanStatus.RETURNED:
        fields.setdefault("note", "Chọn chuyên đề sát việc của thôn hơn")
    values = {"period": month_of(today()), "title": "Xây dựng nông thôn mới nâng cao", **fields}
    return PlannedTheme.objects.create(organisation=cell, status=status, **values)
