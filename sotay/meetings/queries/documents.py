"""Reading the documents of a meeting: whoever may see the meeting may read them."""

from uuid import UUID

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.documents.search import PlainWords, words_wanted
from sotay.meetings.models import Meeting, MeetingDocument
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import meetings_for


def documents_for(actor: Actor) -> QuerySet[MeetingDocument]:
    """Return the documents of the meetings that the actor may see."""
    rows = MeetingDocument.objects.filter(meeting__in=meetings_for(actor).order_by().values("pk"))
    return rows.select_related("meeting__organisation", "item", "file")


def documents_found(actor: Actor, text: str, count: int) -> list[MeetingDocument]:
    """Return the newest documents with these words in the title, then those with them in the text.

    Two statements: one condition over two tables could use neither index.
    """
    wanted = words_wanted(text)
    if wanted is None:
        return []
    rows = documents_for(actor).defer("file__blocks", "file__text").order_by("-pk")
    found: list[MeetingDocument] = list(rows.alias(words=PlainWords("title")).filter(words=wanted)[:count])
    if len(found) < count:
        read = rows.exclude(pk__in=[one.pk for one in found]).alias(words=PlainWords("file__text"))
        found += read.filter(words=wanted)[: count - len(found)]
    return found


def get_document(actor: Actor, uid: UUID) -> MeetingDocument:
    """Return one document with its reflowed text."""
    return find(documents_for(actor), uid=uid)


def documents_of(meeting: Meeting) -> QuerySet[MeetingDocument]:
    """Return the documents of a meeting that was fetched for the actor, without their text."""
    rows = MeetingDocument.objects.filter(meeting=meeting).select_related("item", "file")
    return rows.defer("file__blocks", "file__text").order_by("id")


def get_file(actor: Actor, uid: UUID, meeting: Meeting | None = None) -> MeetingDocument:
    """Return one document (of the given meeting) to be downloaded: its file without the text."""
    rows = documents_for(actor).defer("file__blocks", "file__text")
    return find(rows.filter(meeting=meeting) if meeting else rows, uid=uid)


def get_document_to_prepare(actor: Actor, uid: UUID) -> MeetingDocument:
    """Return a document of a meeting that the actor prepares."""
    document = get_file(actor, uid)
    actor.require(MeetingPermission.PREPARE, document.meeting.organisation)
    return document
