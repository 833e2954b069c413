"""One evening: every cell raises two petitions, played against the running server; every answer may get lost, each is made exactly once.

    SOTAY_DATA_DIR=… python -m bench.petitions [--cells 4130] [--connections 16] [--lost 0.2] [--old 100000]

runs against the demonstration province of that data directory. The secretary of each cell opens the form, writes and sends; one
sending in `--lost` is broken off before its answer comes, and every sentence is sent a second time, as a telephone does that has
heard nothing. Before that, `--old` petitions of past years are laid down. What stays is taken away again.
After `--minutes` nothing more is sent.
"""

import argparse
import asyncio
import random
import statistics
import time
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from bench.lib.start import start

start()

import aiohttp  # noqa: E402
from django.db import connection  # noqa: E402

from bench.lib import servers  # noqa: E402
from bench.lib.people import TOKEN, Visitor, sign_in  # noqa: E402
from bench.lib.petitions import clear_evening, clear_old, lay_down_old, raisers, requests  # noqa: E402
from sotay.accounts.models import User  # noqa: E402
from sotay.petitions.actions.grouping import group_as_norms_say  # noqa: E402
from sotay.petitions.models import Hop, Petition  # noqa: E402

TRIES = 8
HEADERS = {"X-CSRFToken": TOKEN}
LOOKS = 15


@dataclass
class Tally:
    """What was answered: latencies by kind, and how each request ended."""

    latencies: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    ends: Counter = field(default_factory=Counter)


@dataclass(frozen=True)
class Sentence:
    """One petition about to be raised: by whom, where, under which key."""

    visitor: Visitor
    cell: uuid.UUID
    text: str
    key: uuid.UUID


async def _send(session: aiohttp.ClientSession, address: str, one: Sentence, tally: Tally, *, lose: bool) -> bool:
    """Send a sentence as the form does; tell whether an answer came that says that it is there."""
    data = {"text": one.text, "subject": "roads", "key": str(one.key)}
    begun = time.perf_counter()
    call = session.post(
        f"{address}/petitions/raise/{one.cell}", data=data, headers={**HEADERS, "Cookie": one.visitor.cookie},
        allow_redirects=False, timeout=aiohttp.ClientTimeout(total=0.03 if lose else 30),
    )  # fmt: skip
    try:
        async with call as answer:
            await answer.read()
    except (aiohttp.ClientError, TimeoutError, OSError):
        tally.ends["answer lost" if lose else "broken line"] += 1
        return False
    tally.latencies["raise"].append(time.perf_counter() - begun)
    tally.ends[f"{answer.status}"] += 1
    return answer.status == 302


async def _tell(session: aiohttp.ClientSession, address: str, one: Sentence, tally: Tally, lost: float) -> bool:
    """Send until an answer comes, then once more."""
    rng = random.Random(one.key.int)
    for attempt in range(TRIES):
        if await _send(session, address, one, tally, lose=attempt == 0 and rng.random() < lost):
            return await _send(session, address, one, tally, lose=False)
        await asyncio.sleep(0.2 * attempt)
    return False


async def _evening(address: str, sentences: list[Sentence], asked: argparse.Namespace) -> tuple[Tally, int]:
    """Send everything with a bounded number of connections; tell how many were acknowledged."""
    tally, gate, until = Tally(), asyncio.Semaphore(asked.connections), time.perf_counter() + asked.minutes * 60
    connector = aiohttp.TCPConnector(limit=asked.connections)
    async with aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar()) as session:

        async def one(sentence: Sentence) -> bool:
            async with gate:
                return time.perf_counter() < until and await _tell(session, address, sentence, tally, asked.lost)

        done = await asyncio.gather(*(one(sentence) for sentence in sentences))
    return tally, sum(done)


