"""What the rules find, keep and resolve; what the cells' scores say."""

import datetime as dt
import unicodedata

import pytest

from sotay.cleanliness.actions.scanning import rescan, scan
from sotay.cleanliness.models import CellScore, Finding, Pair, RuleSwitch
from sotay.cleanliness.rules.catalogue import RULES
from sotay.committees.models import Position
from sotay.core.days import since
from sotay.members.choices import Status
from sotay.members.models import Affiliation, Member, Standing
from tests.factories.people import make_member

DAY = dt.date(2026, 11, 20)


def clean(cell, **fields):
    """A member in whose record no rule finds anything."""
    number = Member.objects.count() + 1
    given = {
        "full_name": f"Nguyễn Văn {'abcdefghijklmnopqrstuvwxyz'[number % 26].upper()}n",
        "phone": "0912345678", "residence": "Thôn 1, xã Đông Lỗ", "home_town": "Đông Lỗ", "ethnicity": "Kinh", "religion": "Không",
        "national_id": f"024075{number:06d}", "card_number": f"024075{number:06d}",
        "born_on": dt.date(1975, 1, 1) + dt.timedelta(days=number),
        "with_account": False,
    }  # fmt: skip
    return make_member(cell, **{**given, **fields})


def found(day=DAY, **by):
    return set(Finding.objects.filter(resolved_on=None, **by).values_list("rule", flat=True))


CASES = {
    "national_id_missing": {"national_id": None},
    "phone_missing": {"phone": ""},
    "card_missing": {"card_number": ""},
    "residence_missing": {"residence": ""},
    "home_town_missing": {"home_town": ""},
    "ethnicity_missing": {"ethnicity": ""},
    "official_day_missing": {"official_on": None},
    "national_id_unlike_birth": {"national_id": "024175000001", "card_number": "024175000001"},
    "joined_too_young": {"born_on": dt.date(1990, 1, 1), "national_id": "024090000001"},
    "day_in_future": {"official_on": dt.date(2027, 1, 1)},
    "official_before_a_year": {"official_on": dt.date(2005, 9, 1)},
    "name_case": {"full_name": "NGUYỄN VĂN ÁNH"},
    "name_old_font": {"full_name": "NguyÔn V¨n ¸nh"},
    "name_untidy": {"full_name": "Nguyễn  Văn Ánh"},
    "residence_old_font": {"residence": "Th«n 1, x· §«ng Lç"},
    "home_town_old_font": {"home_town": unicodedata.normalize("NFD", "Đông Lỗ")},
    "ethnicity_unknown": {"ethnicity": "KINH"},
    "religion_unknown": {"religion": "Đạo dừa"},
    "phone_malformed": {"phone": "01234567890123"[:15]},
    "age_beyond_checked": {
        "born_on": dt.date(1920, 1, 1),
        "national_id": "024020000001",
        "joined_on": dt.date(1950, 1, 1),
    },
}


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_finds_what_it_says_and_nothing_else(cast, rule):
    right, wrong = clean(cast.cell_b), clean(cast.cell_b, **CASES[rule])

    scan(DAY)

    assert found(member=wrong) == {rule}
    assert found(member=right) == set()


def test_places_posts_and_probation(cast):
    homeless, guest, leaver, late = (clean(cast.cell_b) for _ in range(4))
    Affiliation.objects.filter(member=homeless).update(valid=since(dt.date(2005, 3, 3), dt.date(2026, 1, 1)))
    for cell in (cast.cell_a, cast.cell_c):
        Affiliation.objects.create(member=guest, organisation=cell, kind="temporary", valid=since(dt.date(2026, 1, 1)))
    Standing.objects.filter(member=leaver).update(status=Status.DECEASED)
    Position.objects.create(
        member=leaver, organisation=cast.cell_b, post="committee_member", valid=since(dt.date(2020, 1, 1))
    )
    Member.objects.filter(pk=late.pk).update(joined_on=dt.date(2025, 1, 1), official_on=None)
    Standing.objects.filter(member=late).update(status=Status.PROBATIONARY)

    scan(DAY)

    assert found(member=homeless) == {"cell_missing"}
    assert Finding.objects.get(member=homeless).organisation == cast.cell_b
    assert found(member=guest) == {"guest_of_two"}
    assert found(member=leaver) == {"post_of_one_who_left"}
    assert found(member=late) == {"probation_overdue"}
    assert found(member=None, organisation=cast.cell_c) == {"cell_without_secretary"}


