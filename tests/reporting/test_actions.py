"""Asking, writing, signing, reminding: what is done, what is refused and moves nothing."""


import pytest
from django.db import DatabaseError, transaction

from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.notifications.models import Notification
from sotay.regulations.queries import working_day_after
from sotay.reporting import actions, errors, queries
from sotay.reporting.choices import State
from sotay.reporting.figures import SOURCES
from sotay.reporting.models import Reminder, Report, ReportForm
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
    return actions.open_report(actor, cell, form=form, first=first or last_month())


def test_a_pattern_is_taken_over_once(cast):
    ha = actor_of(cast.ha)
    pattern = queries.patterns().first()
    fields = {"pattern": pattern, "due_days": 5, "first": last_month(), "source": "Quy chế 05-QC/TU"}

    form = actions.issue_form(ha, cast.province, **fields)

    assert (form.name, form.sections, form.organisation) == (pattern.name, pattern.sections, cast.province)
    with pytest.raises(errors.AlreadyIssued):
        actions.issue_form(ha, cast.province, **fields)
    with pytest.raises(NotPermitted):
        actions.issue_form(actor_of(cast.an), cast.cell_a, **fields)
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
        actions.submit_report(an, report, texts={"meetings": "Đủ"})
    report.refresh_from_db()
    assert report.texts == {}

    signed = actions.submit_report(an, report, texts={"next": "Giữ nền nếp"})

    assert (signed.signatory, signed.submitted_on) == ("Trần Thị An", today())
    assert queries.is_intact(signed)
    for change in (
        lambda: actions.write_report(an, signed, texts={"next": "Khác"}),
        lambda: actions.recount_report(an, signed),
        lambda: actions.submit_report(an, signed, texts={}),
    ):
        with pytest.raises(errors.ReportSubmitted):
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=signed.pk).update(figures={"meetings.held": 9})
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=signed.pk).delete()


def test_the_board_counts_each_unit_once(cast, an):
    form = make_form(cast.commune)
    actions.submit_report(an, begin(an, form, cast.cell_a), texts={"next": "x"})
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

    form = actions.ask_suddenly(khanh, cast.commune, due_on=today() + TOMORROW, **fields)

    told = set(Notification.objects.filter(kind="report_due").values_list("user_id", flat=True))
    assert told == {cast.an.account_id, cast.chi.account_id}
    duty = queries.duties_for(an)[0]
    assert (duty.form, duty.due_on, duty.state) == (form, today() + TOMORROW, State.WAITING)
    report = begin(an, form, cast.cell_a, duty.period.first)
    actions.submit_report(an, report, texts={"answer": "Không có thiệt hại"})
    assert queries.duties_for(an) == []
    with pytest.raises(errors.DueBeforeToday):
        actions.ask_suddenly(khanh, cast.commune, due_on=today() - TOMORROW, **fields)
    with pytest.raises(errors.NobodyBelow):
        actions.ask_suddenly(khanh, cast.commune, due_on=today(), **fields | {"kinds": ["direct"]})


def test_those_who_owe_are_reminded_once_a_day(cast, khanh, an):
    form = make_form(cast.commune)
    actions.submit_report(an, begin(an, form, cast.cell_a), texts={"next": "x"})

    first = actions.remind_now(khanh, cast.commune, form=form, first=last_month())
    again = actions.remind_now(khanh, cast.commune, form=form, first=last_month())

    assert (first, again) == (1, 0)
    assert Reminder.objects.get().organisation == cast.cell_b
    assert Notification.objects.filter(kind="report_due").count() == 1


def test_a_form_is_ended_once(cast, khanh):
    form = make_form(cast.commune)
    actions.end_form(khanh, form)
    form.refresh_from_db()
    with pytest.raises(errors.FormEnded):
        actions.end_form(khanh, form)
