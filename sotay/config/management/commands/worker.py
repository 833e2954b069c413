"""`sotay worker`: the process that does the jobs."""

import asyncio
import time
from argparse import ArgumentParser
from typing import Any

import psycopg
import structlog
from django.core.management.base import BaseCommand
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.exceptions import ConnectorException

log = structlog.stdlib.get_logger("sotay.worker")
SECONDS_BETWEEN_ATTEMPTS = 2
SECONDS_TO_FINISH = 10.0


class Command(BaseCommand):
    """Does jobs until told to stop."""

    help = "Chạy tiến trình làm các công việc nền (nhập, xuất, thông báo)."
    requires_system_checks: list[str] = []  # tests and `sotay check` make them

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add how many jobs at a time."""
        parser.add_argument("--concurrency", type=int, default=2, help="số việc làm cùng lúc (mặc định 2)")
        parser.add_argument("--once", action="store_true", help="làm hết việc đang chờ rồi dừng")

    def handle(self, *_: Any, concurrency: int, once: bool, **__: Any) -> None:
        """Work; a database that goes away for a while is waited for."""
        log.info("worker_started", concurrency=concurrency)
        while True:
            try:
                self._work(concurrency, wait=not once)
            except (ConnectorException, psycopg.OperationalError) as error:
                log.warning("worker_lost_database", exc_info=error)
                time.sleep(SECONDS_BETWEEN_ATTEMPTS)
            else:
                log.info("worker_stopped")
                return

    def _work(self, concurrency: int, *, wait: bool) -> None:
        # Jobs are deferred through Django's connection; a worker wants one that listens.
        connector = app.connector
        assert isinstance(connector, DjangoConnector)  # noqa: S101 -- what procrastinate's Django application sets up
        with app.replace_connector(connector.get_worker_connector()) as worker:
            asyncio.run(_run(worker, concurrency, wait=wait))


async def _run(worker: Any, concurrency: int, *, wait: bool) -> None:
    async with worker.open_async():
        await worker.run_worker_async(
            concurrency=concurrency, wait=wait, delete_jobs="never", shutdown_graceful_timeout=SECONDS_TO_FINISH
        )
