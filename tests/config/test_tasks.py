"""Jobs about jobs."""

from types import SimpleNamespace
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app

from sotay.config.tasks import remove_old_jobs, retry_stalled_jobs

pytestmark = pytest.mark.django_db
CONTEXT: Any = SimpleNamespace(app=app)


def insert_job(status: str, *, finished: str = "0 days", heartbeat: str | None = None) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        worker = None
        if heartbeat is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval) RETURNING id",
                [heartbeat],
            )
            worker = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status, worker_id) VALUES ('default', 'x', %s, %s)"
            " RETURNING id",
            [status, worker],
        )
        job = int(cursor.fetchone()[0])
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'succeeded', now() - %s::interval)",
            [job, finished],
        )
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    return job


def statuses() -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, status FROM procrastinate_jobs")
        return dict(cursor.fetchall())


def test_job_of_a_dead_worker_waits_again_and_that_of_a_living_one_does_not() -> None:
    dropped = insert_job("doing", heartbeat="5 minutes")
    under_way = insert_job("doing", heartbeat="5 seconds")

    async_to_sync(retry_stalled_jobs.func)(CONTEXT, 0)

    assert statuses() == {dropped: "todo", under_way: "doing"}


def test_only_old_successes_are_forgotten() -> None:
    insert_job("succeeded", finished="40 days")
    recent = insert_job("succeeded", finished="3 days")
    failed = insert_job("failed", finished="40 days")

    async_to_sync(remove_old_jobs.func)(CONTEXT, 0)

    assert statuses() == {recent: "succeeded", failed: "failed"}