async def _look(address: str, pages: dict[str, tuple[str, Visitor]]) -> None:
    """Open each page some times and print how long it takes."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        for name, (path, visitor) in pages.items():
            times = []
            for _ in range(LOOKS):
                begun = time.perf_counter()
                async with session.get(f"{address}{path}", headers={"Cookie": visitor.cookie}) as answer:
                    size = len(await answer.read())
                    assert answer.status == 200, (name, answer.status)
                times.append(time.perf_counter() - begun)
            print(
                f"{name:40} p50 {statistics.median(times) * 1000:5.0f} ms, most {max(times) * 1000:5.0f} ms, {size // 1024} KB"
            )


def _report(tally: Tally, took: float, count: int) -> None:
    """Print what the evening took."""
    values = tally.latencies["raise"]
    cuts = statistics.quantiles(values, n=100)
    print(
        f"{len(values)} answers in {took:.1f} s ({len(values) / took:.0f}/s) for {count} petitions: p50 {cuts[49] * 1000:.0f} ms, p95 {cuts[94] * 1000:.0f} ms"
    )
    print("ends      ", dict(sorted(tally.ends.items())))


def main() -> None:
    """Play the evening and count."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cells", type=int, default=4130)
    options.add_argument("--connections", type=int, default=16)
    options.add_argument("--lost", type=float, default=0.2)
    options.add_argument("--old", type=int, default=100_000)
    options.add_argument("--minutes", type=float, default=4)
    options.add_argument("--keep", action="store_true", help="leave the old ones for the next run")
    asked = options.parse_args()
    clear_evening()
    begun = time.perf_counter()
    print(f"{lay_down_old(asked.old)} old petitions in {time.perf_counter() - begun:.0f} s", flush=True)
    cells, watchers = raisers(asked.cells)
    users = User.objects.in_bulk([*(user for user, *_ in cells), *watchers.values()])
    visitors = {visitor.user_id: visitor for visitor in sign_in(list(users.values()))}
    sentences = [
        Sentence(visitors[user], cell, text, uuid.uuid5(uuid.NAMESPACE_URL, f"{cell}/{turn}/{number}"))
        for number, (user, cell, name) in enumerate(cells)
        for turn, text in enumerate(requests(name, number))
    ]
    before = Petition.objects.count(), Hop.objects.count()
    with servers.product() as address:
        begun = time.perf_counter()
        tally, acknowledged = asyncio.run(_evening(address, sentences, asked))
        _report(tally, time.perf_counter() - begun, len(sentences))
        made, steps = Petition.objects.count() - before[0], Hop.objects.count() - before[1]
        print(
            f"exactly once: {len(sentences)} sentences, {acknowledged} acknowledged, {made} petitions, {steps} first steps"
        )
        begun = time.perf_counter()
        found = group_as_norms_say()
        print(f"{found} of {made} found their group among {before[0] + made} in {time.perf_counter() - begun:.1f} s")
        asyncio.run(_look(address, _pages(watchers, visitors)))
    clear_evening()
    if not asked.keep:
        clear_old()
    assert made == steps == acknowledged == len(sentences), "not exactly once"


def _pages(watchers: dict[str, int], visitors: dict[int, Visitor]) -> dict[str, tuple[str, Visitor]]:
    """Return what is looked at, by whom."""
    paths = {
        "register": "/petitions/",
        "register, overdue": "/petitions/?late=overdue",
        "register, words": "/petitions/?q=nuoc+sach",
        "register, body by name": "/petitions/?at=dang+bo+xa",
        "register, page 200": "/petitions/?page=200",
        "groups": "/petitions/groups",
    }
    found = {}
    for who, user in watchers.items():
        for name, path in paths.items():
            found[f"{who}: {name}"] = (path, visitors[user])
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT o.uid FROM access_grant g JOIN organisations_organisation o ON o.id = g.organisation_id"
                " WHERE g.user_id = %s ORDER BY nlevel(o.path) LIMIT 1",
                [user],
            )
            found[f"{who}: board"] = (f"/petitions/board/{cursor.fetchone()[0]}", visitors[user])
    return found


if __name__ == "__main__":
    main()
