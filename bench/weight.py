"""What a member's telephone fetches to open the meeting page, and how long that takes on slow 3G with a slow processor.

    SOTAY_DATA_DIR=… python -m bench.weight

Bytes are counted on the line between Chromium and the server, heads included. Times are Chromium's own emulation of slow 3G
(400 kbit/s, 400 ms) and of a processor four times slower; the page can be used when its scripts have run. Ends with 1 where
a goal is missed.
"""

import sys
from http.client import HTTPConnection
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from bench.lib.start import start

start()

from bench.lib import servers, slow  # noqa: E402
from bench.lib.night import clear_night, open_night  # noqa: E402
from bench.lib.people import TOKEN, sign_in  # noqa: E402
from bench.lib.three_documents import three_documents  # noqa: E402
from sotay.access.actor import Actor, Channel  # noqa: E402
from sotay.accounts.models import User  # noqa: E402
from sotay.documents.actions import discard_file  # noqa: E402
from sotay.meetings.actions.documents import add_document  # noqa: E402
from sotay.meetings.models import Meeting, MeetingDocument  # noqa: E402

FIRST, AFTER, MONTH = 150_000, 30_000, 1_000_000
USABLE_FIRST, USABLE_AFTER = 5.0, 2.0
VISITS = 3
_missed: list[str] = []


def main() -> None:
    """Measure everything, print each figure beside its goal, and say by the exit code whether all are met."""
    row = open_night(0.02)[0]
    visitor = sign_in([User.objects.get(pk=row[0])])[0]
    meeting = Meeting.objects.get(uid=row[1])
    documents: list[MeetingDocument] = []
    cookies = {"sessionid": visitor.key, "csrftoken": TOKEN}
    try:
        with servers.product() as address, slow.metered(address) as meter:
            with slow.browser() as chromium:
                _meeting_page(chromium, meter, cookies, f"/meetings/{meeting.uid}")
            actor = Actor.system(Channel.CLI)
            documents += [add_document(actor, meeting, file=file, title=file.name or "") for file in three_documents()]
            with slow.browser() as chromium:
                _month(chromium, meter, cookies, meeting, documents)
            _resume(address, visitor.cookie, documents[-1])
    finally:
        for document in documents:
            document.delete()
            discard_file(document.file)
        clear_night()
    if _missed:
        sys.exit(f"missed: {', '.join(_missed)}")


def _meeting_page(chromium: Any, meter: slow.Meter, cookies: dict[str, str], path: str) -> None:
    """Open the page on new telephones, and again on the same; then let one keep everything for use without network."""
    first, after = [], []
    for _ in range(VISITS):
        with slow.telephone(chromium, meter, cookies, service_workers="block") as page:
            slow.slow_down(page)
            first.append(slow.visit(page, path, meter))
            page.goto("about:blank")
            after.append(slow.visit(page, path, meter))
    _weigh("meeting page, first load", max(one.size for one in first), FIRST)
    _weigh("meeting page, after", max(one.size for one in after), AFTER)
    _time("meeting page usable on slow 3G, first", median(one.usable for one in first) / 1000, USABLE_FIRST)
    _time("meeting page usable on slow 3G, after", median(one.usable for one in after) / 1000, USABLE_AFTER)
    for name, visits in (("first", first), ("after", after)):
        painted, loaded = (median(getattr(one, what) for one in visits) / 1000 for what in ("painted", "loaded"))
        print(f"{'':4}{name}: something to read after {painted:.1f} s, everything after {loaded:.1f} s", flush=True)
    with slow.telephone(chromium, meter, cookies) as page:
        meter.take()
        page.goto(path, wait_until="load")
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_timeout(3000)
        _weigh("the same, and kept for use without network", meter.take(), FIRST)
        page.goto(path, wait_until="load")
        page.wait_for_timeout(2000)
        _weigh("after, with what is kept brought up to date", meter.take(), AFTER)


def _month(
    chromium: Any, meter: slow.Meter, cookies: dict[str, str], meeting: Meeting, documents: list[MeetingDocument]
) -> None:
    """Take part in a month's meeting on a new telephone: read the page and three documents, fetch their files, check in."""
    path = f"/meetings/{meeting.uid}"
    with slow.telephone(chromium, meter, cookies) as page:
        meter.take()
        page.goto(path, wait_until="load")
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        page.wait_for_timeout(3000)
        for document in documents:
            page.goto(f"/meetings/documents/{document.uid}", wait_until="load")
            page.context.request.get(f"{meter.address}/meetings/documents/{document.uid}/file")
        page.goto(f"{path}/comments", wait_until="load")
        page.goto(path, wait_until="load")
        page.locator(f"form[action='{path}/check-in/'] button").first.click()
        page.wait_for_load_state("networkidle")
        size = meter.take()
    files = sum(document.file.size for document in documents)
    _weigh("a month's meeting with three documents", size, MONTH)
    print(f"{'':4}of which the three files {files:,} bytes", flush=True)


def _resume(address: str, cookie: str, document: MeetingDocument) -> None:
    """Break a download off in the middle and go on from there."""
    path, half = f"/meetings/documents/{document.uid}/file", document.file.size // 2
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)

    def part(asked: str, tag: str = "") -> tuple[int, bytes, str]:
        heads = {"Cookie": cookie, **({"Range": asked} if asked else {}), **({"If-Range": tag} if tag else {})}
        connection.request("GET", path, headers=heads)
        answer = connection.getresponse()
        return answer.status, answer.read(), answer.getheader("ETag") or ""

    _, whole, _ = part("")
    first, begun, tag = part(f"bytes=0-{half - 1}")
    then, rest, _ = part(f"bytes={half}-", tag)
    is_whole = (first, then) == (206, 206) and begun + rest == whole and len(whole) == document.file.size
    _say("a broken download goes on where it stopped", "yes" if is_whole else "no", "yes", is_met=is_whole)


def _weigh(name: str, size: int, goal: int) -> None:
    """Print bytes beside their goal."""
    _say(name, f"{size / 1000:.1f} KB", f"{goal // 1000} KB", is_met=size <= goal)


def _time(name: str, seconds: float, goal: float) -> None:
    """Print seconds beside their goal."""
    _say(name, f"{seconds:.1f} s", f"{goal:.0f} s", is_met=seconds <= goal)


def _say(name: str, reached: str, goal: str, *, is_met: bool) -> None:
    """Print one line."""
    if not is_met:
        _missed.append(name)
    print(f"{name:46} {reached:>10}   goal {goal:>8}   {'met' if is_met else 'MISSED'}", flush=True)


if __name__ == "__main__":
    main()
