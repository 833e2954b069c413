"""Filling in what a record lacks, writing it the usual way, and putting its days and numbers right."""

from typing import Any

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.ethnicities import spell_ethnicity
from sotay.core.identifiers import parse_phone
from sotay.core.legacy_encodings import repair
from sotay.core.text import clean, search_key
from sotay.members.actions.correcting import kept_text, put_corrected
from sotay.members.errors import AlreadyFilled, OnlyRespelled
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission

COMPLETABLE = ("national_id", "phone", "card_number", "residence", "home_town", "ethnicity", "religion", "official_on")
RESPELLABLE = ("full_name", "residence", "home_town", "ethnicity", "religion", "phone")
_SECRET = ("value", "national_id", "card_number")


@action(MemberPermission.COMPLETE, secret=_SECRET)
def complete_record(actor: Actor, member: Member, *, name: str, value: str) -> Member:
    """Fill in one thing that the record does not say; what it says already is left to whoever corrects it."""
    if name not in COMPLETABLE or kept_text(member, name):
        raise AlreadyFilled
    put_corrected(member, name, value)
    return member


@action(MemberPermission.COMPLETE, secret=_SECRET)
def respell_record(actor: Actor, member: Member, *, name: str, value: str) -> Member:
    """Write one text the usual way: the same words in capitals, letters and marks as they should be."""
    if name not in RESPELLABLE or not _says_the_same(name, kept_text(member, name), value):
        raise OnlyRespelled
    put_corrected(member, name, value)
    return member


@action(MemberPermission.EDIT, secret=_SECRET)
def correct_record(actor: Actor, member: Member, *, values: dict[str, Any], basis: str) -> Member:
    """Put numbers and days right on the basis of a paper; all of them or none."""
    for name, value in values.items():
        put_corrected(member, name, "" if value is None else str(value))
    return member


def _says_the_same(name: str, before: str, after: str) -> bool:
    """Tell whether two texts are the same words, one of them perhaps in an old font or with another spelling."""
    if name == "ethnicity":
        return spell_ethnicity(before) in {None, after}
    if name == "phone":
        return parse_phone(before).value in {"", after}
    if name == "religion":
        return True
    read = {search_key(before), search_key(repair(before, name=name == "full_name").text)}
    return search_key(clean(after)) in read
