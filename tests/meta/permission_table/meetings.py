"""The meeting thread: members read and take part, the secretary prepares and conducts, the committee above orients."""

from django.core.files.base import ContentFile

from sotay.core.days import today
from sotay.documents.choices import FileKind
from sotay.documents.models import StoredFile
from sotay.meetings.actions.papers import write_papers
from sotay.meetings.choices import MeetingStatus, MotionStatus, PaperKind
from sotay.meetings.models import Comment, MeetingDocument, MeetingGuest, Motion, Opinion, Paper
from sotay.meetings.permissions import MeetingPermission as Meeting
from sotay.work.permissions import WorkPermission as Work
from tests.factories.meetings import make_habit, make_meeting
from tests.factories.people import actor_of
from tests.factories.work import make_task
from tests.meta.permission_table.rows import Act, Open, Page, nothing, tapped


def announced(cast):
    """A meeting that everybody of the cell sees."""
    make_habit(cast.cell_a)
    return make_meeting(cast.cell_a, MeetingStatus.PUBLISHED)


def under_way(cast):
    """A meeting that has been opened, chaired by the secretary."""
    make_habit(cast.cell_a)
    return make_meeting(cast.cell_a, MeetingStatus.OPEN, chair=cast.an, secretary_of_meeting=cast.an)


def item(cast):
    """An agenda item."""
    return announced(cast).items.first()


def document(cast):
    """A document of the meeting."""
    stored = StoredFile(name="a.pdf", kind=FileKind.values[0], content_type="application/pdf", size=1, sha256="0" * 64)
    stored.file.save("a.pdf", ContentFile(b"x"), save=True)
    return MeetingDocument.objects.create(meeting=announced(cast), file=stored, title="Báo cáo")


def guest(cast):
    """Somebody invited."""
    return MeetingGuest.objects.create(meeting=under_way(cast), name="Nguyễn Văn Khách")


def comment(cast):
    """A comment of Bình's."""
    return Comment.objects.create(meeting=announced(cast), author=cast.binh, text="Nhất trí", made_on=today())


def opinion(cast):
    """What somebody said."""
    return Opinion.objects.create(
        meeting=under_way(cast), speaker=cast.binh, speaker_name="Nguyễn Văn Bình", summary="Nhất trí"
    )


def motion(cast):
    """A question that is being voted on."""
    return Motion.objects.create(meeting=under_way(cast), text="Thông qua", status=MotionStatus.OPEN)


def paper(cast):
    """The minutes, not yet confirmed."""
    meeting = make_meeting(cast.cell_a, MeetingStatus.CLOSED, chair=cast.an, secretary_of_meeting=cast.an)
    write_papers(actor_of(cast.an), meeting)
    return Paper.objects.get(meeting=meeting, kind=PaperKind.MINUTES)


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


def inside(make, name):
    """The address of something inside its meeting."""

    def args(cast):
        found = make(cast)
        return {"uid": found.meeting.uid, name: found.uid}

    return args


def of_paper(cast):
    """The address of the minutes."""
    return {"uid": paper(cast).meeting.uid, "kind": PaperKind.MINUTES}


def with_member(cast):
    """The address of Bình's line on the attendance list."""
    return {"uid": under_way(cast).uid, "member": cast.binh.uid}


def with_item(cast):
    """The address of an item of the meeting."""
    meeting = under_way(cast)
    return {"uid": meeting.uid, "item": meeting.items.first().uid}


def with_task(cast):
    """The address of a task that the meeting looks back on."""
    task = make_task(cast.cell_a, owner=cast.binh)
    return {"uid": under_way(cast).uid, "task": task.uid}


def cell(cast):
    """The address of the cell."""
    return {"uid": cast.cell_a.uid}


def commune(cast):
    """The address of the commune."""
    return {"uid": cast.commune.uid}


def row(name, needs, args=nothing, data=None, **more):
    """A page of this app."""
    return Page(f"meetings:{name}", needs, args=args, data=data, sees=Meeting.VIEW, **more)


