"""`sotay serve`: the web server."""

import multiprocessing
import os
import shutil
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from sotay.config.processes import port_becomes_free
from sotay.config.schema import close_connections
from sotay.config.statics import collect_where_needed
from sotay.config.web_server import run_web_server

# The workers of a server that was killed finish what they were answering.
SECONDS_TO_WAIT = 5.0


class Command(BaseCommand):
    """Serves the pages with granian until told to stop."""

    help = "Chạy máy chủ web."
    requires_system_checks: list[str] = []  # tests and `sotay check` make them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add where to listen and with how many hands."""
        parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định: chỉ máy này)")
        parser.add_argument("--port", type=int, default=8000, help="cổng (mặc định 8000)")
        parser.add_argument("--workers", type=int, default=multiprocessing.cpu_count(), help="số tiến trình")
        parser.add_argument("--threads", type=int, default=4, help="số luồng của mỗi tiến trình")

    def handle(self, *_: Any, host: str, port: int, workers: int, threads: int, **__: Any) -> None:
        """Serve."""
        if not port_becomes_free(host, port, SECONDS_TO_WAIT):
            raise CommandError(f"Cổng {port} đang có chương trình khác dùng; hãy chọn cổng khác bằng --port.")
        collect_where_needed()
        # Each worker process opens a pool of its own: a connection for each thread, one to spare.
        os.environ.setdefault("SOTAY_DATABASE_POOL", str(threads + 1))
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(self._empty_metrics_directory())
        close_connections()
        run_web_server(host, port, workers, threads)

    def _empty_metrics_directory(self) -> Path:
        """Return the directory in which our worker processes add up their metrics; dead servers' ones go."""
        metrics = Path(settings.DATA_DIR, "metrics")
        mine = metrics / str(os.getpid())
        for directory in metrics.glob("*"):
            if directory == mine or not Path("/proc", directory.name).exists():
                shutil.rmtree(directory, ignore_errors=True)
        mine.mkdir(parents=True)
        return mine
