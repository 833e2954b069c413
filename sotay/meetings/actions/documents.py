"""Putting documents before a meeting, and taking them away again."""

from django.core.files import File
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.documents.actions import discard_file, store_file
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors
from sotay.meetings.actions.preparing import require_before
from sotay.meetings.choices import HELD, MeetingStatus
from sotay.meetings.models import AgendaItem, Meeting, MeetingDocument
from sotay.meetings.permissions import MeetingPermission

TITLE_LENGTH = 200


# Nothing is locked: looking into a file takes seconds, and members may be checking in.
@action(MeetingPermission.PREPARE, lock=Lock.NOTHING)
def add_document(
    actor: Actor, meeting: Meeting, *, file: "File[bytes]", title: str = "", item: AgendaItem | None = None
) -> MeetingDocument:
    """Put a file before the meeting, on one of its items or on the whole; readable at once where members were told."""
    if meeting.status == MeetingStatus.CANCELLED:
        raise errors.MeetingCancelled
    if meeting.status in HELD:
        raise errors.MeetingUnderWay
    check_typed_text(title)
    name = file.name or ""
    stored = store_file(actor, name, file)
    document = MeetingDocument.objects.create(
        meeting=meeting,
        item=item if item is not None and item.meeting_id == meeting.pk else None,
        file=stored,
        title=(title.strip() or stored.name.rpartition(".")[0])[:TITLE_LENGTH],
    )
    # 42-HD/BTCTW counts from the moment at which members can read.
    Meeting.objects.filter(pk=meeting.pk, documents_at=None, published_at__isnull=False).update(
        documents_at=timezone.now()
    )
    return document


@action(MeetingPermission.PREPARE)
def remove_document(actor: Actor, document: MeetingDocument) -> None:
    """Take a document away, with the file."""
    require_before(document.meeting)
    MeetingDocument.objects.filter(pk=document.pk).delete()
    discard_file(document.file)
