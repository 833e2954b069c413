import datetime as dt

import pytest

from sotay.audit.models import Entry
from sotay.committees.choices import Post
from sotay.core.days import add_months, month_of, today
from sotay.core.errors import NotPermitted
from sotay.documents.errors import ClassifiedTextRefused
from sotay.meetings import errors
from sotay.meetings.actions import preparing
from sotay.meetings.choices import ItemSource, MeetingKind, MeetingStatus
from sotay.meetings.models import AgendaItem, Meeting, MeetingHabit, Orientation
from sotay.meetings.rules.dates import coming_fixed_day, first_day
from sotay.members.choices import Status
from sotay.notifications.models import Notification
from sotay.work.choices import TaskStatus
from tests.factories.meetings import make_habit, make_meeting, upcoming
from tests.factories.people import actor_of, make_member, make_position
from tests.factories.work import make_task

THIS_MONTH = month_of(today())


@pytest.fixture
def nothing_moved(cast):
    def state():
        return [
            list(model.objects.order_by("pk").values()) for model in (Meeting, AgendaItem, MeetingHabit, Orientation)
        ]

    before = state()
    yield
    assert state() == before
    assert not Entry.objects.exists()
    assert not Notification.objects.exists()


def details(meeting, **changes):
    fields = {"held_on": meeting.held_on, "starts": meeting.starts, "place": meeting.place, "chair": meeting.chair}
    return {**fields, **changes}


class TestPrepareNextMeeting:
    def test_one_tap_makes_it_as_the_cell_is_used_to(self, cast):
        make_habit(cast.cell_a, day=17, starts=dt.time(14, 0), place="Nhà sinh hoạt thôn 1")

        meeting = preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        meeting.refresh_from_db()
        assert (meeting.kind, meeting.status, meeting.period) == (MeetingKind.PERIODIC, MeetingStatus.DRAFT, THIS_MONTH)
        assert meeting.held_on == first_day(THIS_MONTH, 17, today())
        assert (meeting.starts, meeting.place) == (dt.time(14, 0), "Nhà sinh hoạt thôn 1")
        assert (meeting.chair, meeting.secretary_of_meeting) == (cast.an, None)
        entry = Entry.objects.get()
        assert (entry.action, entry.organisation_id) == ("meetings.prepare_next_meeting", cast.cell_a.pk)

    def test_the_month_follows_the_last_periodic_meeting(self, cast):
        make_meeting(cast.cell_a, MeetingStatus.SEALED, held_on=THIS_MONTH + dt.timedelta(days=2))
        make_meeting(cast.cell_a, MeetingStatus.CANCELLED, held_on=add_months(THIS_MONTH, 3))

        meeting = preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        assert meeting.period == add_months(THIS_MONTH, 1)
        assert meeting.held_on == meeting.period.replace(day=3)

    def test_the_standing_agenda_is_long_enough(self, cast):
        meeting = preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        items = list(meeting.items.all())
        assert [item.number for item in items] == list(range(1, 11))
        assert items[0].title == "Mở đầu"
        assert sum(item.minutes for item in items) == 90
        assert {item.source for item in items} == {ItemSource.STANDING}

    def test_a_large_cell_meets_longer(self, cast):
        for _ in range(27):
            make_member(cast.cell_a, with_account=False)

        meeting = preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        assert sum(item.minutes for item in meeting.items.all()) == 120

    def test_open_tasks_are_carried_over_as_one_item(self, cast):
        make_task(cast.cell_a, owner=cast.binh, title="Sửa đường thôn")
        make_task(cast.cell_a, title="Rà soát hộ nghèo")
        make_task(cast.cell_a, title="Đã xong", status=TaskStatus.DONE)

        meeting = preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        carried = meeting.items.get(source=ItemSource.CARRIED)
        assert (carried.number, carried.title) == (4, "Nhiệm vụ kỳ trước chưa xong: 2")
        assert "Sửa đường thôn (Nguyễn Văn Bình, hạn" in carried.detail
        assert "Rà soát hộ nghèo (chi ủy, hạn" in carried.detail
        assert "Đã xong" not in carried.detail

    def test_the_nearest_committee_above_orients(self, cast):
        period = month_of(today())
        for organisation, text in ((cast.committee, "Của huyện"), (cast.commune, "Của xã"), (cast.cell_b, "Lạc")):
            Orientation.objects.create(organisation=organisation, period=period, text=text)

        meeting = preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        assert meeting.orientation == "Của xã"

    def test_a_thematic_meeting_follows_the_periodic_one_of_the_same_day(self, cast):
        make_habit(cast.cell_a, day=20)
        day = coming_fixed_day(20, today())
        make_meeting(cast.cell_a, held_on=day, items=3)

        meeting = preparing.prepare_next_meeting(
            actor_of(cast.an), cast.cell_a, kind=MeetingKind.THEMATIC, theme="Học tập và làm theo Bác"
        )

        assert (meeting.held_on, meeting.period, meeting.starts) == (day, month_of(day), dt.time(21, 0))
        assert meeting.title == f"Sinh hoạt chuyên đề tháng {day:%m/%Y}: Học tập và làm theo Bác"
        assert sum(item.minutes for item in meeting.items.all()) == 120

    def test_an_extraordinary_meeting_is_tomorrow(self, cast):
        meeting = preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a, kind=MeetingKind.EXTRAORDINARY)

        assert meeting.held_on == today() + dt.timedelta(days=1)

    @pytest.mark.usefixtures("nothing_moved")
    @pytest.mark.parametrize("who", ["binh", "chi", "khanh", "ha", "dung"])
    def test_only_the_cells_secretary_prepares(self, cast, who):
        with pytest.raises(NotPermitted):
            preparing.prepare_next_meeting(actor_of(getattr(cast, who)), cast.cell_a)

    @pytest.mark.usefixtures("nothing_moved")
    @pytest.mark.parametrize(
        ("theme", "error"), [("  ", errors.ThemeMissing), ("Chuyên đề (TUYỆT MẬT)", ClassifiedTextRefused)]
    )
    def test_a_theme_is_asked_for(self, cast, theme, error):
        with pytest.raises(error):
            preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a, kind=MeetingKind.THEMATIC, theme=theme)

    def test_one_periodic_meeting_is_prepared_at_a_time(self, cast):
        preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        with pytest.raises(errors.AlreadyPreparing):
            preparing.prepare_next_meeting(actor_of(cast.an), cast.cell_a)

        assert Meeting.objects.count() == 1

    def test_only_cells_meet(self, cast):
        make_position(cast.khanh, cast.commune, Post.DEPUTY, "cell_secretary")

        with pytest.raises(errors.NotACell):
            preparing.prepare_next_meeting(actor_of(cast.khanh), cast.commune)

        assert not Meeting.objects.exists()


