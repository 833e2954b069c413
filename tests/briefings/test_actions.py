import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.audit.models import Entry
from sotay.briefings import actions, errors
from sotay.briefings.choices import BriefingStatus, Presence
from sotay.briefings.models import Briefing, Conclusion, Invitation, Question
from sotay.briefings.queries import briefing_page, conclusions_of
from sotay.core.days import quarter_of, today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.notifications.models import Notification
from sotay.work import actions as work
from sotay.work.choices import TaskStatus
from sotay.work.errors import DueInThePast
from sotay.work.models import Task
from tests.factories.briefings import make_briefing, make_conclusion, make_question
from tests.factories.people import actor_of

SOON = today() + dt.timedelta(days=5)


@pytest.fixture
def nothing_moved(cast):
    def state():
        return [
            list(model.objects.order_by("pk").values()) for model in (Briefing, Invitation, Question, Conclusion, Task)
        ]

    kept = []
    yield lambda: kept.append(state())
    assert kept == [state()]
    assert not Entry.objects.exists()
    assert not Notification.objects.exists()


def fields(**changes):
    values = {"held_on": SOON, "starts": dt.time(8), "place": "Hội trường xã", "content": "Đánh giá quý"}
    return {**values, "questions_until": SOON - dt.timedelta(days=1), **changes}


@pytest.fixture
def briefing(cast):
    """A briefing of today to which both cells of the commune are invited."""
    return make_briefing(cast.commune, cast.cell_a, cast.cell_b, held_on=today())


def invitation_of(briefing, cell):
    return briefing.invitations.get(organisation=cell)


class TestPlanning:
    def test_the_committee_plans_and_invites(self, cast):
        act = actor_of(cast.khanh)

        briefing = actions.plan_briefing(act, cast.commune, **fields(), cells=[cast.cell_a, cast.cell_b])
        count = actions.send_invitations(act, briefing)

        briefing.refresh_from_db()
        assert (briefing.status, briefing.quarter, count) == (BriefingStatus.INVITED, quarter_of(SOON), 2)
        assert set(briefing.invitations.values_list("member", flat=True)) == {cast.an.pk, cast.chi.pk}
        assert set(Notification.objects.values_list("user", flat=True)) == {cast.an.account_id, cast.chi.account_id}

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"held_on": today() - dt.timedelta(days=1)}, errors.DayGoneBy),
            ({"questions_until": SOON + dt.timedelta(days=1)}, errors.QuestionsTooLate),
            ({"cells": []}, errors.NobodyInvited),
        ],
    )
    def test_what_is_refused_moves_nothing(self, cast, nothing_moved, changes, refusal):
        nothing_moved()

        with pytest.raises(refusal):
            actions.plan_briefing(actor_of(cast.khanh), cast.commune, **{**fields(cells=[cast.cell_a]), **changes})

    def test_cells_elsewhere_are_not_invited(self, cast, nothing_moved):
        nothing_moved()

        with pytest.raises(errors.NobodyInvited):
            actions.plan_briefing(actor_of(cast.khanh), cast.commune, **fields(), cells=[cast.cell_c])

    @pytest.mark.parametrize("who", ["an", "binh", "dung"])
    def test_only_the_committee_holds_it(self, cast, nothing_moved, who):
        nothing_moved()

        with pytest.raises(NotPermitted):
            actions.plan_briefing(actor_of(getattr(cast, who)), cast.commune, **fields(), cells=[cast.cell_a])

    def test_a_change_is_told_and_who_is_added_is_invited(self, cast):
        briefing = make_briefing(cast.commune, cast.cell_a)

        actions.edit_briefing(
            actor_of(cast.khanh), briefing, **fields(place="Nhà văn hóa"), cells=[cast.cell_a, cast.cell_b]
        )

        told = {row.user_id: row.title for row in Notification.objects.order_by("pk")}
        assert "thay đổi" in told[cast.an.account_id]
        assert "mời đồng chí dự" in told[cast.chi.account_id]

    def test_it_is_called_off_with_a_reason(self, cast, briefing):
        actions.cancel_briefing(actor_of(cast.khanh), briefing, reason="Bão số 5")

        briefing.refresh_from_db()
        assert (briefing.status, briefing.cancel_reason) == (BriefingStatus.CANCELLED, "Bão số 5")
        assert Notification.objects.count() == 2


