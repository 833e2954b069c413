"""The register of a province into an empty installation, against reading the file and copying its rows.

    python -m bench.member_import FILE.xlsx --organisations organisations.csv [--times 3]

Everything happens in a database of its own, made under a temporary directory and removed at the end. Floor and import are
whole processes, one after the other, so that what else the machine does falls on both.
"""

import argparse
import atexit
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

# The rows as they are, into a table of as many columns: what nobody can do without.
_FLOOR = """
import sys
import psycopg
from python_calamine import CalamineWorkbook
host, file = sys.argv[1:]
sheet = CalamineWorkbook.from_path(file).get_sheet_by_index(0)
rows = [row for row in sheet.iter_rows() if row[0] != "" and row[1] != ""]
with psycopg.connect(host=host, dbname="sotay", user="sotay") as connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE IF NOT EXISTS bench_plain (" + ", ".join(f"c{n} text" for n in range(len(rows[0]))) + ")")
    cursor.execute("TRUNCATE bench_plain")
    with cursor.copy("COPY bench_plain FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
"""


class Figure(NamedTuple):
    """What one process took, the server's share included in the processor's seconds."""

    seconds: float
    processor: float
    megabytes: int


_AGAIN = "TRUNCATE members_member, exchange_batch CASCADE"
_SOTAY = (sys.executable, "-m", "sotay.config.cli")


def main() -> None:
    """Measure in turn, then print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--organisations", type=Path, required=True)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="sotay-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)  # after the database, which is let go first
    os.environ |= {"SOTAY_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "sotay.config.settings"}
    os.environ.pop("SOTAY_DATABASE_URL", None)
    # Modules are compiled once, as in any installation, wherever the checkout lies.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
    _show(_measure(options.file, options.organisations, options.times))


def _measure(file: Path, organisations: Path, times: int) -> dict[str, list[Figure]]:
    """Run floor, import and the same import once more so many times; return the figures of each."""
    from bench.lib.start import start

    start()
    from django.db import connection

    from sotay.core.bulk import run_sql

    host = str(connection.settings_dict["HOST"])
    _run(host, *_SOTAY, "organisations_import", str(organisations), "--json")
    figures: dict[str, list[Figure]] = {"floor": [], "import": [], "import again": []}
    for _ in range(times):
        figures["floor"].append(_run(host, sys.executable, "-c", _FLOOR, host, str(file)))
        run_sql(_AGAIN)
        figures["import"].append(_run(host, *_SOTAY, "members_import", str(file), "--json"))
        figures["import again"].append(_run(host, *_SOTAY, "members_import", str(file), "--json"))
        print(", ".join(f"{name} {measured[-1].seconds:.2f} s" for name, measured in figures.items()), flush=True)
    return figures


def _show(figures: dict[str, list[Figure]]) -> None:
    """Print medians, and their ratio to the floor; processor time is steadier where others use the machine too."""
    floor = _medians(figures["floor"])
    for name, measured in figures.items():
        own = _medians(measured)
        print(
            f"{name:>12}: {own.seconds:6.2f} s ({own.seconds / floor.seconds:.2f} x), "
            f"processor {own.processor:6.2f} s ({own.processor / floor.processor:.2f} x), "
            f"at most {max(one.megabytes for one in measured)} MB"
        )


def _medians(measured: list[Figure]) -> Figure:
    """Return the median of each figure."""
    return Figure(*(statistics.median(values) for values in zip(*measured, strict=True)))


def _run(host: str, *command: str) -> Figure:
    """Run one process to its end. A failure, or a row refused, ends the measurement."""
    before, began = _server_seconds(host), time.perf_counter()
    with tempfile.TemporaryFile() as answer:
        process = subprocess.Popen(command, stdout=answer)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        answer.seek(0)
        said = answer.read().decode()
    if process.returncode or (said and json.loads(said)["errors"]):
        sys.exit(f"{command[-2:]}: {said[:500]}")
    time.sleep(0.5)  # until the server has buried its child
    processor = usage.ru_utime + usage.ru_stime + _server_seconds(host) - before
    return Figure(seconds, processor, usage.ru_maxrss // 1024)


def _server_seconds(host: str) -> float:
    """Return the processor time of the server's processes that have ended: one for each connection."""
    pid = (Path(host) / "postmaster.pid").read_text().split()[0]
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
