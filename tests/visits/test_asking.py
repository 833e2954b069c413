"""What officials ask of each other and of the board: answered once, seen by the board, and on denial nothing moves."""

import datetime as dt

import pytest
from django.test import Client

from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.notifications.models import Notification
from sotay.visits import errors, wording
from sotay.visits.actions import asking, changes, own
from sotay.visits.choices import RequestStatus, VisitStatus
from sotay.visits.models import Visit, VisitRequest
from sotay.visits.queries.asking import requests_about, substitutes_for, swaps_for, waiting_for
from tests.factories.visits import make_plan, make_visit
from tests.visits.test_actions import acting

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def two(cast):
    """An goes to cell C, Bình to cell B, another day."""
    plan = make_plan(cast.province, cast.khanh)
    return make_visit(plan, cast.an, cast.cell_c, today() + DAY), make_visit(
        plan, cast.binh, cast.cell_b, today() + 2 * DAY
    )


def ask(visit, other, reason="Đi công tác"):
    return asking.ask_swap(acting(visit.member), visit.member, visit=visit, other=other, reason=reason)


def test_a_swap_is_asked_accepted_and_both_go_for_each_other(cast, two):
    mine, theirs = two
    request = ask(mine, theirs)
    assert waiting_for(acting(cast.binh)) == [request]
    assert Notification.objects.get(user=cast.binh.account).link == wording.request_link(request)
    asking.accept_request(acting(cast.binh), cast.binh, request=request)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.member, theirs.member) == (cast.binh, cast.an)
    assert mine.changes.get().reason == "Đi công tác"
    assert waiting_for(acting(cast.binh)) == []
    assert [one.status for one in requests_about(mine)] == [RequestStatus.ACCEPTED]
    with pytest.raises(errors.NotAsked):
        asking.accept_request(acting(cast.binh), cast.binh, request=request)


def test_who_is_not_asked_cannot_answer_and_nothing_moves(cast, two):
    request = ask(*two)
    for act in (asking.accept_request, asking.decline_request):
        with pytest.raises(errors.NotYours):
            act(acting(cast.khanh), cast.khanh, request=request)
    with pytest.raises(errors.NotYours):
        asking.withdraw_request(acting(cast.binh), cast.binh, request=request)
    with pytest.raises(errors.NotAsked):
        asking.grant_call_off(acting(cast.ha), request)
    request.refresh_from_db()
    assert request.status == RequestStatus.ASKED
    assert Visit.objects.get(pk=two[0].pk).member == cast.an


def test_declined_with_a_word_the_visit_stays(cast, two):
    request = ask(*two)
    asking.decline_request(acting(cast.binh), cast.binh, request=request, answer="Tôi bận")
    assert "Tôi bận" in Notification.objects.get(user=cast.an.account).title
    assert Visit.objects.get(pk=two[0].pk).member == cast.an


def test_one_thing_is_asked_at_a_time_and_can_be_taken_back(cast, two):
    request = ask(*two)
    with pytest.raises(errors.AskedAlready):
        asking.ask_call_off(acting(cast.an), cast.an, visit=two[0], reason="Ốm")
    asking.withdraw_request(acting(cast.an), cast.an, request=request)
    asking.ask_call_off(acting(cast.an), cast.an, visit=two[0], reason="Ốm")
    assert VisitRequest.objects.filter(status=RequestStatus.ASKED).count() == 1


def test_what_could_never_be_said_yes_to_is_refused_at_once(cast, two):
    mine, theirs = two
    busy = make_visit(mine.plan, cast.binh, cast.cell_a, mine.on)
    with pytest.raises(errors.DayTaken):
        ask(mine, theirs)
    busy.delete()
    with pytest.raises(errors.OwnCell):
        asking.ask_substitute(acting(cast.an), cast.an, visit=mine, substitute_by=cast.lam, reason="Ốm") if make_plan(
            cast.province, cast.lam
        ) else None
    with pytest.raises(errors.NotPlanned):
        asking.ask_substitute(acting(cast.an), cast.an, visit=mine, substitute_by=cast.chi, reason="Ốm")
    with pytest.raises(errors.ReasonMissing):
        ask(mine, theirs, " ")
    with pytest.raises(errors.NotYours):
        asking.ask_swap(acting(cast.binh), cast.binh, visit=mine, other=theirs, reason="Ốm")
    assert not VisitRequest.objects.exists()


