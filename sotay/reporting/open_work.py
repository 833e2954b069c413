"""Reports that a unit owes, for the page of a handover: they are the unit's and name nobody, so nothing is handed on by hand."""

from collections.abc import Iterator

from django.urls import reverse

from sotay.core.open_work import Move, OpenLine, OpenWork
from sotay.organisations.models import Organisation
from sotay.reporting.queries import duties_of
from sotay.reporting.rules import period_words


def lines(move: Move) -> Iterator[OpenLine]:
    """Yield the reports that the organisation owes: not begun, half written, returned."""
    for duty in duties_of(Organisation.objects.get(pk=move.organisation_id)):
        title = f"{duty.form.name}, {period_words(duty.form.period_kind, duty.period)}"
        asker = duty.form.organisation.name if duty.form.organisation else ""
        url = reverse("reporting:report", args=[duty.report.uid]) if duty.report else reverse("reporting:mine")
        state = f"{duty.state.label}; đang soạn" if duty.report else duty.state.label
        yield OpenLine(title, f"{state} ({asker} yêu cầu)", "", duty.due_on, url)


REPORTS = OpenWork("reports", "Báo cáo phải gửi cấp trên", lines)