class TestQuestions:
    def test_a_secretary_asks_and_the_committee_answers(self, cast, briefing):
        question = actions.ask_question(
            actor_of(cast.an), invitation_of(briefing, cast.cell_a), text="Bao giờ sửa nhà văn hóa?"
        )
        actions.answer_question(actor_of(cast.khanh), briefing, question=question, answer="Trong quý I")

        question.refresh_from_db()
        assert (question.answer, question.answered_by, question.asked_by) == (
            "Trong quý I",
            cast.khanh.account,
            cast.an.account,
        )
        assert list(Notification.objects.order_by("pk").values_list("user", flat=True)) == [
            cast.khanh.account_id,
            cast.an.account_id,
        ]

    def test_after_the_last_day_one_asks_there(self, cast, nothing_moved):
        briefing = make_briefing(cast.commune, cast.cell_a, questions_until=today() - dt.timedelta(days=1))
        nothing_moved()

        with pytest.raises(errors.QuestionsClosed):
            actions.ask_question(actor_of(cast.an), invitation_of(briefing, cast.cell_a), text="?")

    @pytest.mark.parametrize("who", ["chi", "binh", "khanh"])
    def test_nobody_asks_for_another_cell(self, cast, briefing, nothing_moved, who):
        nothing_moved()

        with pytest.raises(NotPermitted):
            actions.ask_question(actor_of(getattr(cast, who)), invitation_of(briefing, cast.cell_a), text="?")

    def test_an_answered_question_stands(self, cast, briefing, nothing_moved):
        question = make_question(briefing, cast.cell_a, answer="Có", answered_at="2026-11-01T00:00:00Z")
        nothing_moved()

        with pytest.raises(errors.QuestionAnswered):
            actions.withdraw_question(actor_of(cast.an), question)

    def test_the_database_keeps_answers_without_a_time_out(self, cast, briefing):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_question(briefing, cast.cell_a, answer="Có")


class TestPresence:
    def test_a_secretary_sends_somebody_else(self, cast, briefing):
        invitation = invitation_of(briefing, cast.cell_a)

        actions.reply_to_invitation(
            actor_of(cast.an), invitation, presence=Presence.STAND_IN, stand_in="Nguyễn Văn Bình"
        )

        invitation.refresh_from_db()
        assert (invitation.presence, invitation.stand_in) == (Presence.STAND_IN, "Nguyễn Văn Bình")

    @pytest.mark.parametrize(
        ("presence", "refusal"),
        [(Presence.STAND_IN, errors.StandInMissing), (Presence.EXCUSED, errors.ReasonMissing)],
    )
    def test_a_name_or_a_reason_is_wanted(self, cast, briefing, nothing_moved, presence, refusal):
        nothing_moved()

        with pytest.raises(refusal):
            actions.reply_to_invitation(actor_of(cast.an), invitation_of(briefing, cast.cell_a), presence=presence)

    def test_the_list_is_taken_at_once(self, cast, briefing):
        marks = {
            str(invitation_of(briefing, cast.cell_a).uid): (Presence.PRESENT, ""),
            str(invitation_of(briefing, cast.cell_b).uid): (Presence.EXCUSED, "Ốm"),
        }

        actions.record_presence(actor_of(cast.khanh), briefing, marks=marks)

        assert dict(briefing.invitations.values_list("organisation", "presence")) == {
            cast.cell_a.pk: Presence.PRESENT,
            cast.cell_b.pk: Presence.EXCUSED,
        }


