"""Keeping files that came from outside."""

from django.core.files.base import ContentFile

from sotay.access.actor import Actor
from sotay.documents.choices import FileKind
from sotay.documents.intake.inspect import Readable, inspect_upload
from sotay.documents.models import StoredFile
from sotay.documents.reflow import reflow


def store_file(actor: Actor, name: str, stream: Readable) -> StoredFile:
    """Look into a file, read its text for the phone, and keep it; or refuse it with the reason.

    Part of the action that receives the file: that one asks for the right and writes the ledger. Looking takes up to some
    seconds, so the caller locks nothing that others wait for.
    """
    found = inspect_upload(name, stream)
    read = reflow(found.content, found.kind)
    stored = StoredFile(
        name=found.safe_name,
        kind=FileKind(found.kind.value),
        content_type=found.content_type,
        size=found.size,
        sha256=found.sha256,
        blocks=read.as_data(),
        text=read.text,
        uploaded_by=actor.user,
    )
    ending = found.safe_name.rpartition(".")[2]
    stored.file.save(f"{stored.uid}.{ending}", ContentFile(found.content), save=False)
    stored.save()
    return stored
