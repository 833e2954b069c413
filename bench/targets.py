"""A leader's pages of targets: the province's register, one target with its shares, the red list of all cells, each year.

    SOTAY_DATA_DIR=… python -m bench.targets [--times 5]

runs against the demonstration province of that data directory. The floor is the same two counts, written by hand without places of
the past, for the whole province.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable

from bench.lib.start import start

start()

from sotay.access.actor import Actor  # noqa: E402
from sotay.core.bulk import read_sql  # noqa: E402
from sotay.core.days import today  # noqa: E402
from sotay.organisations.choices import Kind  # noqa: E402
from sotay.organisations.models import Organisation  # noqa: E402
from sotay.targets.models import Target  # noqa: E402
from sotay.targets.queries.readings import line_of, names_of  # noqa: E402
from sotay.targets.queries.sharing import cascade_of  # noqa: E402
from sotay.targets.queries.targets import red_below, register_of, with_places  # noqa: E402
from sotay.targets.queries.years import halves_of, years_for, years_of_all  # noqa: E402

_FLOOR = """
SELECT a.organisation_id, count(*), 0 FROM members_member m
  JOIN members_affiliation a ON a.member_id = m.id AND a.kind = 'official' AND a.valid @> m.joined_on
 WHERE m.joined_on >= %(first)s AND m.joined_on <= %(last)s GROUP BY 1
UNION ALL
SELECT organisation_id, sum(present), sum(due) FROM meetings_meeting
 WHERE kind = 'periodic' AND status IN ('closed', 'sealed') AND held_on >= %(first)s AND held_on <= %(last)s GROUP BY 1
"""


def main() -> None:
    """Time each page's questions and say how they stand to the floor."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=5)
    times = options.parse_args().times
    node, day = Organisation.objects.get(kind=Kind.PROVINCE), today()
    target = Target.objects.get(organisation=node, indicator="admissions", starts_on__lte=day, ends_on__gte=day)
    target = Target.objects.select_related("organisation", "resolution").get(pk=target.pk)
    values = {"first": target.starts_on, "last": day}
    shares = Target.objects.filter(parent__isnull=False).count()
    print(f"{shares} shares of the province's targets; load {os.getloadavg()[0]:.1f}")
    floor = _median("floor: the two counts by hand", lambda: read_sql(_FLOOR, values), times)
    actor = Actor.system()
    for words, ask in (
        ("one target: standing, years, shares below", lambda: _detail(target)),
        ("names behind it", lambda: names_of(target, day)),
        ("red list of the whole province", lambda: with_places(red_below(actor, node, day)[:50])),
        ("register of the province", lambda: register_of(node, day)),
        ("middle of the term and each year", lambda: _years(node)),
    ):
        took = _median(words, ask, times)
        print(f"    {took / floor:.1f} x the floor")


def _detail(target: Target) -> None:
    """Ask what the page of one target shows."""
    day = today()
    line_of(target, day)
    years_for(target, day)
    cascade_of(target, day)


def _years(node: Organisation) -> None:
    """Ask what the page of years shows."""
    lines = register_of(node, today())
    halves_of(lines, today())
    years_of_all([line.target for line in lines], today())


def _median(words: str, ask: Callable[[], object], times: int) -> float:
    """Ask some times; tell the median and the worst."""
    ask()
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        took.append(time.perf_counter() - begun)
    middle = statistics.median(took)
    print(f"{words}: {middle:.2f} s, at worst {max(took):.2f} s")
    return middle


if __name__ == "__main__":
    main()
