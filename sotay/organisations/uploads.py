"""The import in two steps on the web: what was checked travels signed in the page, so nothing is stored in between."""

from dataclasses import dataclass

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from sotay.access.actor import Actor
from sotay.organisations.actions.imports import import_organisations
from sotay.organisations.errors import FileTooLarge, PreviewGone
from sotay.organisations.models import Organisation
from sotay.organisations.permissions import OrganisationPermission
from sotay.organisations.queries.imports import import_plan
from sotay.organisations.rules.csv_file import read_rows
from sotay.organisations.rules.import_plan import Plan

_SALT = "organisations.import"
_HOUR = 60 * 60
_MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 4


@dataclass(frozen=True)
class Preview:
    """What a file would do, and the file itself for the second step."""

    plan: Plan
    token: str
    file_name: str


def preview_file(actor: Actor, top: Organisation, *, file: "UploadedFile[bytes]") -> Preview:
    """Return what the file would do to the part of the tree; nothing is written."""
    actor.require(OrganisationPermission.IMPORT, top)
    if file.size is None or file.size > MOST_MEGABYTES * _MEGABYTE:
        raise FileTooLarge(most=MOST_MEGABYTES)
    content, name = file.read(), file.name or ""
    plan = import_plan(top, read_rows(content))
    token = signing.dumps([top.pk, name, content.decode("latin-1")], salt=_SALT, compress=True)
    return Preview(plan, token, name)


def import_previewed(actor: Actor, top: Organisation, *, token: str) -> Plan:
    """Import the file of a preview of this part of the tree."""
    try:
        key, name, text = signing.loads(token, salt=_SALT, max_age=_HOUR)
    except signing.BadSignature:
        raise PreviewGone from None
    if key != top.pk:
        raise PreviewGone
    return import_organisations(actor, top, rows=read_rows(text.encode("latin-1")), file_name=name)
