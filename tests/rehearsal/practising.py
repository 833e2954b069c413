"""A whole rehearsal through the pages, as a secretary's taps would send it."""

import datetime as dt

from django.urls import reverse

from sotay.core.days import today
from sotay.meetings.models import Meeting
from sotay.members.models import Member
from sotay.rehearsal.models import Rehearsal
from sotay.rehearsal.queries import guide_of, practised_meeting


def practise(client, account) -> Rehearsal:
    """Do all six missions; the client stays inside the practice cell."""
    client.force_login(account)
    client.post(reverse("rehearsal:begin"))
    rehearsal = Rehearsal.objects.get(owner=account, closed_at=None)
    cell = rehearsal.organisation
    client.post(reverse("meetings:prepare_next", args=[cell.uid]), {"kind": "periodic"})
    meeting = practised_meeting(rehearsal)
    _post(client, "publish", meeting)
    if practised_meeting(rehearsal).held_on > today():
        client.post(reverse("rehearsal:bring"))
    hold(client, meeting, {m.full_name: m for m in Member.objects.filter(affiliations__organisation=cell)})
    assert guide_of(rehearsal).is_finished, guide_of(rehearsal).facts
    return rehearsal


def hold(client, meeting: Meeting, people: dict[str, Member]) -> None:
    """Hold the meeting and finish its papers."""
    officers = {
        "chair": people["Nguyễn Văn Tập"].uid,
        "secretary_of_meeting": people["Lê Thị Hoa"].uid,
    }
    _post(client, "conduct", meeting, officers)
    _post(client, "attendance_rest", meeting)
    _post(client, "opinions", meeting, {"speaker": people["Phạm Thị Cúc"].uid})
    _post(client, "motions", meeting, {"text": "Thông qua nghị quyết", "threshold": "majority"})
    motion = meeting.motions.get()
    counted = {"agree": 7, "disagree": 0, "other": 0}
    client.post(reverse("meetings:motion_close", args=[meeting.uid, motion.uid]), counted)
    given = {
        "title": "Dọn vệ sinh",
        "owner": people["Vũ Thị Hạnh"].uid,
        "due_on": f"{today() + dt.timedelta(9):%d/%m/%Y}",
    }
    _post(client, "assignments", meeting, given)
    _post(client, "close", meeting, {"conclusion": "Nhất trí.", "evaluation": ""})
    for paper in meeting.papers.all():
        for role in ("secretary", "chair"):
            paper.refresh_from_db()
            address = reverse("meetings:paper_confirm", args=[meeting.uid, paper.kind])
            client.post(address, {"role": role, "version": paper.version})


def _post(client, view: str, meeting: Meeting, data: dict | None = None) -> None:
    answer = client.post(reverse(f"meetings:{view}", args=[meeting.uid]), data or {})
    assert answer.status_code in {200, 302}, (view, answer.status_code, answer.content.decode()[:2000])
