"""One evening: every cell raises two petitions, each sent twice as a telephone does that has not heard the answer; exactly once.

    SOTAY_DATA_DIR=… python -m bench.petitions [--threads 8] [--most 4130]

runs against the demonstration province of that data directory. It goes through the same action as page and API.
"""

import argparse
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

from bench.lib.start import start

start()

from django.db import connection  # noqa: E402

from sotay.access.actor import Actor  # noqa: E402
from sotay.organisations.choices import MEETING_KINDS  # noqa: E402
from sotay.organisations.models import Organisation  # noqa: E402
from sotay.petitions.actions.grouping import group_as_norms_say  # noqa: E402
from sotay.petitions.actions.raising import raise_petition  # noqa: E402
from sotay.petitions.models import Hop, Petition  # noqa: E402

TEXTS = ("Đề nghị sửa cầu {name} trước mùa mưa", "Đề nghị kéo đường nước sạch về {name}")
MOST_SECONDS = 300


def main() -> None:
    """Raise everything twice and count."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--threads", type=int, default=8)
    options.add_argument("--most", type=int, default=4130)
    asked = options.parse_args()
    cells = list(Organisation.objects.filter(kind__in=MEETING_KINDS, closed_on=None).order_by("pk"))
    # a smaller demonstration lets its cells take turns
    turns = [cells[number % len(cells)] for number in range(asked.most)]
    entries = [
        (cell, text.format(name=f"{cell.name} {number}"), uuid.uuid4())
        for number, cell in enumerate(turns)
        for text in TEXTS
    ]
    before = (Petition.objects.count(), Hop.objects.count())
    begun = time.perf_counter()
    parts = [(entries + entries)[index :: asked.threads] for index in range(asked.threads)]
    with ThreadPoolExecutor(asked.threads) as pool:
        sent = sum(pool.map(lambda part: _send(part, begun), parts))
    took = time.perf_counter() - begun
    made, steps = Petition.objects.count() - before[0], Hop.objects.count() - before[1]
    begun = time.perf_counter()
    found = group_as_norms_say()
    print(
        f"{sent} arrivals of {len(entries)} petitions in {took:.1f} s ({sent / took:.0f}/s): {made} made, {steps} first steps"
    )
    print(f"{found} found their group in {time.perf_counter() - begun:.1f} s")
    assert made == steps == len(entries), "not exactly once"


def _send(part: list[tuple[Organisation, str, uuid.UUID]], begun: float) -> int:
    """Send a share of the entries; tell how many."""
    done = 0
    try:
        for cell, text, key in part:
            if time.perf_counter() - begun > MOST_SECONDS:
                break
            raise_petition(Actor.system(), cell, text=text, key=key)
            done += 1
    finally:
        connection.close()
    return done


if __name__ == "__main__":
    main()
