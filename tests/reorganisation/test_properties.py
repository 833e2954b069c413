"""Random trees, random cases: nobody is lost, nobody is in two places, every path is right on every day, undo is identity."""

import datetime as dt
import random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.access.actor import Actor
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import tree_faults
from sotay.reorganisation.actions.carrying import carry_out, plan_case, undo_case
from sotay.reorganisation.errors import StepRefused
from tests.factories.people import make_member, make_position
from tests.factories.tree import make_organisation
from tests.reorganisation.test_carrying import everything, plan

pytestmark = pytest.mark.django_db
CASES = 1000
RUNS = 100  # trees; ten cases are carried out on each, one after the other

# A place is right when it is the superior's place of that day and the own key; looked at on every day on which anything began.
_WRONG_PATHS = """
SELECT p.organisation_id FROM organisations_placement p
  JOIN (SELECT DISTINCT lower(valid) AS day FROM organisations_placement UNION SELECT current_date) d ON p.valid @> coalesce(d.day, DATE '1900-01-01')
  LEFT JOIN organisations_placement s ON s.organisation_id = p.parent_id AND s.valid @> coalesce(d.day, DATE '1900-01-01')
 WHERE p.path::text <> CASE WHEN p.parent_id IS NULL THEN p.organisation_id::text ELSE s.path::text || '.' || p.organisation_id END
    OR (p.parent_id IS NOT NULL AND s.id IS NULL)
"""
_IN_TWO = """
SELECT a.member_id FROM members_affiliation a JOIN members_affiliation b
    ON a.member_id = b.member_id AND a.id < b.id AND a.kind = 'official' AND b.kind = 'official' AND a.valid && b.valid
"""
_MEMBERS_ON = (
    "SELECT count(DISTINCT member_id) FROM members_affiliation WHERE kind = 'official' AND valid @> %(day)s::date"
)
# whoever belongs to a cell today has the right of a member there, and there alone
_RIGHTS = """
SELECT m.id FROM members_member m JOIN members_affiliation a ON a.member_id = m.id AND a.valid @> %(day)s::date AND a.kind = 'official'
 WHERE m.account_id IS NOT NULL AND (
       SELECT array_agg(g.organisation_id) FROM access_grant g
        WHERE g.user_id = m.account_id AND g.role = 'member' AND g.valid @> %(day)s::date) IS DISTINCT FROM ARRAY[a.organisation_id]
"""
_OUTSIDE = """
SELECT a.id FROM members_affiliation a LEFT JOIN organisations_placement p ON p.organisation_id = a.organisation_id AND p.valid && a.valid
 WHERE a.valid @> %(day)s::date AND NOT EXISTS (
       SELECT FROM organisations_placement q WHERE q.organisation_id = a.organisation_id AND q.valid @> %(day)s::date)
"""


def grow(rng):
    """A random province of two or three committees, their grassroots organisations, cells and people."""
    province = make_organisation(name="Đảng bộ tỉnh", code="24")
    for _ in range(rng.randint(2, 3)):
        committee = make_organisation(province, kind=Kind.DIRECT)
        for _ in range(rng.randint(1, 3)):
            if rng.random() < 0.3:
                people(make_organisation(committee, kind=Kind.GRASSROOTS_CELL), rng)
                continue
            commune = make_organisation(committee, kind=Kind.PARTY_COMMITTEE)
            for _ in range(rng.randint(1, 3)):
                people(make_organisation(commune), rng)
    return province


def people(cell, rng):
    """Members of a cell, its secretary first."""
    members = [make_member(cell) for _ in range(rng.randint(1, 3))]
    make_position(members[0], cell, "secretary", "cell_secretary")


def random_case(rng, number):
    """One to three steps that may or may not be possible."""
    nodes = list(Organisation.objects.filter(closed_on=None).exclude(parent=None).order_by("pk"))
    cells = [node for node in nodes if node.kind in MEETING_KINDS]
    steps = [random_step(rng, nodes, cells, f"{number}.{index}") for index in range(rng.randint(1, 3))]
    return [step for step in steps if step]


def random_step(rng, nodes, cells, name):
    """One step."""
    node, other = rng.choice(nodes), rng.choice(nodes)
    cell, target = rng.choice(cells), rng.choice(cells)
    keys = [str(uid) for uid in cell.affiliations.filter(valid__contains=today()).values_list("member__uid", flat=True)]
    some = rng.sample(keys, rng.randint(0, len(keys)))
    new = {"as": f"@n{name.replace('.', '-')}", "name": f"Chi bộ mới {name}", "code": f"N{name}"}
    return rng.choice(
        (
            {"do": "move", "organisations": [node.code], "parent": other.code},
            {"do": "merge", "organisations": [cell.code], "into": target.code},
            {"do": "merge", "organisations": [node.code], "into": other.code},
            {"do": "move_members", "source": cell.code, "target": target.code, "members": some},
            {"do": "split", "organisation": cell.code, "keep": rng.random() < 0.6, "parts": [{**new, "members": some}]},
            {"do": "consolidate", **new, "organisations": [cell.code, target.code], "parent": cell.parent.code},
            {"do": "dissolve", "organisation": cell.code, "target": target.code},
            {"do": "rename", "organisation": node.code, "name": f"Tên mới {name}"},
            {"do": "recode", "codes": {node.code: f"R{name}"}},
        )
    )


def assert_sound(day):
    """What holds after whatever was done."""
    assert not read_sql(_WRONG_PATHS)
    assert not read_sql(_IN_TWO)
    assert not read_sql(_RIGHTS, {"day": day})
    assert not read_sql(_OUTSIDE, {"day": day})
    assert not tree_faults()


def one_run(seed):
    """Carry out ten random cases on a random tree, on days further and further on; then take them back, the last first."""
    rng, actor = random.Random(seed), Actor.system()  # noqa: S311 -- a tree, not a secret
    province = grow(rng)
    day, done, states = today() - dt.timedelta(days=400), [], []
    members = read_sql(_MEMBERS_ON, {"day": today()})
    for number in range(CASES // RUNS):
        day += dt.timedelta(days=rng.randint(1, 30))
        steps = random_case(rng, number)
        states.append(everything())
        case = plan_case(actor, province, plan=plan(province, *steps, on=day))
        try:
            done.append(carry_out(actor, case))
        except StepRefused:
            assert everything() == states.pop()  # a refused case moved nothing
            continue
        assert read_sql(_MEMBERS_ON, {"day": today()}) == members
        assert read_sql(_MEMBERS_ON, {"day": day - dt.timedelta(days=1)}) == members
        assert_sound(today())
    for case, before in zip(reversed(done), reversed(states), strict=True):
        undo_case(actor, case)
        assert everything() == before
    return len(done)


def test_a_thousand_random_cases():
    done = []

    @settings(
        max_examples=RUNS, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(seed=st.integers(0, 2**32))
    def run(seed):
        with transaction.atomic():
            done.append(one_run(seed))
            transaction.set_rollback(True)

    run()
    assert sum(done) > CASES // 4  # the others were refused, and moved nothing