def test_a_substitute_says_yes(cast, two):
    request = asking.ask_substitute(acting(cast.an), cast.an, visit=two[0], substitute_by=cast.khanh, reason="Ốm")
    asking.accept_request(acting(cast.khanh), cast.khanh, request=request)
    assert Visit.objects.get(pk=two[0].pk).member == cast.khanh


def test_what_changes_meanwhile_overtakes_what_was_asked(cast, two):
    request = ask(*two)
    changes.postpone_visit(acting(cast.ha), two[1], reason="Lũ lụt")
    request.refresh_from_db()
    assert request.status == RequestStatus.OVERTAKEN
    with pytest.raises(errors.NotAsked):
        asking.accept_request(acting(cast.binh), cast.binh, request=request)
    assert Visit.objects.get(pk=two[0].pk).member == cast.an


def test_the_board_lets_off_or_lets_the_visit_stand(cast, two):
    request = asking.ask_call_off(acting(cast.an), cast.an, visit=two[0], reason="Nghỉ ốm dài ngày")
    assert Notification.objects.filter(user=cast.ha.account, kind=wording.ASKED_KIND).count() == 1
    with pytest.raises(NotPermitted):
        asking.grant_call_off(acting(cast.an), request)
    with pytest.raises(errors.ReasonMissing):
        asking.refuse_call_off(acting(cast.ha), request, answer=" ")
    asking.refuse_call_off(acting(cast.ha), request, answer="Đề nghị nhờ dự thay")
    assert Visit.objects.get(pk=two[0].pk).status == VisitStatus.PLANNED
    again = asking.ask_call_off(acting(cast.an), cast.an, visit=two[0], reason="Nghỉ ốm dài ngày")
    asking.grant_call_off(acting(cast.ha), again)
    assert Visit.objects.get(pk=two[0].pk).status == VisitStatus.CALLED_OFF


def test_only_what_can_be_done_is_offered(cast, two):
    mine, theirs = two
    make_visit(mine.plan, cast.lam, cast.cell_a, today() + 3 * DAY)  # of the cell that An visits
    assert swaps_for(mine) == [theirs]
    assert swaps_for(mine, "Khong ai") == []
    assert [one.member for one in substitutes_for(mine)] == [cast.binh, cast.khanh]


def test_a_day_against_the_fixed_day_is_warned_of_before_it_is_chosen(cast, two):
    mine, _ = two
    own.postpone_own(acting(cast.an), cast.an, visit=mine, reason="Ốm")
    client = Client()
    client.force_login(cast.an.account)
    day = dt.date(today().year, 12, 30)
    answer = client.post(f"/visits/own/{mine.uid}/day", {"on": f"{day:%d/%m/%Y}"})
    assert answer.status_code == 422
    assert "không phải ngày 30/12" in answer.content.decode()
    assert Visit.objects.get(pk=mine.pk).status == VisitStatus.POSTPONED
    client.post(f"/visits/own/{mine.uid}/day", {"on": f"{day:%d/%m/%Y}", "is_sure": "on"})
    assert Visit.objects.get(pk=mine.pk).on == day


def test_a_swap_on_the_telephone(cast, two):
    mine, theirs = two
    client = Client()
    client.force_login(cast.an.account)
    assert theirs.member.full_name in client.get(f"/visits/own/{mine.uid}/swap").content.decode()
    assert client.post(f"/visits/own/{mine.uid}/swap/{theirs.uid}", {"reason": "Ốm"}).status_code == 302
    request = VisitRequest.objects.get()
    other = Client()
    other.force_login(cast.binh.account)
    assert "Xem và trả lời" in other.get("/visits/own").content.decode()
    assert other.post(f"/visits/own/requests/{request.uid}/accept").status_code == 302
    assert Visit.objects.get(pk=mine.pk).member == cast.binh
    outsider = Client()
    outsider.force_login(cast.chi.account)
    assert outsider.get(f"/visits/own/requests/{request.uid}").status_code == 404
