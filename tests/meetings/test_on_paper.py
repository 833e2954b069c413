"""The kit, its codes, the pictures of signed sheets, hours and hands from paper."""

import datetime as dt
import io

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from sotay.core.days import ZONE, today
from sotay.core.errors import NotPermitted
from sotay.documents.errors import UploadRefused
from sotay.meetings import errors
from sotay.meetings.actions import on_paper as actions
from sotay.meetings.actions.conducting import close_meeting
from sotay.meetings.actions.publishing import publish_meeting
from sotay.meetings.choices import MeetingStatus, SheetKind
from sotay.meetings.exports.kit import meeting_kit
from sotay.meetings.models import Attendance, Motion, SignedSheet
from sotay.meetings.queries.sheets import find_sheet, require_own_sheet, sheet_code
from sotay.meetings.rules.sheets import code_of, read_code
from sotay.members.choices import Status
from tests.factories.evenings import make_evening
from tests.factories.meetings import make_habit, make_meeting
from tests.factories.people import actor_of, make_member
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    return make_evening(cast, minutes_ago=5)


def client_of(member):
    client = Client()
    client.force_login(member.account)
    return client


def picture(name="danh-sach.jpg"):
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "JPEG")
    return ContentFile(out.getvalue(), name=name)


def pages_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


# --- codes ---


def test_a_code_is_read_however_it_is_copied(evening):
    code = sheet_code(evening.meeting, SheetKind.ATTENDANCE)

    for typed in (code, code.lower(), code.replace("-", " "), f" {code.replace('0', 'o')} "):
        assert require_own_sheet(evening.secretary, evening.meeting, typed) == SheetKind.ATTENDANCE


def test_codes_differ_by_meeting_and_sheet(cast, evening):
    other = make_meeting(cast.cell_b, "published", held_on=evening.meeting.held_on)

    codes = {sheet_code(meeting, sheet) for meeting in (evening.meeting, other) for sheet in SheetKind}

    assert len(codes) == 8
    assert {read_code(code).period for code in codes} == {evening.meeting.period}


@pytest.mark.parametrize("typed", ["", "x", "1326-D-000-000", "1126-X-000-000", "1126-D-000-00", "1126-D-000-0000"])
def test_what_is_no_code_is_refused(evening, typed):
    assert read_code(typed) is None
    with pytest.raises(errors.SheetUnknown):
        require_own_sheet(evening.secretary, evening.meeting, typed)


def test_a_guessed_mark_leads_nowhere(evening):
    code = code_of(evening.meeting.uid, evening.meeting.period, SheetKind.ATTENDANCE, b"another key")

    with pytest.raises(errors.SheetUnknown):
        find_sheet(evening.secretary, code)


def test_a_code_finds_only_what_one_may_see(cast, evening):
    other = make_meeting(cast.cell_b, "published", held_on=evening.meeting.held_on)
    code = sheet_code(other, SheetKind.VOTES)

    assert find_sheet(actor_of(cast.chi), code).meeting == other
    with pytest.raises(errors.SheetUnknown):
        find_sheet(evening.secretary, code)


# --- the kit ---


@pytest.mark.parametrize("count", [4, 30, 120])
def test_every_name_is_on_invitation_and_list_and_every_page_says_which(cast, count):
    cell = make_organisation(cast.commune, code="24.01.001.09", name="Chi bộ thôn Huổi Sét")
    make_habit(cell)
    names = [f"Nguyễn Văn Số{k:03d}" for k in range(count)]
    for k, name in enumerate(names):
        make_member(cell, with_account=False, full_name=name, status=Status.EXEMPT if k == 2 else Status.FULL)
    meeting = make_meeting(cell, MeetingStatus.PUBLISHED)

    pages = pages_of(meeting_kit(meeting))

    text = "\n".join(pages)
    assert all(text.count(name) >= 2 for name in names)
    for number, page in enumerate(pages, 1):
        assert "Tháng 11 năm 2026" in page
        assert f"Tờ {number}/{len(pages)}" in page
        assert "Mã tờ" in page
    for sheet in SheetKind:
        assert sheet_code(meeting, sheet) in text.replace("\u2011", "-").replace("\ufffe", "-")
    assert "Được miễn sinh hoạt" in text
    assert "Thông qua nghị quyết" in text


def test_namesakes_show_their_year_of_birth(cast):
    for year in (1950, 1980):
        make_member(cast.cell_a, full_name="Hoàng Văn Thái", born_on=dt.date(year, 1, 1))
    meeting = make_meeting(cast.cell_a, MeetingStatus.PUBLISHED)

    text = "\n".join(pages_of(meeting_kit(meeting)))

    assert "sinh năm 1950" in text
    assert "sinh năm 1980" in text
    assert "sinh năm 1975" not in text


