import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.access.models import Grant
from sotay.audit.models import Entry
from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.meetings import errors
from sotay.meetings.actions import guests, publishing
from sotay.meetings.choices import AttendanceState as State
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.models import AgendaItem, Attendance, Meeting
from sotay.meetings.queries.meetings import meetings_for
from sotay.meetings.rules.convening import convened
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Standing
from sotay.notifications.models import Notification
from tests.factories.meetings import belonging, make_meeting, upcoming
from tests.factories.people import actor_of, make_member
from tests.factories.tree import make_organisation

LONG_AGO = dt.date(2020, 1, 1)


@pytest.fixture
def meeting(cast):
    return make_meeting(cast.cell_a, held_on=upcoming(3))


def receive(member, cell, first=LONG_AGO):
    """Receive a member of another cell for a time."""
    Affiliation.objects.create(member=member, organisation=cell, kind=AffiliationKind.TEMPORARY, valid=since(first))


def rows(meeting):
    return {row.member: (row.state, row.entitled) for row in Attendance.objects.filter(meeting=meeting)}


class TestFirstTime:
    def test_everyone_is_on_the_list_as_the_register_says(self, cast, meeting):
        exempt = make_member(cast.cell_a, status=Status.EXEMPT)
        make_member(cast.cell_a, status=Status.SUSPENDED)
        away = make_member(cast.cell_a)
        receive(away, cast.cell_b)
        receive(cast.lam, cast.cell_a)

        publishing.publish_meeting(actor_of(cast.an), meeting)

        assert rows(meeting) == {
            cast.an: (State.EXPECTED, True),
            cast.binh: (State.EXPECTED, True),
            cast.em: (State.EXPECTED, False),
            exempt: (State.EXEMPT, False),
            away: (State.AWAY, False),
            cast.lam: (State.EXPECTED, False),
        }

    def test_each_is_invited_once_but_who_invites_and_who_is_away(self, cast, meeting):
        away = make_member(cast.cell_a)
        receive(away, cast.cell_b)
        make_member(cast.cell_a, with_account=False)

        publishing.publish_meeting(actor_of(cast.an), meeting)

        notices = Notification.objects.all()
        assert sorted(notice.user_id for notice in notices) == sorted([cast.binh.account_id, cast.em.account_id])
        assert notices[0].title.startswith("Kính mời đồng chí dự sinh hoạt chi bộ định kỳ tháng ")
        assert notices[0].title.endswith("tại Nhà văn hóa thôn")
        assert str(meeting.uid) in notices[0].link

    def test_the_record_keeps_norms_and_moment(self, cast, meeting):
        publishing.publish_meeting(actor_of(cast.an), meeting)

        meeting.refresh_from_db()
        assert meeting.status == MeetingStatus.PUBLISHED
        assert meeting.norms["min_minutes"] == 90
        assert meeting.published_at is not None
        assert meeting.documents_at is None
        assert meeting.revision == 1
        assert Entry.objects.get().action == "meetings.publish_meeting"

    def test_the_number_of_queries_does_not_grow_with_the_cell(self, cast, meeting, django_assert_max_num_queries):
        for _ in range(20):
            make_member(cast.cell_a)

        with django_assert_max_num_queries(25):
            publishing.publish_meeting(actor_of(cast.an), meeting)

        assert Notification.objects.count() == 22

    def test_what_is_missing_is_said(self, cast, meeting):
        Meeting.objects.filter(pk=meeting.pk).update(place="")
        with pytest.raises(errors.PlaceMissing):
            publishing.publish_meeting(actor_of(cast.an), meeting)
        Meeting.objects.filter(pk=meeting.pk).update(place="Nhà văn hóa")
        AgendaItem.objects.all().delete()
        with pytest.raises(errors.AgendaEmpty):
            publishing.publish_meeting(actor_of(cast.an), meeting)

        assert not Attendance.objects.exists()
        assert not Notification.objects.exists()

    def test_a_cell_without_members(self, cast, meeting):
        Standing.objects.filter(member__in=[cast.an, cast.binh, cast.em]).update(status=Status.SUSPENDED)

        with pytest.raises(errors.NobodyConvened):
            publishing.publish_meeting(actor_of(cast.an), meeting)

        meeting.refresh_from_db()
        assert meeting.is_draft

    @pytest.mark.parametrize("who", ["binh", "chi", "khanh", "ha", "dung"])
    def test_only_the_secretary(self, cast, meeting, who):
        with pytest.raises(NotPermitted):
            publishing.publish_meeting(actor_of(getattr(cast, who)), meeting)

        meeting.refresh_from_db()
        assert meeting.is_draft
        assert not Attendance.objects.exists()
        assert not Entry.objects.exists()


