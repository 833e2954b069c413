"""Assigned work and reports of the demonstration, loaded into the cast."""

import pytest

from sotay.assignments.models import WorkAssignment
from sotay.demo.assignments import load_assignments
from sotay.demo.reporting import load_reporting
from sotay.reporting.models import Report, ReportForm

pytestmark = pytest.mark.django_db


def test_both_load(cast):
    load_assignments()
    load_reporting(cast.commune, cast.cell_b)

    assert set(WorkAssignment.objects.values_list("year", flat=True))
    own = {report.organisation: report for report in Report.objects.all()}
    assert set(own) == {cast.cell_a, cast.commune}
    assert own[cast.commune].gathered["below"]["submitted"] == 1
    assert ReportForm.objects.filter(organisation=cast.commune).count() == 2
