"""The file that shows something, kept as a part of the action that it belongs to."""

from django.core.files import File

from sotay.access.actor import Actor
from sotay.documents.actions import store_file
from sotay.documents.models import StoredFile


def keep_evidence(actor: Actor, file: "File[bytes] | None") -> StoredFile | None:
    """Look into a file and keep it, where there is one."""
    return store_file(actor, file.name or "", file) if file else None