MEMBER = [
    row("list", Open.SIGNED_IN),
    row("calendar", Open.SIGNED_IN),
    row("calendar_renew", Open.SIGNED_IN, data=tapped),
    Page("calendars:feed", Open.PUBLIC, args=lambda _cast: {"token": "x"}, holder=(404,)),
    Page("check:paper", Open.PUBLIC, args=lambda _cast: {"seal": "x"}, holder=(404,)),
    row("detail", Meeting.VIEW, of(announced), viewer=None),
    row("calendar_file", Meeting.VIEW, of(announced), viewer=None),
    row("comments", Meeting.VIEW, of(announced), viewer=None),
    row("document", Meeting.VIEW, of(document), viewer=None),
    row("document_file", Meeting.VIEW, of(document), viewer=None),
    row("papers", Meeting.VIEW, of(announced), viewer=None),
    row("papers_confirm", Meeting.VIEW, of(announced), viewer=None),
    row("comment_add", Meeting.TAKE_PART, of(announced), lambda _cast: {"kind": "comment", "text": "Nhất trí"}),
    row("comment_withdraw", Meeting.TAKE_PART, of(comment), tapped),
    row("excuse", Meeting.TAKE_PART, of(announced), lambda _cast: {"reason": "Ốm"}),
    row("excuse_withdraw", Meeting.TAKE_PART, of(announced), tapped),
    row("now", Meeting.TAKE_PART, of(under_way), viewer=404),
    row("check_in", Meeting.TAKE_PART, of(under_way), viewer=404),
    row("check_in", Meeting.TAKE_PART, of(under_way), tapped, viewer=404),
    row("vote", Meeting.TAKE_PART, inside(motion, "motion"), lambda _cast: {"choice": "agree"}, viewer=404),
]
PREPARING = [
    row("cells", Open.SIGNED_IN),
    row("prepare_next", Meeting.PREPARE, cell, viewer=404),
    row("habit", Meeting.PREPARE, cell, viewer=404),
    row("orientation", Open.SIGNED_IN),
    row("orient", Meeting.ORIENT, commune, at=lambda cast: cast.commune, viewer=404),
    *(
        row(name, Meeting.PREPARE, of(announced))
        for name in (
            "prepare", "details", "orientation_read", "draft_resolution", "agenda", "item_add", "document_add", "guests",
            "guest_add", "publish", "cancel", "readers",
        )
    ),
    *(row(name, Meeting.PREPARE, of(announced), tapped) for name in ("discard", "remind")),
    row("item_edit", Meeting.PREPARE, of(item)),
    *(row(name, Meeting.PREPARE, of(item), tapped) for name in ("item_up", "item_down", "item_remove")),
    row("document_remove", Meeting.PREPARE, of(document), tapped),
    row("guest_remove", Meeting.PREPARE, inside(guest, "guest"), tapped),
    row("comment_answer", Meeting.PREPARE, of(comment)),
]  # fmt: skip
CONDUCTING = [
    *(
        row(name, Meeting.CONDUCT, of(under_way))
        for name in (
            "conduct", "officers", "attendance", "attendance_print", "check_in_code", "guest_welcome", "opinions", "opinion_add",
            "motions", "assignments", "score", "close",
        )
    ),
    *(row(name, Meeting.CONDUCT, of(under_way), tapped) for name in ("attendance_rest", "papers_write", "reopen")),
    row("attendance_rest_undo", Meeting.CONDUCT, lambda cast: {**of(under_way)(cast), "at": "x"}, tapped, holder=(302, 404, 409, 422)),
    row("attendance_excuse", Meeting.CONDUCT, with_member),
    *(row(name, Meeting.CONDUCT, with_member, tapped) for name in ("attendance_record", "attendance_undo", "departure", "departure_undo")),
    row("guest_tap", Meeting.CONDUCT, inside(guest, "guest"), tapped),
    row("item_begin", Meeting.CONDUCT, with_item, tapped),
    row("opinion_edit", Meeting.CONDUCT, inside(opinion, "opinion")),
    row("opinion_withdraw", Meeting.CONDUCT, inside(opinion, "opinion"), tapped),
    *(row(name, Meeting.CONDUCT, inside(motion, "motion"), tapped) for name in ("hands", "motion_close", "motion_withdraw")),
    row("result", Meeting.CONDUCT, with_task),
]  # fmt: skip
PAPERS = [
    # drafts are read where they are made or confirmed; after sealing by everybody of the cell
    *(row(name, Meeting.CONDUCT, of_paper, viewer=404) for name in ("paper", "paper_word", "paper_pdf", "paper_edit")),
    row("paper_confirm", Meeting.CONDUCT, of_paper, tapped, viewer=404),
    row("paper_correct", Meeting.SEAL, of_paper, viewer=404),
]
ACTS = [
    *(
        Act(f"meetings.{name}", Meeting.PREPARE, target=announced)
        for name in (
            "add_document", "add_item", "cancel_meeting", "discard_draft", "edit_details", "invite_guest", "invite_official",
            "publish_meeting", "remind_members", "write_draft_resolution",
        )
    ),
    *(Act(f"meetings.{name}", Meeting.PREPARE, target=item) for name in ("edit_item", "move_item", "remove_item")),
    *(Act(f"meetings.{name}", Meeting.PREPARE) for name in ("prepare_next_meeting", "set_habit")),
    Act("meetings.orient", Meeting.ORIENT, target=lambda cast: cast.commune),
    Act("meetings.answer_comment", Meeting.PREPARE, target=comment),
    Act("meetings.remove_document", Meeting.PREPARE, target=document),
    Act("meetings.withdraw_invitation", Meeting.PREPARE, target=guest),
    *(
        Act(f"meetings.{name}", Meeting.CONDUCT, target=under_way)
        for name in (
            "change_officers", "close_meeting", "mark_rest_present", "note_opinion", "open_meeting", "put_motion",
            "record_attendance", "record_departure", "reopen_meeting", "score_meeting", "toggle_guest", "undo_attendance", "undo_departure",
            "undo_rest_present", "welcome_guest", "write_papers",
        )
    ),
    Act("meetings.begin_item", Meeting.CONDUCT, target=item),
    *(Act(f"meetings.{name}", Meeting.CONDUCT, target=opinion) for name in ("amend_opinion", "withdraw_opinion")),
    *(Act(f"meetings.{name}", Meeting.CONDUCT, target=motion) for name in ("close_motion", "count_hands", "withdraw_motion")),
    *(
        Act(f"meetings.{name}", Meeting.TAKE_PART, target=under_way)
        for name in ("add_comment", "check_in", "excuse", "withdraw_excuse", "edit_paper", "confirm_paper", "confirm_papers")
    ),
    Act("meetings.withdraw_comment", Meeting.TAKE_PART, target=comment),
    Act("meetings.cast_vote", Meeting.TAKE_PART, target=motion),
    Act("meetings.add_addendum", Meeting.SEAL, target=under_way),
    *(Act(f"meetings.{name}", Work.ASSIGN, target=under_way) for name in ("give_task", "record_task_result")),
]  # fmt: skip
ROWS = [*MEMBER, *PREPARING, *CONDUCTING, *PAPERS, *ACTS]
