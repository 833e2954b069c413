"""Processes that must not outlive their parent, and ports that may be taken."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from typing import IO

PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """Ask the kernel to end this process with its parent, even where the parent is killed without a word."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def start_child(arguments: list[str], output: IO[bytes] | None = None) -> "subprocess.Popen[bytes]":
    """Start a `sotay` that ends when we do, in a session of its own, so that Ctrl-C reaches it through us only."""
    return subprocess.Popen(
        [sys.executable, "-m", "sotay.config.child", str(os.getpid()), *arguments],
        stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
    )  # fmt: skip


def end_child(process: "subprocess.Popen[bytes]", seconds: float = 15) -> None:
    """End a process: politely, then by force."""
    if process.poll() is None:
        process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def port_is_free(host: str, port: int) -> bool:
    """Tell whether a server could listen there now."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def port_becomes_free(host: str, port: int, seconds: float) -> bool:
    """Wait a little for a port whose last owner may be about to go."""
    deadline = time.monotonic() + seconds
    while not (free := port_is_free(host, port)) and time.monotonic() < deadline:
        time.sleep(0.1)
    return free
