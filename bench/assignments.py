"""One day: every member says with one tap how the work assigned to them goes, played against the running server; each counts once.

    SOTAY_DATA_DIR=… python -m bench.assignments [--taps 70592] [--seconds 240] [--connections 16] [--twice 0.3] [--lost 0.1]

runs against the demonstration province of that data directory. Works are laid down so that there are `--taps` of them, one for each
account before any has two. A tap is what the page sends; one in `--twice` is sent a second time while the first may be on its way,
one in `--lost` is broken off before its answer comes and sent again, and one in ten opens the page that follows. After `--seconds`
no new tap begins. At the end every work of which a tap was acknowledged must have exactly one word of the month, the one that was
tapped; then the coverage is looked at. What was laid down is taken away again.
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

from bench.lib import servers  # noqa: E402
from bench.lib.assignments import clear_day, lay_down, said, watcher  # noqa: E402
from bench.lib.people import TOKEN, Visitor, sign_in  # noqa: E402
from sotay.accounts.models import User  # noqa: E402

WORDS = ("done", "in_progress", "difficulty")
HEADERS = {"X-CSRFToken": TOKEN, "HX-Request": "true"}
TRIES, LOOKS = 8, 15


@dataclass
class Tally:
    """What was answered: latencies by kind, how each request ended, and what was acknowledged."""

    latencies: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    ends: Counter = field(default_factory=Counter)
    acknowledged: dict[int, str] = field(default_factory=dict)
    begun: int = 0


@dataclass(frozen=True)
class Tap:
    """One word about one work."""

    visitor: Visitor
    key: int
    uid: str
    word: str


async def _send(session: aiohttp.ClientSession, address: str, tap: Tap, tally: Tally, *, lose: bool = False) -> bool:
    """Send a tap as the page does; tell whether it was acknowledged."""
    begun = time.perf_counter()
    call = session.post(
        f"{address}/assignments/{tap.uid}/month", data={"progress": tap.word, "note": ""},
        headers={**HEADERS, "Cookie": tap.visitor.cookie}, allow_redirects=False,
        timeout=aiohttp.ClientTimeout(total=0.01 if lose else 30),
    )  # fmt: skip
    try:
        async with call as answer:
            await answer.read()
    except (aiohttp.ClientError, TimeoutError, OSError):
        tally.ends["answer lost" if lose else "broken line"] += 1
        return False
    tally.latencies["tap"].append(time.perf_counter() - begun)
    tally.ends[f"tap {answer.status}"] += 1
    # htmx is told in a header where to go on
    done = "HX-Redirect" in answer.headers or answer.status == 302
    if done:
        tally.acknowledged[tap.key] = tap.word
    return done


async def _tap(
    session: aiohttp.ClientSession, address: str, tap: Tap, tally: Tally, chances: tuple[float, float]
) -> None:
    """Send until an answer comes; now and then twice at once, now and then with the page that follows."""
    twice, lost = chances
    rng = random.Random(tap.key)
    again = asyncio.create_task(_send(session, address, tap, tally)) if rng.random() < twice else None
    for attempt in range(TRIES):
        if await _send(session, address, tap, tally, lose=attempt == 0 and rng.random() < lost):
            break
        await asyncio.sleep(0.1 * attempt)
    if again is not None:
        await again
    if rng.random() < 0.1:
        begun = time.perf_counter()
        async with session.get(f"{address}/assignments/mine", headers={"Cookie": tap.visitor.cookie}) as answer:
            await answer.read()
        tally.latencies["page"].append(time.perf_counter() - begun)
        tally.ends[f"page {answer.status}"] += 1


async def _day(address: str, taps: list[Tap], asked: argparse.Namespace) -> Tally:
    """Send everything with a bounded number of connections, for so many seconds at most."""
    tally, waiting, until = Tally(), iter(taps), time.perf_counter() + asked.seconds
    connector = aiohttp.TCPConnector(limit=asked.connections * 2)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as session:

        async def hand() -> None:
            for tap in waiting:
                if time.perf_counter() > until:
                    return
                tally.begun += 1
                await _tap(session, address, tap, tally, (asked.twice, asked.lost))

        await asyncio.gather(*(hand() for _ in range(asked.connections)))
    return tally


async def _look(address: str, path: str, visitor: Visitor) -> None:
    """Open a page some times and print how long it takes."""
    times = []
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        for _ in range(LOOKS):
            begun = time.perf_counter()
            async with session.get(f"{address}{path}", headers={"Cookie": visitor.cookie}) as answer:
                await answer.read()
                assert answer.status == 200, answer.status
            times.append(time.perf_counter() - begun)
    print(f"coverage of the province   p50 {statistics.median(times) * 1000:.0f} ms, p95 {max(times) * 1000:.0f} ms")


def _report(tally: Tally, took: float, asked: int) -> None:
    """Print what the day took."""
    for kind, values in tally.latencies.items():
        cuts = statistics.quantiles(values, n=100) if len(values) > 1 else values * 99
        print(
            f"{kind:10} {len(values):7} answers, p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms, p99 {cuts[98] * 1000:.0f} ms"
        )
    per_second = len(tally.acknowledged) / took
    print(
        f"{tally.begun} of {asked} works tapped in {took:.0f} s: {per_second:.0f} works/s, "
        f"{len(tally.latencies['tap']) / took:.0f} taps/s; at this rate {asked} take {asked / per_second / 60:.1f} minutes"
    )
    print("ends      ", dict(sorted(tally.ends.items())))


def _check(tally: Tally) -> None:
    """Compare what was acknowledged with what is in the database."""
    rows = said()
    kept = dict(rows)
    lost = [key for key, word in tally.acknowledged.items() if kept.get(key) != word]
    print(
        f"exactly once: acknowledged {len(tally.acknowledged)}, in the database {len(rows)}, lost {len(lost)}, doubled {len(rows) - len(kept)}"
    )


def main() -> None:
    """Play the day and count."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--taps", type=int, default=70_592)
    options.add_argument("--seconds", type=float, default=240)
    options.add_argument("--connections", type=int, default=16)
    options.add_argument("--twice", type=float, default=0.3)
    options.add_argument("--lost", type=float, default=0.1)
    asked = options.parse_args()
    clear_day()
    rows = lay_down(asked.taps)
    user, place = watcher()
    people = User.objects.in_bulk({*(row[0] for row in rows), user})
    visitors = {visitor.user_id: visitor for visitor in sign_in(list(people.values()))}
    rng = random.Random(11)
    taps = [Tap(visitors[account], key, str(uid), rng.choice(WORDS)) for account, key, uid in rows]
    rng.shuffle(taps)
    print(f"{len(taps)} works of {len(people) - 1} accounts")
    with servers.product() as address:
        begun = time.perf_counter()
        tally = asyncio.run(_day(address, taps, asked))
        _report(tally, time.perf_counter() - begun, len(taps))
        _check(tally)
        asyncio.run(_look(address, f"/assignments/board/{place}", visitors[user]))
    clear_day()


if __name__ == "__main__":
    main()