def test_twice_by_card_and_by_person(cast):
    one, two = clean(cast.cell_a, card_number="99887"), clean(cast.cell_b, card_number="99887")
    same = clean(cast.cell_a, born_on=dt.date(1980, 2, 2), national_id="024080000001", full_name="Trần Văn Tám")
    twin = clean(cast.cell_c, born_on=dt.date(1980, 2, 2), national_id=None, full_name="Trần văn Tám", card_number="77")

    scan(DAY)

    assert found(member=one) == found(member=two) == {"card_twice", "perhaps_twice"}
    assert found(member=twin) == {"national_id_missing", "perhaps_twice"}
    pair = Pair.objects.get(first=same)
    assert (pair.second, pair.organisation, pair.basis) == (twin, cast.province, "person")
    assert Pair.objects.get(first=one).organisation == cast.commune


def test_first_seen_stays_and_what_is_put_right_is_resolved(cast):
    wrong = clean(cast.cell_b, phone="")
    scan(DAY)
    scan(DAY + dt.timedelta(days=1))
    assert Finding.objects.get(member=wrong).first_seen == DAY

    Member.objects.filter(pk=wrong.pk).update(phone="0912345678")
    rescan(DAY + dt.timedelta(days=2), cast.cell_b.pk)

    assert Finding.objects.get(member=wrong).resolved_on == DAY + dt.timedelta(days=2)
    Member.objects.filter(pk=wrong.pk).update(phone="")
    scan(DAY + dt.timedelta(days=3))
    assert Finding.objects.filter(member=wrong).count() == 2


def test_a_part_looked_through_leaves_the_rest_alone(cast):
    here, there = clean(cast.cell_b, phone=""), clean(cast.cell_a, phone="")
    scan(DAY)
    Member.objects.filter(pk__in=[here.pk, there.pk]).update(phone="0912345678")

    rescan(DAY, cast.cell_b.pk)

    assert found(member=here) == set()
    assert found(member=there) == {"phone_missing"}


def test_a_rule_switched_off_finds_nothing_until_it_is_on_again(cast):
    wrong = clean(cast.cell_b, phone="")
    RuleSwitch.objects.create(
        rule="phone_missing",
        organisation=cast.province,
        valid=since(DAY, DAY + dt.timedelta(days=5)),
        reason="Đang thu thập",
    )

    scan(DAY)
    assert found(member=wrong) == set()
    scan(DAY + dt.timedelta(days=5))
    assert found(member=wrong) == {"phone_missing"}


def test_a_score_counts_records_once_in_each_respect_and_forgets_the_excused(cast):
    Member.objects.update(phone="0912345678")
    first = clean(cast.cell_c, phone="", residence="", full_name="TRẦN AN")
    scan(DAY)
    score = CellScore.objects.get(organisation=cast.cell_c)
    assert score.records == 1 + 4
    assert (score.complete, score.clean) == (1 + 3, 1)

    Finding.objects.filter(member=first).update(excused_until=DAY, excuse="Đã xác minh")
    scan(DAY)

    score.refresh_from_db()
    assert (score.complete, score.clean) == (3, 0)


def test_a_night_without_a_change_writes_no_score(cast):
    scan(DAY)
    before = CellScore.objects.count()

    scan(DAY + dt.timedelta(days=1))

    assert CellScore.objects.count() == before


def test_every_rule_has_words(cast):
    assert all(rule.title and rule.fix for rule in RULES.values())