class TestEditDetails:
    def test_when_where_and_who(self, cast):
        meeting = make_meeting(cast.cell_a)
        fields = details(
            meeting,
            held_on=dt.date(2026, 11, 10),
            starts=dt.time(8, 0),
            place="Trụ sở xã",
            chair=cast.an,
            secretary_of_meeting=cast.binh,
        )

        preparing.edit_details(actor_of(cast.an), meeting, **fields)

        meeting.refresh_from_db()
        assert (meeting.held_on, meeting.starts, meeting.place) == (dt.date(2026, 11, 10), dt.time(8, 0), "Trụ sở xã")
        assert (meeting.chair, meeting.secretary_of_meeting) == (cast.an, cast.binh)

    @pytest.mark.parametrize(
        ("change", "error"),
        [
            ({"held_on": dt.date(2027, 1, 1)}, errors.DayOutOfReach),
            ({"held_on": dt.date(2026, 9, 30)}, errors.DayOutOfReach),
            ({"place": "Hội trường (MẬT)"}, ClassifiedTextRefused),
        ],
    )
    def test_refusals(self, cast, change, error):
        meeting = make_meeting(cast.cell_a)

        with pytest.raises(error):
            preparing.edit_details(actor_of(cast.an), meeting, **details(meeting, **change))

        meeting.refresh_from_db()
        assert (meeting.held_on, meeting.place) == (dt.date(2026, 11, 3), "Nhà văn hóa thôn")
        assert not Entry.objects.exists()

    def test_chair_and_minute_taker_are_two_of_the_cell(self, cast):
        meeting = make_meeting(cast.cell_a)

        with pytest.raises(errors.PersonNotInCell, match="Phạm Kim Chi"):
            preparing.edit_details(actor_of(cast.an), meeting, **details(meeting, chair=cast.chi))
        with pytest.raises(errors.SameChairAndMinuteTaker):
            preparing.edit_details(
                actor_of(cast.an), meeting, **details(meeting, chair=cast.an, secretary_of_meeting=cast.an)
            )

    def test_a_thematic_meeting_keeps_a_theme(self, cast):
        meeting = make_meeting(cast.cell_a, kind=MeetingKind.THEMATIC, theme="Một")

        with pytest.raises(errors.ThemeMissing):
            preparing.edit_details(actor_of(cast.an), meeting, **details(meeting, theme=""))
        preparing.edit_details(actor_of(cast.an), meeting, **details(meeting, theme=" Hai "))

        meeting.refresh_from_db()
        assert meeting.theme == "Hai"

    @pytest.mark.parametrize(
        ("status", "error"),
        [
            (MeetingStatus.OPEN, errors.MeetingUnderWay),
            (MeetingStatus.SEALED, errors.MeetingUnderWay),
            (MeetingStatus.CANCELLED, errors.MeetingCancelled),
        ],
    )
    def test_what_was_prepared_stands_once_it_is_open(self, cast, status, error):
        meeting = make_meeting(cast.cell_a, status)

        with pytest.raises(error):
            preparing.edit_details(actor_of(cast.an), meeting, **details(meeting, place="X"))
        with pytest.raises(error):
            preparing.write_draft_resolution(actor_of(cast.an), meeting, draft_resolution="X")

        meeting.refresh_from_db()
        assert meeting.place == "Nhà văn hóa thôn"

    def test_a_member_may_not(self, cast):
        meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED)

        with pytest.raises(NotPermitted):
            preparing.edit_details(actor_of(cast.binh), meeting, **details(meeting, place="X"))

        meeting.refresh_from_db()
        assert meeting.place == "Nhà văn hóa thôn"


