"""Kinds of stored files and of official papers."""

from django.db.models import TextChoices


class FileKind(TextChoices):
    """What a stored file is, decided by its content."""

    PDF = "pdf", "PDF"
    WORD = "word", "Word"
    EXCEL = "excel", "Excel"
    PICTURE = "picture", "Hình ảnh"


class PaperType(TextChoices):
    """Official paper types with their symbols (399-QĐ/TW)."""

    MINUTES = "BB", "Biên bản"
    RESOLUTION = "NQ", "Nghị quyết"
    DECISION = "QĐ", "Quyết định"
    REPORT = "BC", "Báo cáo"
    NOTICE = "TB", "Thông báo"
    CONCLUSION = "KL", "Kết luận"
