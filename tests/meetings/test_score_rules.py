import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.meetings.rules.score import (
    Criterion,
    Evidence,
    band,
    compute,
    maxima_for,
    points_in_bands,
    scaled,
)

SPEAKERS = ((50, 5), (40, 4), (30, 3), (0, 2))
RUBRIC = (
    Criterion(1, "Thời gian", "Đúng ngày, đủ giờ", 5, "time"),
    Criterion(2, "Dự sinh hoạt", "Tỷ lệ dự", 5, "attendance", ((90, 5), (75, 3), (0, 1))),
    Criterion(3, "Tiến hành", "Chuyên đề", 5, "thematic"),
    Criterion(4, "Tiến hành", "Nội dung thường kỳ", 55, "manual"),
    Criterion(5, "Kết quả", "Nghị quyết tháng trước", 30, "tasks", ((90, 30), (50, 15), (0, 10))),
)


@given(st.lists(st.integers(1, 30), min_size=2, max_size=25), st.data())
def test_without_a_thematic_part_the_other_lines_take_its_points(maxima, data):
    place = data.draw(st.integers(0, len(maxima) - 1))
    rubric = [Criterion(n, "", "", most, "thematic" if n == place else "manual") for n, most in enumerate(maxima)]

    found = maxima_for(rubric, is_thematic=False)

    assert sum(found.values()) == sum(maxima)
    assert found[place] == 0
    assert all(found[n] >= maxima[n] for n in found if n != place)


def test_a_thematic_meeting_keeps_the_rubric_as_it_is():
    assert maxima_for(RUBRIC, is_thematic=True) == {1: 5, 2: 5, 3: 5, 4: 55, 5: 30}
    assert maxima_for(RUBRIC, is_thematic=False) == {1: 5, 2: 5, 3: 0, 4: 58, 5: 32}


@pytest.mark.parametrize(("part", "points"), [(0, 2), (2, 2), (3, 3), (4, 4), (5, 5), (10, 5)])
def test_bands_compare_whole_numbers(part, points):
    assert points_in_bands(part, 10, SPEAKERS) == points


@given(st.integers(0, 100), st.integers(1, 100))
def test_the_band_is_the_highest_one_reached(part, whole):
    share = 100 * part / whole

    assert points_in_bands(part, whole, SPEAKERS) == (
        5 if share >= 50 else 4 if share >= 40 else 3 if share >= 30 else 2
    )


@pytest.mark.parametrize(
    ("points", "old", "new", "expected"), [(30, 30, 32, 32), (15, 30, 32, 16), (1, 2, 5, 3), (0, 5, 6, 0), (3, 0, 5, 0)]
)
def test_points_follow_their_maximum(points, old, new, expected):
    assert scaled(points, old, new) == expected


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 20), st.integers(0, 20), st.booleans())
def test_no_suggestion_exceeds_its_maximum(present, due, done, tasks, is_thematic):
    evidence = Evidence(
        present=min(present, due),
        due=due,
        tasks_done=min(done, tasks),
        tasks_due=tasks,
        is_thematic=is_thematic,
    )

    found = compute(RUBRIC, evidence)

    assert sum(line.maximum for line in found) == 100
    assert all(line.points is None or 0 <= line.points <= line.maximum for line in found)


def test_the_suggestions_of_a_good_meeting():
    evidence = Evidence(
        is_on_fixed_day=True, minutes=95, minutes_wanted=90, due=20, present=18, tasks_due=4, tasks_done=4
    )

    found = {line.criterion.number: line for line in compute(RUBRIC, evidence)}

    assert {number: line.points for number, line in found.items()} == {1: 5, 2: 5, 4: None, 5: 32}
    assert found[2].evidence == "18/20 đồng chí phải dự có mặt."
    assert found[4].evidence == ""


RULE_CASES = [
    ("time", Evidence(is_on_fixed_day=True, minutes=60, minutes_wanted=90), 3),
    ("time", Evidence(minutes=60, minutes_wanted=90), 0),
    ("attendance", Evidence(), None),
    ("no_long_absence", Evidence(), 5),
    ("no_long_absence", Evidence(long_absent=2), 0),
    ("content", Evidence(items=6, has_draft_resolution=True), 5),
    ("content", Evidence(items=6), 3),
    ("orientation", Evidence(has_orientation=True), 5),
    ("orientation", Evidence(), 0),
    ("notice", Evidence(days_noticed=3), 5),
    ("notice", Evidence(days_noticed=0), 0),
    ("notice", Evidence(), 0),
    ("documents", Evidence(days_documents=1), 5),
    ("documents", Evidence(days_documents=0), 3),
    ("documents", Evidence(), 0),
    ("speakers", Evidence(), None),
    ("speakers", Evidence(present=10, speakers=10), 5),
    ("minutes", Evidence(has_minute_taker=True), 5),
    ("minutes", Evidence(), 0),
    ("digital", Evidence(handbook_users=1, due=9), 5),
    ("digital", Evidence(due=9), 0),
    ("tasks", Evidence(), None),
    ("closing", Evidence(motions=2, motions_carried=1, has_conclusion=True), 5),
    ("closing", Evidence(motions=1), 0),
    ("closing", Evidence(has_conclusion=True), 3),
    ("manual", Evidence(), None),
    ("a rule of another province", Evidence(), None),
]


@pytest.mark.parametrize(("rule", "evidence", "points"), RULE_CASES)
def test_each_rule_suggests_what_the_records_say(rule, evidence, points):
    (line,) = compute([Criterion(1, "", "", 5, rule)], evidence)

    assert line.points == points
    assert points is None or line.evidence


@pytest.mark.parametrize(
    ("total", "label"),
    [(100, "Tốt"), (90, "Tốt"), (89, "Khá"), (70, "Khá"), (50, "Trung bình"), (49, "Kém"), (0, "Kém")],
)
def test_the_rating_of_a_total(total, label):
    assert band(total, [(90, "Tốt"), (70, "Khá"), (50, "Trung bình"), (0, "Kém")]) == label
