"""Files from outside: looked at by content, in a process of their own, before anything of them is kept."""

from sotay.documents.intake.formats import Kind
from sotay.documents.intake.inspect import Inspected, inspect_upload
from sotay.documents.intake.limits import Limits
from sotay.documents.intake.marking import check_typed_text, find_classified_marking

__all__ = ["Inspected", "Kind", "Limits", "check_typed_text", "find_classified_marking", "inspect_upload"]
