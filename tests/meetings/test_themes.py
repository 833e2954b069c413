import datetime as dt
import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sotay.audit.models import Entry
from sotay.core.days import add_months, month_of, quarter_of, today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.documents.errors import ClassifiedTextRefused
from sotay.meetings import errors
from sotay.meetings.actions import themes
from sotay.meetings.choices import MeetingKind, MeetingStatus, PlanStatus
from sotay.meetings.models import Meeting, MeetingDocument, PlannedTheme, Theme
from sotay.meetings.queries import thematic
from sotay.meetings.queries.themes import coming_themes, missing_papers, planned_for
from sotay.notifications.models import Notification
from tests.factories.meetings import make_habit, make_meeting, upcoming
from tests.factories.people import actor_of
from tests.factories.themes import make_planned, make_theme

THIS_MONTH = month_of(today())
NEXT_MONTH = add_months(THIS_MONTH, 1)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def nothing_moved(cast):
    def state():
        return [
            list(model.objects.order_by("pk").values()) for model in (PlannedTheme, Theme, Meeting, MeetingDocument)
        ]

    kept = []
    yield lambda: kept.append(state())
    assert kept == [state()]
    assert not Entry.objects.exists()
    assert not Notification.objects.exists()


def word():
    import docx

    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("Bài chuyên đề")
    document.save(file)
    return SimpleUploadedFile("bai.docx", file.getvalue())


class TestPlan:
    def test_a_theme_of_the_catalogue_gives_its_title(self, cast):
        theme = make_theme(cast.province)

        line = themes.plan_theme(
            actor_of(cast.an), cast.cell_a, period=NEXT_MONTH.replace(day=9), theme=theme, author=cast.binh
        )

        line.refresh_from_db()
        assert (line.period, line.title, line.theme, line.author) == (NEXT_MONTH, theme.title, theme, cast.binh)
        assert line.status == PlanStatus.DRAFT
        assert Entry.objects.get().action == "meetings.plan_theme"

    @pytest.mark.parametrize(
        ("fields", "refusal"),
        [
            ({"title": " "}, errors.ThemeUnnamed),
            ({"title": "Nêu gương", "period": add_months(THIS_MONTH, -1)}, errors.MonthGoneBy),
            ({"title": "Nêu gương", "paper_due": add_months(THIS_MONTH, 3)}, errors.PaperDueTooLate),
            ({"title": "Kế hoạch (TUYỆT MẬT)"}, ClassifiedTextRefused),
        ],
    )
    def test_what_is_refused_moves_nothing(self, cast, nothing_moved, fields, refusal):
        nothing_moved()

        with pytest.raises(refusal):
            themes.plan_theme(actor_of(cast.an), cast.cell_a, **{"period": NEXT_MONTH, **fields})

    def test_the_author_is_of_the_cell(self, cast, nothing_moved):
        nothing_moved()

        with pytest.raises(errors.PersonNotInCell):
            themes.plan_theme(actor_of(cast.an), cast.cell_a, period=NEXT_MONTH, title="Nêu gương", author=cast.chi)

    def test_a_month_has_a_theme_once(self, cast, nothing_moved):
        make_planned(cast.cell_a, title="Nêu gương", period=NEXT_MONTH)
        nothing_moved()

        with pytest.raises(errors.ThemePlannedTwice):
            themes.plan_theme(actor_of(cast.an), cast.cell_a, period=NEXT_MONTH, title="Nêu gương")

    def test_a_member_does_not_plan(self, cast, nothing_moved):
        nothing_moved()

        with pytest.raises(NotPermitted):
            themes.plan_theme(actor_of(cast.binh), cast.cell_a, period=NEXT_MONTH, title="Nêu gương")

    def test_what_is_approved_keeps_theme_and_month_but_not_the_author(self, cast):
        line = make_planned(cast.cell_a, PlanStatus.APPROVED)
        act = actor_of(cast.an)

        with pytest.raises(errors.ThemeApproved):
            themes.edit_planned_theme(act, line, period=NEXT_MONTH, title=line.title)
        with pytest.raises(errors.ThemeApproved):
            themes.remove_planned_theme(act, line)
        themes.edit_planned_theme(act, line, period=line.period, title=line.title, author=cast.binh)

        line.refresh_from_db()
        assert (line.author, line.status) == (cast.binh, PlanStatus.APPROVED)
        assert Notification.objects.get().user == cast.binh.account

    def test_another_title_must_be_registered_anew(self, cast):
        line = make_planned(cast.cell_a, PlanStatus.SUBMITTED)

        themes.edit_planned_theme(actor_of(cast.an), line, period=line.period, title="Nêu gương")

        line.refresh_from_db()
        assert (line.status, line.title) == (PlanStatus.DRAFT, "Nêu gương")

    def test_a_draft_is_the_committees_alone(self, cast):
        make_planned(cast.cell_a)

        assert [planned_for(actor_of(who)).count() for who in (cast.an, cast.binh, cast.khanh, cast.chi)] == [
            1,
            0,
            0,
            0,
        ]


