"""A year's plan of visits for the province, and the board over a year that has gone by, each against a floor of the same run.

    SOTAY_DATA_DIR=… python -m bench.visits [--year 2029] [--rounds 3]

runs against the demonstration province of that data directory; nothing of it is kept. The floor of a plan is reading what it is
drawn from and writing its rows without choosing anything; the floor of the board is one hand-written GROUP BY over the same visits.
"""

import argparse
import datetime as dt
import time
from collections.abc import Callable
from typing import Any

from bench.lib.start import start

start()

from django.db import connection, transaction  # noqa: E402
from django.test import Client, override_settings  # noqa: E402

from sotay.access.actor import Actor  # noqa: E402
from sotay.accounts.models import User  # noqa: E402
from sotay.core.days import today  # noqa: E402
from sotay.organisations.choices import Kind  # noqa: E402
from sotay.organisations.models import Organisation  # noqa: E402
from sotay.visits.actions.plans import draw_plan, fill_plan  # noqa: E402
from sotay.visits.actions.regulating import adopt_pattern  # noqa: E402
from sotay.visits.models import Visit, VisitPattern, VisitPlan, VisitRule  # noqa: E402
from sotay.visits.queries.board import board_of, overview_of  # noqa: E402
from sotay.visits.queries.inputs import inputs_of  # noqa: E402

NOBODY: frozenset[str] = frozenset()
_FLOOR = """
SELECT m.full_name, a.rank, a.minimum, count(v.id), count(*) FILTER (WHERE v.status = 'done'),
       count(*) FILTER (WHERE v.status = 'missed'), count(*) FILTER (WHERE v.status = 'postponed'), count(r.id),
       count(r.id) FILTER (WHERE r.is_late), count(*) FILTER (WHERE v.status = 'done' AND r.id IS NULL AND v.report_due < current_date)
  FROM visits_visitassignment a JOIN members_member m ON m.id = a.member_id
  LEFT JOIN visits_visit v ON v.plan_id = a.plan_id AND v.member_id = a.member_id AND v.status <> 'called_off'
  LEFT JOIN visits_visitreport r ON r.visit_id = v.id
 WHERE a.plan_id = %s GROUP BY m.id, a.id ORDER BY m.sort_key
"""
_OFFICER = "bantochuc"  # of the demonstration


def main() -> None:
    """Measure both regulations of the seeds and the board."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--year", type=int, default=today().year + 3)
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    province = Organisation.objects.get(kind=Kind.PROVINCE)
    for pattern in VisitPattern.objects.order_by("pk")[:2]:
        figures = [_plan(province, pattern, asked.year) for _ in range(asked.rounds)]
        took, floor = (min(pair[number] for pair in figures) for number in (0, 1))
        print(f"{pattern.title}: plan {took:.2f} s, floor {floor:.2f} s, ratio {took / floor:.1f}")
    _board(province, asked.rounds)


def _plan(province: Organisation, pattern: VisitPattern, year: int) -> tuple[float, float]:
    """Return how long a plan takes, and its floor."""
    actor = Actor.system()
    with transaction.atomic():
        VisitRule.objects.filter(organisation=province).delete()
        adopt_pattern(actor, province, pattern=pattern, first=dt.date(year, 1, 1))
        VisitPlan.objects.filter(organisation=province, year=year).delete()
        plan = draw_plan(actor, province, year=year)
        took = _seconds(lambda: fill_plan(actor, plan))
        rows = list(plan.visits.all())
        print(f"  {plan.assignments.count()} officials, {len(rows)} visits, {plan.missing} not placed")
        floor = _seconds(lambda: _without_choosing(province, year, rows))
        transaction.set_rollback(True)
    return took, floor


def _without_choosing(province: Organisation, year: int, rows: list[Visit]) -> None:
    """Read what a plan is drawn from and write its rows."""
    inputs_of(province, year, dt.date(year, 1, 1), dt.date(year, 1, 1))
    Visit.objects.filter(pk__in=[one.pk for one in rows]).delete()
    Visit.objects.bulk_create(
        Visit(
            plan_id=one.plan_id, organisation_id=one.organisation_id, member_id=one.member_id, cell_id=one.cell_id,
            on=one.on, first_planned_on=one.on,
        )
        for one in rows
    )  # fmt: skip


def _board(province: Organisation, rounds: int) -> None:
    """Measure the board of the province's plan, all plans of the year, and the page itself."""
    plan = VisitPlan.objects.get(organisation=province, year=today().year)
    floor = min(_seconds(lambda: _read(_FLOOR, plan.pk)) for _ in range(rounds))
    board = min(_seconds(lambda: board_of(plan)) for _ in range(rounds))
    overview = min(_seconds(lambda: overview_of(Actor.system(), plan.year)) for _ in range(rounds))
    print(f"floor {1000 * floor:.1f} ms; board {1000 * board:.1f} ms, ratio {board / floor:.1f}")
    print(f"all plans of the year {1000 * overview:.1f} ms")
    with override_settings(SOTAY_SECOND_FACTOR="bench.visits.NOBODY", ALLOWED_HOSTS=["*"]):
        client = _client()
        for address in (f"/visits/plans/{plan.uid}", "/visits/"):
            page = min(_seconds(lambda: _get(client, address)) for _ in range(rounds))  # noqa: B023 -- called at once
            print(f"page {address.split('/')[2] or 'of all plans'}: {1000 * page:.0f} ms")


def _client() -> Client:
    """Return the board's officer, signed in."""
    client = Client()
    client.force_login(User.objects.get(login=_OFFICER))
    return client


def _get(client: Client, address: str) -> None:
    """Open a page that must come."""
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.headers.get("Location"))


def _read(statement: str, key: int) -> list[Any]:
    """Return the rows of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        rows: list[Any] = cursor.fetchall()
    return rows


def _seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
