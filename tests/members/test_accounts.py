"""Slips by the unit, and recovery by two officers."""

import io

import pypdfium2
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from sotay.access.models import Grant
from sotay.accounts.errors import AlreadyActivated, OwnRecovery, RecoveryNeedsAnother
from sotay.accounts.models import Recovery, Slip, User
from sotay.audit.models import Entry
from sotay.committees.choices import Post
from sotay.core.errors import NotPermitted
from sotay.members.actions.accounts import approve_recovery, issue_slip, issue_slips
from sotay.members.errors import AccountBeyondReach, NoAccountToRecover, SlipForOthersOnly
from sotay.members.models import Member
from sotay.members.queries.accounts import own_entries, waiting_below, waiting_for_slips, waiting_recoveries
from tests.factories.people import actor_of, make_member, make_position


@pytest.fixture
def newcomer(cast):
    return make_member(cast.cell_a, full_name="Đào Văn Nam", with_account=False)


@pytest.fixture
def deputy(cast):
    make_position(cast.binh, cast.cell_a, Post.DEPUTY, "cell_secretary")
    return cast.binh


def sign_in(member):
    client = Client()
    client.force_login(member.account)
    return client


# --- slips -----------------------------------------------------------------------------------------------------


def test_a_slip_makes_the_account_with_the_grants_it_is_due(cast, newcomer):
    slip = issue_slip(actor_of(cast.an), newcomer)

    account = Member.objects.get(pk=newcomer.pk).account
    assert slip.user == account
    assert (account.name, account.activated_at) == ("Đào Văn Nam", None)
    assert [(grant.role, grant.organisation_id) for grant in account.grants.all()] == [("member", cast.cell_a.pk)]


def test_a_second_slip_reuses_the_account(cast, newcomer):
    first, second = issue_slip(actor_of(cast.an), newcomer), issue_slip(actor_of(cast.an), newcomer)

    assert first.user == second.user
    assert (Slip.objects.count(), Grant.objects.filter(user=first.user).count()) == (2, 1)


def test_who_is_in_gets_no_slip(cast):
    with pytest.raises(AlreadyActivated, match="Lê Thị Em"):
        issue_slip(actor_of(cast.an), cast.em)
    assert Slip.objects.count() == 0


def test_a_cell_does_not_print_the_slip_of_somebody_who_leads_above_it(cast, newcomer):
    account = issue_slip(actor_of(cast.an), newcomer).user
    make_position(Member.objects.get(pk=newcomer.pk), cast.commune, Post.DEPUTY, "grassroots_committee")
    Slip.objects.all().delete()

    with pytest.raises(AccountBeyondReach):
        issue_slip(actor_of(cast.an), newcomer)
    assert Slip.objects.count() == 0
    assert issue_slip(actor_of(cast.khanh), newcomer).user == account


@pytest.mark.parametrize("who", ["chi", "binh", "lam", "dung"])
def test_others_issue_nothing(cast, newcomer, who):
    with pytest.raises(NotPermitted):
        issue_slip(actor_of(getattr(cast, who)), newcomer)
    assert (Slip.objects.count(), User.objects.filter(name="Đào Văn Nam").count()) == (0, 0)


def test_several_slips_are_one_entry_of_the_ledger(cast, newcomer):
    other = make_member(cast.cell_a, with_account=False)

    slips = issue_slips(actor_of(cast.an), cast.cell_a, members=[other, newcomer])

    assert [slip.user.name for slip in slips] == [other.full_name, "Đào Văn Nam"]
    assert Entry.objects.filter(action="members.issue_slips", organisation_id=cast.cell_a.pk).count() == 1


def test_several_slips_are_for_those_here_who_wait(cast, newcomer):
    elsewhere = make_member(cast.cell_b, with_account=False)

    for stranger in (elsewhere, cast.em):
        with pytest.raises(SlipForOthersOnly):
            issue_slips(actor_of(cast.an), cast.cell_a, members=[newcomer, stranger])
    assert Slip.objects.count() == 0


def test_the_page_prints_eight_on_a_sheet(cast, newcomer):
    people = [newcomer, *(make_member(cast.cell_a, with_account=False) for _ in range(8))]

    page = sign_in(cast.an).get(f"/members/slips/{cast.cell_a.uid}/")
    answer = sign_in(cast.an).post(f"/members/slips/{cast.cell_a.uid}/", {"members": [str(one.uid) for one in people]})

    assert page.content.decode().count("checked") == 9
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in answer["Cache-Control"]
    document = pypdfium2.PdfDocument(io.BytesIO(answer.content))
    assert len(document) == 2
    text = document[0].get_textpage().get_text_range()
    slip = Slip.objects.get(user__member=newcomer)
    assert "Đào Văn Nam" in text
    assert f"{slip.user.login[:4]} {slip.user.login[4:]}" in text


def test_the_page_needs_somebody_chosen(cast, newcomer):
    assert sign_in(cast.an).post(f"/members/slips/{cast.cell_a.uid}/", {"sent": "1"}).status_code == 422


def test_above_the_cell_one_chooses_where(cast, newcomer, django_assert_num_queries):
    make_member(cast.cell_b, with_account=False)
    make_member(cast.cell_b, with_account=False)

    with django_assert_num_queries(2):
        assert waiting_below(cast.commune) == [(cast.cell_a, 1), (cast.cell_b, 2)]
    assert waiting_below(cast.province) == [(cast.committee, 3)]
    assert sign_in(cast.khanh).get("/members/slips/").url == f"/members/slips/{cast.commune.uid}/"


def test_who_has_activated_no_longer_waits(cast, newcomer):
    issue_slip(actor_of(cast.an), newcomer)
    assert [row.member for row in waiting_for_slips(cast.cell_a)] == [newcomer]

    User.objects.filter(member=newcomer).update(activated_at=timezone.now())

    assert list(waiting_for_slips(cast.cell_a)) == []


