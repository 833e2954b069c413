"""The meeting page and the check-in against a bare view; the member list and the official tables against plain SQL.

    SOTAY_DATA_DIR=… python -m bench.pages [--seconds 15]

runs against the demonstration province of that data directory (`sotay demo_load` fills an empty one). Each figure is a ratio
to a floor measured in the same run; `docs/performance.md` keeps them.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from bench.lib.start import start

start()

from django.db import connection  # noqa: E402

from bench.lib import servers  # noqa: E402
from bench.lib.night import clear_night, open_night  # noqa: E402
from bench.lib.people import TOKEN, note_presence, sign_in  # noqa: E402
from bench.lib.plain_sql import MEMBER_LIST, TABLES  # noqa: E402
from bench.lib.wrk import drive  # noqa: E402
from sotay.access.actor import Actor  # noqa: E402
from sotay.accounts.models import User  # noqa: E402
from sotay.core.days import today  # noqa: E402
from sotay.members.queries.register import Filters, register_page  # noqa: E402
from sotay.organisations.models import Organisation  # noqa: E402
from sotay.statistics.queries.tables import official_tables  # noqa: E402

ROUNDS = 9
STEADY = 400
"""So many members open their page again and again."""


def main() -> None:
    """Measure everything and print one line a figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=int, default=15)
    seconds = options.parse_args().seconds
    _requests(seconds)
    _queries()


def _requests(seconds: int) -> None:
    """Compare requests a second of the meeting page and of the check-in with the bare view's, floor before and after."""
    people = open_night(0.4)
    users = User.objects.in_bulk([row[0] for row in people])
    visitors = sign_in([users[row[0]] for row in people])
    pages = [f"/meetings/{row[1]}\t{visitor.cookie}" for row, visitor in zip(people, visitors, strict=True)]
    doors = [f"/meetings/{row[1]}/check-in/\t{visitor.cookie}" for row, visitor in zip(people, visitors, strict=True)]
    node = Organisation.objects.get(parent=None, kind="province")
    with servers.floor(str(node.uid)) as address:
        drive(address, 3)
        bare = drive(address, seconds)
    with servers.product() as address:
        drive(address, 6, lines=pages[:STEADY])
        again_and_again = drive(address, seconds, lines=pages[:STEADY])
        first = drive(address, seconds, lines=pages[STEADY:])
        note_presence()  # who checks in has the page open
        check_in = drive(address, seconds, lines=doors, method="POST", token=TOKEN, htmx="true")
    with servers.floor(str(node.uid)) as address:
        drive(address, 3)
        again = drive(address, seconds)
    floor = statistics.mean([bare.rate, again.rate])
    _say("bare view, one indexed query", f"{floor:.0f} requests/s ({bare.rate:.0f} before, {again.rate:.0f} after)")
    for name, figures in (
        (f"{STEADY} members open the meeting page", again_and_again),
        ("members open it for the first time", first),
        ("check-in", check_in),
    ):
        _say(
            name,
            f"{figures.rate:.0f} requests/s, p50 {figures.p50}, p99 {figures.p99}, errors {figures.errors}, {figures.rate / floor:.2f} of the floor (goal 0.33)",
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(DISTINCT (a.meeting_id, a.member_id)) FROM meetings_attendance a JOIN meetings_meeting m ON m.id = a.meeting_id WHERE m.theme = 'Đo tải' AND a.state IN ('present', 'late')"
        )
        rows, distinct = cursor.fetchone()
    # wrk stops in the middle of its last 8 requests: they are done, but not counted.
    _say("checked in", f"{rows} rows, {distinct} distinct, {check_in.requests} answers, {len(doors)} members")
    clear_night()


def _queries() -> None:
    """Compare the list and the tables with hand-written SQL for the same rows, in turn."""
    province = Organisation.objects.get(parent=None, kind="province")
    board = Actor(user=User.objects.filter(grants__role="board", grants__organisation=province).first())
    board.held  # noqa: B018 -- the grants are read before the clock starts
    filters = Filters(organisation=province.uid, sex="female", age_from=40, status="full")
    _pair(
        "member list of the province, filtered, 50 rows",
        lambda: list(register_page(board, filters).items),
        lambda: _run(MEMBER_LIST, {"path": province.path, "day": today()}),
    )
    first = today().replace(month=1, day=1)
    _pair(
        "official tables 1-5 of the province",
        lambda: official_tables(province, first, today()),
        lambda: _tables(province.path, first),
    )


def _tables(path: str, first: object) -> None:
    """Run the plain statements for the same tables."""
    for statement in TABLES:
        _run(statement, {"path": path, "on": today(), "first": first})


def _run(statement: str, values: dict[str, object]) -> list[tuple]:
    """Run one statement and fetch its rows."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def _pair(name: str, ours: Callable[[], object], plain: Callable[[], object]) -> None:
    """Time both in turn and print the medians and their ratio."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, kept in zip((ours, plain), times, strict=True):
            begun = time.perf_counter()
            work()
            kept.append(time.perf_counter() - begun)
    one, two = (statistics.median(kept) for kept in times)
    _say(name, f"{one * 1000:.1f} ms, hand-written SQL {two * 1000:.1f} ms, ratio {one / two:.2f} (goal 2)")


def _say(name: str, figures: str) -> None:
    """Print one line."""
    print(f"{name:48} {figures}", flush=True)


if __name__ == "__main__":
    main()
