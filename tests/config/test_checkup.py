"""What the doctor finds."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings

from sotay.config.checkup import FAILURE, OK, WARNING, examine
from sotay.core.days import today
from sotay.notifications.models import Message
from tests.factories.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quiet_place(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def levels(check: str) -> list[str]:
    return [finding.level for finding in examine() if finding.check == check]


def test_healthy_installation_has_no_failure_but_careless_tests() -> None:
    failures = [finding.text for finding in examine() if finding.level == FAILURE]

    # Tests run on a server that does not wait for the disk, which is just what the doctor must notice.
    assert failures == ["Dữ liệu có thể mất khi mất điện vì đang tắt: fsync, full_page_writes, synchronous_commit."]


def test_missing_migration_is_a_failure() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'members'")

    assert levels("migrations") == [FAILURE]


def defer_old_job() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) VALUES ('default', 'x', 'todo') RETURNING id"
        )
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'deferred', now() - interval '1 hour')",
            cursor.fetchone(),
        )


def test_late_jobs_are_a_failure_where_nobody_works() -> None:
    assert levels("jobs") == [WARNING]
    defer_old_job()
    assert levels("jobs") == [FAILURE]

    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")

    assert levels("jobs") == [WARNING, OK]


def test_notices_that_mostly_fail_are_told(cast: Cast) -> None:
    assert levels("notices") == [OK]

    Message.objects.create(user=cast.binh.account, rung="sms", day=today(), state="failed")

    assert levels("notices") == [WARNING]


def test_exposed_secret_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "key"
    key.write_text("x" * 50)
    key.chmod(0o644)
    monkeypatch.setenv("SOTAY_SECRET_KEY_FILE", str(key))
    assert levels("secrets") == [FAILURE]

    key.chmod(0o600)
    assert levels("secrets") == [OK]


@override_settings(DEBUG=True)
def test_debugging_is_a_failure() -> None:
    assert FAILURE in levels("secrets")


@override_settings(PUBLIC_URL="https://sotay.tinh.vn", SESSION_COOKIE_SECURE=False)
def test_https_without_secure_cookies_is_a_failure() -> None:
    assert FAILURE in levels("secrets")


def test_directory_that_cannot_be_written_is_a_failure(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file" / "files"

    assert levels("storage") == [FAILURE]


def test_clock_agrees_with_the_database() -> None:
    assert levels("clock") == [OK]
    assert settings.TIME_ZONE == "Asia/Ho_Chi_Minh"
