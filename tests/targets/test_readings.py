"""Progress counted from records: the seed's figures, the property, refusals of the database."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from sotay.assignments.queries.coverage import figures_of
from sotay.committees.queries.structure import Asked, structure_of
from sotay.core.days import since, today
from sotay.hamlets.models import Hamlet, Headship
from sotay.members.models import Member
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation, Placement
from sotay.targets.choices import Light, Measured
from sotay.targets.indicators import INDICATORS
from sotay.targets.models import ManualReport
from sotay.targets.queries.counting import Count
from sotay.targets.queries.readings import count_of, lines_of, names_of
from sotay.targets.queries.targets import register_of
from sotay.targets.queries.years import halves_of, years_for
from tests.factories.assignments import make_assignment
from tests.factories.hamlets import make_hamlet, make_head
from tests.factories.people import make_member
from tests.factories.targets import TERM, make_by_hand, make_target
from tests.factories.tree import FOUNDED

pytestmark = pytest.mark.django_db
DAY = dt.date(2023, 6, 30)


def admit(cell, days):
    """Members who joined on the days."""
    return [make_member(cell, with_account=False, joined_on=day, official_on=None) for day in days]


def test_the_commune_of_the_seed_has_26_of_45_admissions_which_is_57_8_percent(cast):
    """At the middle of the term each target is to be at least half reached."""
    target = make_target(cast.commune)
    admit(cast.cell_a, [dt.date(2020, 9, 2), *[dt.date(2021, 3, 26)] * 9, *[dt.date(2022, 5, 19)] * 8])
    admit(cast.cell_b, [dt.date(2022, 12, 5)] * 8)
    admit(cast.cell_a, [dt.date(2020, 6, 30), dt.date(2023, 7, 1)])  # before the term, after the day
    admit(cast.cell_c, [dt.date(2022, 1, 1)])  # elsewhere

    line = lines_of([target], DAY)[0]
    half = halves_of([line], DAY)[0]

    assert (line.reading.value, line.standing.permille) == (26, 578)
    assert (half.is_over, half.value, half.is_enough) == (True, 26, True)
    assert [(year.year, year.value, year.is_met) for year in years_for(target, DAY)] == [
        (2020, 1, False), (2021, 9, True), (2022, 16, True), (2023, 0, False),
    ]  # fmt: skip


def test_progress_is_the_number_of_records_whenever_it_is_asked(cast):
    target = make_target(cast.commune)
    days = [dt.date(2020, 7, 1) + dt.timedelta(days=61 * step) for step in range(31)]
    for number, day in enumerate(days):
        admit(cast.cell_a if number % 3 else cast.cell_b, [day])
        on = day + dt.timedelta(days=number % 5)
        inside = Member.objects.filter(joined_on__gte=target.starts_on, joined_on__lte=min(on, target.ends_on)).count()
        assert lines_of([target], on)[0].reading.value == inside == len(names_of(target, on))
    Member.objects.filter(joined_on=days[3]).update(joined_on=dt.date(2019, 1, 1))
    assert lines_of([target], days[-1])[0].reading.value == len(names_of(target, days[-1]))


def test_the_database_takes_no_report_by_hand_of_a_bound_target(cast):
    target = make_target(cast.commune)
    with pytest.raises(IntegrityError, match="counted from records"), transaction.atomic():
        ManualReport.objects.create(target=target, reported_on=DAY, value=40, evidence="báo cáo")
    assert not ManualReport.objects.exists()


def test_the_database_binds_no_target_that_was_reported_by_hand(cast):
    target = make_by_hand(cast.commune)
    ManualReport.objects.create(target=target, reported_on=DAY, value=40, evidence="báo cáo")
    target.indicator = "admissions"
    with pytest.raises(IntegrityError, match="not bound afterwards"), transaction.atomic():
        target.save(update_fields=["indicator"])
    target.refresh_from_db()
    assert target.indicator == ""


def test_what_is_by_hand_is_the_last_report_until_the_day(cast):
    target = make_by_hand(cast.commune)
    for day, value in ((dt.date(2021, 12, 31), 20), (dt.date(2022, 12, 31), 44), (dt.date(2023, 12, 31), 70)):
        ManualReport.objects.create(target=target, reported_on=day, value=value, evidence="báo cáo UBND")

    line = lines_of([target], DAY)[0]

    assert (line.reading.value, line.indicator) == (44, None)
    assert [(one.year, one.value) for one in years_for(target, DAY)] == [
        (2020, None), (2021, 20), (2022, 24), (2023, 0),
    ]  # fmt: skip
    assert lines_of([target], dt.date(2020, 8, 1))[0].standing.light == Light.UNKNOWN


def test_a_share_counts_hamlets_and_their_heads(cast):
    make_head(make_hamlet(cast.cell_a), member=cast.binh)
    make_head(make_hamlet(cast.cell_b, "Thôn Tây"))
    make_hamlet(cast.cell_b, "Thôn Nam")
    share = make_target(
        cast.commune, indicator="hamlet_heads", measured=Measured.LEVEL, unit="%", goal=50, yearly=None,
        starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2026, 12, 31),
    )  # fmt: skip
    line = lines_of([share], dt.date(2026, 6, 1))[0]
    assert line.reading.value == Decimal("33.33")
    assert [name.part for name in names_of(share, dt.date(2026, 6, 1))] == [0, 0, 1]


@pytest.mark.parametrize("code", INDICATORS)
def test_every_indicator_answers_with_a_count_that_is_the_sum_of_its_names(cast, code):
    make_hamlet(cast.cell_a, valid=since(dt.date(2020, 1, 1)))
    indicator = INDICATORS[code]
    target = make_target(cast.province, indicator=code, measured=indicator.measured, unit=indicator.unit, yearly=None)
    count = count_of(indicator, cast.province, target.starts_on, DAY + dt.timedelta(days=1))
    names = names_of(target, DAY)
    assert (count.part, count.whole) == (sum(one.part for one in names), sum(one.whole for one in names))
    assert (
        bool(count.whole)
        or indicator.measured == Measured.TOTAL
        or code in {"attendance", "petitions", "ratings", "reports"}
    )


def test_more_targets_of_one_kind_ask_no_more(cast):
    make_target(cast.commune)
    with CaptureQueriesContext(connection) as one:
        register_of(cast.commune, dt.date(2026, 1, 1))
    for name in ("Hai", "Ba"):
        make_target(cast.commune, name=name)
    with CaptureQueriesContext(connection) as three:
        register_of(cast.commune, dt.date(2026, 1, 1))
    assert len(three) <= len(one)


def test_the_first_province_went_from_47_8_to_54_6_percent_and_has_75_to_reach(cast):
    """1,190 of 2,491 heads of hamlets were members; with 169 admitted since, 1,359 are (seed of the first province)."""
    start = dt.date(2021, 1, 1)
    hamlets = Hamlet.objects.bulk_create(
        Hamlet(
            organisation=cast.cell_a,
            name=f"Thôn {number}",
            search_key=f"thon {number}",
            valid=since(dt.date(2020, 1, 1)),
        )
        for number in range(2491)
    )
    people = [make_member(cast.cell_a, with_account=False, joined_on=dt.date(2005, 2, 3)) for _ in range(2)]
    posts = [(hamlet, start if place < 1190 else dt.date(2022, 6, 1)) for place, hamlet in enumerate(hamlets[:1359])]
    Headship.objects.bulk_create(
        Headship(
            hamlet=hamlet,
            member=people[place % 2],
            full_name="Trưởng thôn",
            valid=since(first),
            term_until=dt.date(2025, 1, 1),
        )
        for place, (hamlet, first) in enumerate(posts)
    )
    share = make_target(
        cast.commune, indicator="hamlet_heads", measured=Measured.LEVEL, unit="%", goal=75, baseline=Decimal("47.8"), yearly=None,
        starts_on=dt.date(2021, 1, 1), ends_on=dt.date(2025, 12, 31),
    )  # fmt: skip
    before, after = (lines_of([share], day)[0] for day in (dt.date(2021, 6, 1), dt.date(2022, 12, 31)))
    assert (before.value_words, before.reading.count) == ("47,8", Count(1190, 2491))
    assert (after.value_words, after.reading.count, after.standing.permille) == ("54,6", Count(1359, 2491), 727)


def test_a_share_is_never_shown_as_the_goal_before_it_is_reached(cast):
    for number in range(20):
        make_head(make_hamlet(cast.cell_a, f"Thôn {number}"), member=cast.binh if number < 19 else None)
    share = make_target(
        cast.commune, indicator="hamlet_heads", measured=Measured.LEVEL, unit="%", goal=Decimal("95.02"), yearly=None,
        starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2026, 12, 31),
    )  # fmt: skip
    assert lines_of([share], dt.date(2026, 6, 1))[0].value_words == "95,0"


def test_what_was_reached_before_a_reorganisation_stays_with_the_target_of_the_place(cast):
    """A cell goes to another committee: what it reached until then counts for the old one, what comes later for the new one."""
    old, new = make_target(cast.commune), make_target(cast.other_committee)
    admit(cast.cell_a, [dt.date(2021, 3, 3)] * 3)
    day = dt.date(2022, 1, 1)
    Placement.objects.filter(organisation=cast.cell_a).update(valid=since(FOUNDED, day))
    path = f"{cast.other_committee.path}.{cast.cell_a.pk}"
    Placement.objects.create(organisation=cast.cell_a, parent=cast.other_committee, path=path, valid=since(day))
    Organisation.objects.filter(pk=cast.cell_a.pk).update(parent=cast.other_committee, path=path)
    admit(cast.cell_a, [dt.date(2022, 3, 3)] * 2)
    values = {line.target.pk: line.reading.value for line in lines_of([old, new], DAY)}
    assert values == {old.pk: 3, new.pk: 2}
    assert [len(names_of(one, DAY)) for one in (old, new)] == [3, 2]


@pytest.mark.parametrize("code", INDICATORS)
def test_any_day_s_count_is_that_of_its_records_and_years_add_up(cast, code):
    """The property for every indicator: what is counted are the names, on any day; years of what adds up make the whole."""
    indicator = INDICATORS[code]
    admit(cast.cell_a, [dt.date(2020, 9, 2), dt.date(2022, 5, 19)])
    make_head(make_hamlet(cast.cell_b), member=cast.binh)
    target = make_target(cast.province, indicator=code, measured=indicator.measured, unit=indicator.unit, yearly=None)
    for day in (TERM[0], dt.date(2021, 12, 31), dt.date(2022, 5, 18), dt.date(2022, 5, 19), DAY, dt.date(2026, 1, 1)):
        (line,) = lines_of([target], day)
        names = names_of(target, day)
        assert line.reading.count == Count(sum(one.part for one in names), sum(one.whole for one in names))
        if indicator.measured == Measured.TOTAL:
            assert line.reading.value == sum(year.value for year in years_for(target, day))


def test_committee_members_are_up_to_standard_by_the_rules_of_committees(cast):
    """Each person once, whatever posts they hold; the same figure as the report on the make-up of committees."""
    day = today()
    learned = {
        "qualification": "Đại học",
        "political_theory": "Trung cấp",
        "state_management": "Có",
        "foreign_language": "B1",
        "it_skill": "Có",
    }
    Member.objects.filter(pk=cast.khanh.pk).update(**learned)
    share = make_target(
        cast.province, indicator="standards", measured=Measured.LEVEL, unit="%", goal=100, yearly=None,
        starts_on=dt.date(2025, 1, 1), ends_on=dt.date(2030, 12, 31),
    )  # fmt: skip
    report = structure_of(Asked(cast.province, day, (Kind.PARTY_COMMITTEE, Kind.GRASSROOTS_CELL)))
    figure = next(one for group in report.groups for one in group.figures if one.key == "standard")
    assert lines_of([share], day)[0].reading.count == Count(figure.count, figure.whole)
    assert figure.count == 1
    names = names_of(share, day)
    assert (len(names), [one.label for one in names if one.part]) == (figure.whole, [cast.khanh.full_name])


def test_assigned_work_is_the_coverage_of_assigned_work(cast):
    day = today()
    make_assignment(cast.binh, cast.cell_a, year=day.year, decided_on=dt.date(day.year, 1, 5))
    share = make_target(
        cast.commune, indicator="assigned", measured=Measured.LEVEL, unit="%", goal=89, yearly=None,
        starts_on=dt.date(day.year, 1, 1), ends_on=dt.date(day.year, 12, 31),
    )  # fmt: skip
    figures = figures_of(cast.commune, day.year, day)
    assert lines_of([share], day)[0].reading.count == Count(figures.assigned, figures.active)
    assert figures.assigned == 1
