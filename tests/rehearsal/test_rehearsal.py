"""A practice cell: made, left, started over, ended; whose it is and how long."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.audit.models import Entry
from sotay.core.days import today
from sotay.meetings.actions.preparing import prepare_next_meeting
from sotay.meetings.actions.publishing import publish_meeting
from sotay.meetings.models import Meeting, Paper
from sotay.meetings.queries.seals import faulty_papers
from sotay.rehearsal import actions, errors
from sotay.rehearsal.models import Rehearsal
from sotay.rehearsal.queries import guide_of, open_rehearsal
from sotay.rehearsal.rules import DAYS
from tests.factories.people import make_user
from tests.rehearsal.practising import practise

pytestmark = pytest.mark.django_db


def test_a_cell_of_ones_own_with_last_months_papers_sealed(cast):
    made = actions.begin(cast.binh.account)

    assert made.organisation.affiliations.count() == 9
    last = Meeting.objects.get(organisation=made.organisation)
    assert last.status == "sealed"
    assert Paper.objects.filter(meeting=last, sealed_at__isnull=False).count() == 2
    assert not any(faulty_papers())
    assert made.ends_on == today() + dt.timedelta(days=DAYS)
    assert guide_of(made).done_count == 0
    assert not made.stand_in.has_usable_password()


def test_begun_twice_it_is_the_same(cast):
    first = actions.begin(cast.binh.account)

    assert actions.begin(cast.binh.account) == first
    assert actions.begin(cast.an.account).organisation != first.organisation


def test_the_database_keeps_one_open_for_an_account(cast):
    made = actions.begin(cast.binh.account)

    with pytest.raises(IntegrityError), transaction.atomic():
        Rehearsal.objects.filter(pk=made.pk).update(stand_in=cast.binh.account)


def test_rights_are_in_this_cell_alone_and_end_with_its_days(cast):
    made = actions.begin(cast.an.account)
    own = Grant.objects.filter(user=cast.an.account).count()

    assert {grant.organisation for grant in Grant.objects.filter(user=made.stand_in)} == {made.organisation}
    assert {grant.valid.upper for grant in Grant.objects.filter(user=made.stand_in)} == {made.ends_on}
    assert Grant.objects.filter(user=cast.an.account).count() == own
    assert {held.organisation_id for held in Actor(cast.an.account).held} == {cast.cell_a.pk}


def test_starting_over_makes_a_fresh_cell_and_leaves_what_was_sealed(cast, client):
    first = practise(client, cast.an.account)
    sealed = Paper.objects.filter(meeting__organisation=first.organisation).count()

    client.post(reverse("rehearsal:start_over"))

    second = open_rehearsal(cast.an.account)
    assert second.organisation != first.organisation
    assert guide_of(second).done_count == 0
    assert Paper.objects.filter(meeting__organisation=first.organisation).count() == sealed
    first.stand_in.refresh_from_db()
    assert not first.stand_in.is_active


def test_after_its_days_the_session_is_the_persons_own_again(cast, client):
    client.force_login(cast.an.account)
    client.post(reverse("rehearsal:begin"))
    assert "không tính vào đâu cả" in client.get("/").content.decode()

    Rehearsal.objects.update(ends_on=today())

    assert "không tính vào đâu cả" not in client.get("/").content.decode()
    assert actions.end_outdated() == 1
    assert open_rehearsal(cast.an.account) is None


def test_the_stand_in_of_another_opens_no_door(cast, client):
    strange = actions.begin(cast.binh.account)
    client.force_login(cast.an.account)
    session = client.session
    session["rehearsal"] = strange.stand_in_id
    session.save()

    text = client.get("/").content.decode()

    assert "không tính vào đâu cả" not in text
    assert client.get(reverse("organisations:detail", args=[strange.organisation.uid])).status_code == 404


def test_pages_of_ones_own_account_stay_ones_own(cast, client):
    client.force_login(cast.an.account)
    client.post(reverse("rehearsal:begin"))

    client.post(reverse("accounts:sign_out"))

    assert client.get("/").status_code == 302
    assert Entry.objects.filter(action="accounts.sign_out", user=cast.an.account).exists()


def test_every_page_says_that_it_is_practice(cast, client):
    client.force_login(cast.an.account)
    client.post(reverse("rehearsal:begin"))
    cell = open_rehearsal(cast.an.account).organisation
    meeting = Meeting.objects.get(organisation=cell)

    for address in (
        "/",
        "/meetings/",
        "/work/",
        "/desk/",
        "/search/?q=lan",
        reverse("meetings:detail", args=[meeting.uid]),
        reverse("meetings:prepare_next", args=[cell.uid]),
        reverse("meetings:papers", args=[meeting.uid]),
        reverse("organisations:detail", args=[cell.uid]),
    ):
        text = client.get(address).content.decode()
        assert "không tính vào đâu cả" in text, address
        assert "Nhiệm vụ 1/6" in text, address


def test_the_day_is_brought_forward_once_the_meeting_is_announced(cast):
    made = actions.begin(cast.an.account)
    with pytest.raises(errors.NothingToBring):
        actions.bring_to_today(cast.an.account)
    actor = Actor(made.stand_in)
    meeting = prepare_next_meeting(actor, made.organisation)
    Meeting.objects.filter(pk=meeting.pk).update(held_on=today() + dt.timedelta(days=2))
    publish_meeting(actor, meeting)

    assert actions.bring_to_today(cast.an.account).held_on == today()


def test_refusals_move_nothing(cast):
    for refused in (actions.bring_to_today, actions.finish, actions.end):
        with pytest.raises(errors.NoRehearsal):
            refused(cast.an.account)
    actions.begin(cast.an.account)
    with pytest.raises(errors.NotFinished):
        actions.finish(cast.an.account)
    assert Rehearsal.objects.get().finished_at is None


def test_nobody_begins_without_end(cast, monkeypatch):
    monkeypatch.setattr(actions, "MOST_A_DAY", 2)
    actions.begin(cast.an.account)
    second = actions.start_over(cast.an.account)

    with pytest.raises(errors.TooManyRehearsals):
        actions.start_over(cast.an.account)

    assert open_rehearsal(cast.an.account) == second
    assert Rehearsal.objects.count() == 2


def test_the_certificate_is_ones_own(cast, client):
    practise(client, cast.an.account)
    client.post(reverse("rehearsal:finish"))
    assert "Trần Thị An" in client.get(reverse("rehearsal:certificate")).content.decode()

    other = Client()
    other.force_login(cast.binh.account)
    assert other.get(reverse("rehearsal:certificate")).status_code == 404


def test_the_guide_alone_follows(cast, client):
    client.force_login(cast.an.account)
    assert client.get(reverse("rehearsal:guide")).status_code == 404
    client.post(reverse("rehearsal:begin"))
    cell = open_rehearsal(cast.an.account).organisation
    client.post(reverse("meetings:prepare_next", args=[cell.uid]), {"kind": "periodic"})

    assert "Nhiệm vụ 2/6" in client.get(reverse("rehearsal:guide")).content.decode()


def test_accounts_that_were_practised_with_end_too(cast, client):
    made = actions.begin(cast.an.account)
    invented = made.organisation.affiliations.exclude(member__account=made.stand_in).first().member
    invented.account = make_user(name=invented.full_name)
    invented.save(update_fields=["account"])

    actions.end(cast.an.account)

    invented.account.refresh_from_db()
    assert not invented.account.is_active
    cast.an.account.refresh_from_db()
    assert cast.an.account.is_active
