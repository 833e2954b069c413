"""Two records made one and two again: nothing is lost, nothing is counted twice, and what was taken back is as it was."""

import datetime as dt
import random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.cleanliness import errors
from sotay.cleanliness.actions.merging import merge_records, undo_merge
from sotay.cleanliness.choices import PairStatus
from sotay.cleanliness.models import Merge, Pair
from sotay.cleanliness.queries.catalog import keys_to_members
from sotay.cleanliness.rules.carried import CARRIED, LEFT
from sotay.core.bulk import read_sql
from sotay.core.days import since
from sotay.meetings.models import Attendance
from sotay.members.models import Affiliation, Member, Standing
from sotay.members.queries.records import get_member
from sotay.work.models import Task
from tests.factories.meetings import make_meeting
from tests.factories.people import actor_of, make_member, make_position
from tests.factories.work import make_task
from tests.meta.fingerprint import fingerprint

# ledgers of what was done and known, and what tells of merges
OWN = {"audit_entry", "statistics_pastversion", "cleanliness_merge", "cleanliness_mergechange", "cleanliness_pair"}
_COUNTED = "SELECT count(*) FROM members_standing WHERE valid @> DATE '2026-11-20' AND status IN ('full', 'probationary', 'exempt', 'suspended')"
_TOTALS = """SELECT (SELECT count(*) FROM meetings_attendance), (SELECT count(*) FROM meetings_attendance WHERE state = 'present'),
                    (SELECT count(*) FROM work_task), (SELECT count(*) FROM meetings_vote), (SELECT count(*) FROM meetings_opinion)"""
_IN_TWO = """SELECT a.member_id FROM members_affiliation a JOIN members_affiliation b
               ON a.member_id = b.member_id AND a.id < b.id AND a.kind = 'official' AND b.kind = 'official' AND a.valid && b.valid"""


def picture():
    """The whole database but for what tells of merges."""
    return {table: rows for table, rows in fingerprint().items() if table not in OWN}


def make_pair(one, two, organisation):
    first, second = sorted([one, two], key=lambda row: row.pk)
    return Pair.objects.create(
        first=first, second=second, first_home=first.organisation or organisation, second_home=second.organisation or organisation,
        organisation=organisation, basis="person", likeness=95, first_seen=dt.date(2026, 11, 20),
    )  # fmt: skip


def merge(pair, kept, **more):
    other = pair.second if kept.pk == pair.first_id else pair.first
    given = {"take": [], "history": kept, "reason": "Cùng một người, nhập hai lần", **more}
    assert other
    return merge_records(Actor.system(), pair, kept=kept, **given)


@pytest.fixture
def twins(cast):
    """Bình of A and his second record in B; both were at meetings and have tasks."""
    twin = make_member(cast.cell_b, full_name="Nguyễn văn Bình", national_id=None, phone="0911111111")
    return cast.binh, twin


def test_everything_that_named_the_other_names_the_kept_one(cast, twins):
    binh, twin = twins
    make_position(twin, cast.cell_b, "deputy", "cell_secretary")
    make_meeting(cast.cell_b, "sealed", chair=twin)
    task = make_task(cast.cell_b, owner=twin)
    before = read_sql(_TOTALS), read_sql(_COUNTED)[0][0]

    done = merge(make_pair(binh, twin, cast.commune), binh, take=["phone"])

    assert read_sql(_TOTALS) == before[0]
    assert read_sql(_COUNTED)[0][0] == before[1] - 1
    for key in keys_to_members():
        if (key.table, key.column) not in LEFT:
            assert not read_sql(f"SELECT FROM {key.table} WHERE {key.column} = {twin.pk}"), key
    binh.refresh_from_db()
    twin.refresh_from_db()
    task.refresh_from_db()
    assert (binh.phone, twin.merged_into, task.owner) == ("0911111111", binh, binh)
    assert Attendance.objects.get(member=binh, meeting__organisation=cast.cell_b)
    assert binh.organisation == cast.cell_a
    assert twin.account.is_active is False
    assert Grant.objects.filter(user=binh.account, role="cell_secretary", organisation=cast.cell_b).exists()
    assert done.report["carried"]


def test_the_old_address_leads_to_the_kept_record(cast, twins):
    binh, twin = twins
    merge(make_pair(binh, twin, cast.commune), binh)

    assert get_member(actor_of(cast.khanh), twin.uid) == binh


