"""Large letters, one step at a time: for whom, what the browser remembers, and what it changes on a page."""

import datetime as dt

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test.utils import CaptureQueriesContext

from sotay.accounts.models import User
from sotay.accounts.senior import COOKIE
from sotay.core.days import today
from sotay.meetings.choices import MeetingStatus
from sotay.members.models import Member
from sotay.regulations.models import Norm
from sotay.regulations.queries import forget_norms
from tests.factories.meetings import make_meeting, upcoming

LARGE = "data-senior"


def born(member, years, days=0):
    """The member becomes so many years old so many days ago."""
    day = today().replace(year=today().year - years, day=min(today().day, 28)) - dt.timedelta(days=days)
    Member.objects.filter(pk=member.pk).update(born_on=day)
    return member


def looks_large(client, address="/me/"):
    return LARGE in client.get(address).content.decode().partition("<head>")[0]


@pytest.mark.parametrize(("years", "days", "large"), [(61, 0, True), (60, 40, True), (59, 0, False)])
def test_the_age_decides_until_somebody_chooses(cast, client, years, days, large):
    client.force_login(born(cast.binh, years, days).account)

    assert looks_large(client) is large


def test_the_age_is_a_dated_norm(cast, client):
    norm = Norm.objects.get(code="member.senior_age")
    norm.valid = DateRange(dt.date(2011, 1, 1), today())
    norm.save()
    Norm.objects.create(code=norm.code, value=45, valid=DateRange(today(), None), source="Quyết định của tỉnh")
    forget_norms()
    client.force_login(cast.binh.account)  # born in 1975

    assert looks_large(client)
    forget_norms()


def test_an_account_without_a_member_looks_as_usual(cast, client):
    client.force_login(cast.giang)

    assert not looks_large(client)


def test_one_tap_turns_it_on_and_off_whatever_the_age(cast, client):
    client.force_login(cast.binh.account)

    answer = client.post("/senior/", {"mode": "on", "next": "/work/"})
    assert answer["Location"] == "/work/"
    assert looks_large(client)
    assert User.objects.get(pk=cast.binh.account_id).senior_mode == "on"
    client.post("/senior/", {"mode": "off"})
    assert not looks_large(client)

    born(cast.binh, 80)
    assert not looks_large(client)


def test_the_choice_goes_with_the_account_to_another_device(cast, client):
    client.force_login(cast.binh.account)
    client.post("/senior/", {"mode": "on"})
    other = type(client)()
    other.force_login(cast.binh.account)

    assert looks_large(other)


def test_whoever_stands_before_the_door_can_have_it_too(cast, client):
    page = client.get("/accounts/sign-in/").content.decode()
    assert "Bật chữ to, từng bước" in page

    answer = client.post("/senior/", {"mode": "on", "next": "/accounts/sign-in/?next=/work/"})

    assert answer["Location"] == "/accounts/sign-in/?next=/work/"
    assert looks_large(client, "/accounts/sign-in/")
    assert not client.cookies[COOKIE]["httponly"]  # read by the pages that work without network


def test_what_was_asked_for_at_the_door_holds_inside_for_who_came_in_by_it_alone(cast, client):
    client.post("/senior/", {"mode": "on"})
    client.force_login(cast.binh.account)
    assert looks_large(client)
    assert looks_large(client)
    kept = client.cookies[COOKIE].value
    assert kept.endswith(str(cast.binh.account.uid))

    # The next person on the same telephone looks as usual.
    client.logout()
    client.cookies[COOKIE] = kept
    client.force_login(cast.em.account)
    assert not looks_large(client)


def test_nobodys_look_leaves_the_site(cast, client):
    answer = client.post("/senior/", {"mode": "on", "next": "https://example.org/"})

    assert answer["Location"] == "/"


def test_the_age_is_looked_up_once_a_device(cast, client):
    client.force_login(cast.binh.account)
    client.get("/me/")

    with CaptureQueriesContext(connection) as asked:
        client.get("/work/")

    assert not [
        query for query in asked.captured_queries if query["sql"].startswith('SELECT "members_member"."born_on"')
    ]


def test_a_meeting_is_drawn_apart_for_each_look(cast, client):
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(2))
    client.force_login(cast.binh.account)
    usual = client.get(f"/meetings/{meeting.uid}").content.decode()
    client.post("/senior/", {"mode": "on"})

    large = client.get(f"/meetings/{meeting.uid}").content.decode()

    assert LARGE not in usual.partition("<head>")[0]
    assert LARGE in large.partition("<head>")[0]
    assert "Xem thêm" in large
    assert "Xem thêm" not in usual


def test_everything_but_the_next_step_is_folded_away(cast, client):
    make_meeting(cast.cell_a, MeetingStatus.DRAFT, held_on=upcoming(5))
    client.force_login(cast.an.account)
    client.post("/senior/", {"mode": "on"})

    page = client.get("/").content.decode()

    main, _, folded = page.partition("<details")
    assert "Gửi thông báo cho đảng viên" in main
    assert "Mở phần của bí thư" in folded
    assert page.count("button primary") == 1
