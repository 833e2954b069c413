"""The embedded PostgreSQL through lives and deaths, each acted by a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from sotay.config.embedded import locks
from sotay.config.embedded.errors import EmbeddedDatabaseError
from sotay.config.embedded.place import LONGEST_SOCKET_DIRECTORY, Place
from sotay.config.embedded.server import ROLE, Server
from sotay.config.embedded.share import DATABASE, hold, recreate_database, release
from sotay.config.embedded.tuning import server_settings

HOLDER = """
import sys
from pathlib import Path
from sotay.config.embedded.place import Place
from sotay.config.embedded.share import hold
hold(Place(Path(sys.argv[1])))
print("held", flush=True)
sys.stdin.read()
"""
Start = Callable[[], "subprocess.Popen[str]"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A cluster of its own for this module; its path is too long for a socket, so the link is used all along."""
    return Place(tmp_path_factory.mktemp("x" * LONGEST_SOCKET_DIRECTORY))


@pytest.fixture
def start(place: Place) -> Iterator[Start]:
    """Start processes that hold the server until their input ends."""
    started: list[subprocess.Popen[str]] = []

    def run() -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", HOLDER, str(place.data_dir)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()
    assert ends(place), "the server outlived its users"


def held(process: "subprocess.Popen[str]") -> "subprocess.Popen[str]":
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def leave(process: "subprocess.Popen[str]") -> None:
    process.communicate(timeout=30)
    assert process.returncode == 0


def ends(place: Place) -> bool:
    return becomes(Server(place).is_gone)


def becomes(condition: Callable[[], bool], seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    return condition()


def query(place: Place, statement: str) -> list[tuple[object, ...]]:
    address = {"host": str(place.socket_directory), "user": ROLE, "dbname": DATABASE}
    with psycopg.connect(**address, autocommit=True) as link:
        cursor = link.execute(statement)
        return cursor.fetchall() if cursor.description else []


def answers(place: Place) -> bool:
    try:
        return query(place, "SELECT 1") == [(1,)]
    except psycopg.OperationalError:
        return False


def keeper_of(place: Place) -> int:
    words = f"sotay.config.embedded.keeper\0{place.data_dir}".encode()
    (pid,) = [int(file.parent.name) for file in Path("/proc").glob("[0-9]*/cmdline") if words in read(file)]
    return pid


def read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def test_processes_share_one_server_and_the_last_stops_it(place: Place, start: Start) -> None:
    first, second, third = start(), start(), start()
    for process in (first, second, third):
        held(process)
    server = Server(place).find()

    leave(first)
    leave(third)

    assert Server(place).find() == server
    assert answers(place)

    leave(second)

    assert Server(place).find() is None
    assert Server(place).is_gone()


def test_server_ends_when_its_last_user_is_killed(place: Place, start: Start) -> None:
    held(start()).kill()

    assert ends(place)


def test_killed_server_is_started_again_with_all_that_was_committed(place: Place, start: Start) -> None:
    held(start())
    query(place, "CREATE TABLE kept (word text)")
    query(place, "INSERT INTO kept VALUES ('còn')")
    server = Server(place).find()
    assert server is not None

    os.kill(server, signal.SIGKILL)

    assert becomes(lambda: answers(place))
    assert Server(place).find() != server
    assert query(place, "SELECT word FROM kept") == [("còn",)]
    query(place, "DROP TABLE kept")


def test_last_user_stops_the_server_of_a_killed_keeper(place: Place, start: Start) -> None:
    process = held(start())
    os.kill(keeper_of(place), signal.SIGKILL)

    leave(process)

    assert Server(place).is_gone()


def test_new_user_gives_an_orphaned_server_a_keeper(place: Place, start: Start) -> None:
    held(start())
    server = Server(place).find()
    os.kill(keeper_of(place), signal.SIGKILL)
    assert becomes(lambda: locks.is_free(place.lock("keeper")))

    held(start())

    assert Server(place).find() == server
    assert keeper_of(place)


def test_everything_killed_at_once_is_recovered_from(place: Place, start: Start) -> None:
    process = held(start())
    server = Server(place).find()
    assert server is not None
    for pid in (keeper_of(place), process.pid, server):
        os.kill(pid, signal.SIGKILL)
    process.wait()

    held(start())

    assert answers(place)


def test_process_id_that_now_belongs_to_another_is_not_the_server(place: Place, start: Start) -> None:
    leave(held(start()))
    (place.cluster / "postmaster.pid").write_text(f"{os.getpid()}\n")
    (place.cluster / ".s.PGSQL.5432.lock").write_text(f"{os.getpid()}\n")
    assert Server(place).find() is None

    held(start())

    assert answers(place)


def test_remains_of_a_killed_server_are_cleared_away(place: Place, start: Start) -> None:
    process = held(start())
    server = Server(place).find()
    assert server is not None
    children = read(Path(f"/proc/{server}/task/{server}/children")).split()
    child = int(children[0])
    os.kill(child, signal.SIGSTOP)  # It cannot notice that its parent is dead.
    for pid in (keeper_of(place), process.pid, server):
        os.kill(pid, signal.SIGKILL)
    process.wait()

    held(start())

    assert answers(place)
    assert not Path(f"/proc/{child}/exe").exists()


def test_hold_and_release_in_one_process(place: Place) -> None:
    hold(place, durable=False)
    hold(place, durable=False)
    query(place, "CREATE TABLE lost ()")

    recreate_database(place)

    assert query(place, "SELECT to_regclass('lost')") == [(None,)]
    release(place)
    assert Server(place).is_gone()
    release(place)


def test_short_paths_need_no_link(tmp_path: Path) -> None:
    short = Place(Path("/data"))
    long = Place(tmp_path / ("y" * LONGEST_SOCKET_DIRECTORY))

    assert short.socket_directory == short.cluster
    assert long.socket_directory != long.cluster
    assert long.socket_directory.parent == Path("/tmp")  # noqa: S108


def test_link_of_a_stranger_is_refused(tmp_path: Path) -> None:
    place = Place(tmp_path / ("z" * LONGEST_SOCKET_DIRECTORY))
    place.socket_directory.symlink_to("/etc")

    with pytest.raises(EmbeddedDatabaseError):
        place.prepare()

    place.socket_directory.unlink()


def test_server_that_cannot_start_says_where_to_look(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.cluster.mkdir(mode=0o700)
    (place.cluster / "PG_VERSION").write_text("18\n")

    with pytest.raises(EmbeddedDatabaseError, match=r"postgres\.log"):
        hold(place, durable=False)

    assert ends(place)


def test_durability_is_off_in_tests_only() -> None:
    durable = server_settings(durable=True, memory=24_000)
    careless = server_settings(durable=False, memory=24_000)

    assert {"fsync", "synchronous_commit", "full_page_writes"} & set(durable) == set()
    assert careless["fsync"] == "off"


@pytest.mark.parametrize(("memory", "buffers"), [(256, "64MB"), (4096, "256MB"), (24_000, "1024MB")])
def test_sizes_follow_the_machine(memory: int, buffers: str) -> None:
    assert server_settings(durable=True, memory=memory)["shared_buffers"] == buffers
