"""Petitions that ask for the same find each other: each new one is compared with the first of every group that is still open."""

from dataclasses import dataclass

from django.db import connection, transaction

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.petitions.actions.moving import norms
from sotay.petitions.choices import OPEN
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission

MOST = 20_000
_SHARE = 500
# The first of a group of the same committee below the province; of another committee's only where the words are nearly the same.
_ALIKE = """
SELECT e.id
  FROM petitions_petition e JOIN organisations_organisation c ON c.id = e.cell_id
 WHERE e.is_sought AND e.search_key %% %(key)s AND e.id <> %(id)s
   AND (subpath(c.path, 0, least(2, nlevel(c.path))) = subpath(%(path)s::ltree, 0, least(2, nlevel(%(path)s::ltree)))
        OR similarity(e.search_key, %(key)s) >= %(far)s)
 ORDER BY subpath(c.path, 0, least(2, nlevel(c.path))) <> subpath(%(path)s::ltree, 0, least(2, nlevel(%(path)s::ltree))), e.id
 LIMIT 1
"""
_JOIN = """
UPDATE petitions_petition p SET like_id = j.first, is_compared = true
  FROM unnest(%(keys)s::bigint[], %(firsts)s::bigint[]) AS j (key, first) WHERE p.id = j.key
"""
_NOBODY_WAITS = """
UPDATE petitions_petition p SET is_sought = false
 WHERE p.is_sought AND p.status <> ALL(%(open)s)
   AND NOT EXISTS (SELECT FROM petitions_petition m WHERE m.like_id = p.id AND m.status = ANY(%(open)s))
"""


@dataclass(frozen=True)
class Likeness:
    """From which share of common letters two petitions ask for the same: in one committee, and in two."""

    near: int
    far: int


@action(PetitionPermission.HANDLE)
def separate_petition(actor: Actor, petition: Petition) -> Petition:
    """Take a petition out of the group that letters put it in; it is not put back. The others stay together."""
    followers = list(petition.likes.select_for_update(of=("self",)).order_by("pk"))
    if followers:
        first = followers[0]
        Petition.objects.filter(pk=first.pk).update(like=None, is_sought=True)
        Petition.objects.filter(like=petition).update(like=first)
    petition.like, petition.is_alone, petition.is_sought = None, True, False
    petition.save(update_fields=["like", "is_alone", "is_sought"])
    return petition


def group_similar(likeness: Likeness) -> int:
    """Put together what asks for the same, the oldest first; tell how many petitions found their group."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_NOBODY_WAITS, {"open": [status.value for status in OPEN]})
    return sum(_share(likeness) for _turn in range(MOST // _SHARE) if _is_left())


def group_as_norms_say() -> int:
    """Put together what the norms in force call the same."""
    rules = norms(today())
    return group_similar(Likeness(rules.like_percent, rules.like_far_percent))


def _to_compare() -> "list[tuple[int, str, str]]":
    """Return key, words and cell of the oldest petitions that have not been compared."""
    rows = Petition.objects.filter(status__in=OPEN, parent=None, is_alone=False, is_compared=False, like=None).order_by(
        "id"
    )
    return list(rows.values_list("id", "search_key", "cell__path")[:_SHARE])


def _is_left() -> bool:
    """Tell whether something has not been compared."""
    return bool(_to_compare()[:1])


def _share(likeness: Likeness) -> int:
    """Compare some hundred petitions, one after the other, since each may be the first of a group; tell how many found theirs."""
    joined: dict[int, int] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(likeness.near / 100)])
        for key, words, path in _to_compare():
            rows = read_sql(_ALIKE, {"key": words, "id": key, "path": path, "far": likeness.far / 100})
            if rows:
                joined[key] = rows[0][0]
            else:  # the next ones must find it
                Petition.objects.filter(pk=key).update(is_compared=True, is_sought=True)
        cursor.execute(_JOIN, {"keys": list(joined), "firsts": list(joined.values())})
    return len(joined)