# --- recovery --------------------------------------------------------------------------------------------------


def test_two_officers_bring_a_new_slip(cast, deputy):
    assert approve_recovery(actor_of(cast.an), cast.em) is None

    slip = approve_recovery(actor_of(deputy), cast.em)

    recovery = Recovery.objects.get()
    assert slip.user == cast.em.account
    assert (recovery.first_by, recovery.second_by) == (cast.an.account, deputy.account)
    assert recovery.closed_at is not None
    assert Slip.objects.get().issued_by == deputy.account


def test_the_same_officer_twice_is_one(cast):
    approve_recovery(actor_of(cast.an), cast.em)

    with pytest.raises(RecoveryNeedsAnother):
        approve_recovery(actor_of(cast.an), cast.em)
    assert Slip.objects.count() == 0


def test_nobody_confirms_for_oneself(cast):
    with pytest.raises(OwnRecovery):
        approve_recovery(actor_of(cast.an), cast.an)


def test_the_database_itself_refuses_one_officer_twice_and_oneself(cast):
    later = timezone.now()
    an, em = cast.an.account, cast.em.account
    for officers in (
        {"first_by": an, "second_by": an},
        {"second_by": an},
        {"first_by": em},
        {"first_by": an, "second_by": em},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Recovery.objects.create(user=em, expires_at=later, closed_at=later, **officers)


def test_a_secretary_is_recovered_by_deputy_and_the_level_above(cast, deputy):
    approve_recovery(actor_of(deputy), cast.an)

    assert approve_recovery(actor_of(cast.khanh), cast.an) is not None


def test_a_cell_cannot_take_over_the_account_of_a_leader(cast, deputy):
    make_position(cast.em, cast.province, Post.LEADER, "leader")

    for officer in (cast.an, deputy, cast.khanh):
        with pytest.raises(AccountBeyondReach):
            approve_recovery(actor_of(officer), cast.em)
    assert Recovery.objects.count() == 0
    assert approve_recovery(actor_of(cast.ha), cast.em) is None


@pytest.mark.parametrize("who", ["chi", "lam", "dung", "binh"])
def test_others_confirm_nothing(cast, who):
    with pytest.raises(NotPermitted):
        approve_recovery(actor_of(getattr(cast, who)), cast.em)
    assert Recovery.objects.count() == 0


def test_without_an_account_in_use_there_is_nothing_to_recover(cast, newcomer):
    with pytest.raises(NoAccountToRecover):
        approve_recovery(actor_of(cast.an), newcomer)


def test_asking_tells_nothing_and_reaches_the_officers(cast, client):
    known = client.post("/accounts/recovery/", {"login": cast.em.account.login})
    unknown = client.post("/accounts/recovery/", {"login": "90909090"})
    again = client.post("/accounts/recovery/", {"login": cast.em.account.login})

    assert known.content == unknown.content == again.content
    assert [one.member for one in waiting_recoveries(actor_of(cast.an))] == [cast.em]
    assert waiting_recoveries(actor_of(cast.chi)) == []
    assert Recovery.objects.count() == 1


def test_asking_again_and_again_from_one_place_is_slowed_down(cast, client):
    answers = [client.post("/accounts/recovery/", {"login": f"1000000{number}"}) for number in range(6)]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 200, 422]
    assert "rồi thử lại" in answers[-1].content.decode()


def test_a_recovery_that_nobody_confirmed_ends_and_can_be_asked_again(cast):
    approve_recovery(actor_of(cast.an), cast.em)
    Recovery.objects.update(expires_at=timezone.now())

    assert waiting_recoveries(actor_of(cast.an)) == []
    assert approve_recovery(actor_of(cast.khanh), cast.em) is None
    assert Recovery.objects.count() == 2


def test_the_member_sees_who_confirmed(cast, deputy):
    approve_recovery(actor_of(cast.an), cast.em)
    approve_recovery(actor_of(deputy), cast.em)

    entries = own_entries(actor_of(cast.em))
    who = {entry.user for entry in entries if entry.action == "members.approve_recovery"}
    page = sign_in(cast.em).get("/members/readings/").content.decode()

    assert who == {cast.an.account, deputy.account}
    assert "Xác nhận cấp lại mã đăng nhập" in page
    assert "Trần Thị An" in page


def test_pages_from_request_to_slip_shown_once(cast, client, deputy):
    client.post("/accounts/recovery/", {"login": cast.em.account.login})
    page = f"/members/{cast.em.uid}/recovery/"

    first = sign_in(cast.an).post(f"{page}approve/")
    second = sign_in(deputy).post(f"{page}approve/")

    assert first.url == page
    pin = second.context["slip"].pin
    assert f"{pin[:3]} {pin[3:]}" in second.content.decode()
    client.post("/accounts/activate/", {"login": cast.em.account.login, "pin": pin})
    client.post("/accounts/activate/rules/", {"number": 1, "accepted": "on"})
    done = client.post("/accounts/activate/secret/", {"secret": "739104", "again": "739104"})
    assert done.url == "/accounts/activate/done/"


def test_lists_cost_the_same_for_one_and_three(cast, deputy, django_assert_num_queries):
    def ask(member):
        Recovery.objects.create(user=member.account, expires_at=timezone.now() + timezone.timedelta(days=1))

    ask(cast.em)
    with django_assert_num_queries(3):
        assert len(waiting_recoveries(actor_of(cast.an))) == 1
    for _ in range(2):
        ask(make_member(cast.cell_a))
    with django_assert_num_queries(3):
        assert len(waiting_recoveries(actor_of(cast.an))) == 3
