import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sotay.audit.models import Entry
from sotay.core.days import add_months, month_of, since, today
from sotay.core.errors import NotPermitted
from sotay.meetings import errors
from sotay.meetings.actions import attendance, preparing, publishing
from sotay.meetings.actions import unified as actions
from sotay.meetings.choices import CheckInMethod, MeetingKind, MeetingStatus, MonthPattern, RequestStatus
from sotay.meetings.exports.calendar import calendar_of
from sotay.meetings.models import Attendance, DayException, Meeting, OnlinePermission, UnifiedDay
from sotay.meetings.queries.facts import meeting_facts
from sotay.meetings.queries.unified import unified_day_of, unified_month, unified_share
from sotay.meetings.rules.papers import minutes_sections
from sotay.meetings.rules.unified import DayRule, Keeping, keeping, unified_date
from sotay.notifications.models import Notification
from tests.factories.meetings import make_habit, make_meeting, upcoming
from tests.factories.people import actor_of
from tests.factories.unified import make_exception, make_online, make_unified_day

NOVEMBER, DECEMBER = dt.date(2026, 11, 1), dt.date(2026, 12, 1)
NEXT_MONTH = add_months(month_of(today()), 1)
LINK = "https://hop.example.vn/phong-12"


@pytest.fixture
def nothing_moved(cast):
    models = (Meeting, UnifiedDay, DayException, OnlinePermission)
    kept = []
    yield lambda: kept.append([list(model.objects.order_by("pk").values()) for model in models])
    assert kept == [[list(model.objects.order_by("pk").values()) for model in models]]
    assert not Entry.objects.exists()
    assert not Notification.objects.exists()


class TestRules:
    @pytest.mark.parametrize(
        ("months", "november", "december"),
        [(MonthPattern.EVERY, 3, 3), (MonthPattern.EVEN, None, 3), (MonthPattern.ODD, 3, None)],
    )
    def test_it_holds_in_its_months(self, months, november, december):
        rule = DayRule("1", 3, months, dt.date(2026, 1, 1), None)

        found = [rule.date_in(period) for period in (NOVEMBER, DECEMBER)]

        assert [day and day.day for day in found] == [november, december]

    def test_it_holds_from_its_first_day_to_the_day_before_its_end(self):
        rule = DayRule("1", 3, MonthPattern.EVERY, dt.date(2026, 11, 3), dt.date(2026, 12, 3))

        assert rule.date_in(NOVEMBER) == dt.date(2026, 11, 3)
        assert rule.date_in(DECEMBER) is None
        assert rule.date_in(dt.date(2026, 10, 1)) is None

    def test_the_nearest_wins_where_it_holds(self):
        near = DayRule("1.2", 5, MonthPattern.EVEN, dt.date(2026, 1, 1), None)
        far = DayRule("1", 3, MonthPattern.EVERY, dt.date(2026, 1, 1), None)

        assert [unified_date([near, far], period).day for period in (NOVEMBER, DECEMBER)] == [3, 5]
        assert unified_date([], NOVEMBER) is None

    @pytest.mark.parametrize(
        ("status", "held_on", "today", "excepted", "state"),
        [
            ("closed", 3, 20, False, Keeping.ON),
            ("sealed", 4, 20, False, Keeping.OFF),
            ("published", 4, 1, False, Keeping.OFF),
            ("published", 3, 3, False, Keeping.COMING),
            ("", None, 3, False, Keeping.COMING),
            ("", None, 4, False, Keeping.NOT_MET),
            ("closed", 4, 20, True, Keeping.EXCEPTED),
        ],
    )
    def test_how_a_cell_keeps_to_it(self, status, held_on, today, excepted, state):
        def day(number):
            return NOVEMBER.replace(day=number) if number else None

        assert keeping(day(3), status, day(held_on), day(today), is_excepted=excepted) == state


