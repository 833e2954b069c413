"""Keeping files that came from outside."""

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from sotay.access.actor import Actor
from sotay.documents.choices import FileKind
from sotay.documents.intake.inspect import Readable, inspect_upload
from sotay.documents.intake.limits import Limits
from sotay.documents.models import StoredFile


def store_file(actor: Actor, name: str, stream: Readable) -> StoredFile:
    """Look into a file and keep it with its text for the phone; or refuse it with the reason.

    Part of the action that receives the file: that one asks for the right and writes the ledger. Looking takes up to some
    seconds, so the caller locks nothing that others wait for.
    """
    found = inspect_upload(name, stream, Limits(file_bytes=settings.SOTAY_UPLOAD_MAX_BYTES))
    stored = StoredFile(
        name=found.safe_name,
        kind=FileKind(found.kind.value),
        content_type=found.content_type,
        size=found.size,
        sha256=found.sha256,
        blocks=found.reading.as_data(),
        text=found.reading.text,
        uploaded_by=actor.user,
    )
    ending = found.safe_name.rpartition(".")[2]
    stored.file.save(f"{stored.uid}.{ending}", ContentFile(found.content), save=False)
    stored.save(force_insert=True)
    return stored


def discard_file(stored: StoredFile) -> None:
    """Remove a file to which nothing leads any more, from the disk as soon as the removal is certain."""
    storage, name = stored.file.storage, str(stored.file.name)
    stored.delete()
    transaction.on_commit(lambda: storage.delete(name))