class TestRegistration:
    def test_the_committee_is_told_once_for_all_themes(self, cast):
        make_planned(cast.cell_a, title="Một")
        make_planned(cast.cell_a, PlanStatus.RETURNED, title="Hai")
        make_planned(cast.cell_a, PlanStatus.APPROVED, title="Ba")

        count = themes.register_plan(actor_of(cast.an), cast.cell_a, year=today().year)

        assert count == 2
        assert dict(PlannedTheme.objects.values_list("title", "status")) == {
            "Một": PlanStatus.SUBMITTED,
            "Hai": PlanStatus.SUBMITTED,
            "Ba": PlanStatus.APPROVED,
        }
        assert Notification.objects.get().user == cast.khanh.account

    def test_nothing_to_register_is_said(self, cast, nothing_moved):
        nothing_moved()

        with pytest.raises(errors.NothingToRegister):
            themes.register_plan(actor_of(cast.an), cast.cell_a, year=today().year)

    def test_sixty_cells_are_approved_at_once(self, cast):
        lines = [make_planned(cast.cell_a, PlanStatus.SUBMITTED, title=f"Chuyên đề {n}") for n in range(59)]
        lines.append(make_planned(cast.cell_b, PlanStatus.SUBMITTED, author=cast.chi))

        count = themes.approve_themes(actor_of(cast.khanh), cast.commune, planned=lines)

        assert count == 60
        assert set(PlannedTheme.objects.values_list("status", "decided_by")) == {
            (PlanStatus.APPROVED, cast.khanh.account_id)
        }
        assert Entry.objects.get().action == "meetings.approve_themes"

    def test_a_returned_theme_says_what_to_change(self, cast):
        line = make_planned(cast.cell_a, PlanStatus.SUBMITTED)

        themes.return_themes(actor_of(cast.khanh), cast.commune, planned=[line], note="Ghi rõ phạm vi thôn 1")

        line.refresh_from_db()
        assert (line.status, line.note) == (PlanStatus.RETURNED, "Ghi rõ phạm vi thôn 1")
        told = Notification.objects.get()
        assert told.user == cast.an.account
        assert "Ghi rõ phạm vi thôn 1" in told.title

    def test_without_a_sentence_nothing_is_returned(self, cast, nothing_moved):
        line = make_planned(cast.cell_a, PlanStatus.SUBMITTED)
        nothing_moved()

        with pytest.raises(errors.ReturnedWithoutWords):
            themes.return_themes(actor_of(cast.khanh), cast.commune, planned=[line], note=" ")

    def test_what_lies_elsewhere_or_is_answered_is_not_touched(self, cast, nothing_moved):
        elsewhere = make_planned(cast.cell_c, PlanStatus.SUBMITTED)
        answered = make_planned(cast.cell_a, PlanStatus.APPROVED)
        nothing_moved()

        with pytest.raises(errors.NothingPicked):
            themes.approve_themes(actor_of(cast.khanh), cast.commune, planned=[elsewhere, answered])

    @pytest.mark.parametrize("who", ["an", "binh", "dung"])
    def test_nobody_approves_without_the_right(self, cast, nothing_moved, who):
        line = make_planned(cast.cell_a, PlanStatus.SUBMITTED)
        nothing_moved()

        with pytest.raises(NotPermitted):
            themes.approve_themes(actor_of(getattr(cast, who)), cast.commune, planned=[line])

    def test_the_database_keeps_a_return_without_words_out(self, cast):
        with pytest.raises(IntegrityError), transaction.atomic():
            make_planned(cast.cell_a, PlanStatus.RETURNED, note="")

    def test_the_page_approves_what_is_ticked(self, cast, client):
        lines = [make_planned(cast.cell_a, PlanStatus.SUBMITTED, title=f"Chuyên đề {n}") for n in range(3)]
        client.force_login(cast.khanh.account)

        answer = client.post(
            reverse("meetings:registrations"), {"planned": [lines[0].uid, lines[2].uid], "action": "approve"}
        )

        assert answer.status_code == 302
        assert list(PlannedTheme.objects.order_by("pk").values_list("status", flat=True)) == [
            PlanStatus.APPROVED,
            PlanStatus.SUBMITTED,
            PlanStatus.APPROVED,
        ]

    def test_the_page_says_when_nothing_is_ticked(self, cast, client):
        make_planned(cast.cell_a, PlanStatus.SUBMITTED)
        client.force_login(cast.khanh.account)

        answer = client.post(reverse("meetings:registrations"), {"action": "approve"})

        assert answer.status_code == 422
        assert "chọn ít nhất một dòng" in answer.content.decode()


