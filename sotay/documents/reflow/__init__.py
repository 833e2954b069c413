"""Documents made readable on a phone: their words as blocks, without their pages."""

from dataclasses import asdict
from pathlib import Path

from sotay.documents.errors import FileBroken
from sotay.documents.intake.formats import Kind
from sotay.documents.intake.sandbox import call_child
from sotay.documents.reflow.blocks import ReflowedText, TextBlock, blocks_from_data
from sotay.documents.reflow.limits import ReadLimits
from sotay.documents.reflow.read import UNREADABLE

__all__ = ["ReadLimits", "ReflowedText", "TextBlock", "blocks_from_data", "reflow"]

DEFAULT = ReadLimits()


def reflow(source: Path | bytes, kind: Kind | str, limits: ReadLimits = DEFAULT) -> ReflowedText:
    """Return the text of a stored document as blocks; one that cannot be read says so in a notice."""
    content = source if isinstance(source, bytes) else source.read_bytes()
    facts = {
        "kind": Kind(kind).value,
        "reading": asdict(limits),
        "seconds": limits.seconds,
        "memory_bytes": limits.memory_bytes,
    }
    try:
        told, _ = call_child("read", facts, content)
    except FileBroken:  # the child ran out of time or memory
        return ReflowedText((TextBlock("notice", UNREADABLE),))
    return ReflowedText(blocks_from_data(told["blocks"]), is_cut=told["is_cut"])