def test_a_draft_has_a_kit_too(cast):
    meeting = make_meeting(cast.cell_a)

    assert "Nguyễn Văn Bình" in "\n".join(pages_of(meeting_kit(meeting)))


def test_the_kit_is_for_who_writes(cast, evening):
    address = f"/meetings/{evening.meeting.uid}/kit.pdf"

    answer = client_of(evening.an).get(address)

    assert (answer.status_code, answer["Content-Type"], answer.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert client_of(evening.binh).get(address).status_code == 403
    assert client_of(cast.chi).get(address).status_code == 404


def test_the_command_takes_a_uid_or_code_and_month(evening, tmp_path, capsys):
    for name in (str(evening.meeting.uid), f"24.01.001.01/{evening.meeting.period:%Y-%m}"):
        out = tmp_path / "kit.pdf"
        call_command("meeting_kit", name, out=out)
        assert out.read_bytes()[:5] == b"%PDF-"
        out.unlink()
    for name in ("nothing", "24.01.001.01/2020-01", "24.01.001.01/2026-13"):
        with pytest.raises(CommandError, match="Không tìm thấy kỳ họp"):
            call_command("meeting_kit", name, out=tmp_path / "kit.pdf")


# --- papers handed over ---


def test_handed_to_all_counts_as_sent_once(evening):
    day = evening.meeting.held_on - dt.timedelta(days=2)

    count = actions.hand_out_papers(evening.secretary, evening.meeting, handed_on=day)
    again = actions.hand_out_papers(evening.secretary, evening.meeting, handed_on=day)

    meeting = evening.reload()
    assert (count, again) == (Attendance.objects.filter(meeting=meeting).count(), 0)
    assert meeting.documents_at.astimezone(ZONE).date() == day


def test_handed_to_some_is_no_sending(evening):
    rows = [evening.row(evening.binh)]

    assert actions.hand_out_papers(evening.secretary, evening.meeting, handed_on=today(), attendances=rows) == 1
    assert evening.reload().documents_at is None


def test_handed_after_the_meeting_is_refused(evening):
    with pytest.raises(errors.HandedTooLate):
        actions.hand_out_papers(evening.secretary, evening.meeting, handed_on=today() + dt.timedelta(days=1))

    assert not Attendance.objects.filter(meeting=evening.meeting, handed_on__isnull=False).exists()


# --- hands, hours ---


def test_hands_from_a_slip_are_counted_and_decided(evening):
    evening.opened().everybody_here()

    motion = actions.enter_hands(evening.secretary, evening.meeting, text="Làm đường", agree=8, disagree=1)

    assert (motion.status, motion.agree, motion.base, motion.is_carried) == ("closed", 8, 9, True)


def test_more_hands_than_people_move_nothing(evening):
    evening.opened().everybody_here()

    with pytest.raises(errors.TooManyHands):
        actions.enter_hands(evening.secretary, evening.meeting, text="Làm đường", agree=10)

    assert not Motion.objects.exists()


def test_a_slip_of_another_month_is_refused(cast, evening):
    evening.opened().everybody_here()
    last = make_meeting(cast.cell_a, "sealed", held_on=dt.date(2026, 9, 3))

    with pytest.raises(errors.SheetOfAnotherMeeting):
        actions.enter_hands(
            evening.secretary, evening.meeting, text="Làm đường", agree=9, sheet=sheet_code(last, SheetKind.VOTES)
        )

    assert not Motion.objects.exists()


def test_hours_are_those_of_the_minutes(evening):
    evening.opened().everybody_here()
    close_meeting(evening.secretary, evening.meeting)

    actions.write_hours(evening.secretary, evening.meeting, started=dt.time(7, 5), ended=dt.time(8, 50))

    meeting = evening.reload()
    assert meeting.closed_at - meeting.opened_at == dt.timedelta(minutes=105)
    with pytest.raises(errors.HoursWrong):
        actions.write_hours(evening.secretary, evening.meeting, started=dt.time(9), ended=dt.time(8))


# --- pictures ---


def test_a_picture_is_kept_and_taken_away(evening, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    sheet = actions.attach_sheet(evening.secretary, evening.meeting, file=picture(), sheet=SheetKind.ATTENDANCE)

    assert (sheet.added_by, sheet.file.name) == (evening.an.account, "danh-sach.jpg")
    client = client_of(evening.an)
    address = f"/meetings/{evening.meeting.uid}/paper/photos/{sheet.uid}"
    assert b"".join(client.get(address).streaming_content)[:2] == b"\xff\xd8"
    assert client_of(evening.binh).get(address).status_code == 403
    assert client.post(f"{address}/remove").status_code == 302
    assert not SignedSheet.objects.exists()


def test_what_is_no_picture_is_refused(evening):
    with pytest.raises(UploadRefused):
        actions.attach_sheet(
            evening.secretary,
            evening.meeting,
            file=ContentFile(b"MZ" + b"x" * 99, name="a.jpg"),
            sheet=SheetKind.MINUTES,
        )

    assert not SignedSheet.objects.exists()


# --- pages ---


def test_a_scanned_code_opens_its_list_and_the_list_is_saved(evening):
    client = client_of(evening.an)
    code = sheet_code(evening.meeting, SheetKind.ATTENDANCE)

    answer = client.get(f"/meetings/{evening.meeting.uid}/paper/sheets/{code}")
    assert answer.status_code == 302
    page = client.get(answer.url).content.decode()
    assert "Trần Thị An" in page
    assert code in page
    answer = client.post(
        f"/meetings/{evening.meeting.uid}/paper/attendance",
        {f"s-{evening.binh.uid}": "excused", f"r-{evening.binh.uid}": "Ốm", "rest": "present", "sheet": code},
    )

    assert answer.status_code == 302
    assert evening.row(evening.binh).reason == "Ốm"
    assert evening.row(evening.em).on_behalf


def test_a_sheet_of_another_month_is_told_by_name_on_the_page(cast, evening):
    last = make_meeting(cast.cell_a, "sealed", held_on=dt.date(2026, 9, 3))
    client, code = client_of(evening.an), sheet_code(last, SheetKind.ATTENDANCE)

    for answer in (
        client.post(f"/meetings/{evening.meeting.uid}/paper", {"sheet": code}),
        client.get(f"/meetings/{evening.meeting.uid}/paper/sheets/{code}"),
        client.post(
            f"/meetings/{evening.meeting.uid}/paper/attendance", {f"s-{evening.binh.uid}": "present", "sheet": code}
        ),
    ):
        assert answer.status_code == 422
        assert "tháng 09/2026, Chi bộ thôn 1" in answer.content.decode()
    assert evening.row(evening.binh).state == "expected"


def test_a_code_without_a_meeting_at_hand_leads_to_it(evening):
    client = client_of(evening.an)

    answer = client.post("/meetings/paper", {"sheet": sheet_code(evening.meeting, SheetKind.MINUTES)})

    assert answer.url.startswith(f"/meetings/{evening.meeting.uid}/paper/hours")
    assert client.post("/meetings/paper", {"sheet": "1126-D-000-000"}).status_code == 422


def test_an_unknown_state_is_refused(evening):
    answer = client_of(evening.an).post(
        f"/meetings/{evening.meeting.uid}/paper/attendance", {f"s-{evening.binh.uid}": "exempt"}
    )

    assert answer.status_code == 422
    assert evening.row(evening.binh).state == "expected"


def test_the_minute_taker_without_right_to_prepare_hands_out_nothing(evening):
    evening.opened()

    with pytest.raises(NotPermitted):
        actions.hand_out_papers(actor_of(evening.binh), evening.meeting, handed_on=today())


def test_the_secretarys_page_offers_the_kit(cast):
    meeting = make_meeting(cast.cell_a, items=3, held_on=today() + dt.timedelta(days=5))
    publish_meeting(actor_of(cast.an), meeting)

    page = client_of(cast.an).get(f"/meetings/{meeting.uid}/prepare").content.decode()

    assert "In bộ giấy A4" in page


def test_through_the_api(evening):
    client, base = client_of(evening.an), f"/api/v1/meetings/{evening.meeting.uid}"
    code = sheet_code(evening.meeting, SheetKind.ATTENDANCE)
    body = {"people": [{"member": str(evening.binh.uid), "state": "present"}], "sheet": code}

    assert client.get(f"{base}/kit.pdf").content[:5] == b"%PDF-"
    assert client.get(f"/api/v1/sheets/{code}").json()["meeting"] == str(evening.meeting.uid)
    answer = client.put(f"{base}/paper/attendance", body, content_type="application/json")
    assert answer.json() == {"count": 1, "waiting": 0}
    (entry,) = client.get(f"{base}/entries").json()
    assert (entry["person"], entry["confirmed_by"]) == ("Nguyễn Văn Bình", "Trần Thị An")
    rows = client.get(f"{base}/attendance").json()["rows"]
    assert {row["hand"] for row in rows} == {"", "behalf"}