class TestUnifiedDay:
    def test_the_nearest_node_wins_and_the_next_meeting_proposes_it(self, cast):
        make_habit(cast.cell_a, day=17)
        make_unified_day(cast.province, 3)
        make_unified_day(cast.commune, 5)

        meeting = preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        assert unified_day_of(cast.cell_a, NEXT_MONTH) == NEXT_MONTH.replace(day=5)
        assert unified_day_of(cast.cell_c, NEXT_MONTH) == NEXT_MONTH.replace(day=3)
        fifth = month_of(today()).replace(day=5)
        assert meeting.held_on == (fifth if fifth >= today() else today() + dt.timedelta(days=1))

    def test_a_new_rule_ends_the_old_one(self, cast):
        old = make_unified_day(cast.commune, 3)

        new = actions.fix_unified_day(
            actor_of(cast.khanh), cast.commune, day=5, starts_on=NEXT_MONTH, source="06-QĐ/ĐU"
        )

        old.refresh_from_db()
        assert (old.valid.upper, new.valid.lower, new.valid.upper) == (NEXT_MONTH, NEXT_MONTH, None)
        told = set(Notification.objects.values_list("user__member__full_name", flat=True))
        assert told == {cast.an.full_name, cast.chi.full_name}

    def test_two_rules_of_a_node_never_hold_at_once(self, cast):
        make_unified_day(cast.commune, 3)

        with pytest.raises(IntegrityError), transaction.atomic():
            make_unified_day(cast.commune, 5)

    @pytest.mark.parametrize("starts_on", [today() - dt.timedelta(days=1), dt.date(2020, 1, 1)])
    def test_the_past_stays(self, cast, nothing_moved, starts_on):
        nothing_moved()

        with pytest.raises(errors.UnifiedDayInThePast):
            actions.fix_unified_day(actor_of(cast.khanh), cast.commune, day=5, starts_on=starts_on, source="x")

    def test_a_rule_to_come_is_in_the_way(self, cast, nothing_moved):
        make_unified_day(cast.commune, 3, valid=since(add_months(NEXT_MONTH, 3)))
        nothing_moved()

        with pytest.raises(errors.UnifiedDayTooEarly):
            actions.fix_unified_day(actor_of(cast.khanh), cast.commune, day=5, starts_on=NEXT_MONTH, source="x")

    @pytest.mark.parametrize("who", ["an", "dung", "binh"])
    def test_nobody_else_sets_it(self, cast, nothing_moved, who):
        nothing_moved()

        with pytest.raises(NotPermitted):
            actions.fix_unified_day(actor_of(getattr(cast, who)), cast.commune, day=5, starts_on=NEXT_MONTH, source="x")

    def test_it_ends(self, cast):
        make_unified_day(cast.commune, 3)

        actions.end_unified_day(actor_of(cast.khanh), cast.commune, ends_on=NEXT_MONTH)

        assert unified_day_of(cast.cell_a, NEXT_MONTH) is None


class TestPublishing:
    def prepared(self, cast, **fields):
        make_unified_day(cast.commune, 5)
        return make_meeting(cast.cell_a, held_on=NEXT_MONTH.replace(day=9), **fields)

    def test_another_day_needs_a_reason(self, cast, nothing_moved):
        meeting = self.prepared(cast)
        nothing_moved()

        with pytest.raises(errors.OffUnifiedDay):
            publishing.publish_meeting(actor_of(cast.an), meeting)

    def test_with_a_reason_it_is_told(self, cast):
        meeting = self.prepared(cast, off_day_reason="Ngày 5 trùng giỗ Tổ của thôn")

        publishing.publish_meeting(actor_of(cast.an), meeting)

        meeting.refresh_from_db()
        assert (meeting.status, meeting.unified_on) == (MeetingStatus.PUBLISHED, NEXT_MONTH.replace(day=5))

    def test_an_exception_needs_none(self, cast):
        meeting = self.prepared(cast)
        exception = make_exception(cast.cell_a, RequestStatus.GRANTED)

        publishing.publish_meeting(actor_of(cast.an), meeting)

        meeting.refresh_from_db()
        assert (meeting.unified_on, meeting.day_exception) == (None, exception)

    def test_only_periodic_meetings_are_bound(self, cast):
        meeting = self.prepared(cast, kind=MeetingKind.THEMATIC, theme="Nêu gương")

        publishing.publish_meeting(actor_of(cast.an), meeting)

        meeting.refresh_from_db()
        assert meeting.unified_on is None

    def test_moving_a_told_meeting_off_the_day_needs_a_reason(self, cast):
        make_unified_day(cast.commune, 5)
        meeting = make_meeting(cast.cell_a, held_on=NEXT_MONTH.replace(day=5))
        publishing.publish_meeting(actor_of(cast.an), meeting)
        fields = {"held_on": NEXT_MONTH.replace(day=9), "starts": meeting.starts, "place": meeting.place}

        with pytest.raises(errors.OffUnifiedDay):
            preparing.edit_details(actor_of(cast.an), meeting, **fields)
        preparing.edit_details(actor_of(cast.an), meeting, **fields, off_day_reason="Bão số 5")

        meeting.refresh_from_db()
        assert meeting.off_day_reason == "Bão số 5"

    def test_the_database_refuses_it_too(self, cast):
        meeting = self.prepared(cast)

        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(
                status=MeetingStatus.PUBLISHED, unified_on=NEXT_MONTH.replace(day=5)
            )

    def test_the_page_warns(self, cast, client):
        meeting = self.prepared(cast)
        client.force_login(cast.an.account)

        page = client.get(reverse("meetings:prepare", args=[meeting.uid])).content.decode()

        assert "Khác ngày sinh hoạt thống nhất" in page


