"""Paper: the kit, what comes back signed, entries on behalf and their confirmation."""

from django.core.files.base import ContentFile

from sotay.access.models import Grant
from sotay.committees.permissions import CommitteePermission as Committee
from sotay.core.days import since, today
from sotay.documents.choices import FileKind
from sotay.documents.models import StoredFile
from sotay.meetings.choices import AttendanceState, SheetKind
from sotay.meetings.models import Attendance, Comment, SignedSheet
from sotay.meetings.permissions import MeetingPermission as Meeting
from sotay.meetings.queries.sheets import sheet_code
from sotay.work.permissions import WorkPermission as Work
from tests.factories.work import make_task
from tests.meta.permission_table.meetings import announced, motion, of, under_way, with_member
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped

BASE = "/api/v1/meetings/{uid}"


def photo(cast):
    """A picture of the signed list."""
    stored = StoredFile(name="a.jpg", kind=FileKind.values[0], content_type="image/jpeg", size=1, sha256="0" * 64)
    stored.file.save("a.jpg", ContentFile(b"x"), save=True)
    return SignedSheet.objects.create(meeting=under_way(cast), sheet=SheetKind.ATTENDANCE, file=stored)


def in_photo(cast):
    """The address of the picture."""
    found = photo(cast)
    return {"uid": found.meeting.uid, "sheet": found.uid}


def scanned(cast):
    """The address in the QR code of a list."""
    meeting = under_way(cast)
    return {"uid": meeting.uid, "code": sheet_code(meeting, SheetKind.ATTENDANCE)}


def to_vote(cast):
    """The address of Bình's vote."""
    found = motion(cast)
    return {"uid": found.meeting.uid, "member": cast.binh.uid, "motion": found.uid}


def to_report(cast):
    """The address of Bình's task."""
    task = make_task(cast.cell_a, owner=cast.binh)
    return {"uid": under_way(cast).uid, "member": cast.binh.uid, "task": task.uid}


def written(cast):
    """A meeting in which Bình was written for."""
    meeting = under_way(cast)
    rows = Attendance.objects.filter(meeting=meeting, member=cast.binh)
    fields = {"state": AttendanceState.EXCUSED, "reason": "Ốm", "on_behalf": True, "source": "word"}
    rows.update(recorded_by=cast.em.account, **fields)
    return meeting


def to_withdraw(cast):
    """The address of a comment written for Bình."""
    meeting = under_way(cast)
    comment = Comment.objects.create(
        meeting=meeting, author=cast.binh, text="Nhất trí", made_on=today(), on_behalf=True, source="word",
        entered_by=cast.em.account,
    )  # fmt: skip
    return {"uid": meeting.uid, "key": f"comment:{comment.uid}"}


def cell(cast):
    """The address of the cell."""
    return {"uid": cast.cell_a.uid}


def helped(cast):
    """The address of somebody who helps the cell."""
    fields = {"role": "meeting_helper", "valid": since(today()), "reason": "Giúp chi bộ"}
    Grant.objects.create(user=cast.giang, organisation=cast.cell_a, **fields)
    return {"uid": cast.cell_a.uid, "helper": cast.giang.uid}


def row(name, needs, args, data=None, **more):
    """A page of this part."""
    return Page(f"meetings:{name}", needs, args=args, data=data, sees=Meeting.VIEW, **more)


def call(method, path, needs, args, data=None, **more):
    """An operation of this part."""
    return Call(method, f"{BASE}/{path}", needs, args=args, data=data, sees=Meeting.VIEW, **more)


