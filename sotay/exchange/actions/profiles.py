"""Keeping profiles of foreign layouts: made, copied, changed, taken in from a file, deleted."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.documents.intake.marking import check_name
from sotay.exchange.errors import ProfileBroken, ProfileNameTaken
from sotay.exchange.models import Profile, ProfileField
from sotay.exchange.nouns.registry import NOUNS, noun_of
from sotay.exchange.queries.profiles import content_of
from sotay.exchange.queries.samples import guessed
from sotay.exchange.rules.profile_file import ProfileContent, faults_of
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation


@action(MemberPermission.IMPORT, lock=Lock.NOTHING, secret=("content",))
def make_profile(actor: Actor, organisation: Organisation, *, content: ProfileContent) -> Profile:
    """Keep a new profile of the organisation: begun by hand, copied, or taken in from a file."""
    profile = Profile(organisation=organisation)
    return _write(profile, content)


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def begin_profile(actor: Actor, organisation: Organisation, *, name: str, noun: str, content: Any) -> Profile:
    """Begin a profile from a sample of the foreign file: what its headings say by themselves is filled in."""
    check_name(content.name or "")
    profile = Profile(organisation=organisation)
    with transaction.atomic():
        profile.sample.save(f"{profile.uid}{Path(content.name or '').suffix.lower()[:5]}", File(content), save=False)
        return _write(profile, guessed(Path(profile.sample.path), noun_of(noun), name.strip()))


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def copy_profile(actor: Actor, organisation: Organisation, *, profile: Profile) -> Profile:
    """Copy a profile, one that is shipped perhaps, to change the copy."""
    content = ProfileContent.model_validate(content_of(profile))
    taken = set(Profile.objects.values_list("name", flat=True))
    names = (f"{content.name[:70]} ({count})" for count in range(2, 1000))
    return _write(
        Profile(organisation=organisation),
        content.model_copy(update={"name": next(n for n in names if n not in taken)}),
    )


@action(MemberPermission.IMPORT)
def keep_sample(actor: Actor, profile: Profile, *, content: Any) -> Profile:
    """Keep another sample of the foreign file beside the profile."""
    check_name(content.name or "")
    profile.sample.save(f"{profile.uid}{Path(content.name or '').suffix.lower()[:5]}", File(content), save=False)
    profile.save(update_fields=["sample"])
    return profile


@action(MemberPermission.IMPORT, secret=("content",))
def change_profile(actor: Actor, profile: Profile, *, content: ProfileContent) -> Profile:
    """Change a profile; those that are shipped belong to nobody and cannot be."""
    return _write(profile, content)


@action(MemberPermission.IMPORT)
def delete_profile(actor: Actor, profile: Profile) -> None:
    """Delete a profile; what was read with it keeps its name."""
    Profile.objects.filter(pk=profile.pk).delete()


def _write(profile: Profile, content: ProfileContent) -> Profile:
    """Write head and fields."""
    if content.noun not in NOUNS:
        raise ProfileBroken(reason=f"không có loại danh sách «{content.noun}»")
    noun = NOUNS[content.noun]
    if reason := faults_of(content, noun.layout.keys, noun.keys):
        raise ProfileBroken(reason=reason)
    profile.noun, profile.name, profile.sheet = content.noun, content.name, content.sheet
    profile.heading_row, profile.keys, profile.changed_at = content.heading_row, list(content.keys), timezone.now()
    try:
        with transaction.atomic():
            if profile.pk is None:
                profile.save(force_insert=True)
            else:
                profile.save(update_fields=["noun", "name", "sheet", "heading_row", "keys", "changed_at"])
    except IntegrityError:
        raise ProfileNameTaken(name=content.name) from None
    _write_fields(profile, [one.model_dump() for one in content.fields])
    return profile


def _write_fields(profile: Profile, fields: Sequence[Mapping[str, Any]]) -> None:
    """Replace the fields."""
    profile.fields.all().delete()
    ProfileField.objects.bulk_create(
        [
            ProfileField(profile=profile, key=one["field"], **{k: v for k, v in one.items() if k != "field"})
            for one in fields
        ]
    )
