"""Profiles of foreign layouts: which there are, and one made ready for reading."""

import uuid
from typing import Any

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.find import find
from sotay.exchange.models import Profile
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.rules.reading import Reading, Source
from sotay.members.permissions import MemberPermission


def profiles_for(actor: Actor) -> "QuerySet[Profile]":
    """Return the profiles that the actor may use: those that are shipped, and those of the actor's part of the tree."""
    if not actor.has(MemberPermission.IMPORT):
        return Profile.objects.none()
    own = actor.scope(MemberPermission.IMPORT)
    return Profile.objects.filter(Q(organisation=None) | own).select_related("organisation").order_by("name")


def get_profile(actor: Actor, uid: uuid.UUID) -> Profile:
    """Return one profile, or raise `NotVisible`."""
    return find(profiles_for(actor), uid=uid)


def profile_named(actor: Actor, name: str) -> Profile:
    """Return the profile with the name, or raise `NotVisible`."""
    return find(profiles_for(actor), name=name)


def reading_of(profile: Profile | None) -> Reading | None:
    """Return a profile ready for use; none for a file in our own layout."""
    if profile is None:
        return None
    sources = {
        one.key: Source(one.heading, one.constant, one.words, one.date_form, one.rule)
        for one in profile.fields.order_by("pk")
    }
    return Reading(noun_of(profile.noun).layout, sources, profile.sheet, profile.heading_row, tuple(profile.keys))


def content_of(profile: Profile) -> dict[str, Any]:
    """Return a profile as it is exported: one JSON document."""
    return {
        "name": profile.name,
        "noun": profile.noun,
        "sheet": profile.sheet,
        "heading_row": profile.heading_row,
        "keys": profile.keys,
        "fields": [
            {
                "field": one.key, "heading": one.heading, "constant": one.constant, "words": one.words,
                "date_form": one.date_form, "rule": one.rule,
            }
            for one in profile.fields.order_by("pk")
        ],
    }  # fmt: skip
