"""A telephone on slow 3G: Chromium with its own emulation, and a meter on the line that counts what really travels."""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, sync_playwright

RTT, BYTES_PER_SECOND, CPU = 400, 400_000 // 8, 4
"""Slow 3G: 400 ms, 400 kbit/s, on a processor four times slower."""
PHONE = {"width": 360, "height": 740}
_USABLE = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const [paint] = performance.getEntriesByName('first-contentful-paint');
  return { painted: paint ? paint.startTime : 0, usable: page.domContentLoadedEventEnd, loaded: page.loadEventEnd };
}"""


@dataclass
class Meter:
    """How many bytes came down the line."""

    address: str
    down: int = 0

    def take(self) -> int:
        """Return the bytes since the last look."""
        found, self.down = self.down, 0
        return found


@dataclass(frozen=True)
class Visit:
    """One opening of a page: milliseconds until something is seen, until it can be used, until all is there; bytes."""

    painted: float
    usable: float
    loaded: float
    size: int


@contextmanager
def metered(address: str) -> Iterator[Meter]:
    """Put a meter between browser and server."""
    host, port = urlsplit(address).netloc.split(":")
    door = socket.create_server(("127.0.0.1", 0))
    meter = Meter(f"http://127.0.0.1:{door.getsockname()[1]}")
    threading.Thread(target=_listen, args=(door, (host, int(port)), meter), daemon=True).start()
    try:
        yield meter
    finally:
        door.close()


def _listen(door: socket.socket, server: tuple[str, int], meter: Meter) -> None:
    """Pass each connection on."""
    while True:
        try:
            browser, _ = door.accept()
        except OSError:
            return
        line = socket.create_connection(server)
        threading.Thread(target=_pass, args=(browser, line, None), daemon=True).start()
        threading.Thread(target=_pass, args=(line, browser, meter), daemon=True).start()


def _pass(one: socket.socket, other: socket.socket, meter: Meter | None) -> None:
    """Copy bytes one way until the end."""
    try:
        while piece := one.recv(65536):
            if meter:
                meter.down += len(piece)
            other.sendall(piece)
    except OSError:
        pass
    finally:
        for each in (one, other):
            try:
                each.shutdown(socket.SHUT_RDWR)
            except OSError:
                each.close()


@contextmanager
def browser() -> Iterator[Browser]:
    """Start Chromium: the system's own where there is one, else Playwright's."""
    own = os.environ.get("SOTAY_CHROMIUM") or next(
        (path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None
    )
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"])
        try:
            yield chromium
        finally:
            chromium.close()


@contextmanager
def telephone(chromium: Browser, meter: Meter, cookies: dict[str, str], **options: Any) -> Iterator[Any]:
    """Open a new telephone, signed in, with nothing kept."""
    context = chromium.new_context(viewport=PHONE, base_url=meter.address, **options)
    context.add_cookies([{"name": name, "value": value, "url": meter.address} for name, value in cookies.items()])
    page = context.new_page()
    page.set_default_timeout(120_000)
    try:
        yield page
    finally:
        context.close()


def slow_down(page: Any) -> None:
    """Let the page feel slow 3G and a slow processor."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    line = {
        "offline": False,
        "latency": RTT,
        "downloadThroughput": BYTES_PER_SECOND,
        "uploadThroughput": BYTES_PER_SECOND,
    }
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})


def visit(page: Any, path: str, meter: Meter) -> Visit:
    """Open a page and wait until all of it is there."""
    meter.take()
    page.goto(path, wait_until="load")
    found = page.evaluate(_USABLE)
    return Visit(found["painted"], found["usable"], found["loaded"], meter.take())
