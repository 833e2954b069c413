"""What a package says of an organisation, everything below it, its members and their histories: five statements."""

from collections import defaultdict
from typing import Any

from django.utils import timezone

from sotay.committees.models import Position
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.models import Organisation, OrganisationCode

# What stays behind: keys of this installation, and what is derived.
_OWN = {"id", "account", "search_key", "sort_key"}
MEMBER_FIELDS = tuple(f.name for f in Member._meta.concrete_fields if f.name not in _OWN)


def package_of(organisation: Organisation) -> dict[str, Any]:
    """Return the content of the package of an organisation and what stands open below it."""
    nodes = list(
        Organisation.objects.filter(path__descendant_of=organisation.path, closed_on=None)
        .select_related("parent")
        .order_by("path")
    )
    keys = [node.pk for node in nodes]
    people = _members(keys)
    return {
        "sender": province_of(organisation).name,
        "made_at": timezone.now().isoformat(),
        "root": str(organisation.uid),
        "organisations": [_organisation(node, organisation, codes) for codes in [_codes(keys)] for node in nodes],
        "members": people,
    }


def province_of(organisation: Organisation) -> Organisation:
    """Return the province in which an organisation stands."""
    return Organisation.objects.get(pk=int(str(organisation.path).split(".", maxsplit=1)[0]))


def _organisation(node: Organisation, root: Organisation, codes: dict[int, list[Any]]) -> dict[str, Any]:
    """Return one organisation."""
    return {
        "uid": str(node.uid),
        "parent": str(node.parent.uid) if node.parent and node.pk != root.pk else None,
        "kind": node.kind,
        "sector": node.sector,
        "name": node.name,
        "code": node.code,
        "founded_on": _day(node.founded_on),
        "codes": codes[node.pk],
    }


def _codes(keys: list[int]) -> dict[int, list[Any]]:
    """Return the codes that each organisation has had."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in OrganisationCode.objects.filter(organisation__in=keys).order_by("pk"):
        found[row.organisation_id].append({"code": row.code, **_days(row.valid)})
    return found


def _members(keys: list[int]) -> list[dict[str, Any]]:
    """Return the members officially of the cells now, with their statuses, cells and posts through the years."""
    now = Affiliation.objects.filter(organisation__in=keys, kind="official", valid__endswith=None)
    members = list(Member.objects.filter(pk__in=now.values("member")).order_by("pk"))
    ids = [member.pk for member in members]
    standings, cells, posts = defaultdict(list), defaultdict(list), defaultdict(list)
    for standing in Standing.objects.filter(member__in=ids).order_by("valid"):
        standings[standing.member_id].append({"status": standing.status, **_days(standing.valid)})
    for row in Affiliation.objects.filter(member__in=ids).select_related("organisation").order_by("valid"):
        place = {"organisation": str(row.organisation.uid), "name": row.organisation.name}
        cells[row.member_id].append({**place, "kind": row.kind, **_days(row.valid)})
    for post in Position.objects.filter(member__in=ids).select_related("organisation").order_by("valid"):
        place = {"organisation": str(post.organisation.uid), "name": post.organisation.name}
        posts[post.member_id].append({**place, "post": post.post, **_days(post.valid)})
    return [
        {
            **{name: _plain(getattr(member, name)) for name in MEMBER_FIELDS},
            "standings": standings[member.pk],
            "affiliations": cells[member.pk],
            "positions": posts[member.pk],
        }
        for member in members
    ]


def _days(valid: Any) -> dict[str, str | None]:
    """Return a range as two days."""
    return {"from": _day(valid.lower), "until": _day(valid.upper)}


def _day(day: Any) -> str | None:
    """Return a day as written in JSON."""
    return day.isoformat() if day else None


def _plain(value: Any) -> Any:
    """Return a field as written in JSON."""
    return value if value is None or isinstance(value, (str, int, bool)) else str(value)
