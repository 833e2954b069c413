"""Asking, writing, signing, reminding: what is done, what is refused and moves nothing."""

import pytest
from django.db import DatabaseError, transaction

from sotay.core.days import month_of, since, today
from sotay.core.errors import NotPermitted
from sotay.core.open_work import Move
from sotay.notifications.models import Notification
from sotay.organisations.models import Organisation
from sotay.regulations.queries import working_day_after
from sotay.reporting import errors, queries
from sotay.reporting.actions import asking, judging, writing
from sotay.reporting.choices import State
from sotay.reporting.figures import SOURCES
from sotay.reporting.gathering import summary_of
from sotay.reporting.inbox import dues
from sotay.reporting.models import Reminder, Report, ReportForm, ReportReturn
from sotay.reporting.open_work import REPORTS
from tests.factories.people import actor_of
from tests.factories.reporting import TOMORROW, last_month, make_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def an(cast):
    """Secretary of cell A."""
    return actor_of(cast.an)


@pytest.fixture
def khanh(cast):
    """Secretary of the commune's committee."""
    return actor_of(cast.khanh)


def begin(actor, form, cell, first=None):
    return writing.open_report(actor, cell, form=form, first=first or last_month())


def test_a_pattern_is_taken_over_once(cast):
    ha = actor_of(cast.ha)
    pattern = queries.patterns().first()
    fields = {"pattern": pattern, "due_days": 5, "first": last_month(), "source": "Quy chế 05-QC/TU"}

    form = asking.issue_form(ha, cast.province, **fields)

    assert (form.name, form.sections, form.organisation) == (pattern.name, pattern.sections, cast.province)
    with pytest.raises(errors.AlreadyIssued):
        asking.issue_form(ha, cast.province, **fields)
    with pytest.raises(NotPermitted):
        asking.issue_form(actor_of(cast.an), cast.cell_a, **fields)
    assert ReportForm.objects.exclude(organisation=None).count() == 1


def test_every_shipped_pattern_names_figures_that_exist():
    for pattern in queries.patterns():
        assert {key for section in pattern.sections for key in section["figures"]} <= set(SOURCES)


def test_a_report_is_filled_in_from_the_records_and_begun_once(cast, an, khanh):
    form = make_form(cast.commune)

    report = begin(an, form, cast.cell_a)

    assert report.figures == {"meetings.held": 0, "members.at_end": 3}
    assert report.due_on == working_day_after(report.last, 5)
    assert begin(an, form, cast.cell_a) == report
    assert begin(khanh, form, cast.cell_b) != report
    assert Report.objects.count() == 2


def test_who_is_not_asked_and_what_is_not_over_is_refused(cast, an):
    form = make_form(cast.commune)
    with pytest.raises(errors.NoSuchPeriod):
        begin(an, form, cast.cell_a, today().replace(day=1))
    other = make_form(cast.commune, name="Chỉ đảng ủy", kinds=["party_committee"])
    with pytest.raises(errors.NotAsked):
        begin(an, other, cast.cell_a)
    with pytest.raises(NotPermitted):
        begin(actor_of(cast.chi), form, cast.cell_a)
    with pytest.raises(NotPermitted):
        begin(actor_of(cast.binh), form, cast.cell_a)
    assert not Report.objects.exists()


def test_what_is_signed_is_sealed_with_the_figures_as_they_were(cast, an):
    report = begin(an, make_form(cast.commune), cast.cell_a)
    with pytest.raises(errors.TextMissing):
        writing.submit_report(an, report, texts={"meetings": "Đủ"})
    report.refresh_from_db()
    assert report.texts == {}

    signed = writing.submit_report(an, report, texts={"next": "Giữ nền nếp"})

    assert (signed.signatory, signed.submitted_on) == ("Trần Thị An", today())
    assert queries.is_intact(signed)
    for change in (
        lambda: writing.write_report(an, signed, texts={"next": "Khác"}),
        lambda: writing.recount_report(an, signed),
        lambda: writing.submit_report(an, signed, texts={}),
    ):
        with pytest.raises(errors.ReportSubmitted):
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=signed.pk).update(figures={"meetings.held": 9})
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=signed.pk).delete()