class TestDraft:
    def test_resolution(self, cast):
        meeting = make_meeting(cast.cell_a)

        preparing.write_draft_resolution(actor_of(cast.an), meeting, draft_resolution=" Lãnh đạo thu hoạch vụ mùa. ")

        meeting.refresh_from_db()
        assert meeting.draft_resolution == "Lãnh đạo thu hoạch vụ mùa."

    def test_is_thrown_away_whole(self, cast):
        meeting = make_meeting(cast.cell_a)

        preparing.discard_draft(actor_of(cast.an), meeting)

        assert not Meeting.objects.exists()
        assert not AgendaItem.objects.exists()
        assert Entry.objects.get().action == "meetings.discard_draft"

    def test_what_was_announced_is_called_off_instead(self, cast):
        meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED)

        with pytest.raises(errors.NotADraft):
            preparing.discard_draft(actor_of(cast.an), meeting)

        assert Meeting.objects.exists()


class TestHabit:
    FIELDS = {"day": 5, "starts": dt.time(19, 0), "place": "Nhà văn hóa", "locality": "Đông Lỗ"}

    def test_is_set_and_set_again(self, cast):
        preparing.set_habit(actor_of(cast.an), cast.cell_a, **self.FIELDS)
        preparing.set_habit(actor_of(cast.an), cast.cell_a, **{**self.FIELDS, "day": 8})

        habit = MeetingHabit.objects.get()
        assert (habit.organisation, habit.day, habit.place) == (cast.cell_a, 8, "Nhà văn hóa")

    @pytest.mark.usefixtures("nothing_moved")
    def test_a_member_may_not(self, cast):
        with pytest.raises(NotPermitted):
            preparing.set_habit(actor_of(cast.binh), cast.cell_a, **self.FIELDS)


class TestOrient:
    PERIOD = month_of(upcoming())

    def test_reaches_the_meetings_being_prepared_and_their_secretaries(self, cast):
        draft = make_meeting(cast.cell_a, held_on=upcoming())
        held = make_meeting(cast.cell_b, MeetingStatus.CLOSED, held_on=upcoming())
        other = make_meeting(cast.cell_c, held_on=upcoming())

        preparing.orient(actor_of(cast.khanh), cast.commune, period=upcoming(), text="Thu hoạch vụ mùa")

        texts = {meeting.pk: meeting.orientation for meeting in Meeting.objects.all()}
        assert texts == {draft.pk: "Thu hoạch vụ mùa", held.pk: "", other.pk: ""}
        assert {notice.user for notice in Notification.objects.all()} == {cast.an.account, cast.chi.account}
        assert Orientation.objects.get().written_by == cast.khanh.account

    def test_a_nearer_committees_text_stays(self, cast):
        meeting = make_meeting(cast.cell_a, held_on=upcoming())
        preparing.orient(actor_of(cast.khanh), cast.commune, period=self.PERIOD, text="Của xã")

        preparing.orient(actor_of(cast.ha), cast.committee, period=self.PERIOD, text="Của huyện")
        preparing.orient(actor_of(cast.khanh), cast.commune, period=self.PERIOD, text="Của xã, sửa")

        meeting.refresh_from_db()
        assert meeting.orientation == "Của xã, sửa"
        assert Orientation.objects.count() == 2

    @pytest.mark.usefixtures("nothing_moved")
    @pytest.mark.parametrize("who", ["an", "binh", "dung", "lam"])
    def test_is_for_those_who_hold_the_right_there(self, cast, who):
        with pytest.raises(NotPermitted):
            preparing.orient(actor_of(getattr(cast, who)), cast.commune, period=self.PERIOD, text="x")

    @pytest.mark.usefixtures("nothing_moved")
    def test_a_cell_orients_nobody(self, cast):
        with pytest.raises(errors.NotAnUpperCommittee):
            preparing.orient(actor_of(cast.khanh), cast.cell_a, period=self.PERIOD, text="x")
        with pytest.raises(ClassifiedTextRefused):
            preparing.orient(actor_of(cast.khanh), cast.commune, period=self.PERIOD, text="[MẬT] x")


def test_everybody_of_a_cell_of_exempt_members_can_still_be_prepared_for(cast):
    make_member(cast.cell_b, status=Status.EXEMPT)

    meeting = preparing.prepare_next_meeting(actor_of(cast.chi), cast.cell_b)

    assert meeting.items.count() == 10
