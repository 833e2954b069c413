"""Resolutions: drafted with their targets, corrected until issued, then amended by a decision that keeps the old value."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper
from sotay.targets import errors
from sotay.targets.actions import resolutions, targets
from sotay.targets.actions.resolutions import Row
from sotay.targets.aims import Aim, Period
from sotay.targets.choices import Direction, Light, Measured
from sotay.targets.models import ManualReport, Resolution, Target
from sotay.targets.queries.readings import line_of
from tests.factories.people import actor_of
from tests.factories.targets import TERM, make_by_hand, make_resolution, make_target

pytestmark = pytest.mark.django_db
PERIOD = Period(*TERM)
ADMISSIONS = Aim(
    "đảng viên", Direction.AT_LEAST, Measured.TOTAL, Decimal(45), yearly=Decimal(9), indicator="admissions"
)
POOR = Aim("hộ", Direction.AT_LEAST, Measured.TOTAL, Decimal(100))
HALL = Aim("việc", Direction.AT_LEAST, Measured.YES_NO, Decimal(1))
PAPER = DecisionPaper("15-NQ/ĐU", dt.date(2023, 7, 1), "Đảng ủy xã", "Vũ Đình Khánh")


def drafted(cast, *rows):
    """A draft of the commune with the rows."""
    draft = resolutions.record_resolution(actor_of(cast.khanh), cast.commune, title="Nghị quyết Đại hội", period=PERIOD)
    resolutions.set_targets(actor_of(cast.khanh), draft, rows=rows)
    return draft


def test_all_targets_of_a_draft_are_written_and_corrected_in_one_go(cast):
    khanh = actor_of(cast.khanh)
    draft = drafted(cast, Row("Kết nạp", ADMISSIONS), Row("Hộ thoát nghèo", POOR), Row("Xây nhà văn hóa", HALL))
    first, second, third = draft.targets.order_by("place")
    assert [(one.name, one.goal, one.is_bound) for one in (first, second, third)] == [
        ("Kết nạp", 45, True), ("Hộ thoát nghèo", 100, False), ("Xây nhà văn hóa", 1, False),
    ]  # fmt: skip
    again = [Row("Hộ thoát nghèo", replace(POOR, goal=Decimal(120)), second.uid), Row("Kết nạp", ADMISSIONS, first.uid)]
    resolutions.set_targets(khanh, draft, rows=again)
    assert [(one.pk, one.goal) for one in draft.targets.order_by("place")] == [(second.pk, 120), (first.pk, 45)]


def test_what_is_shared_out_or_reported_is_not_taken_out_of_a_draft(cast):
    draft = drafted(cast, Row("Hộ thoát nghèo", POOR))
    ManualReport.objects.create(target=draft.targets.get(), reported_on=TERM[0], value=3, evidence="báo cáo")
    with pytest.raises(errors.TargetInUse):
        resolutions.set_targets(actor_of(cast.khanh), draft, rows=[])
    assert draft.targets.count() == 1


def test_shares_follow_what_the_draft_corrects(cast):
    khanh = actor_of(cast.khanh)
    draft = drafted(cast, Row("Kết nạp", ADMISSIONS))
    target = draft.targets.get()
    targets.share_out(khanh, target, goals={cast.cell_a.uid: Decimal(20)})
    later = Period(TERM[0], dt.date(2025, 12, 31))
    resolutions.correct_resolution(khanh, draft, title="Nghị quyết Đại hội", period=later)
    resolutions.set_targets(khanh, draft, rows=[Row("Kết nạp đảng viên mới", ADMISSIONS, target.uid)])
    share = Target.objects.get(parent=target)
    assert (share.name, share.ends_on, share.goal) == ("Kết nạp đảng viên mới", dt.date(2025, 12, 31), 20)


def test_an_issued_resolution_stays_as_it_was_issued(cast):
    khanh = actor_of(cast.khanh)
    draft = drafted(cast)
    with pytest.raises(errors.NothingToIssue):
        resolutions.issue_resolution(khanh, draft, number="01-NQ/ĐH", issued_on=TERM[0])
    resolutions.set_targets(khanh, draft, rows=[Row("Kết nạp", ADMISSIONS)])
    with pytest.raises(errors.IssuedInFuture):
        resolutions.issue_resolution(khanh, draft, number="01-NQ/ĐH", issued_on=today() + dt.timedelta(days=1))
    resolutions.issue_resolution(khanh, draft, number="01-NQ/ĐH", issued_on=TERM[0])
    target = draft.targets.get()
    with pytest.raises(errors.ResolutionIssued, match="01-NQ/ĐH"):
        resolutions.set_targets(khanh, draft, rows=[])
    with pytest.raises(errors.ResolutionIssued):
        targets.correct_target(khanh, target, name="Khác", aim=ADMISSIONS, period=PERIOD)
    with pytest.raises(errors.AmendmentNeedsDecision):
        resolutions.amend_target(khanh, target, goal=Decimal(50), ends_on=TERM[1], decision=None)
    for change in (
        Target.objects.filter(pk=target.pk).delete,
        lambda: Target.objects.filter(pk=target.pk).update(goal=1),
    ):
        with pytest.raises(IntegrityError, match="amending decision"), transaction.atomic():
            change()
    with pytest.raises(IntegrityError, match="stays as it was issued"), transaction.atomic():
        Resolution.objects.filter(pk=draft.pk).update(number="02-NQ/ĐH")
    assert Target.objects.get().goal == 45


def test_an_amendment_names_its_decision_and_the_old_value_counts_until_its_day(cast):
    target = make_target(cast.commune, resolution=make_resolution(cast.commune))
    ask = {"goal": Decimal(50), "yearly": Decimal(10), "ends_on": TERM[1]}
    resolutions.amend_target(actor_of(cast.khanh), target, decision=PAPER, reason="Sáp nhập hai thôn", **ask)
    assert [line_of(Target.objects.get(), day).target.goal for day in (dt.date(2023, 6, 30), PAPER.issued_on)] == [
        45,
        50,
    ]
    change = target.changes.get()
    assert (change.decision.number, change.goal_before, change.yearly_before, change.changed_by) == (
        "15-NQ/ĐU",
        45,
        9,
        cast.khanh.account,
    )
    with pytest.raises(errors.NothingChanged):
        resolutions.amend_target(actor_of(cast.khanh), Target.objects.get(), decision=PAPER, **ask)


def test_a_target_added_by_a_decision_did_not_exist_before(cast):
    resolution = make_resolution(cast.commune)
    add = {"name": "Hộ thoát nghèo", "aim": POOR, "period": PERIOD, "resolution": resolution}
    with pytest.raises(errors.AmendmentNeedsDecision):
        targets.record_target(actor_of(cast.khanh), cast.commune, **add)
    assert not Target.objects.exists()
    made = targets.record_target(actor_of(cast.khanh), cast.commune, decision=PAPER, **add)
    assert line_of(made, dt.date(2023, 6, 30)).standing.light == Light.NOT_YET
    assert line_of(made, PAPER.issued_on).standing.light == Light.UNKNOWN


def test_a_target_is_bound_later_unless_it_was_reported_by_hand(cast):
    khanh = actor_of(cast.khanh)
    target, reported = make_by_hand(cast.commune, resolution=make_resolution(cast.commune)), make_by_hand(cast.cell_a)
    ManualReport.objects.create(target=reported, reported_on=TERM[0], value=3, evidence="báo cáo")
    with pytest.raises(errors.ReportedByHand):
        targets.bind_target(khanh, reported, indicator="admissions")
    with pytest.raises(errors.IndicatorUnknown):
        targets.bind_target(khanh, target, indicator="hamlet_heads")
    targets.bind_target(khanh, target, indicator="admissions")
    assert set(Target.objects.values_list("pk", "indicator")) == {(target.pk, "admissions"), (reported.pk, "")}


def test_what_is_done_or_not_is_one_or_nothing(cast):
    khanh = actor_of(cast.khanh)
    with pytest.raises(errors.YesNoIsOne):
        targets.record_target(
            khanh, cast.commune, name="Nhà văn hóa", aim=replace(HALL, goal=Decimal(2)), period=PERIOD
        )
    target = targets.record_target(khanh, cast.commune, name="Nhà văn hóa", aim=HALL, period=PERIOD)
    with pytest.raises(errors.YesNoIsOne):
        targets.report_by_hand(khanh, target, reported_on=TERM[0], value=Decimal(5), evidence="x")
    targets.report_by_hand(khanh, target, reported_on=dt.date(2022, 1, 1), value=Decimal(0), evidence="đang xây")
    assert line_of(target, dt.date(2022, 6, 1)).standing.light == Light.ON_PACE
    assert line_of(target, dt.date(2024, 6, 1)).standing.light == Light.BEHIND
    targets.report_by_hand(khanh, target, reported_on=dt.date(2024, 7, 1), value=Decimal(1), evidence="nghiệm thu")
    line = line_of(target, dt.date(2024, 8, 1))
    assert (line.standing.light, line.value_words) == (Light.MET, "đã hoàn thành")
