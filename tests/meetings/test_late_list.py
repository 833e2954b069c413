"""Two phones with the same list merge alike whichever of them is first."""

import itertools

import pytest

from tests.factories.phones import make_evening_of_yesterday
from tests.factories.senders import Sender, moment, open_it

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return make_evening_of_yesterday(cast)


@pytest.fixture
def an(evening):
    return Sender(evening.an, evening)


@pytest.fixture
def deputy(evening):
    return Sender(evening.others[1], evening)


@pytest.fixture
def binh(evening):
    return Sender(evening.binh, evening)


RECORDS = {
    "present twice": ([(10, "present"), (14, "present")], ("present", 10, "")),
    "late is the later word": ([(10, "present"), (14, "late")], ("late", 10, "")),
    "present is the later word": ([(14, "present"), (10, "late")], ("present", 10, "")),
    "presence before a later absence": ([(10, "present"), (14, "absent")], ("present", 10, "")),
    "presence after an absence": ([(14, "present"), (10, "absent")], ("present", 14, "")),
    "an excuse, then they came": ([(14, "late"), (10, "excused")], ("late", 14, "")),
    "they came, then an excuse": ([(10, "late"), (14, "excused")], ("late", 10, "")),
    "the later of two absences": ([(10, "excused"), (14, "absent")], ("absent", None, "")),
    "an excuse after an absence": ([(10, "absent"), (14, "excused")], ("excused", None, "Ốm")),
}


@pytest.mark.parametrize("case", RECORDS)
@pytest.mark.parametrize("turned", [False, True])
def test_two_phones_with_the_same_list_merge(an, deputy, evening, case, turned):
    records, (state, arrived, reason) = RECORDS[case]
    open_it(an, evening)
    person = evening.others[3]
    entries = [
        (phone, minutes, {"state": word, "reason": "Ốm" if word == "excused" else ""})
        for phone, (minutes, word) in zip((an, deputy), records, strict=True)
    ]

    for phone, minutes, payload in reversed(entries) if turned else entries:
        phone.send(phone.entry(minutes, "record_attendance", member=person.uid, **payload))

    row = evening.row(person)
    assert (row.state, row.arrived_at, row.reason) == (
        state,
        None if arrived is None else moment(evening, arrived),
        reason,
    )


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_taking_back_voids_only_what_was_recorded_before(an, deputy, evening, order):
    open_it(an, evening)
    person = evening.others[3]
    sends = [
        (an, an.entry(10, "record_attendance", member=person.uid, state="present")),
        (deputy, deputy.entry(12, "undo_attendance", member=person.uid)),
        (an, an.entry(14, "record_attendance", member=person.uid, state="excused", reason="Ốm")),
    ]

    for place in order:
        phone, entry = sends[place]
        phone.send(entry)

    row = evening.row(person)
    assert (row.state, row.arrived_at, row.reason) == ("excused", None, "Ốm")


@pytest.mark.parametrize("turned", [False, True])
def test_what_was_recorded_for_one_goes_before_a_stroke_for_the_rest(an, deputy, evening, turned):
    open_it(an, evening)
    one, two = evening.others[3:5]
    sends = [
        (an, an.entry(10, "mark_rest_present")),
        (deputy, deputy.entry(8, "record_attendance", member=one.uid, state="excused", reason="Ốm")),
        (deputy, deputy.entry(12, "record_attendance", member=two.uid, state="absent")),
    ]

    for phone, entry in reversed(sends) if turned else sends:
        assert phone.send(entry).status == "applied"

    assert [evening.row(who).state for who in (one, two, evening.others[5])] == ["excused", "absent", "present"]
    assert evening.row(evening.others[5]).arrived_at == moment(evening, 10)


def test_a_stroke_is_taken_back_by_its_entry(an, binh, evening):
    open_it(an, evening)
    binh(-3, "check_in")
    stroke = an(10, "mark_rest_present")

    assert an(11, "undo_rest_present", entry=stroke.id).answer["count"] == stroke.answer["count"] == 8
    assert evening.row(evening.binh).arrived_at == moment(evening, -3)


@pytest.mark.parametrize("turned", [False, True])
def test_a_check_in_by_hand_and_by_list_are_one_arrival(an, evening, turned):
    open_it(an, evening)
    giap = Sender(evening.others[0], evening)
    sends = [
        (giap, giap.entry(25, "check_in")),
        (an, an.entry(30, "record_attendance", member=evening.others[0].uid, state="present")),
    ]

    for phone, entry in reversed(sends) if turned else sends:
        assert phone.send(entry).status == "applied"

    row = evening.row(evening.others[0])
    assert (row.state, row.arrived_at, row.method) == ("present", moment(evening, 25), "button")
