"""The register and the province's official tables as of many days, as they are known now and as they were known.

    SOTAY_DATA_DIR=… python -m bench.any_day [--days 40]

runs against the demonstration province of that data directory and prints median and p95; `docs/performance.md` keeps them.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable

from bench.lib.start import start

start()

import datetime as dt  # noqa: E402

from django.utils import timezone  # noqa: E402

from sotay.access.actor import Actor  # noqa: E402
from sotay.accounts.models import User  # noqa: E402
from sotay.core.days import today  # noqa: E402
from sotay.members.queries.register import Filters, count_members, register_page  # noqa: E402
from sotay.organisations.models import Organisation  # noqa: E402
from sotay.statistics.models import Snapshot  # noqa: E402
from sotay.statistics.queries.difference import difference_of  # noqa: E402
from sotay.statistics.queries.snapshots import changes_since  # noqa: E402
from sotay.statistics.queries.tables import official_tables  # noqa: E402

SEED = 4


def main() -> None:
    """Measure and print one line a figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--days", type=int, default=40)
    rng = random.Random(SEED)
    days = [today() - dt.timedelta(days=rng.randint(1, 900)) for _ in range(options.parse_args().days)]
    province = Organisation.objects.get(parent=None, kind="province")
    board = Actor(user=User.objects.filter(grants__role="board", grants__organisation=province).first())
    moment = timezone.now() - dt.timedelta(minutes=5)

    def page(day: dt.date, known: dt.datetime | None = None) -> None:
        filters = Filters(organisation=province.uid, on=day, known=known)
        register_page(board, filters)
        count_members(board, filters)

    _say("register of the province: 50 rows and their number", page, days)
    _say("the same, as known five minutes ago", lambda day: page(day, moment), days)
    _say(
        "official tables 1-5, with the year before",
        lambda day: official_tables(province, day.replace(month=1, day=1), day),
        days,
    )
    few = days[: max(5, len(days) // 4)]
    _say(
        "the same, as known five minutes ago",
        lambda day: official_tables(province, day.replace(month=1, day=1), day, moment),
        few,
    )
    _say(
        "difference to the end of the year before, name by name",
        lambda day: difference_of(province, dt.date(day.year - 1, 12, 31), day),
        few,
    )
    if signed := Snapshot.objects.order_by("-pk").first():
        _say(f"what has changed since signing ({signed.people.count()} people)", lambda _: changes_since(signed), few)


def _say(name: str, work: Callable[[dt.date], object], days: list[dt.date]) -> None:
    """Time the work for each day and print median and p95."""
    took = []
    for day in days:
        begun = time.perf_counter()
        work(day)
        took.append(time.perf_counter() - begun)
    p95 = statistics.quantiles(took, n=20)[-1]
    print(f"{name}: median {statistics.median(took):.2f} s, p95 {p95:.2f} s", flush=True)


if __name__ == "__main__":
    main()