def test_the_board_counts_each_unit_once(cast, an):
    form = make_form(cast.commune)
    writing.submit_report(an, begin(an, form, cast.cell_a), texts={"next": "x"})
    period = queries.periods_of(form)[0]

    board = queries.board_of(form, period)

    assert sum(board.counts.values()) == len(board.duties) == 2
    states = {duty.organisation: duty.state for duty in board.duties}
    assert states[cast.cell_a] in {State.IN_TIME, State.LATE}
    assert states[cast.cell_b] in {State.MISSING, State.WAITING}
    assert [duty.period for duty in queries.duties_of(cast.cell_a)] == [queries.periods_of(form)[1]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_board_costs_the_same_for_any_number(cast, an, django_assert_num_queries, count):
    form = make_form(cast.commune)
    for cell in (cast.cell_a, cast.cell_b)[: count - 1]:
        begin(actor_of(cast.khanh), form, cell)
    with django_assert_num_queries(3):
        queries.board_of(form, queries.periods_of(form)[0])


def test_a_sudden_report_is_asked_today_and_due_tomorrow(cast, khanh, an):
    fields = {"name": "Báo cáo thiệt hại do mưa lũ", "question": "Số hộ bị ảnh hưởng?", "kinds": ["cell"]}

    form = asking.ask_suddenly(khanh, cast.commune, due_on=today() + TOMORROW, **fields)

    told = set(Notification.objects.filter(kind="report_due").values_list("user_id", flat=True))
    assert told == {cast.an.account_id, cast.chi.account_id}
    duty = queries.duties_for(an)[0]
    assert (duty.form, duty.due_on, duty.state) == (form, today() + TOMORROW, State.WAITING)
    report = begin(an, form, cast.cell_a, duty.period.first)
    writing.submit_report(an, report, texts={"answer": "Không có thiệt hại"})
    assert queries.duties_for(an) == []
    with pytest.raises(errors.DueBeforeToday):
        asking.ask_suddenly(khanh, cast.commune, due_on=today() - TOMORROW, **fields)
    with pytest.raises(errors.NobodyBelow):
        asking.ask_suddenly(khanh, cast.commune, due_on=today(), **fields | {"kinds": ["direct"]})


def test_those_who_owe_are_reminded_once_a_day(cast, khanh, an):
    form = make_form(cast.commune)
    writing.submit_report(an, begin(an, form, cast.cell_a), texts={"next": "x"})

    first = judging.remind_now(khanh, cast.commune, form=form, first=last_month())
    again = judging.remind_now(khanh, cast.commune, form=form, first=last_month())

    assert (first, again) == (1, 0)
    assert Reminder.objects.get().organisation == cast.cell_b
    assert Notification.objects.filter(kind="report_due").count() == 1


def submitted(an, cast, form=None, **texts):
    report = begin(an, form or make_form(cast.commune), cast.cell_a)
    return writing.submit_report(an, report, texts={"next": "Giữ nền nếp", **texts})


def test_a_report_is_returned_with_a_reason_and_signed_again(cast, khanh, an):
    first = submitted(an, cast)
    form = first.form

    again = judging.return_report(khanh, form, report=first, reason="Thiếu kiến nghị", due_on=today() + TOMORROW)

    duty = next(one for one in queries.duties_of(cast.cell_a) if one.report == again)
    assert (duty.state, duty.reason, duty.due_on) == (State.RETURNED, "Thiếu kiến nghị", today() + TOMORROW)
    assert (again.version, again.status, again.texts) == (2, "draft", first.texts)
    assert Notification.objects.filter(user=cast.an.account, kind="report_due").count() == 1
    assert begin(an, form, cast.cell_a) == again
    with pytest.raises(errors.NotSubmitted):
        judging.return_report(khanh, form, report=first, reason="Lần nữa", due_on=today())
    with pytest.raises(errors.NotSubmitted):
        judging.return_report(khanh, form, report=again, reason="Chưa gửi", due_on=today())
    signed = writing.submit_report(an, again, texts={"next": "Đã bổ sung kiến nghị"})
    first.refresh_from_db()
    assert (first.texts["next"], signed.texts["next"]) == ("Giữ nền nếp", "Đã bổ sung kiến nghị")
    assert queries.is_intact(first)
    assert queries.is_intact(signed)
    assert [one.version for one in queries.versions_of(signed)] == [1, 2]
    states = {one.organisation: one.state for one in queries.board_of(form, queries.periods_of(form)[0]).duties}
    assert states[cast.cell_a] in {State.IN_TIME, State.LATE}


def test_only_who_asked_returns_and_only_until_a_day_to_come(cast, khanh, an):
    report = submitted(an, cast)
    fields = {"report": report, "reason": "Thiếu", "due_on": today()}
    other = make_form(cast.commune, name="Báo cáo khác")
    for actor, form, changed, refusal in (
        (an, report.form, {}, NotPermitted),
        (khanh, other, {}, errors.OtherForm),
        (khanh, report.form, {"due_on": today() - TOMORROW}, errors.DueBeforeToday),
    ):
        with pytest.raises(refusal):
            judging.return_report(actor, form, **fields | changed)
    assert not ReportReturn.objects.exists()


FIELDS = {"name": "Báo cáo mùa vụ", "period_kind": "monthly", "kinds": ["cell"], "due_days": 3, "source": "Quy chế 01"}
SECTIONS = [{"heading": "Tình hình", "figures": ["petitions.open"], "tables": ["1"]}, {"heading": "Kiến nghị"}]


def test_a_body_writes_a_form_of_its_own_and_changes_it_until_somebody_answers(cast, khanh, an):
    with pytest.raises(errors.SectionMissing):
        asking.write_form(khanh, cast.commune, first=last_month(), sections=[], **FIELDS)
    form = asking.write_form(khanh, cast.commune, first=last_month(), sections=SECTIONS, **FIELDS)
    with pytest.raises(errors.AlreadyIssued):
        asking.write_form(khanh, cast.commune, first=last_month(), sections=SECTIONS, **FIELDS)
    more = [*form.sections, {"key": "", "heading": "Phương hướng"}]
    same = asking.edit_form(khanh, form, first=last_month(), sections=more, **FIELDS)
    assert (same.pk, [one["key"] for one in same.sections]) == (form.pk, ["part1", "part2", "part3"])
    report = begin(an, same, cast.cell_a)
    assert report.figures == {"petitions.open": 0}
    assert report.gathered["tables"]["1"]["lines"][0][0].startswith("A. Đảng viên")

    with pytest.raises(errors.FormInUse):
        asking.edit_form(khanh, same, first=last_month(), sections=more, **FIELDS)
    following = asking.edit_form(khanh, same, first=month_of(today()), sections=more[:1], **FIELDS)

    same.refresh_from_db()
    assert (following.pk != same.pk, same.valid.upper, len(same.sections)) == (True, month_of(today()), 3)
    assert [one.form for one in queries.duties_of(cast.cell_a)] == [same]
    with pytest.raises(errors.FormEnded):
        asking.edit_form(khanh, same, first=month_of(today()), sections=more, **FIELDS)


def test_a_sudden_report_that_is_asked_for_no_more_is_owed_no_more(cast, khanh, an):
    form = asking.ask_suddenly(khanh, cast.commune, name="Hỏi nhanh", question="?", kinds=["cell"], due_on=today())
    assert [one.form for one in queries.duties_for(an)] == [form]
    ReportForm.objects.filter(pk=form.pk).update(valid=since(today() - TOMORROW, today()))
    assert queries.duties_for(an) == []


def test_a_unit_that_ended_owes_nothing_and_one_founded_later_neither(cast, an):
    form = make_form(cast.commune)
    period = queries.periods_of(form)[0]
    submitted(an, cast, form)
    assert {one.organisation for one in queries.board_of(form, period).duties} == {cast.cell_a, cast.cell_b}
    Organisation.objects.filter(pk__in=[cast.cell_a.pk, cast.cell_b.pk]).update(closed_on=today())
    assert [one.organisation for one in queries.board_of(form, period).duties] == [cast.cell_a]  # what it sent stays
    Organisation.objects.filter(pk=cast.cell_b.pk).update(closed_on=None, founded_on=today())
    assert {one.organisation for one in queries.board_of(form, period).duties} == {cast.cell_a}
    assert queries.duties_of(Organisation.objects.get(pk=cast.cell_b.pk)) == []


def test_what_those_below_sent_is_summed_and_sealed_in_the_bodys_own_report(cast, khanh, an):
    below = make_form(cast.commune)
    above = make_form(
        cast.province, name="Báo cáo của xã", kinds=["party_committee"], period_kind="monthly",
        sections=[{"key": "meetings", "heading": "Sinh hoạt", "figures": ["members.at_end"], "hint": ""}],
    )  # fmt: skip
    mine = begin(khanh, above, cast.commune)
    with pytest.raises(errors.NothingGathered):
        writing.gather_below(khanh, mine, form=below, first=last_month())
    submitted(an, cast, below)

    gathered = writing.gather_below(khanh, mine, form=below, first=last_month())

    kept = gathered.gathered["below"]
    assert (kept["submitted"], kept["asked"], kept["figures"]["members.at_end"]) == (1, 2, 3)
    assert [unit["values"] for unit in kept["units"]] == [[0, 3], [None, None]]
    assert queries.sections_of(gathered)[0].figures[0].below == 3
    writing.recount_report(khanh, gathered)
    signed = writing.submit_report(khanh, gathered, texts={})
    assert signed.gathered["below"] == kept
    assert queries.is_intact(signed)
    signed.gathered["below"]["submitted"] = 2
    assert not queries.is_intact(signed)


@pytest.mark.parametrize("count", [1, 3])
def test_the_summary_costs_the_same_for_any_number(cast, an, django_assert_num_queries, count):
    form = make_form(cast.commune)
    for actor, cell in ((an, cast.cell_a), (actor_of(cast.chi), cast.cell_b))[: count - 1]:
        writing.submit_report(actor, begin(actor, form, cell), texts={"next": "x"})
    with django_assert_num_queries(2):
        assert summary_of(form, queries.periods_of(form)[0]).submitted == count - 1


def test_overdue_below_is_what_the_board_counts(cast, khanh, an):
    form = make_form(cast.commune, months=3, due_days=1)
    submitted(an, cast, form)
    missing = sum(queries.board_of(form, one).counts["missing"] for one in queries.periods_of(form))
    assert queries.overdue_below(khanh) == missing > 0
    assert queries.overdue_below(an) == 0


def test_a_handover_names_the_reports_that_the_unit_owes(cast, khanh, an):
    form = make_form(cast.commune, months=1)
    move = Move(cast.cell_a.pk, cast.cell_a.path, True, "secretary", cast.an.pk, None, today())
    assert next(line.state for line in REPORTS.lines(move)).endswith(f"({cast.commune.name} yêu cầu)")
    submitted(an, cast, form)
    assert list(REPORTS.lines(move)) == []


def test_a_form_is_ended_once(cast, khanh):
    form = make_form(cast.commune)
    asking.end_form(khanh, form)
    form.refresh_from_db()
    with pytest.raises(errors.FormEnded):
        asking.end_form(khanh, form)


def test_what_is_owed_is_brought_to_mind_and_a_returned_report_on_its_own_day(cast, khanh, an):
    form = make_form(cast.commune, months=1)
    due = queries.due_day(form, queries.periods_of(form)[0])
    assert {one.account for one in dues([due])} == {cast.an.account_id, cast.chi.account_id}
    first = submitted(an, cast, form)
    assert {one.account for one in dues([due])} == {cast.chi.account_id}
    again = today() + TOMORROW
    judging.return_report(khanh, form, report=first, reason="Thiếu", due_on=again)
    assert [one.account for one in dues([again])] == [cast.an.account_id]
    assert {one.account for one in dues([due])} == {cast.chi.account_id}
