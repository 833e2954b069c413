"""The board's pages: taken over, drawn, changed after a warning, published, and the names behind each number."""

import datetime as dt

import pytest

from sotay.committees.choices import Post
from sotay.core.days import today
from sotay.meetings.models import MeetingHabit
from sotay.visits.actions import plans
from sotay.visits.choices import PlanStatus, VisitStatus
from sotay.visits.models import Visit, VisitPattern, VisitPlan, VisitRule
from tests.factories.people import make_position
from tests.factories.visits import make_plan, make_rule, make_visit
from tests.visits.test_actions import acting

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def board(cast, client):
    """The board's officer at the desk; An and Bình are of the provincial committee."""
    for member in (cast.an, cast.binh):
        make_position(member, cast.province, Post.COMMITTEE_MEMBER, "member")
    client.force_login(cast.ha.account)
    return client


def text_of(answer, status=200):
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_a_regulation_is_taken_over_and_a_line_changed(board, cast):
    page = text_of(board.get(f"/visits/places/{cast.province.uid}/rules"))
    assert "Ngày 3 các tháng chẵn" in page
    pattern = VisitPattern.objects.get(title__contains="Sơn La")
    address = f"/visits/places/{cast.province.uid}/rules/adopt/{pattern.uid}"
    assert "không quy định" in text_of(board.get(address))
    assert board.post(address, {"first": "01/01/2026", "source": "05-QĐ/TU"}).status_code == 302
    assert VisitRule.objects.filter(organisation=cast.province, source="05-QĐ/TU").count() == 4
    assert board.post(address, {"first": "01/01/2026"}).status_code == 422
    page = text_of(board.get(f"/visits/places/{cast.province.uid}/rules/set?rank=member"))
    assert "05-QĐ/TU" in page
    rule = VisitRule.objects.get(rank="standing")
    assert board.post(f"/visits/rules/{rule.uid}/end", {"on": "01/06/2026"}).status_code == 302
    rule.refresh_from_db()
    assert rule.valid.upper == dt.date(2026, 6, 1)
    assert board.post(f"/visits/rules/{rule.uid}/end", {"on": "01/07/2026"}).status_code == 422


def test_a_day_that_clashes_is_warned_of_before_it_is_saved(board, cast):
    MeetingHabit.objects.create(organisation=cast.cell_c, day=5, starts=dt.time(19), place="Nhà văn hóa")
    year = today().year + 1
    visit = make_visit(make_plan(cast.province, year=year), cast.an, cast.cell_c, dt.date(year, 3, 5))
    address = f"/visits/{visit.uid}/move"
    fields = {"on": f"09/04/{year}", "reason": "Trùng lịch"}
    page = text_of(board.post(address, fields), 422)
    assert f"Chi bộ sinh hoạt ngày 05/04/{year}" in page
    assert "Vẫn lưu" in page
    visit.refresh_from_db()
    assert visit.on == dt.date(year, 3, 5)
    assert board.post(address, {**fields, "is_sure": "on"}).status_code == 302
    visit.refresh_from_db()
    assert visit.on == dt.date(year, 4, 9)
    assert visit.is_pinned


def test_a_visit_is_put_into_another_cell_and_nobody_is_sent_outside(board, cast):
    year = today().year + 1
    visit = make_visit(make_plan(cast.province, year=year), cast.an, cast.cell_c, dt.date(year, 3, 3))
    assert cast.cell_b.name in text_of(board.get(f"/visits/{visit.uid}/cells"))
    address = f"/visits/{visit.uid}/cells/{cast.cell_b.uid}"
    text_of(board.get(address))
    assert board.post(address, {"on": f"03/03/{year}", "reason": "Gần hơn", "is_sure": "on"}).status_code == 302
    visit.refresh_from_db()
    assert visit.cell == cast.cell_b
    change = visit.changes.get()
    assert (change.from_cell, change.to_cell) == (cast.cell_c, cast.cell_b)
    assert cast.cell_b.name in text_of(board.get(f"/visits/{visit.uid}"))
    other = f"/visits/{visit.uid}/cells/{cast.committee.uid}"
    assert board.post(other, {"on": f"03/03/{year}", "reason": "Gần hơn", "is_sure": "on"}).status_code == 422


