"""What the Word files of a cell's meeting say of assigned work."""

import io

import pytest
from docx import Document

from sotay.assignments.actions.assignments import NewWork, assign_work
from sotay.assignments.models import MonthlyReport
from sotay.core.days import add_months, month_of, today
from sotay.meetings.actions.papers import write_papers
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.exports.papers import paper_docx
from tests.factories.assignments import make_assignment
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db


def text_of(content):
    return "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)


def test_the_month_before_stands_in_section_one_and_what_was_assigned_in_both_papers(cast):
    an, before = actor_of(cast.an), add_months(month_of(today()), -1)
    meeting = make_meeting(cast.cell_a, status=MeetingStatus.CLOSED, held_on=today())
    for member, progress in ((cast.binh, "done"), (cast.em, "")):
        row = make_assignment(member, cast.cell_a, year=before.year)
        if progress:
            MonthlyReport.objects.create(assignment=row, month=before, progress=progress)
    assign_work(
        an,
        cast.cell_a,
        year=today().year,
        decided_on=today(),
        works=[NewWork(cast.binh, None, "Phụ trách nhóm hộ ngõ 3", "relations")],
    )

    minutes, resolution = (
        text_of(paper_docx(one)) for one in sorted(write_papers(an, meeting), key=lambda one: one.kind)
    )

    assert "Công tác phân công cho đảng viên: 2 việc; 1 việc đã làm xong, 1 việc chưa báo cáo." in resolution
    for paper in (minutes, resolution):
        assert f"Chi bộ phân công công tác năm {today().year} cho 1 đảng viên:" in paper
        assert "Nguyễn Văn Bình: Phụ trách nhóm hộ ngõ 3." in paper
