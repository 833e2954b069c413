"""Children that must not outlive their parent."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from sotay.config.processes import end_child, port_is_free

PARENT = """
import os, subprocess, sys, time
child = "import os, sys, time; from sotay.config.processes import die_with_parent; die_with_parent(int(sys.argv[1])); " \
    "print(os.getpid(), flush=True); time.sleep(60)"
subprocess.Popen([sys.executable, "-c", child, str(os.getpid())])
time.sleep(60)
"""


def test_child_ends_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())

    parent.kill()
    parent.communicate()

    deadline = time.monotonic() + 5
    while is_running(child) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not is_running(child)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except OSError:
        return False


def test_stubborn_child_is_killed() -> None:
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    assert child.stdout is not None
    child.stdout.readline()

    end_child(child, seconds=0.2)

    assert child.returncode == -signal.SIGKILL
    child.stdout.close()


def test_ended_child_is_left_alone() -> None:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()

    end_child(child)

    assert child.returncode == 0


def test_port_in_use_is_seen() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not port_is_free("127.0.0.1", port)

    assert port_is_free("127.0.0.1", port)