PAGES = [
    Page("meetings:helper", Committee.APPOINT, args=cell, viewer=404),
    Page("meetings:helper_dismiss", Committee.APPOINT, args=helped, data=tapped, viewer=404),
    Page("meetings:paper_code", Open.SIGNED_IN),
    *(
        row(name, Meeting.ENTER_FOR, of(under_way))
        for name in ("kit", "paper_entry", "paper_attendance", "photo_add", "entry_people")
    ),
    *(row(name, Meeting.CONDUCT, of(under_way)) for name in ("paper_votes", "paper_hours")),
    row("papers_handed", Meeting.PREPARE, of(under_way)),
    row("paper_sheet", Meeting.ENTER_FOR, scanned),
    row("photo_file", Meeting.ENTER_FOR, in_photo),
    row("photo_remove", Meeting.ENTER_FOR, in_photo, tapped),
    row("person_entry", Meeting.ENTER_FOR, with_member),
    row("person_excuse", Meeting.ENTER_FOR, with_member, lambda _cast: {"reason": "Ốm", "source": "word"}),
    row(
        "person_comment",
        Meeting.ENTER_FOR,
        with_member,
        lambda _cast: {"text": "x", "kind": "comment", "source": "word"},
    ),
    row("person_vote", Meeting.ENTER_FOR, to_vote, lambda _cast: {"choice": "agree", "source": "word"}),
    row(
        "person_report", Meeting.ENTER_FOR, to_report, lambda _cast: {"status": "done", "result": "x", "source": "word"}
    ),
    row("paper_entries", Meeting.ENTER_FOR, of(written)),
    row("entries_confirm", Meeting.CONFIRM_ENTRY, of(written), tapped),
    row("entry_withdraw", Meeting.ENTER_FOR, to_withdraw, tapped),
    row("entries_own", Meeting.VIEW, of(written), viewer=None),
    row("entries_own", Meeting.TAKE_PART, of(written), lambda _cast: {"text": "Tôi có mặt"}),
]
CALLS = [
    Call("GET", "/api/v1/sheets/{code}", Open.SIGNED_IN, args=lambda _cast: {"code": "1126-D-000-000"}),
    call("GET", "kit.pdf", Meeting.ENTER_FOR, of(under_way)),
    call("PUT", "paper/attendance", Meeting.ENTER_FOR, of(under_way)),
    call("POST", "paper/hands", Meeting.CONDUCT, of(under_way)),
    call("PUT", "paper/hours", Meeting.CONDUCT, of(under_way)),
    call("PUT", "paper/handed", Meeting.PREPARE, of(under_way), lambda _cast: {"handed_on": "2026-11-01"}),
    # a file comes as multipart, so that a JSON body is refused (422) before anybody is asked who they are allowed to be
    call("POST", "paper/photos", Meeting.ENTER_FOR, of(under_way), viewer=422, outsider=422),
    call("POST", "members/{member}/excuse", Meeting.ENTER_FOR, with_member),
    call("POST", "members/{member}/comments", Meeting.ENTER_FOR, with_member),
    call("POST", "members/{member}/votes/{motion}", Meeting.ENTER_FOR, to_vote),
    call("POST", "members/{member}/tasks/{task}", Meeting.ENTER_FOR, to_report),
    call("GET", "entries", Meeting.ENTER_FOR, of(written)),
    call("POST", "entries/confirm", Meeting.CONFIRM_ENTRY, of(written)),
    call("DELETE", "entries/{key}", Meeting.ENTER_FOR, to_withdraw),
    call("GET", "own-entries", Meeting.VIEW, of(written), viewer=None),
    call("POST", "own-entries/dispute", Meeting.TAKE_PART, of(written), lambda _cast: {"text": "Tôi có mặt"}),
]
ACTS = [
    *(Act(f"meetings.{name}", Committee.APPOINT) for name in ("appoint_helper", "dismiss_helper")),
    *(
        Act(f"meetings.{name}", Meeting.ENTER_FOR, target=under_way)
        for name in ("enter_attendance", "excuse_for", "comment_for", "withdraw_entry", "attach_sheet")
    ),
    Act("meetings.vote_for", Meeting.ENTER_FOR, target=motion),
    Act("meetings.detach_sheet", Meeting.ENTER_FOR, target=photo),
    Act("meetings.confirm_entries", Meeting.CONFIRM_ENTRY, target=under_way),
    Act("meetings.dispute_entries", Meeting.TAKE_PART, target=under_way),
    Act("meetings.hand_out_papers", Meeting.PREPARE, target=announced),
    *(Act(f"meetings.{name}", Meeting.CONDUCT, target=under_way) for name in ("write_hours", "enter_hands")),
    Act("work.report_result_for", Work.REPORT_FOR, target=lambda cast: make_task(cast.cell_a, owner=cast.binh)),
]
ROWS = [*PAGES, *CALLS, *ACTS]