def test_what_was_set_by_hand_stays_and_what_was_taken_out_does_not_come_back(board, cast):
    make_rule(cast.province, minimum=2, planned=2)
    year = today().year + 1
    actor = acting(cast.ha)
    plan = plans.fill_plan(actor, plans.draw_plan(actor, cast.province, year=year))
    mine, other = list(plan.visits.filter(member=cast.an).order_by("pk"))
    on = dt.date(year, 12, 24)
    board.post(f"/visits/{mine.uid}/move", {"on": f"{on:%d/%m/%Y}", "reason": "x", "is_sure": "on"})
    board.post(f"/visits/{other.uid}/call-off", {"reason": "Chi bộ sắp sáp nhập"})
    plan = plans.fill_plan(actor, plans.draw_plan(actor, cast.province, year=year))
    standing = plan.visits.exclude(status=VisitStatus.CALLED_OFF)
    assert standing.filter(member=cast.an, cell=mine.cell, on=on, is_pinned=True).exists()
    assert not standing.filter(member=cast.an, cell=other.cell).exists()
    page = text_of(board.get(f"/visits/plans/{plan.uid}"))
    assert "Chưa bố trí được" in page
    assert "Lý do:" in page


def test_a_term_is_drawn_year_by_year(board, cast):
    make_rule(cast.province)
    first = today().year + 1
    actor = acting(cast.ha)
    drawn = plans.draw_term(actor, cast.province, year=first, until=first + 1)
    for plan in drawn:
        plans.fill_plan(actor, plan)
    cells = [set(plan.visits.filter(member=cast.an).values_list("cell", flat=True)) for plan in drawn]
    assert cells[0].isdisjoint(cells[1]), "another cell in the second year"
    page = text_of(board.get(f"/visits/places/{cast.province.uid}/terms/{first}"))
    assert str(first + 1) in page
    assert (
        board.post(f"/visits/places/{cast.province.uid}/draw", {"year": first, "until": first + 9}).status_code == 422
    )


def test_a_plan_is_published_under_its_number_and_printed(board, cast):
    plan = make_plan(cast.province, published=False)
    make_visit(plan, cast.an, cast.cell_c)
    assert "Số, ký hiệu" in text_of(board.get(f"/visits/plans/{plan.uid}/publish"))
    fields = {"number": "12-KH/TU", "issued_on": "05/01/2026"}
    assert board.post(f"/visits/plans/{plan.uid}/publish", fields).status_code == 302
    plan.refresh_from_db()
    assert (plan.status, plan.number) == (PlanStatus.PUBLISHED, "12-KH/TU")
    for kind, start in (("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")):
        answer = board.get(f"/visits/plans/{plan.uid}", {"format": kind})
        assert answer.content.startswith(start)
    assert board.get("/visits/", {"format": "xlsx"}).content.startswith(b"PK")
    assert VisitPlan.objects.count() == 1


@pytest.mark.parametrize("on", [0, 12])
def test_each_number_of_the_board_has_as_many_names_behind_it(board, cast, on):
    plan, ago = make_plan(cast.province), today() - 10 * DAY
    done = {"status": VisitStatus.DONE, "report_due": today() - DAY}
    make_visit(plan, cast.an, cast.cell_c, ago, **done)
    make_visit(plan, cast.binh, cast.cell_c, ago + DAY, **done)
    make_visit(plan, cast.an, cast.cell_b, today() - 2 * DAY, status=VisitStatus.MISSED)
    make_visit(plan, cast.lam, cast.cell_a, today() + DAY)
    day = today() - on * DAY
    page = board.get(f"/visits/plans/{plan.uid}", {"on": f"{day}"} if on else {})
    figures = page.context["board"].total
    for state, number in (
        ("", figures.planned), ("done", figures.done), ("missed", figures.missed), ("due", figures.due),
        ("unreported", figures.report_overdue), ("late", figures.reported_late), ("postponed", figures.postponed),
    ):  # fmt: skip
        rows = board.get(f"/visits/plans/{plan.uid}/visits", {"state": state, **({"on": f"{day}"} if on else {})})
        assert rows.context["page"].count == number, state
    assert figures.done == (0 if on else 2)


def test_the_list_is_grouped_and_narrowed(board, cast):
    plan = make_plan(cast.province)
    make_visit(plan, cast.an, cast.cell_c, today())
    make_visit(plan, cast.binh, cast.cell_b, today())
    address = f"/visits/plans/{plan.uid}/visits"
    for group in ("", "official", "unit"):
        groups = board.get(address, {"group": group}).context["groups"]
        assert sum(len(one.visits) for one in groups) == 2
    assert board.get(address, {"month": today().month}).context["page"].count == 2
    assert board.get(address, {"rank": "standing"}).context["page"].count == 0
    assert Visit.objects.count() == 2
    assert "Theo đơn vị được dự" in text_of(board.get(f"/visits/plans/{plan.uid}", {"by": "unit"}))


def test_the_record_shows_the_year_with_its_visits(board, cast):
    make_visit(make_plan(cast.province), cast.an, cast.cell_c, today() - DAY, status=VisitStatus.MISSED)
    page = text_of(board.get(f"/members/{cast.an.uid}/"))
    assert "Đã dự <strong>0</strong>/1 lượt theo kế hoạch" in page
    assert "không dự 1" in page
    assert f"?member={cast.an.uid}" in page
