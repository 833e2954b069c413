"""Dates, shares, checklists and forecasts, without a database."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.core.dates import same_day_months_later
from sotay.development import rules
from sotay.development.choices import Level, Source, StepKind
from sotay.development.rules import Days, DevelopmentNorms, Forecast, Item
from sotay.regulations.rules import WorkingCalendar

NORMS = DevelopmentNorms(
    course_valid_months=60,
    dossier_valid_months=12,
    introducer_months=12,
    send_days=5,
    base_days=25,
    decide_days=45,
    decide_hard_days=60,
    ceremony_days=30,
    ceremony_from="receipt",
    deciding_level="superior",
    probation_months=12,
    recognition_days=30,
    extension_max_months=12,
    readmit_months=36,
    readmit_criminal_months=60,
    votes_before_superior=3,
    due_soon_days=10,
)
AFTER = WorkingCalendar().after
days = st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))
K = StepKind


@pytest.mark.parametrize(
    ("joined", "extended", "official"),
    [
        (dt.date(2025, 2, 3), 0, dt.date(2026, 2, 3)),
        (dt.date(2024, 2, 29), 0, dt.date(2025, 2, 28)),
        (dt.date(2023, 2, 28), 0, dt.date(2024, 2, 28)),
        (dt.date(2024, 8, 31), 6, dt.date(2026, 2, 28)),
        (dt.date(2022, 8, 31), 6, dt.date(2024, 2, 29)),
        (dt.date(2024, 2, 29), 12, dt.date(2026, 2, 28)),
        (dt.date(2024, 12, 31), 0, dt.date(2025, 12, 31)),
    ],
)
def test_official_membership_begins_exactly_at_the_end_of_the_last_month(joined, extended, official):
    assert rules.official_day(joined, extended, NORMS) == official


@given(days, st.integers(0, 240))
def test_months_after_stay_in_the_month_and_never_pass_the_day(day, count):
    later = same_day_months_later(day, count)

    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == count
    assert later.day <= day.day
    assert later.day == day.day or (later + dt.timedelta(days=1)).month != later.month
    assert rules.months_between(day, later) == count


@given(st.integers(0, 500), st.integers(1, 500))
def test_shares_are_decided_in_whole_numbers(agree, base):
    assert rules.carries(agree, base, two_thirds=True) == (agree >= rules.votes_needed(base, two_thirds=True))
    assert rules.carries(agree, base, two_thirds=False) == (agree >= rules.votes_needed(base, two_thirds=False))
    assert rules.carries(agree, base, two_thirds=True) == (3 * agree >= 2 * base)


@given(st.booleans(), st.booleans())
def test_the_road_leads_on_step_by_step_to_its_end(has_base, has_partial):
    road = rules.road(has_base=has_base, has_partial=has_partial)

    walked, stage = [], ""
    while (kind := rules.step_after(stage, road)) is not None:
        walked.append(kind)
        stage = kind
    assert tuple(walked) == road
    assert (K.APPRAISAL in road) == has_partial
    assert (K.BASE_VOTE in road) == has_base


def test_who_decides_follows_from_the_norms():
    base = replace(NORMS, deciding_level="base")

    assert rules.level_of(K.DECISION, NORMS, has_base=True) == Level.SUPERIOR
    assert rules.level_of(K.DECISION, base, has_base=True) == Level.BASE
    assert rules.level_of(K.DECISION, base, has_base=False) == Level.SUPERIOR


def test_the_ceremony_counts_from_the_receipt_or_from_the_decision():
    done = Days({K.DECISION: dt.date(2026, 3, 2)}, received_on=dt.date(2026, 3, 16))

    assert rules.due_on(K.CEREMONY, done, NORMS, AFTER) == dt.date(2026, 4, 27)
    assert rules.due_on(K.CEREMONY, done, replace(NORMS, ceremony_from="decision"), AFTER) == dt.date(2026, 4, 13)


def test_a_hard_case_has_more_days_for_its_decision():
    done = Days({K.BASE_VOTE: dt.date(2026, 3, 2)})

    assert rules.due_on(K.DECISION, done, NORMS, AFTER) == dt.date(2026, 5, 4)
    assert rules.due_on(K.DECISION, replace(done, is_hard=True), NORMS, AFTER) == dt.date(2026, 5, 25)


ITEMS = [
    Item("application", "", ""),
    Item("introduction_1", "", ""),
    Item("introduction_2", "second", ""),
    Item("union", "second", Source.YOUTH_UNION),
    Item("religious", "", "religious"),
]


def test_a_second_member_or_the_union_introduces():
    young = rules.items_for(ITEMS, Source.YOUTH_UNION, "")
    assert rules.missing(young, {"application", "introduction_1"}) == ["introduction_2"]
    assert rules.missing(young, {"application", "introduction_1", "union"}) == []
    assert rules.missing(young, {"application", "introduction_1", "introduction_2"}) == []
    farmer = rules.items_for(ITEMS, Source.FARMER, "religious")
    assert [item.code for item in farmer] == ["application", "introduction_1", "introduction_2", "religious"]


PERIOD = (dt.date(2020, 6, 1), dt.date(2025, 6, 1))


def test_the_forecast_of_seed_001():
    day = dt.date(2023, 5, 31)  # three of five years

    found = rules.forecast(45, 26, [dt.date(2024, 1, 5)] * 7 + [dt.date(2025, 7, 1)], PERIOD, day)

    assert found == Forecast(admitted=26, target=45, in_time=7, by_pace=43)
    assert (found.by_road, found.likely, found.short, found.sources_needed) == (33, 33, 12, 12)


@given(st.integers(0, 300), st.integers(0, 300), st.lists(days, max_size=30), days)
def test_a_forecast_is_never_below_what_there_is(target, admitted, earliest, day):
    found = rules.forecast(target, admitted, earliest, PERIOD, day)

    assert found.likely >= admitted
    assert found.is_reached == (admitted >= target)
    assert found.short == max(0, target - found.likely)
    assert found.in_time <= len(earliest)


def test_at_the_end_of_the_period_the_pace_is_what_there_is():
    assert rules.pace(26, *PERIOD, PERIOD[1] - dt.timedelta(days=1)) == 26
    assert rules.pace(26, *PERIOD, dt.date(2030, 1, 1)) == 26


@given(days, days)
def test_who_is_further_on_the_road_is_never_expected_later(noted, day):
    road = rules.road(has_base=True, has_partial=False)
    order = [rules.earliest_admission(kind, noted, day, NORMS, AFTER) for kind in road[: road.index(K.CEREMONY) + 1]]

    assert order == sorted(order, reverse=True)
    assert order[-1] >= day