class TestMonth:
    def test_the_share_and_the_reasons(self, cast):
        make_unified_day(cast.province, 3)
        make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=dt.date(2026, 11, 3))
        make_meeting(
            cast.cell_b, MeetingStatus.CLOSED, held_on=dt.date(2026, 11, 4), off_day_reason="Mất điện", unified_on=None
        )
        make_exception(cast.cell_c, RequestStatus.GRANTED)

        month = unified_month(cast.province, NOVEMBER)

        assert (month.kept, month.bound) == (1, 2)
        assert unified_share(cast.province, NOVEMBER) == (1, 2)
        assert unified_share(cast.other_committee, NOVEMBER) == (0, 0)
        assert {line.cell.name: (line.state, line.why) for line in month.lines} == {
            cast.cell_a.name: (Keeping.ON, ""),
            cast.cell_b.name: (Keeping.OFF, "Mất điện"),
            cast.cell_c.name: (Keeping.EXCEPTED, "Trực biên giới"),
        }

    def test_without_a_rule_nobody_is_counted(self, cast):
        make_unified_day(cast.commune, 3, months=MonthPattern.EVEN)

        assert unified_month(cast.province, NOVEMBER).lines == []
        assert unified_share(cast.cell_c, NOVEMBER) is None
        assert len(unified_month(cast.province, DECEMBER).lines) == 2

    def test_a_month_costs_the_same_for_one_cell_and_three(self, cast, django_assert_num_queries):
        make_unified_day(cast.province, 3)
        make_unified_day(cast.commune, 5)
        for cell in (cast.cell_a, cast.cell_b, cast.cell_c):
            make_exception(cell, RequestStatus.GRANTED)

        for node in (cast.cell_a, cast.province):
            with django_assert_num_queries(4):
                unified_month(node, NOVEMBER)


class TestRequests:
    FIELDS = {"starts_on": today(), "until": today() + dt.timedelta(days=60), "reason": "Đơn vị trực biên giới"}

    @pytest.mark.parametrize(
        ("ask", "grant"),
        [
            (actions.ask_day_exception, actions.grant_day_exception),
            (actions.ask_online_permission, actions.grant_online_permission),
        ],
    )
    def test_a_cell_asks_and_the_committee_agrees(self, cast, ask, grant):
        request = ask(actor_of(cast.an), cast.cell_a, **self.FIELDS)
        grant(actor_of(cast.khanh), request)

        request.refresh_from_db()
        assert (request.status, request.decided_by) == (RequestStatus.GRANTED, cast.khanh.account)
        assert set(Notification.objects.values_list("user", flat=True)) == {
            cast.khanh.account_id,
            cast.an.account_id,
        }

    @pytest.mark.parametrize(
        ("fields", "refusal"),
        [
            ({"until": today() - dt.timedelta(days=1)}, errors.RequestPeriodWrong),
            ({"starts_on": today() + dt.timedelta(days=90)}, errors.RequestPeriodWrong),
        ],
    )
    def test_a_wrong_time_is_refused(self, cast, nothing_moved, fields, refusal):
        nothing_moved()

        with pytest.raises(refusal):
            actions.ask_online_permission(actor_of(cast.an), cast.cell_a, **{**self.FIELDS, **fields})

    def test_one_asks_once(self, cast, nothing_moved):
        make_online(cast.cell_a)
        nothing_moved()

        with pytest.raises(errors.RequestWaiting):
            actions.ask_online_permission(actor_of(cast.an), cast.cell_a, **self.FIELDS)

    def test_declining_needs_words(self, cast, nothing_moved):
        request = make_online(cast.cell_a)
        nothing_moved()

        with pytest.raises(errors.DeclinedWithoutWords):
            actions.decline_online_permission(actor_of(cast.khanh), request, note="")

    def test_an_answer_stands(self, cast, nothing_moved):
        request = make_exception(cast.cell_a, RequestStatus.DECLINED, note="Không đủ lý do")
        nothing_moved()

        with pytest.raises(errors.RequestAnswered):
            actions.grant_day_exception(actor_of(cast.khanh), request)

    def test_two_permissions_never_hold_at_once(self, cast, nothing_moved):
        make_online(cast.cell_a, RequestStatus.GRANTED)
        request = make_online(cast.cell_a)
        nothing_moved()

        with pytest.raises(errors.AlreadyGranted):
            actions.grant_online_permission(actor_of(cast.khanh), request)

    @pytest.mark.parametrize("who", ["an", "binh", "dung"])
    def test_a_cell_does_not_answer_itself(self, cast, nothing_moved, who):
        request = make_online(cast.cell_a)
        nothing_moved()

        with pytest.raises(NotPermitted):
            actions.grant_online_permission(actor_of(getattr(cast, who)), request)

    def test_the_pages_ask_and_answer(self, cast, client):
        client.force_login(cast.an.account)
        until = f"{self.FIELDS['until']:%d/%m/%Y}"
        fields = {"starts_on": f"{today():%d/%m/%Y}", "until": until, "reason": "Trực biên giới"}
        client.post(reverse("meetings:own_requests", args=[cast.cell_a.uid, "online"]), fields)
        request = OnlinePermission.objects.get()
        client.force_login(cast.khanh.account)

        page = client.get(reverse("meetings:requests", args=["online"])).content.decode()
        client.post(reverse("meetings:request", args=["online", request.uid]), {"action": "grant", "note": ""})

        request.refresh_from_db()
        assert "Trực biên giới" in page
        assert request.status == RequestStatus.GRANTED

    def test_the_list_costs_the_same_for_one_and_three(self, cast, client):
        client.force_login(cast.ha.account)
        url = reverse("meetings:requests", args=["day"])
        make_exception(cast.cell_a)
        client.get(url)
        with CaptureQueriesContext(connection) as one:
            client.get(url)
        make_exception(cast.cell_b)
        make_exception(cast.cell_c)
        with CaptureQueriesContext(connection) as three:
            client.get(url)

        assert len(three) == len(one)


