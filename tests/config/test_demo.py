"""`sotay demo` as a person runs it: one command, an address, Ctrl-C."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.core.management import CommandError, call_command

from sotay.config.embedded.place import Place
from sotay.config.embedded.server import Server

MEMBERS = "300"


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Demo:
    """A running `sotay demo`."""

    def __init__(self, data: Path, port: int) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith(("SOTAY_", "DJANGO_"))}
        self.said = data.with_name("said.txt")
        with self.said.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "sotay.config.cli", "demo", "--members", MEMBERS, "--port", str(port), "--data", data],
                env=environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip

    def wait_for(self, word: str, seconds: float = 180) -> str:
        deadline = time.monotonic() + seconds
        while (
            word not in (text := self.said.read_text()) and time.monotonic() < deadline and self.process.poll() is None
        ):
            time.sleep(0.05)
        assert word in text, text
        return text


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    directory = tmp_path / "data"
    yield directory
    assert Server(Place(directory)).is_gone()


def processes_of(data: Path) -> list[str]:
    """Return the command lines of processes that know the data directory, from arguments or environment."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
        except OSError:
            continue
        if os.fsencode(data) in words and process.name != str(os.getpid()):
            found.append(words.decode(errors="replace"))
    return found


def test_demonstration_from_a_kill_in_its_loading_to_ctrl_c(data: Path, port: int) -> None:
    killed = Demo(data, port)
    deadline = time.monotonic() + 120
    while not (data / "demo.unfinished").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    killed.process.kill()
    killed.process.wait()

    demo = Demo(data, port)
    text = demo.wait_for("đang chạy tại")
    address = re.findall(r"http://\S+", text)[-1]
    with urlopen(address) as page:  # noqa: S310 -- our own
        assert page.status == 200
        assert "/accounts/" in page.url
    assert "Bí thư chi bộ" in text

    demo.process.send_signal(signal.SIGINT)

    assert demo.process.wait(60) == 0
    assert processes_of(data) == []


def test_taken_port_is_said_in_one_sentence() -> None:
    before = signal.getsignal(signal.SIGINT)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"Cổng {port} đang có chương trình khác dùng.* --port"):
            call_command("demo", port=port)

    assert signal.getsignal(signal.SIGINT) is before
