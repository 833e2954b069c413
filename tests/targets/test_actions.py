"""Targets shared out, reported by hand, limitations closed with evidence, breakthrough tasks: done and refused."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.documents.decisions import DecisionPaper
from sotay.targets import errors
from sotay.targets.actions import breakthrough, limitations, targets
from sotay.targets.aims import Aim, Period
from sotay.targets.choices import Assessment, Direction, Horizon, Measured, TaskState
from sotay.targets.models import BreakthroughTask, Limitation, ManualReport, Milestone, Target
from sotay.targets.queries.breakthrough import officials_below, picture_of
from sotay.targets.queries.sharing import cascade_of, suggested_shares
from tests.factories.people import actor_of, make_member
from tests.factories.targets import TERM, make_by_hand, make_limitation, make_target, make_task

pytestmark = pytest.mark.django_db
AIM = Aim("đảng viên", Direction.AT_LEAST, Measured.TOTAL, Decimal(45), yearly=Decimal(9), indicator="admissions")
PERIOD = Period(*TERM)


def test_a_target_is_bound_to_an_indicator_that_measures_alike(cast):
    actor = actor_of(cast.khanh)
    made = targets.record_target(actor, cast.commune, name="Kết nạp", aim=AIM, period=PERIOD)
    assert (made.is_bound, made.goal, made.yearly) == (True, 45, 9)
    wrong = replace(AIM, indicator="hamlet_heads")
    with pytest.raises(errors.IndicatorUnknown, match="Tỷ lệ trưởng thôn"):
        targets.record_target(actor, cast.commune, name="Sai", aim=wrong, period=PERIOD)
    with pytest.raises(errors.PeriodWrong):
        Period(TERM[1], TERM[0])
    assert Target.objects.count() == 1


def test_progress_of_a_bound_target_is_refused_with_a_sentence(cast):
    target = make_target(cast.cell_a)
    with pytest.raises(errors.ProgressIsCounted, match="tính từ hồ sơ"):
        targets.report_by_hand(actor_of(cast.an), target, reported_on=today(), value=Decimal(45), evidence="đủ")
    assert not ManualReport.objects.exists()


def test_a_report_by_hand_has_evidence_and_is_not_of_the_future(cast):
    actor, target = actor_of(cast.an), make_by_hand(cast.cell_a)
    with pytest.raises(errors.EvidenceMissing):
        targets.report_by_hand(actor, target, reported_on=today(), value=Decimal(5), evidence="  ")
    with pytest.raises(errors.ReportInFuture):
        targets.report_by_hand(
            actor, target, reported_on=today() + dt.timedelta(days=1), value=Decimal(5), evidence="x"
        )
    for value in (5, 6):  # the same day replaces
        targets.report_by_hand(actor, target, reported_on=today(), value=Decimal(value), evidence="Báo cáo 12-BC/UBND")
    assert [(row.value, row.reporter) for row in ManualReport.objects.all()] == [(6, cast.an.account)]


def test_shares_below_are_held_against_the_whole(cast):
    actor, target = actor_of(cast.khanh), make_target(cast.commune)
    targets.share_out(actor, target, goals={cast.cell_a.uid: Decimal(20), cast.cell_b.uid: Decimal(30)})
    cascade = cascade_of(target, today())
    assert (cascade.given, cascade.left, cascade.over) == (50, -5, 5)
    assert cascade.words == "Đã giao 50 trên 45: giao thừa 5."

    targets.share_out(actor, target, goals={cast.cell_a.uid: Decimal(15), cast.cell_b.uid: None})
    cascade = cascade_of(target, today())
    assert (cascade.given, cascade.left, cascade.over) == (15, 30, 0)
    assert Target.objects.get(parent=target).indicator == "admissions"

    with pytest.raises(errors.AllocationElsewhere):
        targets.share_out(actor, target, goals={cast.cell_c.uid: Decimal(1)})
    share = Target.objects.get(parent=target)
    assert [(row.goal_before, row.goal) for row in share.changes.all()] == [(20, 15)]


def test_a_share_that_something_hangs_on_is_not_taken_back(cast):
    actor, target = actor_of(cast.khanh), make_by_hand(cast.commune)
    (share,) = targets.share_out(actor, target, goals={cast.cell_a.uid: Decimal(15)})
    ManualReport.objects.create(target=share, reported_on=today(), value=3, evidence="báo cáo")
    with pytest.raises(errors.ShareInUse, match=cast.cell_a.name):
        targets.share_out(actor, target, goals={cast.cell_a.uid: None})
    assert Target.objects.filter(pk=share.pk).exists()


def test_what_is_suggested_adds_up_by_members_and_alike(cast):
    target = make_target(cast.commune)
    cascade = cascade_of(target, today())
    for how in ("members", "equal"):
        found = suggested_shares(target, cascade, how)
        assert set(found) == {cast.cell_a.pk, cast.cell_b.pk}
        assert sum(found.values()) == 45
    assert suggested_shares(target, cascade, "") == {}


def test_a_limitation_is_closed_with_evidence_only(cast):
    actor, row = actor_of(cast.an), make_limitation(cast.cell_a)
    with pytest.raises(errors.EvidenceMissing):
        limitations.close_limitation(actor, row, closed_on=today(), evidence="")
    with pytest.raises(errors.ClosedBeforeNamed):
        limitations.close_limitation(actor, row, closed_on=row.named_on - dt.timedelta(days=1), evidence="x")
    with pytest.raises(IntegrityError, match="limitation_closed_needs_evidence"), transaction.atomic():
        Limitation.objects.filter(pk=row.pk).update(closed_on=today())
    limitations.close_limitation(actor, row, closed_on=today(), evidence="Bốn chuyên đề năm 2026")
    with pytest.raises(errors.AlreadyClosed):
        limitations.close_limitation(actor, row, closed_on=today(), evidence="lại")
    row.refresh_from_db()
    assert row.evidence == "Bốn chuyên đề năm 2026"


def test_a_breakthrough_task_from_registration_to_judgment(cast):
    an, khanh = actor_of(cast.an), actor_of(cast.khanh)
    task = breakthrough.register_task(
        an, cast.cell_a, approver=cast.commune, title="Số hóa hồ sơ", product="Kho hồ sơ", first_year=2026, last_year=2030,
        due_on=dt.date(2030, 6, 1),
    )  # fmt: skip
    assert (task.horizon, task.state) == (Horizon.TERM, TaskState.REGISTERED)
    with pytest.raises(errors.ReturnNeedsWord):
        breakthrough.decide_task(khanh, task, approves=False)
    breakthrough.decide_task(khanh, task, approves=False, answer="Ghi rõ sản phẩm")
    breakthrough.register_again(an, task, title="Số hóa hồ sơ", product="Kho 200 hồ sơ", due_on=task.due_on)
    paper = DecisionPaper("12-KL/ĐU", today(), "Đảng ủy xã", "Vũ Đình Khánh")
    breakthrough.decide_task(khanh, task, approves=True, decision=paper)
    step = breakthrough.add_milestone(an, task, title="Quét xong", due_on=today())
    with pytest.raises(errors.MilestonesOpen, match="1 mốc"):
        breakthrough.finish_task(an, task, result="Xong")
    with pytest.raises(errors.EvidenceMissing):
        breakthrough.reach_milestone(an, step, evidence=" ")
    breakthrough.reach_milestone(an, step, evidence="Biên bản nghiệm thu")
    with pytest.raises(errors.TaskNotThere):
        breakthrough.assess_task(khanh, task, assessment=Assessment.GOOD)
    breakthrough.finish_task(an, task, result="200 hồ sơ")
    breakthrough.assess_task(khanh, task, assessment=Assessment.GOOD, assessment_note="Đúng hạn")

    task.refresh_from_db()
    assert (task.state, task.assessment, task.decision.number) == (TaskState.ASSESSED, "good", "12-KL/ĐU")


def test_many_tasks_are_approved_under_one_decision_or_none(cast):
    khanh = actor_of(cast.khanh)
    tasks = [make_task(cast.an, cast.commune, title=f"Việc {number}") for number in range(3)]
    above = make_task(cast.an, cast.committee)
    paper = DecisionPaper("12-KL/ĐU", today(), "Đảng ủy xã", "Vũ Đình Khánh")
    with pytest.raises(NotPermitted):
        breakthrough.approve_tasks(khanh, cast.commune, tasks=[*tasks, above], decision=paper)
    assert not BreakthroughTask.objects.exclude(state=TaskState.REGISTERED).exists()

    breakthrough.approve_tasks(khanh, cast.commune, tasks=tasks, decision=paper)
    done = BreakthroughTask.objects.filter(state=TaskState.APPROVED)
    assert {(row.decision.number, row.decided_on) for row in done} == {("12-KL/ĐU", today())}
    assert done.count() == 3
    with pytest.raises(errors.NotWaiting):
        breakthrough.approve_tasks(khanh, cast.commune, tasks=tasks)
    with pytest.raises(errors.NothingChosen):
        breakthrough.approve_tasks(khanh, cast.commune, tasks=[])


def test_a_task_remedies_what_was_named(cast):
    row = make_limitation(cast.commune)
    task = breakthrough.register_task(
        actor_of(cast.an), cast.cell_a, approver=cast.commune, title="Chuyên đề", product="Bốn chuyên đề", limitation=row,
        first_year=2026, due_on=dt.date(2026, 12, 1),
    )  # fmt: skip
    assert (task.limitation, task.shortcoming) == (row, row.title)


def test_only_officials_register_and_only_for_themselves(cast):
    fields = {"title": "Việc", "product": "Sản phẩm", "first_year": 2026, "due_on": dt.date(2026, 12, 1)}
    with pytest.raises(errors.OfficialsOnly):
        breakthrough.register_task(actor_of(cast.binh), cast.cell_a, approver=cast.commune, **fields)
    with pytest.raises(errors.ApproverElsewhere):
        breakthrough.register_task(actor_of(cast.an), cast.cell_a, approver=cast.other_committee, **fields)
    assert not BreakthroughTask.objects.exists()
    task = make_task(cast.an, cast.commune, state=TaskState.APPROVED, decided_on=today())
    with pytest.raises(NotPermitted):
        breakthrough.finish_task(actor_of(cast.binh), task, result="xong")
    with pytest.raises(NotPermitted):
        breakthrough.add_milestone(actor_of(cast.binh), task, title="Mốc", due_on=today())
    assert not Milestone.objects.exists()


def test_a_committee_between_does_not_judge_what_the_one_above_manages(cast):
    task = make_task(cast.an, cast.committee)
    with pytest.raises(NotPermitted):
        breakthrough.decide_task(actor_of(cast.khanh), task, approves=True)
    task.refresh_from_db()
    assert task.state == TaskState.REGISTERED


def test_the_district_of_the_seed_765_tasks_of_195_officials(cast):
    """765 / 195 is 3,92 tasks each; the year of each unit adds up to the whole."""
    people = [make_member(cast.cell_a if number < 120 else cast.cell_b, with_account=False) for number in range(195)]
    BreakthroughTask.objects.bulk_create(
        BreakthroughTask(
            organisation=cast.cell_a if number % 195 < 120 else cast.cell_b, approver=cast.committee,
            official=people[number % 195], title=f"Việc {number}", product="Sản phẩm",
            horizon=Horizon.TERM if number % 5 == 0 else Horizon.YEAR, first_year=2021 if number % 5 == 0 else 2023,
            last_year=2025 if number % 5 == 0 else 2023, due_on=dt.date(2023, 12, 15), registered_on=dt.date(2023, 1, 5),
        )
        for number in range(765)
    )  # fmt: skip
    total, units = picture_of(cast.commune, 2023, dt.date(2023, 6, 30))
    assert (total.tasks, total.officials, total.average) == (765, 195, "3,92")
    by_official = officials_below(cast.commune, 2023, dt.date(2023, 6, 30))
    assert (len(by_official), sum(one.picture.tasks for one in by_official)) == (195, 765)
    assert [unit.organisation for unit in units] == [cast.cell_a, cast.cell_b]
    assert sum(unit.picture.tasks for unit in units) == 765
    assert [unit.picture.officials for unit in units] == [120, 75]
    assert picture_of(cast.commune, 2024, dt.date(2024, 6, 30))[0].tasks == 153  # those of the term go on