class TestAgain:
    @pytest.fixture
    def told(self, cast, meeting):
        publishing.publish_meeting(actor_of(cast.an), meeting)
        Notification.objects.all().delete()
        return meeting

    def test_without_changes_there_is_nothing_to_say(self, cast, told):
        with pytest.raises(errors.NothingChanged):
            publishing.publish_meeting(actor_of(cast.an), told)

        assert not Notification.objects.exists()
        assert Attendance.objects.count() == 3

    def test_the_change_is_named_and_nobody_is_doubled(self, cast, told):
        Meeting.objects.filter(pk=told.pk).update(starts=dt.time(20, 0), place="Trụ sở xã")
        late = make_member(cast.cell_a)

        publishing.publish_meeting(actor_of(cast.an), told)

        assert set(rows(told)) == {cast.an, cast.binh, cast.em, late}
        assert Attendance.objects.count() == 4
        title = Notification.objects.get(user=cast.binh.account).title
        assert title.startswith("Thay đổi giờ họp, địa điểm của sinh hoạt chi bộ định kỳ")
        assert "20:00" in title
        told.refresh_from_db()
        assert told.revision == 2

    def test_an_excuse_that_was_given_stays(self, cast, told):
        Attendance.objects.filter(member=cast.binh).update(state=State.EXCUSED, reason="Đi viện")
        Meeting.objects.filter(pk=told.pk).update(place="Trụ sở xã")

        publishing.publish_meeting(actor_of(cast.an), told)

        assert rows(told)[cast.binh] == (State.EXCUSED, True)

    def test_who_left_the_cell_is_taken_off_and_who_became_full_counts(self, cast, told):
        Affiliation.objects.filter(member=cast.binh).update(valid=since(LONG_AGO, today()))
        Standing.objects.filter(member=cast.em).update(status=Status.FULL)
        Meeting.objects.filter(pk=told.pk).update(place="Trụ sở xã")

        publishing.publish_meeting(actor_of(cast.an), told)

        assert rows(told) == {cast.an: (State.EXPECTED, True), cast.em: (State.EXPECTED, True)}

    @pytest.mark.parametrize("status", [MeetingStatus.OPEN, MeetingStatus.CLOSED])
    def test_not_once_it_is_open(self, cast, status):
        meeting = make_meeting(cast.cell_b, status)

        with pytest.raises(errors.MeetingUnderWay):
            publishing.publish_meeting(actor_of(cast.chi), meeting)


statuses = st.sampled_from([Status.FULL, Status.PROBATIONARY, Status.EXEMPT, Status.SUSPENDED])


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(st.tuples(statuses, st.booleans(), st.booleans()), min_size=1, max_size=6))
def test_everyone_once_and_the_base_is_the_rules(cast, people):
    """Whatever the register holds: each convened member one row, none doubled by a second notice, the base as decided."""
    cell = make_organisation(cast.commune)
    make_member(cell, with_account=False)
    meeting = make_meeting(cell, held_on=upcoming(3))
    for status, is_received, goes_away in people:
        member = make_member(cast.cell_b if is_received else cell, with_account=False, status=status)
        if is_received:
            receive(member, cell)
        elif goes_away:
            receive(member, cast.cell_a)

    publishing.convene(meeting)
    publishing.convene(meeting)

    here = Affiliation.objects.filter(organisation=cell, valid__contains=meeting.held_on).select_related("member")
    decided = {a.member: convened(belonging(a.member, meeting)) for a in here}
    expected = {member: (found.state, found.entitled) for member, found in decided.items() if found}
    assert rows(meeting) == expected
    assert Attendance.objects.filter(meeting=meeting).count() == len(expected)
    entitled = Attendance.objects.filter(meeting=meeting, entitled=True).count()
    assert entitled == sum(found is not None and found.entitled for found in decided.values())


class TestCancel:
    def test_everyone_is_told_why(self, cast, meeting):
        publishing.publish_meeting(actor_of(cast.an), meeting)
        Notification.objects.all().delete()

        publishing.cancel_meeting(actor_of(cast.an), meeting, reason="Mưa lũ")

        meeting.refresh_from_db()
        assert (meeting.status, meeting.cancel_reason, meeting.revision) == (MeetingStatus.CANCELLED, "Mưa lũ", 2)
        assert {notice.user for notice in Notification.objects.all()} == {cast.binh.account, cast.em.account}
        assert "Lý do: Mưa lũ" in Notification.objects.first().title

    def test_a_draft_is_not_called_off(self, cast, meeting):
        with pytest.raises(errors.MeetingNotAnnounced):
            publishing.cancel_meeting(actor_of(cast.an), meeting, reason="x")

        meeting.refresh_from_db()
        assert meeting.is_draft

    def test_a_member_may_not(self, cast):
        meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED)

        with pytest.raises(NotPermitted):
            publishing.cancel_meeting(actor_of(cast.binh), meeting, reason="x")

        meeting.refresh_from_db()
        assert meeting.status == MeetingStatus.PUBLISHED


