"""Examine an upload by its content; meant to run in the sandbox."""

from dataclasses import dataclass

from sotay.documents.errors import FileBroken, FileEmpty, FileTypeNotAccepted, UploadRefused
from sotay.documents.intake.formats import Family, Format, Kind, family_of
from sotay.documents.intake.limits import Limits
from sotay.documents.intake.marking import check_head, check_name
from sotay.documents.intake.names import check_ending
from sotay.documents.reflow.read import head_lines


@dataclass(frozen=True, slots=True)
class Examined:
    """What a file is, and its content drawn anew where it is a picture."""

    found: Format
    redrawn: bytes | None = None


def examine(name: str, content: bytes, limits: Limits) -> Examined:
    """Return what an upload is, or refuse it with the reason."""
    check_name(name)
    if not content:
        raise FileEmpty
    examined = _by_family(content, limits)
    check_ending(name, examined.found)
    _check_stamp(content, examined.found.kind)
    return examined


def _by_family(content: bytes, limits: Limits) -> Examined:
    """Examine a file by what its first bytes say; only the reader it needs is loaded, which halves the time."""
    match family_of(content):
        case Family.PDF:
            from sotay.documents.intake.portable import examine_pdf  # see above

            return Examined(examine_pdf(content, limits))
        case Family.ZIP:
            from sotay.documents.intake.office import examine_office  # see above

            return Examined(examine_office(content, limits))
        case Family.OLE:
            from sotay.documents.intake.old_office import examine_old_office  # see above

            return Examined(examine_old_office(content))
        case Family.PICTURE:
            from sotay.documents.intake.picture import redraw_picture  # see above

            return Examined(*redraw_picture(content, limits))
    raise FileTypeNotAccepted


def _check_stamp(content: bytes, kind: Kind) -> None:
    """Refuse a document with a stamp at its head; one whose head cannot be read is broken."""
    try:
        check_head(head_lines(content, kind))
    except UploadRefused:
        raise
    except Exception as error:
        raise FileBroken from error
