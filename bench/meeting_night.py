"""One hour in which 40 % of the province's cells meet, played against the running server, and what became of every answer.

    SOTAY_DATA_DIR=… python -m bench.meeting_night [--minutes 60] [--share 0.4] [--kill SECONDS] [--kill-database SECONDS]

Every member with an account opens the meeting, checks in, votes if entitled, and one in ten comments; each
secretary looks at the attendance list LOOKS times and records somebody who has no phone. The hour is played in `--minutes`. Every answer that says "done" is kept; at the end
each must be in the database exactly once. `--kill` ends the server with SIGKILL after so many seconds and starts it again; `--kill-database` does so with PostgreSQL,
which the product starts again by itself.
"""

import argparse
import asyncio
import random
import statistics
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bench.lib.start import start

start()

import aiohttp  # noqa: E402
from django.db import connection  # noqa: E402

from bench.lib import servers  # noqa: E402
from bench.lib.night import clear_night, keepers, open_night  # noqa: E402
from bench.lib.people import TOKEN, Visitor, sign_in  # noqa: E402
from sotay.accounts.models import User  # noqa: E402

CONNECTIONS = 32
LOOKS = 4
TRIES = 8
# A tap that is refused is answered with the page as it stands and a sentence: only these words say that it was done.
DONE = {"check-in": "Đồng chí đã điểm danh lúc", "vote": 'aria-pressed="true"'}
HEADERS = {"X-CSRFToken": TOKEN, "HX-Request": "true"}


@dataclass
class Tally:
    """What was answered: latencies by kind, failures, and the acknowledged operations."""

    latencies: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    statuses: Counter = field(default_factory=Counter)
    acknowledged: dict[str, set] = field(default_factory=lambda: defaultdict(set))


async def _send(
    session: aiohttp.ClientSession,
    tally: Tally,
    kind: str,
    method: str,
    url: str,
    visitor: Visitor,
    data: dict | None = None,
) -> bool:
    """Send one request as a person does: again, when the line broke or an error came; tell whether it was acknowledged as done."""
    for attempt in range(TRIES):
        begun = time.perf_counter()
        try:
            async with session.request(
                method, url, data=data, headers={**HEADERS, "Cookie": visitor.cookie}, allow_redirects=False
            ) as answer:
                text = await answer.text()
        except (aiohttp.ClientError, TimeoutError, OSError):
            tally.statuses[f"{kind} broken line"] += 1
            await asyncio.sleep(1 + attempt)
            continue
        tally.latencies[kind].append(time.perf_counter() - begun)
        tally.statuses[f"{kind} {answer.status}"] += 1
        if answer.status < 500:
            return answer.status < 400 and DONE.get(kind, "") in text
        await asyncio.sleep(1 + attempt)
    return False


async def _member(
    session: aiohttp.ClientSession, tally: Tally, address: str, row: tuple, visitor: Visitor, rng: random.Random
) -> None:
    """Play one member's evening."""
    _, meeting, motion, key, member, entitled = row
    await _send(session, tally, "open", "GET", f"{address}/meetings/{meeting}", visitor)
    if await _send(session, tally, "check-in", "POST", f"{address}/meetings/{meeting}/check-in/", visitor):
        tally.acknowledged["check-in"].add((key, member))
    if entitled and await _send(
        session,
        tally,
        "vote",
        "POST",
        f"{address}/meetings/{meeting}/motions/{motion}/vote",
        visitor,
        {"choice": "agree"},
    ):
        tally.acknowledged["vote"].add((key, member))
    if rng.random() < 0.1:
        words = f"Nhất trí {visitor.key}"
        if await _send(
            session,
            tally,
            "comment",
            "POST",
            f"{address}/meetings/{meeting}/comments/add",
            visitor,
            {"kind": "comment", "text": words},
        ):
            tally.acknowledged["comment"].add(words)


async def _secretary(
    session: aiohttp.ClientSession, tally: Tally, address: str, row: tuple, visitor: Visitor, seconds: float
) -> None:
    """Play one secretary's evening beside the members'."""
    _, meeting, key, person, member = row
    conduct = f"{address}/meetings/{meeting}/conduct/attendance"
    for _ in range(LOOKS):
        await _send(session, tally, "list", "GET", conduct, visitor)
        await asyncio.sleep(seconds / LOOKS)
    if person and await _send(session, tally, "record", "POST", f"{conduct}/{person}", visitor, {"state": "present"}):
        tally.acknowledged["check-in"].add((key, member))