class TestRemind:
    def test_only_who_has_not_looked_and_only_once_a_day(self, cast):
        meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming())
        Attendance.objects.filter(member=cast.an).update(opened_at=meeting.published_at)

        told = publishing.remind_members(actor_of(cast.an), meeting)

        assert told == 2
        assert {notice.user for notice in Notification.objects.all()} == {cast.binh.account, cast.em.account}
        with pytest.raises(errors.RemindedToday):
            publishing.remind_members(actor_of(cast.an), meeting)
        assert Notification.objects.count() == 2

    def test_not_before_the_notice(self, cast, meeting):
        with pytest.raises(errors.MeetingNotAnnounced):
            publishing.remind_members(actor_of(cast.an), meeting)

    def test_a_member_may_not(self, cast):
        meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED)

        with pytest.raises(NotPermitted):
            publishing.remind_members(actor_of(cast.binh), meeting)

        assert not Notification.objects.exists()


class TestAssignedOfficial:
    @pytest.fixture
    def post(self, cast):
        return Position.objects.get(member=cast.khanh, post=Post.SECRETARY)

    def test_sees_the_meeting_from_the_notice_until_its_day_is_over(self, cast):
        board = Position.objects.get(member=cast.ha)
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3))

        guest = guests.invite_official(actor_of(cast.an), meeting, official=board)
        assert not Grant.objects.filter(role="visiting_official").exists()
        publishing.publish_meeting(actor_of(cast.an), meeting)

        assert (guest.name, guest.is_assigned_official) == ("Hoàng Thu Hà", True)
        assert guest.post == "Cán bộ ban tổ chức, Đảng bộ tỉnh"
        grant = Grant.objects.get(role="visiting_official")
        assert (grant.user, grant.organisation) == (cast.ha.account, cast.cell_a)
        assert (grant.valid.lower, grant.valid.upper) == (today(), meeting.held_on + dt.timedelta(days=1))
        assert "Được mời dự sinh hoạt" in grant.reason
        notice = Notification.objects.get(user=cast.ha.account)
        assert notice.title.startswith("Kính mời đồng chí dự sinh hoạt với Chi bộ thôn 1")

    def test_invited_later_is_told_at_once_and_the_right_goes_with_the_invitation(self, cast, post):
        cast.khanh.account.grants.filter(role="grassroots_committee").delete()
        meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(3))
        assert set(meetings_for(actor_of(cast.khanh))) == set()

        guest = guests.invite_official(actor_of(cast.an), meeting, official=post)
        assert set(meetings_for(actor_of(cast.khanh))) == {meeting}
        guests.withdraw_invitation(actor_of(cast.an), guest)

        assert set(meetings_for(actor_of(cast.khanh))) == set()
        assert Notification.objects.filter(user=cast.khanh.account).count() == 1

    def test_the_right_follows_the_day(self, cast, post):
        meeting = make_meeting(cast.cell_a, held_on=upcoming(3))
        guests.invite_official(actor_of(cast.an), meeting, official=post)
        publishing.publish_meeting(actor_of(cast.an), meeting)
        Meeting.objects.filter(pk=meeting.pk).update(held_on=upcoming(5))

        publishing.publish_meeting(actor_of(cast.an), meeting)

        grant = Grant.objects.get(role="visiting_official")
        assert grant.valid.upper == upcoming(6)

    def test_refusals(self, cast, post):
        meeting = make_meeting(cast.cell_a)
        elsewhere = Position.objects.get(member=cast.chi)
        guests.invite_official(actor_of(cast.an), meeting, official=post)

        with pytest.raises(errors.AlreadyInvited):
            guests.invite_official(actor_of(cast.an), meeting, official=post)
        with pytest.raises(errors.NotAnOfficial):
            guests.invite_official(actor_of(cast.an), meeting, official=elsewhere)
        with pytest.raises(NotPermitted):
            guests.invite_official(actor_of(cast.binh), meeting, official=post)
        with pytest.raises(NotPermitted):
            guests.invite_guest(actor_of(cast.binh), meeting, name="X")

        assert meeting.guests.count() == 1

    def test_any_guest_by_name(self, cast):
        meeting = make_meeting(cast.cell_a)

        guests.invite_guest(actor_of(cast.an), meeting, name=" Bà Lan ", post="Trưởng thôn")

        guest = meeting.guests.get()
        assert (guest.name, guest.post, guest.is_assigned_official) == ("Bà Lan", "Trưởng thôn", False)
