"""Showing what is masked, noting who has read, and keeping the record."""

from typing import Any

from django.db import connection, transaction

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.audit.actions import write_reading
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.members.errors import NothingToReveal
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission
from sotay.members.queries.records import MASKED

# A record opened again within the hour is the same reading. One statement, so that two tabs note one reading.
_NOTE = """
INSERT INTO audit_reading (at, user_id, target_type, target_id, fields, reason)
SELECT now(), %(user)s, 'members.Member', %(member)s, '["hồ sơ"]', ''
 WHERE NOT EXISTS (SELECT FROM audit_reading WHERE target_type = 'members.Member' AND target_id = %(member)s
                      AND user_id = %(user)s AND at > now() - interval '1 hour' AND fields = '["hồ sơ"]')
"""


@action(MemberPermission.REVEAL, lock=Lock.NOTHING)
def reveal_field(actor: Actor, member: Member, *, name: str) -> str:
    """Return one masked value and write down who has read it; the member sees that."""
    value = getattr(member, name, None) if name in MASKED else None
    if not value or actor.user is None:
        raise NothingToReveal
    write_reading(user=actor.user, target=member, fields=[MASKED[name]])
    return str(value)


def note_reading(actor: Actor, member: Member) -> None:
    """Write down that somebody else has opened the member's record."""
    if actor.user is None or member.account_id == actor.user.pk:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_NOTE, {"user": actor.user.pk, "member": member.pk})


@action(MemberPermission.EDIT, secret=("phone", "residence", "email"))
def edit_member(actor: Actor, member: Member, /, **fields: Any) -> Member:
    """Change what the member's record says of work, study and address; identity is corrected under a decision."""
    for name, value in fields.items():
        setattr(member, name, value)
    member.search_key = search_key(member.full_name)
    member.sort_key = name_sort_key(member.full_name)
    member.save(update_fields=[*fields, "search_key", "sort_key"])
    return member