class TestMeeting:
    def test_an_approved_theme_becomes_the_next_meeting(self, cast):
        make_habit(cast.cell_a, day=17)
        line = make_planned(cast.cell_a, PlanStatus.APPROVED, period=NEXT_MONTH)

        meeting = themes.prepare_planned_meeting(actor_of(cast.an), line)

        meeting.refresh_from_db()
        assert (meeting.kind, meeting.theme, meeting.status) == (MeetingKind.THEMATIC, line.title, MeetingStatus.DRAFT)
        assert meeting.held_on == NEXT_MONTH.replace(day=17)
        assert coming_themes(cast.cell_a) == []

    def test_the_next_meeting_offers_it(self, cast, client):
        line = make_planned(cast.cell_a, PlanStatus.APPROVED)
        client.force_login(cast.an.account)

        page = client.get(reverse("meetings:prepare_next", args=[cast.cell_a.uid])).content.decode()

        assert line.title in page
        assert reverse("meetings:planned_prepare", args=[line.uid]) in page

    @pytest.mark.parametrize("status", [PlanStatus.DRAFT, PlanStatus.SUBMITTED, PlanStatus.RETURNED])
    def test_what_is_not_approved_is_not_prepared(self, cast, nothing_moved, status):
        line = make_planned(cast.cell_a, status)
        nothing_moved()

        with pytest.raises(errors.ThemeNotApproved):
            themes.prepare_planned_meeting(actor_of(cast.an), line)

    def test_one_theme_prepares_one_meeting(self, cast, nothing_moved):
        meeting = make_meeting(cast.cell_a, kind=MeetingKind.THEMATIC, theme="Một")
        line = make_planned(cast.cell_a, PlanStatus.APPROVED, meeting=meeting)
        nothing_moved()

        with pytest.raises(errors.ThemeHasMeeting):
            themes.prepare_planned_meeting(actor_of(cast.an), line)

    def test_a_discarded_meeting_frees_its_theme(self, cast):
        meeting = make_meeting(cast.cell_a, kind=MeetingKind.THEMATIC, theme="Một")
        line = make_planned(cast.cell_a, PlanStatus.APPROVED, meeting=meeting)

        Meeting.objects.filter(pk=meeting.pk).delete()

        line.refresh_from_db()
        assert line.meeting is None


class TestPaper:
    def line(self, cast, days, **fields):
        meeting = make_meeting(cast.cell_a, kind=MeetingKind.THEMATIC, theme="Một", held_on=upcoming(days))
        return make_planned(cast.cell_a, PlanStatus.APPROVED, meeting=meeting, author=cast.binh, **fields)

    def test_the_author_hands_it_in_and_it_is_a_document_of_the_meeting(self, cast):
        line = self.line(cast, 3)

        document = themes.hand_in_paper(actor_of(cast.binh), line, file=word())

        line.refresh_from_db()
        assert (line.paper, document.meeting, document.title) == (document, line.meeting, line.title)

    @pytest.mark.parametrize("who", ["em", "khanh"])
    def test_nobody_else_does(self, cast, nothing_moved, who):
        line = self.line(cast, 3)
        nothing_moved()

        with pytest.raises(NotPermitted):
            themes.hand_in_paper(actor_of(getattr(cast, who)), line, file=word())

    def test_there_must_be_a_meeting(self, cast, nothing_moved):
        line = make_planned(cast.cell_a, PlanStatus.APPROVED, author=cast.binh)
        nothing_moved()

        with pytest.raises(errors.PaperWithoutMeeting):
            themes.hand_in_paper(actor_of(cast.binh), line, file=word())

    @pytest.mark.parametrize(("days", "missed"), [(7, 1), (8, 0), (0, 1), (-1, 0)])
    def test_it_is_missed_from_seven_days_ahead(self, cast, days, missed):
        line = self.line(cast, days)

        assert len(missing_papers([line])) == missed

    def test_one_that_is_there_is_not_missed(self, cast):
        line = self.line(cast, 3)
        themes.hand_in_paper(actor_of(cast.binh), line, file=word())
        line.refresh_from_db()

        assert missing_papers([line]) == []


