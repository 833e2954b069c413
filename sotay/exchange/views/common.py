"""What the pages of the exchange share: the tabs of its parts, and a workbook as an answer."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from sotay.core.parts import Tab

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SECTIONS = (("Nhập từ Excel", "list"), ("Đối chiếu", "comparisons"), ("Mẫu đọc tệp", "profiles"))


def sections(current: str) -> list[Tab]:
    """Return the parts of the exchange as tabs."""
    return [Tab(title, reverse(f"exchange:{name}"), name == current) for title, name in _SECTIONS]


def xlsx(content: bytes, name: str) -> HttpResponse:
    """Answer with a workbook."""
    return attachment(content, name, _XLSX)


def attachment(content: bytes | str, name: str, kind: str) -> HttpResponse:
    """Answer with a file to be kept."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    return response