def test_the_chosen_history_stands_where_two_differ(cast, twins):
    binh, twin = twins

    merge(make_pair(binh, twin, cast.commune), binh, history=twin)

    binh.refresh_from_db()
    assert binh.organisation == cast.cell_b


def test_days_that_nobody_else_has_stay(cast):
    early = make_member(cast.cell_a, full_name="Lò Văn Ải")
    late = make_member(cast.cell_b, full_name="Lò Văn Ải")
    Affiliation.objects.filter(member=late).update(valid=since(dt.date(2015, 1, 1), dt.date(2020, 1, 1)))
    Affiliation.objects.filter(member=early).update(valid=since(dt.date(2005, 3, 3)))

    merge(make_pair(early, late, cast.commune), early, history=late)

    pieces = [(row.organisation, row.valid.lower.year) for row in early.affiliations.order_by("valid")]
    assert pieces == [(cast.cell_a, 2005), (cast.cell_b, 2015), (cast.cell_a, 2020)]
    undo_merge(Actor.system(), Merge.objects.get())
    assert early.affiliations.count() == late.affiliations.count() == 1


def test_two_in_one_sealed_meeting_stay_counted_and_the_upcoming_calls_once(cast):
    twin = make_member(cast.cell_a, full_name="Nguyễn Văn Bình", national_id=None)
    sealed = make_meeting(cast.cell_a, "sealed")
    coming = make_meeting(cast.cell_a, "published", held_on=dt.date(2026, 12, 3))
    convened = Attendance.objects.filter(meeting=sealed).count()

    done = merge(make_pair(cast.binh, twin, cast.cell_a), cast.binh)

    assert Attendance.objects.filter(meeting=sealed).count() == convened
    assert Attendance.objects.filter(meeting=coming, member__in=[cast.binh, twin]).count() == 1
    assert done.report["stayed"]


def test_an_account_comes_along_where_the_kept_record_has_none(cast):
    kept = make_member(cast.cell_a, full_name="Lò Văn Ải", with_account=False)
    gone = make_member(cast.cell_b, full_name="Lò Văn Ải")
    before = picture()

    done = merge(make_pair(kept, gone, cast.commune), kept)

    kept.refresh_from_db()
    assert kept.account == gone.account
    assert set(Grant.objects.filter(user=kept.account).values_list("organisation", flat=True)) == {cast.cell_a.pk}
    undo_merge(Actor.system(), done)
    assert picture() == before


def test_a_merge_is_refused_twice_without_a_reason_and_across_reach(cast, twins):
    binh, twin = twins
    pair = make_pair(binh, twin, cast.commune)
    with pytest.raises(errors.ReasonMissing):
        merge(pair, binh, reason=" ")
    merge(pair, binh)
    with pytest.raises(errors.PairDecided):
        merge(pair, binh)
    assert Merge.objects.count() == 1


def test_days_that_do_not_follow_each_other_are_refused(cast, twins):
    binh, twin = twins
    Member.objects.filter(pk=twin.pk).update(joined_on=dt.date(2010, 1, 1), official_on=dt.date(2011, 1, 1))
    before = picture()

    with pytest.raises(errors.FieldsClash):
        merge(make_pair(binh, twin, cast.commune), binh, take=["joined_on"])

    assert {**picture(), "cleanliness_pair": 0} == {**before, "cleanliness_pair": 0}


def test_taking_back_is_blocked_by_what_came_later_and_says_what(cast, twins):
    binh, twin = twins
    done = merge(make_pair(binh, twin, cast.commune), binh, take=["phone"])
    Member.objects.filter(pk=binh.pk).update(phone="0922222222")

    with pytest.raises(errors.WorkSince) as refusal:
        undo_merge(Actor.system(), done)

    assert "1 thay đổi ở «đảng viên»" in str(refusal.value)


def test_taking_back_is_blocked_by_the_next_merge(cast, twins):
    binh, twin = twins
    third = make_member(cast.cell_b, full_name="Nguyễn Văn Bình", national_id=None)
    first = merge(make_pair(binh, twin, cast.commune), binh)
    before = picture()
    second = merge(make_pair(binh, third, cast.commune), third)
    twin.refresh_from_db()
    assert twin.merged_into == third

    with pytest.raises(errors.WorkSince):
        undo_merge(Actor.system(), first)
    undo_merge(Actor.system(), second)
    assert picture() == before
    undo_merge(Actor.system(), first)
    assert Pair.objects.filter(status=PairStatus.OPEN).count() == 2


