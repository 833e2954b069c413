import datetime as dt
import io

import docx
import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sotay.briefings.choices import BriefingStatus, Presence
from sotay.briefings.models import Briefing, Question
from sotay.briefings.queries import briefings_for, committees_lacking, invitations_for
from sotay.core.days import quarter_of, today
from sotay.organisations.choices import Kind
from tests.factories.briefings import make_briefing, make_conclusion, make_question
from tests.factories.people import actor_of
from tests.factories.tree import make_organisation


def read(client, view, *args, **query):
    answer = client.get(reverse(f"briefings:{view}", args=args), query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_secretary_asks_and_replies_on_the_phone(cast, client):
    briefing = make_briefing(cast.commune, cast.cell_a)
    invitation = briefing.invitations.get()
    client.force_login(cast.an.account)

    assert briefing.title in read(client, "mine")
    client.post(reverse("briefings:ask", args=[invitation.uid]), {"text": "Bao giờ sửa đường?"})
    client.post(
        reverse("briefings:reply", args=[invitation.uid]), {"presence": "excused", "reason": "Đi viện", "stand_in": ""}
    )

    invitation.refresh_from_db()
    assert Question.objects.get().organisation == cast.cell_a
    assert (invitation.presence, invitation.reason) == (Presence.EXCUSED, "Đi viện")
    assert "Bao giờ sửa đường?" in read(client, "invitation", invitation.uid)


def test_other_cells_questions_are_seen_once_answered(cast, client):
    briefing = make_briefing(cast.commune, cast.cell_a, cast.cell_b)
    make_question(briefing, cast.cell_b, text="Chưa trả lời?")
    make_question(briefing, cast.cell_b, text="Đã hỏi?", answer="Đã trả lời.", answered_at="2026-11-01T00:00:00Z")
    client.force_login(cast.an.account)

    page = read(client, "invitation", briefing.invitations.get(organisation=cast.cell_a).uid)

    assert "Đã trả lời." in page
    assert "Chưa trả lời?" not in page


def test_who_sees_which_briefing(cast):
    shown = make_briefing(cast.commune, cast.cell_a)
    draft = make_briefing(cast.commune, cast.cell_a, status=BriefingStatus.DRAFT)

    assert {name: set(briefings_for(actor_of(getattr(cast, name)))) for name in ("khanh", "ha", "dung", "an")} == {
        "khanh": {shown, draft},
        "ha": {shown, draft},
        "dung": {shown},
        "an": set(),
    }
    assert [one.briefing for one in invitations_for(actor_of(cast.an))] == [shown]
    assert not invitations_for(actor_of(cast.chi)).exists()


def test_the_committee_takes_the_list(cast, client):
    briefing = make_briefing(cast.commune, cast.cell_a, cast.cell_b)
    client.force_login(cast.khanh.account)
    a, b = (briefing.invitations.get(organisation=cell) for cell in (cast.cell_a, cast.cell_b))

    client.post(
        reverse("briefings:presence", args=[briefing.uid]),
        {f"presence-{a.uid}": "present", f"presence-{b.uid}": "stand_in", f"note-{b.uid}": "Lê Văn Tư"},
    )

    b.refresh_from_db()
    assert (b.presence, b.stand_in) == (Presence.STAND_IN, "Lê Văn Tư")


def test_the_minutes_hold_everything(cast, client):
    last = make_briefing(cast.commune, cast.cell_a, held_on=today() - dt.timedelta(days=80), status=BriefingStatus.HELD)
    make_conclusion(last, cast.cell_a, owner=cast.an, title="Việc kỳ trước")
    briefing = make_briefing(
        cast.commune,
        cast.cell_a,
        held_on=today(),
        status=BriefingStatus.HELD,
        chair=cast.khanh,
        minute_taker=cast.an,
        summary="Đồng chí Chi phát biểu.",
    )
    make_question(briefing, cast.cell_a, answer="Trong quý I", answered_at="2026-11-01T00:00:00Z")
    make_conclusion(briefing, cast.cell_a, owner=cast.an, title="Việc kỳ này")
    client.force_login(cast.khanh.account)

    word = client.get(reverse("briefings:minutes_word", args=[briefing.uid]))
    pdf = client.get(reverse("briefings:minutes_pdf", args=[briefing.uid]))

    paper = docx.Document(io.BytesIO(word.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(one.text for one in paper.paragraphs), *cells])
    for words in ("Việc kỳ trước", "Việc kỳ này", "Trong quý I", "Đồng chí Chi phát biểu.", "Vũ Đình Khánh"):
        assert words in text
    assert pdf.content.startswith(b"%PDF")


class TestLacking:
    def test_only_one_held_in_the_quarter_counts(self, cast):
        other = make_organisation(cast.committee, kind=Kind.PARTY_COMMITTEE, code="24.01.002", name="Đảng bộ xã Hai")
        quarter = quarter_of(today())
        make_briefing(cast.commune, cast.cell_a, held_on=today(), status=BriefingStatus.HELD)
        make_briefing(other, held_on=today())

        rows = list(committees_lacking(actor_of(cast.ha), quarter))

        assert [(row.name, row.invited) for row in rows] == [("Đảng bộ xã Hai", 1)]

    def test_the_workbook(self, cast, client):
        client.force_login(cast.ha.account)

        answer = client.get(reverse("briefings:lacking"), {"format": "xlsx"})

        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert cast.commune.name in {cell.value for row in sheet.iter_rows() for cell in row}


@pytest.mark.parametrize("view", ["list", "detail", "lacking", "invitation"])
def test_one_row_and_three_cost_the_same(cast, client, view):
    def grow(number):
        cells = (cast.cell_a, cast.cell_b)
        for step in range(number):
            make_question(briefing, cells[step % 2], text=f"{step}?")
            make_conclusion(briefing, cells[step % 2], owner=cast.an)
            make_briefing(cast.commune, *cells, held_on=today() + dt.timedelta(days=10 + step))
            make_organisation(cast.committee, kind=Kind.PARTY_COMMITTEE, code=f"24.01.1{number}{step}")

    def cost():
        client.get(url)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(url).status_code == 200
        return len(caught)

    briefing = make_briefing(cast.commune, cast.cell_a)
    invitation = briefing.invitations.get()
    client.force_login((cast.an if view == "invitation" else cast.khanh).account)
    args = {"detail": [briefing.uid], "invitation": [invitation.uid]}.get(view, [])
    url = reverse(f"briefings:{view}", args=args)
    grow(1)
    if view == "invitation":
        Briefing.objects.filter(pk=briefing.pk).update(status=BriefingStatus.HELD, closed_at="2026-11-01T00:00:00Z")
    with_one = cost()
    grow(3)

    assert cost() == with_one
