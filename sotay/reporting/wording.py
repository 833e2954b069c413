"""The sentences about reports that the system itself writes, and where they lead."""

from django.urls import reverse

REPORT_ASKED = "Yêu cầu báo cáo đột xuất: {name}, gửi trước hết ngày {day}"
REPORT_DUE = "Sắp đến hạn gửi báo cáo: {name} ({day})"
REPORT_OVERDUE = "Quá hạn gửi báo cáo: {name} (hạn {day})"

REPORT_RETURNED = "Báo cáo được trả lại để làm lại: {name}, gửi lại trước hết ngày {day}"


def own_link() -> str:
    """Return the address of the reports that one's own units owe."""
    return reverse("reporting:mine")
