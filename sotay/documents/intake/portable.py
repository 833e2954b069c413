"""PDF files: they must open without a password and run nothing."""

import io

import pikepdf

from sotay.documents.errors import (
    FileBroken,
    FileHasActiveContent,
    FileHasAttachments,
    FilePasswordProtected,
    FileTooLong,
)
from sotay.documents.intake.formats import PDF, Format
from sotay.documents.intake.limits import Limits

_ACTIVE_KEYS = ("/JS", "/JavaScript", "/XFA", "/RichMediaContent")
_ACTIVE_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/Movie", "/Sound"})
_OBJECTS = 400_000


def examine_pdf(content: bytes, limits: Limits) -> Format:
    """Return the format of a PDF, or refuse it."""
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as document:
            pages = len(document.pages)
            if not pages or len(document.objects) > _OBJECTS:
                raise FileBroken
            if pages > limits.pages:
                raise FileTooLong(limit=limits.pages)
            for found in document.objects:
                _check_object(found)
            _check_object(document.trailer)
    except pikepdf.PasswordError as error:
        raise FilePasswordProtected from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, RecursionError) as error:
        raise FileBroken from error
    return PDF


def _check_object(start: pikepdf.Object) -> None:
    """Refuse actions and embedded files anywhere in an object; what it only points to has a turn of its own."""
    waiting = [start]
    while waiting:
        found = waiting.pop()
        if isinstance(found, pikepdf.Stream):
            _check_dictionary(found.stream_dict)
            waiting.extend(_direct_children(found.stream_dict))
        elif isinstance(found, pikepdf.Dictionary):
            _check_dictionary(found)
            waiting.extend(_direct_children(found))
        elif isinstance(found, pikepdf.Array):
            waiting.extend(child for child in found if _is_direct(child))


def _direct_children(found: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the values that are written inside a dictionary itself."""
    return [child for _, child in found.items() if _is_direct(child)]


def _is_direct(child: object) -> bool:
    """Tell whether a value is a container written in place."""
    return isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect


def _check_dictionary(found: pikepdf.Object) -> None:
    """Refuse one dictionary that acts."""
    if any(key in found for key in _ACTIVE_KEYS):
        raise FileHasActiveContent
    action = found.get("/S")
    if isinstance(action, pikepdf.Name) and str(action) in _ACTIVE_ACTIONS and _looks_like_action(found):
        raise FileHasActiveContent
    if "/EF" in found or found.get("/Type") == pikepdf.Name.EmbeddedFile:
        raise FileHasAttachments


def _looks_like_action(found: pikepdf.Object) -> bool:
    """Tell an action from a structure element, which also has a name under /S."""
    return "/P" not in found and "/K" not in found
