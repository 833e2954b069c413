"""Requests are decided by others, register facts under a decision; confirmations are one a year."""

import datetime as dt

import pytest

from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.corrections import errors, queries
from sotay.corrections.actions import (
    ask_correction,
    begin_correction,
    close_round,
    confirm_correction,
    confirm_own,
    decide_correction,
    open_round,
    record_confirmations,
    refuse_correction,
    withdraw_correction,
)
from sotay.corrections.choices import CorrectionStatus
from sotay.corrections.models import Confirmation, Correction
from sotay.documents.decisions import DecisionPaper
from sotay.members.models import Member
from sotay.notifications.models import Notification
from tests.factories.people import actor_of

PAPER = DecisionPaper("15-QĐ/ĐU", dt.date(2026, 11, 10), "Đảng ủy xã Đông Lỗ", "Vũ Đình Khánh")


def ask(cast, member=None, name="occupation", new="Giáo viên"):
    member = member or cast.binh
    return ask_correction(actor_of(member), member, name=name, new=new, reason="Theo quyết định tuyển dụng")


def record(member):
    """The whole record as it stands."""
    return Member.objects.filter(pk=member.pk).values().get()


def test_a_plain_fact_is_confirmed_by_the_cell_and_the_member_is_told(cast):
    request = ask(cast)
    assert Notification.objects.filter(user=cast.an.account, kind="correction_asked").exists()

    confirm_correction(actor_of(cast.an), request)
    request.refresh_from_db()
    assert (request.status, request.old, request.new) == (CorrectionStatus.APPROVED, "", "Giáo viên")
    assert Member.objects.get(pk=cast.binh.pk).occupation == "Giáo viên"
    assert Notification.objects.filter(user=cast.binh.account, kind="correction_answered").exists()


def test_a_register_fact_is_corrected_under_a_decision_that_stays_with_both_values(cast):
    request = ask(cast, name="full_name", new="Nguyễn  Văn Bính")
    before = record(cast.binh)
    with pytest.raises(errors.RegisterFact):
        confirm_correction(actor_of(cast.an), request)
    with pytest.raises(NotPermitted):
        decide_correction(actor_of(cast.khanh), request, decision=PAPER)
    with pytest.raises(errors.DecisionMissing):
        decide_correction(actor_of(cast.ha), request, decision=None)
    assert record(cast.binh) == before

    decide_correction(actor_of(cast.ha), request, decision=PAPER)
    request.refresh_from_db()
    member = Member.objects.get(pk=cast.binh.pk)
    assert (request.old, request.decision.number) == ("Nguyễn Văn Bình", "15-QĐ/ĐU")
    assert (member.full_name, member.search_key) == ("Nguyễn Văn Bính", "nguyen van binh")


@pytest.mark.parametrize("name", ["occupation", "full_name", "born_on"])
def test_nobody_decides_on_their_own_record(cast, name):
    """An is the secretary, Hà the board: neither may do it for themselves."""
    new = {"born_on": "06/05/1976"}.get(name, "Chữ khác")
    for officer in (cast.an, cast.ha):
        request = ask(cast, officer, name, new)
        before = record(officer)
        for decide in (
            confirm_correction,
            lambda actor, one: decide_correction(actor, one, decision=PAPER),
            lambda actor, one: refuse_correction(actor, one, answer="Không"),
        ):
            with pytest.raises((errors.OwnCorrection, NotPermitted)):
                decide(actor_of(officer), request)
        assert record(officer) == before
        assert Correction.objects.get(pk=request.pk).status == CorrectionStatus.WAITING


def test_one_asks_about_oneself_only_and_the_committee_begins_for_others(cast):
    with pytest.raises(errors.NotOwnRecord):
        ask_correction(actor_of(cast.em), cast.binh, name="occupation", new="x", reason="y")
    with pytest.raises(NotPermitted):
        begin_correction(actor_of(cast.em), cast.binh, name="occupation", new="x", reason="y")
    request = begin_correction(
        actor_of(cast.khanh), cast.binh, name="joined_on", new="03/02/2005", reason="Theo lý lịch gốc"
    )
    assert request.by_committee
    assert (request.old, request.new) == ("2005-03-03", "2005-02-03")
    with pytest.raises(errors.NotOwnRecord):
        withdraw_correction(actor_of(cast.em), request)