async def _play(
    address: str, people: list[tuple], secretaries: list[tuple], visitors: dict[int, Visitor], minutes: float
) -> Tally:
    """Play everybody, spread evenly over the time, with a bounded number of connections."""
    tally, rng = Tally(), random.Random(7)
    gate = asyncio.Semaphore(CONNECTIONS)
    begun, step = time.perf_counter(), minutes * 60 / len(people)
    connector = aiohttp.TCPConnector(limit=CONNECTIONS)
    async with aiohttp.ClientSession(
        connector=connector, timeout=aiohttp.ClientTimeout(total=30), cookie_jar=aiohttp.DummyCookieJar()
    ) as session:

        async def one(row: tuple) -> None:
            async with gate:
                await _member(session, tally, address, row, visitors[row[0]], rng)

        async def keep(row: tuple) -> None:
            await asyncio.sleep(rng.random() * minutes * 60 / LOOKS)
            await _secretary(session, tally, address, row, visitors[row[0]], minutes * 50)

        tasks = [asyncio.create_task(keep(row)) for row in secretaries]
        for number, row in enumerate(people):
            await asyncio.sleep(max(0.0, begun + number * step - time.perf_counter()))
            tasks.append(asyncio.create_task(one(row)))
        await asyncio.gather(*tasks)
    return tally


def _check(tally: Tally) -> None:
    """Compare what was acknowledged with what is in the database."""
    statements = {
        "check-in": "SELECT a.meeting_id, a.member_id FROM meetings_attendance a JOIN meetings_meeting m ON m.id = a.meeting_id WHERE m.theme = 'Đo tải' AND a.state IN ('present', 'late')",
        "vote": "SELECT mo.meeting_id, v.member_id FROM meetings_vote v JOIN meetings_motion mo ON mo.id = v.motion_id JOIN meetings_meeting m ON m.id = mo.meeting_id WHERE m.theme = 'Đo tải'",
        "comment": "SELECT c.text FROM meetings_comment c JOIN meetings_meeting m ON m.id = c.meeting_id WHERE m.theme = 'Đo tải'",
    }
    for kind, statement in statements.items():
        with connection.cursor() as cursor:
            cursor.execute(statement)
            rows = [row if kind != "comment" else row[0] for row in cursor.fetchall()]
        lost = tally.acknowledged[kind] - set(rows)
        print(
            f"{kind:10} acknowledged {len(tally.acknowledged[kind])}, in the database {len(rows)}, lost {len(lost)}, doubled {len(rows) - len(set(rows))}"
        )


def _report(tally: Tally, seconds: float) -> None:
    """Print requests a second and latencies."""
    every = sorted(value for values in tally.latencies.values() for value in values)
    print(f"{len(every)} requests in {seconds:.0f} s: {len(every) / seconds:.0f} requests/s")
    for kind, values in [*tally.latencies.items(), ("all", every)]:
        cuts = statistics.quantiles(values, n=100) if len(values) > 1 else values * 99
        print(f"{kind:10} {len(values):7} requests, p50 {cuts[49] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms")
    print("answers   ", dict(sorted(tally.statuses.items())))


def main() -> None:
    """Play and report."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=60)
    options.add_argument("--share", type=float, default=0.4)
    options.add_argument("--kill", type=float, default=0)
    options.add_argument("--kill-database", type=float, default=0)
    chosen = options.parse_args()
    people = open_night(chosen.share)
    secretaries = keepers()
    users = User.objects.in_bulk({row[0] for row in [*people, *secretaries]})
    visitors = {visitor.user_id: visitor for visitor in sign_in(list(users.values()))}
    print(
        f"{len({row[1] for row in people})} cells meet, {len(people)} members with an account, {len(secretaries)} secretaries, played in {chosen.minutes:g} minutes"
    )
    with servers.product(kill_after=chosen.kill, kill_database_after=chosen.kill_database) as address:
        begun = time.perf_counter()
        tally = asyncio.run(_play(address, people, secretaries, visitors, chosen.minutes))
        _report(tally, time.perf_counter() - begun)
    connection.close()  # it may have been broken off with the database
    _check(tally)
    clear_night()


if __name__ == "__main__":
    main()