def test_what_is_sealed_is_still_sealed_for_everything_else(cast):
    sealed = make_meeting(cast.cell_a, "sealed")
    with pytest.raises(Exception, match="sealed"), transaction.atomic():
        Attendance.objects.filter(meeting=sealed).update(member=cast.chi)


def test_every_column_that_names_a_member_is_carried_or_left_for_a_reason(db):
    known = set(CARRIED) | set(LEFT)
    found = {(key.table, key.column) for key in keys_to_members()}

    assert found - known == set(), "say in cleanliness/rules/carried.py what a merge does with these"
    assert known - found == set()


# --- Properties ------------------------------------------------------------------------------------------------------------


def _life(rng, member, cells):
    """A random history of cells, standings and posts."""
    Grant.objects.filter(affiliation__member=member).delete()
    Affiliation.objects.filter(member=member).delete()
    day = dt.date(2005, 3, 3)
    for _ in range(rng.randint(0, 4)):
        day += dt.timedelta(days=rng.randint(0, 900))
        until = day + dt.timedelta(days=rng.randint(1, 1500)) if rng.random() < 0.8 else None
        row = Affiliation.objects.create(member=member, organisation=rng.choice(cells), valid=since(day, until))
        if member.account:
            Grant.objects.create(
                user=member.account, organisation=row.organisation, role="member", valid=row.valid, affiliation=row
            )
        if until is None:
            break
        day = until
    hosts = [cell for cell in cells if not Affiliation.objects.filter(member=member, organisation=cell).exists()]
    if hosts and rng.random() < 0.4:
        Affiliation.objects.create(
            member=member, organisation=rng.choice(hosts), kind="temporary", valid=since(dt.date(2020, 1, 1))
        )
    if rng.random() < 0.5:
        middle = dt.date(2005, 3, 3) + dt.timedelta(days=rng.randint(1, 7000))
        Standing.objects.filter(member=member).update(valid=since(dt.date(2005, 3, 3), middle))
        Standing.objects.create(
            member=member, status=rng.choice(["exempt", "transferred", "full"]), valid=since(middle)
        )
    for post in rng.sample(["deputy", "committee_member"], rng.randint(0, 2)):
        if member.account:
            make_position(member, rng.choice(cells), post, "cell_committee")


@pytest.mark.django_db
@settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 10**9))
def test_random_merges_taken_back_are_the_identity(cast, seed):
    rng = random.Random(seed)  # noqa: S311 -- a seed to repeat by
    with transaction.atomic():
        cells = [cast.cell_a, cast.cell_b, cast.cell_c]
        people = [
            make_member(cell, full_name="Lò Văn Ải", with_account=rng.random() < 0.7, national_id=None)
            for cell in rng.choices(cells, k=3)
        ]
        for person in people:
            _life(rng, person, cells)
        for cell in cells:
            meeting = make_meeting(
                cell, rng.choice(["draft", "published", "closed", "sealed"]), chair=rng.choice(people)
            )
            for person in people:
                if (
                    not Attendance.objects.filter(meeting=meeting, member=person).exists()
                    and meeting.status != "sealed"
                ):
                    Attendance.objects.create(
                        meeting=meeting, period=meeting.period, member=person, state="absent", entitled=True
                    )
            Task.objects.filter(pk=make_task(cell, owner=rng.choice(people)).pk).update(owner=rng.choice(people))
        states, done = [picture()], []
        members, totals = (
            Member.objects.filter(merged_into=None).count(),
            read_sql(
                "SELECT count(*) FROM meetings_attendance a JOIN meetings_meeting g ON g.id = a.meeting_id WHERE g.status IN ('closed', 'sealed')"
            ),
        )
        rng.shuffle(people)
        for one, two in ((people[0], people[1]), (people[0], people[2])):
            kept = rng.choice([one, two])
            if Member.objects.get(pk=one.pk).merged_into_id:
                break
            done.append(
                merge(
                    make_pair(one, two, cast.province),
                    kept,
                    history=rng.choice([one, two]),
                    take=rng.choice([[], ["phone"]]),
                )
            )
            states.append(picture())
            assert read_sql(_IN_TWO) == []
        assert Member.objects.filter(merged_into=None).count() == members - len(done)
        assert totals == read_sql(
            "SELECT count(*) FROM meetings_attendance a JOIN meetings_meeting g ON g.id = a.meeting_id WHERE g.status IN ('closed', 'sealed')"
        )
        for one in reversed(done):
            states.pop()
            undo_merge(Actor.system(), one)
            assert {key for key, value in picture().items() if value != states[-1][key]} == set()
        transaction.set_rollback(True)