@pytest.mark.parametrize(
    ("name", "new", "error"),
    [
        ("occupation", "  ", errors.ValueUnreadable),
        ("born_on", "31/02/1980", errors.ValueUnreadable),
        ("national_id", "123", errors.ValueUnreadable),
        ("phone", "12345", errors.ValueUnreadable),
        ("sex", "khác", errors.ValueUnreadable),
        ("full_name", "Nguyễn Văn Bình", errors.NothingChanges),
        ("party_post", "Bí thư", errors.FieldUnknown),
        ("account", "1", errors.FieldUnknown),
    ],
)
def test_what_cannot_be_asked(cast, name, new, error):
    with pytest.raises(error):
        ask(cast, name=name, new=new)
    assert not Correction.objects.exists()


def test_one_open_request_a_field(cast):
    ask(cast)
    with pytest.raises(errors.AlreadyAsked):
        ask(cast, new="Bác sĩ")


def test_what_changed_meanwhile_is_not_overwritten(cast):
    request = ask(cast)
    Member.objects.filter(pk=cast.binh.pk).update(occupation="Kỹ sư")
    with pytest.raises(errors.ChangedSince):
        confirm_correction(actor_of(cast.an), request)


@pytest.mark.parametrize(
    ("name", "new", "error"), [("born_on", "01/01/2010", errors.DatesContradict), ("national_id", "", None)]
)
def test_what_the_record_cannot_say_is_refused_in_words(cast, name, new, error):
    new = new or cast.em.national_id
    request = ask(cast, name=name, new=new)
    with pytest.raises(error or errors.NumberTaken):
        decide_correction(actor_of(cast.ha), request, decision=PAPER)


def test_a_refusal_says_why_and_is_final(cast):
    request = ask(cast)
    with pytest.raises(errors.AnswerMissing):
        refuse_correction(actor_of(cast.an), request, answer=" ")
    refuse_correction(actor_of(cast.an), request, answer="Chưa có giấy tờ")
    for again in (
        lambda: confirm_correction(actor_of(cast.an), request),
        lambda: withdraw_correction(actor_of(cast.binh), request),
    ):
        with pytest.raises(errors.NotWaiting):
            again()
    assert Member.objects.get(pk=cast.binh.pk).occupation == ""


def test_the_cell_does_not_refuse_what_the_board_decides(cast):
    request = ask(cast, name="full_name", new="Tên Khác")
    with pytest.raises(NotPermitted):
        refuse_correction(actor_of(cast.an), request, answer="Không")


# --- The year's confirmation ---------------------------------------------------------------------------------------


def test_one_tap_a_year_and_the_share_of_a_part_of_the_tree(cast):
    with pytest.raises(errors.RoundClosed):
        confirm_own(actor_of(cast.binh), cast.binh)
    opened = open_round(actor_of(cast.ha), cast.province, year=2026, deadline=today())
    assert Notification.objects.filter(user=cast.em.account, kind="correction_asked").exists()
    with pytest.raises(errors.RoundThere):
        open_round(actor_of(cast.ha), cast.province, year=2026, deadline=today())

    confirm_own(actor_of(cast.binh), cast.binh)
    confirm_own(actor_of(cast.binh), cast.binh)
    with pytest.raises(errors.NotOwnRecord):
        confirm_own(actor_of(cast.binh), cast.em)
    assert Confirmation.objects.count() == 1
    assert queries.confirmed_share(cast.commune.path, 2026) == queries.Share(1, 5)
    assert [(one.organisation, one.share.confirmed) for one in queries.progress_below(cast.commune, 2026)] == [
        (cast.cell_a, 1), (cast.cell_b, 0)
    ]  # fmt: skip

    close_round(actor_of(cast.ha), opened)
    with pytest.raises(errors.RoundClosed):
        confirm_own(actor_of(cast.em), cast.em)


def test_the_secretary_writes_down_the_signed_list_marked_as_paper(cast):
    open_round(actor_of(cast.ha), cast.province, year=2026, deadline=today())
    confirm_own(actor_of(cast.binh), cast.binh)
    with pytest.raises(errors.NotOfThisRound):
        record_confirmations(actor_of(cast.an), cast.cell_a, members=[cast.chi], confirmed_on=today())
    with pytest.raises(NotPermitted):
        record_confirmations(actor_of(cast.chi), cast.cell_a, members=[cast.em], confirmed_on=today())

    count = record_confirmations(actor_of(cast.an), cast.cell_a, members=[cast.em, cast.binh], confirmed_on=today())
    assert count == 1
    assert (Confirmation.objects.get(member=cast.em).how, Confirmation.objects.get(member=cast.binh).how) == (
        "paper",
        "handbook",
    )
