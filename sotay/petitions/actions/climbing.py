"""What happens by itself: overdue petitions climb, petitions that ask for the same are put together."""

import datetime as dt

from django.db import connection, transaction

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.petitions import wording
from sotay.petitions.actions.moving import Step, due_after, hand_to, norms
from sotay.petitions.choices import OPEN, TO_ANSWER, HopKind
from sotay.petitions.models import Petition
from sotay.petitions.permissions import PetitionPermission

MOST = 2000
_DEPTH = 5
# The first petition that asks for the same below the same committee of the province; its followers point to it.
_ALIKE = """
UPDATE petitions_petition p SET like_id = f.id
  FROM (SELECT n.id, (SELECT e.id FROM petitions_petition e JOIN organisations_organisation c ON c.id = e.cell_id
                       WHERE e.search_key %% n.search_key AND e.id < n.id AND e.parent_id IS NULL AND NOT e.is_alone
                         AND e.status = ANY(%(open)s) AND subpath(c.path, 0, least(2, nlevel(c.path))) = n.root
                       ORDER BY e.like_id IS NOT NULL, e.id LIMIT 1) AS found
          FROM (SELECT q.id, q.search_key, subpath(o.path, 0, least(2, nlevel(o.path))) AS root
                  FROM petitions_petition q JOIN organisations_organisation o ON o.id = q.cell_id
                 WHERE q.like_id IS NULL AND q.parent_id IS NULL AND NOT q.is_alone AND q.status = ANY(%(open)s)) n) g
  JOIN petitions_petition f ON f.id = g.found
 WHERE p.id = g.id AND p.like_id IS NULL
"""
_FLATTEN = """
UPDATE petitions_petition p SET like_id = f.like_id FROM petitions_petition f WHERE f.id = p.like_id AND f.like_id IS NOT NULL
"""


@action(PetitionPermission.HANDLE)
def climb_petition(actor: Actor, petition: Petition) -> bool:
    """Give an overdue petition to the level above; tell whether it climbed. Asked again the same day it does nothing."""
    above = petition.owner.parent if petition.owner else None
    if petition.status not in TO_ANSWER or above is None or not _is_overdue(petition, actor.today()):
        return False
    words = wording.CLIMBED.format(day=petition.due_on)
    due = due_after(actor, norms(actor.today()).climb_days)
    hand_to(actor, petition, Step(HopKind.ESCALATED, words), above, due)
    return True


def climb_overdue(actor: Actor) -> int:
    """Let climb whatever is overdue and has somebody above; tell how many."""
    overdue = Petition.objects.filter(status__in=TO_ANSWER, due_on__lt=actor.today(), owner__parent__isnull=False)
    return sum(climb_petition(actor, petition) for petition in overdue.order_by("due_on", "pk")[:MOST])


def group_similar(like_percent: int) -> int:
    """Put together what asks for the same; tell how many petitions found their group."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.similarity_threshold', %s, true)", [str(like_percent / 100)])
        cursor.execute(_ALIKE, {"open": [status.value for status in OPEN]})
        found = int(cursor.rowcount)
        for _step in range(_DEPTH):
            cursor.execute(_FLATTEN)
            if not cursor.rowcount:
                break
    return found


def group_as_norms_say() -> int:
    """Put together what the norm in force calls the same."""
    return group_similar(norms(today()).like_percent)


def _is_overdue(petition: Petition, day: dt.date) -> bool:
    """Tell whether the deadline has passed."""
    return petition.due_on is not None and petition.due_on < day