class TestCatalogue:
    def test_a_theme_stands_once(self, cast, nothing_moved):
        make_theme(cast.commune, "Nêu gương")
        nothing_moved()

        with pytest.raises(errors.ThemeInCatalogue):
            themes.add_theme(actor_of(cast.khanh), cast.commune, title="Nêu gương", field="example")

    def test_what_is_no_longer_offered_is_not_planned(self, cast, nothing_moved):
        theme = make_theme(cast.commune)
        Theme.objects.update(retired_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        theme.refresh_from_db()
        nothing_moved()

        with pytest.raises(errors.ThemeRetired):
            themes.plan_theme(actor_of(cast.an), cast.cell_a, period=NEXT_MONTH, theme=theme)

    def test_a_commune_reads_the_provinces_but_does_not_keep_it(self, cast, client):
        above, own = make_theme(cast.province, "Của tỉnh"), make_theme(cast.commune, "Của xã")
        client.force_login(cast.khanh.account)

        page = client.get(reverse("meetings:catalogue")).content.decode()

        assert reverse("meetings:theme", args=[own.uid]) in page
        assert "Của tỉnh" in page
        assert reverse("meetings:theme", args=[above.uid]) not in page
        assert client.get(reverse("meetings:theme", args=[above.uid])).status_code == 404


class TestLacking:
    MONTH = dt.date(2026, 11, 1)

    def names(self, node, month=MONTH):
        return [cell.name for cell in thematic.cells_lacking(node, month)]

    def test_only_a_thematic_meeting_held_in_the_quarter_counts(self, cast):
        make_meeting(cast.cell_a, MeetingStatus.CLOSED, kind=MeetingKind.THEMATIC, theme="Một")
        make_meeting(cast.cell_b, MeetingStatus.CLOSED)
        make_meeting(
            cast.cell_c, MeetingStatus.SEALED, kind=MeetingKind.THEMATIC, theme="Một", held_on=dt.date(2026, 9, 30)
        )

        assert self.names(cast.province) == [cast.cell_b.name, cast.cell_c.name]
        assert self.names(cast.commune) == [cast.cell_b.name]

    def test_it_says_how_far_each_is(self, cast):
        make_planned(cast.cell_a, PlanStatus.SUBMITTED, period=dt.date(2026, 12, 1), title="Nêu gương")
        make_meeting(cast.cell_b, MeetingStatus.PUBLISHED, kind=MeetingKind.THEMATIC, theme="Một")
        cells = list(thematic.cells_lacking(cast.commune, self.MONTH))

        lines = thematic.lacking_lines(cells, self.MONTH)

        assert [(line.cell, line.why, line.title, line.secretary) for line in lines] == [
            (cast.cell_a, "Đã đăng ký, chờ cấp ủy cấp trên duyệt", "Nêu gương", "Trần Thị An"),
            (cast.cell_b, "Đã thông báo họp ngày 03/11/2026", "Một", "Phạm Kim Chi"),
        ]

    def test_the_workbook_holds_every_cell(self, cast, client):
        client.force_login(cast.ha.account)

        answer = client.get(reverse("meetings:thematic_lacking"), {"node": cast.province.uid, "format": "xlsx"})

        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        names = {cell.value for row in sheet.iter_rows() for cell in row}
        assert {cast.cell_a.name, cast.cell_b.name, cast.cell_c.name} <= names

    def test_a_stranger_sees_nothing(self, cast):
        with pytest.raises(NotVisible):
            thematic.get_overseen(actor_of(cast.an), cast.cell_b.uid)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


class TestQueryCounts:
    def grow(self, cast):
        for number in range(3):
            theme = make_theme(cast.commune, f"Trong kho {number}")
            make_planned(cast.cell_a, PlanStatus.SUBMITTED, title=f"{number}", author=cast.binh, theme=theme)
            meeting = make_meeting(
                cast.cell_a, kind=MeetingKind.THEMATIC, theme=f"{number}", held_on=upcoming(number + 1)
            )
            make_planned(cast.cell_a, PlanStatus.APPROVED, title=f"Đã duyệt {number}", meeting=meeting)
            yield number

    @pytest.mark.parametrize(
        ("who", "view"),
        [
            ("an", "plan"),
            ("khanh", "registrations"),
            ("khanh", "missing_papers"),
            ("khanh", "catalogue"),
            ("khanh", "thematic_lacking"),
        ],
    )
    def test_one_row_and_three_cost_the_same(self, cast, client, who, view):
        client.force_login(getattr(cast, who).account)
        url = reverse(f"meetings:{view}", args=[cast.cell_a.uid] if view == "plan" else [])
        growing = self.grow(cast)
        next(growing)
        client.get(url)
        with_one = queries_of(client, url)
        list(growing)

        assert queries_of(client, url) == with_one


def test_quarter_of_is_the_first_day():
    assert [quarter_of(dt.date(2026, month, 9)).month for month in range(1, 13)] == [1] * 3 + [4] * 3 + [7] * 3 + [
        10
    ] * 3