class TestOnline:
    def test_without_permission_nobody_is_told(self, cast, nothing_moved):
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3), online_link=LINK)
        nothing_moved()

        with pytest.raises(errors.OnlineNotPermitted):
            publishing.publish_meeting(actor_of(cast.an), meeting)

    def test_the_database_refuses_it_too(self, cast):
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3), online_link=LINK)

        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(status=MeetingStatus.PUBLISHED)
        with pytest.raises(IntegrityError), transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(online_link="http://hop.example.vn")

    def test_a_permission_of_another_time_does_not_do(self, cast):
        make_online(cast.cell_a, RequestStatus.GRANTED, valid=since(dt.date(2026, 1, 1), dt.date(2026, 2, 1)))
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3), online_link=LINK)

        with pytest.raises(errors.OnlineNotPermitted):
            publishing.publish_meeting(actor_of(cast.an), meeting)

    def test_an_open_address_is_refused(self, cast, nothing_moved):
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3))
        nothing_moved()
        fields = {"held_on": meeting.held_on, "starts": meeting.starts, "place": meeting.place}

        with pytest.raises(errors.LinkNotSafe):
            preparing.edit_details(actor_of(cast.an), meeting, **fields, online_link="http://hop.example.vn")

    @pytest.fixture
    def told(self, cast):
        make_online(cast.cell_a, RequestStatus.GRANTED)
        meeting = make_meeting(cast.cell_a, held_on=upcoming(0), online_link=LINK)
        return publishing.publish_meeting(actor_of(cast.an), meeting)

    def test_only_those_convened_see_the_link(self, cast, client, told):
        seen = {}
        for name in ("binh", "em", "khanh", "ha"):
            client.force_login(getattr(cast, name).account)
            page = client.get(reverse("meetings:detail", args=[told.uid])).content.decode()
            api = client.get(f"/api/v1/meetings/{told.uid}").json()
            lists = client.get("/api/v1/meetings").content.decode()
            assert "Hình thức trực tuyến" in page
            assert LINK not in lists
            seen[name] = (LINK in page, api["online_link"] == LINK, api["is_online"])

        assert seen == {
            "binh": (True, True, True),
            "em": (True, True, True),
            "khanh": (False, False, True),
            "ha": (False, False, True),
        }

    def test_notices_and_calendar_hold_no_link(self, told):
        assert LINK.encode() not in calendar_of([told])
        assert not Notification.objects.filter(title__contains="hop.example").exists()

    def test_who_checks_in_by_hand_was_there_online(self, cast, told):
        Meeting.objects.filter(pk=told.pk).update(status=MeetingStatus.OPEN, opened_at="2026-11-22T00:00:00Z")
        told.refresh_from_db()

        attendance.check_in(actor_of(cast.binh), told)

        assert Attendance.objects.get(meeting=told, member=cast.binh).method == CheckInMethod.ONLINE

    def test_the_minutes_say_so(self, cast):
        permission = make_online(cast.cell_a, RequestStatus.GRANTED)
        meeting = make_meeting(
            cast.cell_a, MeetingStatus.OPEN, online_link=LINK, online_permission=permission, chair=cast.an
        )

        text = str(minutes_sections(meeting_facts(meeting)))

        assert "hình thức trực tuyến" in text
        assert LINK not in text
