"""The cells of a case that are split, and their members of today."""

import re
from collections.abc import Mapping, Sequence

from sotay.access.actor import Actor
from sotay.members.models import Affiliation
from sotay.members.permissions import MemberPermission
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.reorganisation import errors
from sotay.reorganisation.models import Case
from sotay.reorganisation.rules.split_sheet import MOST_PEOPLE, Person

# The part of a residence by which cells are split; house numbers stay in the record.
_HAMLET = re.compile(r"\b(?:thôn|bản|xóm|ấp|buôn|làng|khu phố|khu|khối|tổ dân phố|tổ|tiểu khu)\b[^,;]*", re.IGNORECASE)


def sources_of(actor: Actor, case: Case, codes: Sequence[str]) -> dict[str, str]:
    """Return the cells by code, with their names: open, of the case's body, and such that the actor may list their members."""
    rows = Organisation.objects.filter(
        actor.scope(MemberPermission.LIST, through=""),
        closed_on=None,
        path__descendant_of=case.organisation.path,
        kind__in=MEETING_KINDS,
        code__in=list(codes),
    )
    names = dict(rows.values_list("code", "name"))
    for code in codes:
        if code not in names:
            raise errors.OrganisationUnknown(reference=code)
    if not codes:
        raise errors.NoSources
    return {code: names[code] for code in codes}


def people_of(sources: Mapping[str, str]) -> list[Person]:
    """Return the members of the cells, cell by cell, by given name; a guest of one and member of another counts once."""
    rows = Affiliation.objects.filter(
        organisation__code__in=list(sources), organisation__closed_on=None, valid__endswith=None
    )
    rows = rows.select_related("member", "organisation").order_by("organisation__code", "member__sort_key", "pk")
    found: dict[str, Person] = {}
    for row in rows[: MOST_PEOPLE + 1]:
        member = row.member
        found.setdefault(
            str(member.uid),
            Person(
                str(member.uid), member.full_name, member.born_on.year, _hamlet(member.residence), row.organisation.code
            ),
        )
    if len(found) > MOST_PEOPLE:
        raise errors.TooManyToSplit(most=MOST_PEOPLE)
    return list(found.values())


def _hamlet(residence: str) -> str:
    """Return the hamlet of a residence, or nothing."""
    found = _HAMLET.search(residence)
    return found[0].strip() if found else ""