class TestConclusions:
    def conclude(self, cast, briefing, **changes):
        owner = f"cell:{invitation_of(briefing, cast.cell_a).uid}"
        values = {"title": "Thu gom rác thải", "owner": owner, "due_on": SOON, **changes}
        return actions.add_conclusion(actor_of(cast.khanh), briefing, **values)

    def test_each_is_a_task_of_its_owner(self, cast, briefing):
        conclusion = self.conclude(cast, briefing)

        task = conclusion.task
        assert (task.owner, task.organisation, task.due_on) == (cast.an, cast.cell_a, SOON)
        work.report_own_result(actor_of(cast.an), task, status=TaskStatus.DONE, result="Đã xong")
        assert conclusions_of(briefing)[0].line.task.status == TaskStatus.DONE

    def test_one_of_the_committee_can_own_it_and_report(self, cast, briefing):
        conclusion = self.conclude(cast, briefing, owner=f"member:{cast.khanh.uid}")

        work.report_own_result(actor_of(cast.khanh), conclusion.task, status=TaskStatus.DONE, result="Xong")

        conclusion.task.refresh_from_db()
        assert (conclusion.task.organisation, conclusion.task.status) == (cast.commune, TaskStatus.DONE)

    @pytest.mark.parametrize("owner", ["", "cell:x", "member:x"])
    def test_the_owner_was_invited(self, cast, briefing, nothing_moved, owner):
        nothing_moved()

        with pytest.raises(errors.OwnerNotInvited):
            self.conclude(cast, briefing, owner=owner)

    def test_a_deadline_lies_ahead(self, cast, briefing, nothing_moved):
        nothing_moved()

        with pytest.raises(DueInThePast):
            self.conclude(cast, briefing, due_on=today() - dt.timedelta(days=1))

    def test_one_taken_back_takes_its_task_along(self, cast, briefing):
        conclusion = self.conclude(cast, briefing)

        actions.remove_conclusion(actor_of(cast.khanh), briefing, conclusion=conclusion)

        assert not Task.objects.exists()

    def test_the_next_briefing_looks_at_them_again(self, cast):
        last = make_briefing(
            cast.commune, cast.cell_a, held_on=today() - dt.timedelta(days=80), status=BriefingStatus.HELD
        )
        make_conclusion(last, cast.cell_a, owner=cast.an)
        briefing = make_briefing(cast.commune, cast.cell_a)

        page = briefing_page(actor_of(cast.khanh), briefing.uid)
        actions.record_conclusion_result(
            actor_of(cast.khanh),
            briefing,
            conclusion=page.earlier[0].conclusion,
            status=TaskStatus.DONE,
            result="Đã xong",
        )

        assert page.before == last
        assert briefing_page(actor_of(cast.khanh), briefing.uid).earlier[0].line.task.result == "Đã xong"

    def test_that_of_another_committee_is_out_of_reach(self, cast, briefing, nothing_moved):
        other = make_conclusion(make_briefing(cast.committee, cast.cell_a, held_on=today()), cast.cell_a)
        nothing_moved()

        with pytest.raises(NotVisible):
            actions.record_conclusion_result(
                actor_of(cast.khanh), briefing, conclusion=other, status=TaskStatus.DONE, result="x"
            )


class TestClosing:
    def test_who_has_not_come_was_absent(self, cast, briefing):
        act = actor_of(cast.ha)
        Invitation.objects.filter(organisation=cast.cell_a).update(presence=Presence.PRESENT)
        Briefing.objects.update(chair=cast.khanh, minute_taker=cast.an)

        actions.close_briefing(act, briefing)

        briefing.refresh_from_db()
        assert briefing.status == BriefingStatus.HELD
        assert set(briefing.invitations.values_list("presence", flat=True)) == {Presence.PRESENT, Presence.ABSENT}

    def test_it_needs_its_officers(self, cast, briefing, nothing_moved):
        nothing_moved()

        with pytest.raises(errors.OfficersMissing):
            actions.close_briefing(actor_of(cast.khanh), briefing)

    def test_it_is_not_over_before_its_day(self, cast, nothing_moved):
        briefing = make_briefing(cast.commune, cast.cell_a, chair=cast.khanh, minute_taker=cast.an)
        nothing_moved()

        with pytest.raises(errors.NotYetHeld):
            actions.close_briefing(actor_of(cast.khanh), briefing)

    def test_what_is_over_stands(self, cast, nothing_moved):
        briefing = make_briefing(cast.commune, cast.cell_a, status=BriefingStatus.HELD)
        nothing_moved()
        act = actor_of(cast.khanh)

        for refused in (
            lambda: actions.edit_briefing(act, briefing, **fields(), cells=[cast.cell_a]),
            lambda: actions.write_minutes(act, briefing, chair=None, minute_taker=None),
            lambda: actions.cancel_briefing(act, briefing, reason="x"),
        ):
            with pytest.raises(errors.BriefingOver):
                refused()

    def test_chair_and_minute_taker_are_two_of_the_committee(self, cast, briefing, nothing_moved):
        nothing_moved()
        act = actor_of(cast.khanh)

        with pytest.raises(errors.SameOfficers):
            actions.write_minutes(act, briefing, chair=cast.khanh, minute_taker=cast.khanh)
        with pytest.raises(errors.OfficerWithoutPost):
            actions.write_minutes(act, briefing, chair=cast.khanh, minute_taker=cast.an)
