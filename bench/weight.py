"""What a member's telephone fetches to open the meeting page: the first time, and when it has what does not change.

    SOTAY_DATA_DIR=… python -m bench.weight

Bytes as they travel, heads included, with the encodings that browsers ask for; goals: 150 KB, then 30 KB.
"""

import re
from dataclasses import dataclass
from http.client import HTTPConnection
from urllib.parse import urlsplit

from bench.lib.start import start

start()

from bench.lib import servers  # noqa: E402
from bench.lib.night import clear_night, open_night  # noqa: E402
from bench.lib.people import sign_in  # noqa: E402
from sotay.accounts.models import User  # noqa: E402

FIRST, AFTER = 150_000, 30_000
_ASSET = re.compile(r'(?:href|src)="(/[^"]+\.(?:css|js|svg|png|woff2|webmanifest|ico)[^"]*)"')
_INSIDE = re.compile(r"""url\(["']?([\w./-]+)["']?\)|(?:import|from)\s*["']([\w./-]+)["']""")


@dataclass(frozen=True)
class Answer:
    """One answer: its bytes on the line, its text, and whether a browser asks for it again."""

    path: str
    size: int
    text: str
    is_kept: bool


def fetch(connection: HTTPConnection, path: str, cookie: str = "") -> Answer:
    """Fetch a path as a browser does; the text comes from a second, plain request."""
    texts = []
    for encoding in ("br, gzip", "identity"):
        connection.request("GET", path, headers={"Accept-Encoding": encoding, "Cookie": cookie})
        answer = connection.getresponse()
        texts.append((answer, answer.read()))
    (answer, body), (_, plain) = texts
    head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders())
    kept = "immutable" in answer.getheader("Cache-Control", "")
    return Answer(path, len(body) + head, plain.decode("utf-8", "replace"), kept)


def load(connection: HTTPConnection, path: str, cookie: str) -> list[Answer]:
    """Fetch a page and everything that it names, and what that names."""
    page = fetch(connection, path, cookie)
    found, waiting, seen = [page], [(page.path, name) for name in _ASSET.findall(page.text)], set()
    while waiting:
        above, name = waiting.pop()
        address = name.split("#")[0] if name.startswith("/") else _beside(above, name)
        if not address or address in seen:
            continue
        seen.add(address)
        answer = fetch(connection, address)
        found.append(answer)
        if address.endswith((".css", ".js")):
            waiting += [(address, one or other) for one, other in _INSIDE.findall(answer.text)]
    return found


def _beside(above: str, name: str) -> str:
    """Return the path of a file named relative to another, or nothing for what is no file of ours."""
    if name.startswith(("data:", "http:", "https:")) or "." not in name:
        return ""
    parts = above.split("/")[:-1]
    for part in name.split("#", maxsplit=1)[0].split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def main() -> None:
    """Fetch and print."""
    row = open_night(0.02)[0]
    visitor = sign_in([User.objects.get(pk=row[0])])[0]
    with servers.product() as address:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
        answers = load(connection, f"/meetings/{row[1]}", visitor.cookie)
    clear_night()
    for answer in sorted(answers, key=lambda one: -one.size):
        print(f"{answer.size:8} {'kept ' if answer.is_kept else 'again'} {answer.path}")
    first, after = sum(one.size for one in answers), sum(one.size for one in answers if not one.is_kept)
    print(f"first load {first} bytes (goal {FIRST}), after {after} bytes (goal {AFTER}), {len(answers)} requests")


if __name__ == "__main__":
    main()
