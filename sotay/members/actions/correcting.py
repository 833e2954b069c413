"""Putting a corrected value into the record; part of the action that decided on it."""

import datetime as dt
from typing import Any

from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.members.models import Member

_DATES = ("born_on", "joined_on", "official_on")


def typed_value(name: str, text: str) -> Any:
    """Return a kept text as the field has it."""
    if name in _DATES:
        return dt.date.fromisoformat(text) if text else None
    return (text or None) if name == "national_id" else text


def kept_text(member: Member, name: str) -> str:
    """Return what the record says now, as requests keep it."""
    value = getattr(member, name)
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")


def put_corrected(member: Member, name: str, text: str) -> None:
    """Write one corrected field, and what is derived from it."""
    setattr(member, name, typed_value(name, text))
    changed = [name]
    if name == "full_name":
        member.search_key, member.sort_key = search_key(text), name_sort_key(text)
        changed += ["search_key", "sort_key"]
    if name == "born_on":
        member.born_precision = "day"
        changed.append("born_precision")
    member.save(update_fields=changed)
