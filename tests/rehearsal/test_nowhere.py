"""Practice reaches nothing: every page, list, figure, search, export and notice of the province is the same before and after."""

import io
import re

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import add_months, month_of, today
from sotay.meetings.choices import AttendanceState, MeetingStatus
from sotay.meetings.models import Attendance, Meeting
from sotay.notifications.models import Notification
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import branches_under, tree_faults
from sotay.rehearsal.cell import PEOPLE
from sotay.rehearsal.models import Rehearsal
from sotay.statistics.exports import call_sheet, children_sheet, tables_book
from sotay.statistics.queries.month import month_of_children
from sotay.statistics.queries.tables import official_tables
from tests.factories.meetings import make_habit, make_meeting
from tests.factories.people import actor_of
from tests.rehearsal.practising import practise

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="(/[^"#]*)')
MOST_PAGES = 60
API = ("/api/v1/me", "/api/v1/meetings", "/api/v1/members", "/api/v1/organisations", "/api/v1/tasks?whose=cell")
# Sign-in, the door of the practice cell, static files; and what a page itself changes by being looked at.
OUTSIDE = re.compile(
    r"^/(accounts|rehearsal|static|manifest|offline|pocket|check)|format=xlsx|/file|\.pdf|\.docx|\.ics|/print"
)


def crawl(member):
    """Every page that can be reached from the two first pages, as the member sees it."""
    client = Client()
    client.force_login(member.account)
    found, waiting = {}, ["/", reverse("web:desk"), "/search/?q=tap", "/search/?q=nguyen+van+tap", "/search/?q=chi+bo"]
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop(0)
        if address in found or OUTSIDE.search(address):
            continue
        answer = client.get(address)
        text = "" if answer.streaming else answer.content.decode(errors="replace")
        found[address] = re.sub(r'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+', "", text)
        waiting += [link.replace("&amp;", "&") for link in LINK.findall(text)]
    return found


def figures(cast, capsys):
    """Figures of the command line, of the API and of workbooks."""
    province, month = cast.province, month_of(today())
    for command in ("statistics", "adoption"):
        for code in ("24", "24.01", cast.cell_a.code):
            call_command(command, "--organisation", code, "--json")
    told = {"cli": capsys.readouterr().out}
    client = Client()
    client.force_login(cast.dung.account)
    for address in (
        f"/api/v1/organisations/{province.uid}/adoption",
        "/api/v1/organisations?limit=200",
        "/api/v1/members?limit=200",
        "/api/v1/meetings",
        "/api/v1/tasks?whose=cell",
    ):
        told[address] = client.get(address).content
    tables = official_tables(province, month.replace(month=1), today())
    told["tables"] = repr(tables) + cells_of(tables_book(province, "", tables))
    told["children"] = cells_of(children_sheet(province, month, month_of_children(province, month)))
    told["calls"] = cells_of(call_sheet(province, []))
    told["roots"] = repr(branches_under(Actor.system()))
    return told


def cells_of(book):
    import openpyxl

    sheets = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    return repr([[cell.value for cell in row] for sheet in sheets for row in sheet.rows])


@pytest.fixture
def province(cast):
    """A province with a little of everything."""
    make_habit(cast.cell_a)
    met = make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=add_months(month_of(today()), -1))
    rows = Attendance.objects.filter(meeting=met)
    rows.update(state=AttendanceState.PRESENT, arrived_at=met.opened_at)
    Meeting.objects.filter(pk=met.pk).update(convened=3, due=3, present=3, excused=0, score=91, handbook_users=1)
    return cast


def test_everything_is_the_same_before_and_after_a_whole_rehearsal(province, client, capsys):
    people = (province.dung, province.ha, province.khanh, province.an, province.binh)
    for person in people:
        crawl(person)  # what changes by being looked at has changed
    notices = Notification.objects.count()
    before = {person.full_name: crawl(person) for person in people}
    before_figures = figures(province, capsys)

    rehearsal = practise(client, province.an.account)

    after = {person.full_name: crawl(person) for person in people}
    assert figures(province, capsys) == before_figures
    for name, pages in before.items():
        assert after[name].keys() == pages.keys()
        for address, text in pages.items():
            assert after[name][address] == text, f"{name}: {address}"
    assert sum(map(len, before.values())) > 150
    own = Notification.objects.filter(user=rehearsal.stand_in).count()
    assert Notification.objects.count() == notices + own


def test_no_name_of_the_practice_cell_is_found_by_anybody(province, client):
    practise(client, province.an.account)

    for member in (province.dung, province.ha, province.an):
        text = "".join(crawl(member).values())
        for person in PEOPLE:
            assert person.name not in text
        for uid in Organisation.objects.filter(path__descendant_of=_root().path).values_list("uid", flat=True):
            assert str(uid) not in text


def test_what_is_invented_cannot_be_opened_by_its_address(province, client):
    rehearsal = practise(client, province.an.account)
    meeting = Meeting.objects.filter(organisation=rehearsal.organisation).first()
    outside = Client()
    for member in (province.dung, province.an):
        outside.force_login(member.account)
        for address in (
            reverse("organisations:detail", args=[rehearsal.organisation.uid]),
            reverse("meetings:detail", args=[meeting.uid]),
            reverse("statistics:node", args=[rehearsal.organisation.uid]),
        ):
            assert outside.get(address).status_code == 404


def test_the_stand_in_sees_nothing_of_the_province(province, client):
    rehearsal = practise(client, province.an.account)
    seen = crawl_as_stand_in(client)

    for address, text in seen.items():
        for name in ("Trần Thị An", "Nguyễn Văn Bình", "Chi bộ thôn 1", "Đảng bộ xã Đông Lỗ"):
            assert name not in text, address
    assert not Actor.of(rehearsal.stand_in, "web").held or all(
        held.path.startswith(rehearsal.organisation.path) for held in Actor.of(rehearsal.stand_in, "web").held
    )


def crawl_as_stand_in(client):
    found, waiting = {}, ["/", "/desk/", "/meetings/", "/work/", "/search/?q=an", *API]
    while waiting and len(found) < MOST_PAGES:
        address = waiting.pop(0)
        if address in found or OUTSIDE.search(address):
            continue
        answer = client.get(address)
        found[address] = "" if answer.streaming else answer.content.decode(errors="replace")
        waiting += [link.replace("&amp;", "&") for link in LINK.findall(found[address])]
    return found


def test_the_tree_stays_sound_and_the_province_its_only_root(province, client):
    practise(client, province.an.account)

    assert tree_faults() == []
    assert [branch.organisation for branch in branches_under(Actor.system())] == [province.province]
    assert branches_under(actor_of(province.an))[0].organisation == province.cell_a
    assert Rehearsal.objects.get().organisation.parent == _root()


def _root():
    return Organisation.objects.get(kind=Kind.PRACTICE)
