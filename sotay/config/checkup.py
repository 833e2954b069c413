"""What `sotay doctor` looks at, and what it says."""

import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils import timezone

from sotay.config.embedded.tuning import MEBIBYTE
from sotay.config.env import data_directory, env_path
from sotay.config.pg_tools import Address
from sotay.core.jobs import get_job_queue
from sotay.core.schema import missing_migrations
from sotay.notifications.queries import get_outbox

OLDEST_SERVER = 16
EXTENSIONS = {"btree_gist", "ltree", "pg_trgm"}
SPACE_TO_WARN, SPACE_TO_FAIL = 5 * 1024 * MEBIBYTE, 512 * MEBIBYTE
LARGEST_DRIFT = 2.0
OK, WARNING, FAILURE = "ok", "warning", "failure"


@dataclass(frozen=True)
class Finding:
    """One answer: a level and a sentence."""

    check: str
    level: str
    text: str

    def as_dict(self) -> dict[str, str]:
        """Return the finding for `--json`."""
        return asdict(self)


def examine() -> Iterator[Finding]:
    """Look at everything; a check that cannot be made is a failure too."""
    try:
        with Address.of_django().connect():  # The pool would go on trying for a while.
            pass
    except psycopg.OperationalError as error:
        yield Finding("database", FAILURE, f"không kết nối được: {error}".strip().replace("\n", " "))
        checks = [_storage, _secrets]
    else:
        checks = [_database, _migrations, _jobs, _notices, _storage, _clock, _secrets]
    for check in checks:
        name = check.__name__.removeprefix("_")
        try:
            yield from (Finding(name, level, text) for level, text in check())
        except (DatabaseError, OSError) as error:
            yield Finding(name, FAILURE, f"không kiểm tra được ({type(error).__name__}: {error})".replace("\n", " "))


Answers = Iterator[tuple[str, str]]


def _database() -> Answers:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version_num')::int / 10000, current_setting('server_version')")
        major, version = cursor.fetchone()
        cursor.execute("SELECT extname FROM pg_extension")
        absent = EXTENSIONS - {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT name FROM pg_settings WHERE setting = 'off' AND name IN (%s, %s, %s)", DURABILITY)
        off = [name for (name,) in cursor.fetchall()]
        cursor.execute("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()")
        (encoding,) = cursor.fetchone()
        cursor.execute("SELECT pg_database_size(current_database())")
        (size,) = cursor.fetchone()
    if major < OLDEST_SERVER:
        yield FAILURE, f"PostgreSQL {version} quá cũ; cần bản {OLDEST_SERVER} trở lên."
    if absent:
        yield FAILURE, f"Thiếu phần mở rộng: {', '.join(sorted(absent))}."
    if off:
        yield FAILURE, f"Dữ liệu có thể mất khi mất điện vì đang tắt: {', '.join(sorted(off))}."
    if encoding != "UTF8":
        yield FAILURE, f"Cơ sở dữ liệu dùng bảng mã {encoding}; cần UTF8."
    yield OK, f"PostgreSQL {version}, {size // MEBIBYTE} MB dữ liệu."


DURABILITY = ["fsync", "full_page_writes", "synchronous_commit"]


def _migrations() -> Answers:
    missing = missing_migrations()
    if missing:
        yield FAILURE, f"Còn {len(missing)} bước cập nhật chưa chạy; hãy chạy: sotay migrate."
    else:
        yield OK, "Cấu trúc dữ liệu đúng với phiên bản phần mềm."


def _jobs() -> Answers:
    queue = get_job_queue()
    if queue.late and not queue.workers:
        yield FAILURE, f"{queue.late} việc đang chờ mà không có tiến trình nào làm; hãy chạy: sotay worker."
    elif queue.late:
        yield WARNING, f"{queue.late} việc chờ quá 5 phút; hãy thêm tiến trình công việc."
    elif not queue.workers:
        yield WARNING, "Không có tiến trình công việc nào đang chạy (sotay worker)."
    if queue.failed:
        yield WARNING, f"{queue.failed} việc thất bại trong 24 giờ qua; xem nhật ký của sotay worker."
    if queue.workers:
        yield OK, f"{queue.workers} tiến trình công việc đang chạy."


def _notices() -> Answers:
    outbox = get_outbox(timezone.now())
    if outbox.failed > outbox.sent:
        yield WARNING, f"24 giờ qua {outbox.failed} thông báo không ra ngoài được; hãy kiểm tra mạng và cổng tin nhắn."
    else:
        yield OK, f"24 giờ qua gửi ra ngoài {outbox.sent} thông báo, {outbox.failed} không gửi được."


def _storage() -> Answers:
    for directory in (Path(settings.DATA_DIR), Path(settings.MEDIA_ROOT)):
        directory.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=directory) as probe:
            probe.write(b"sotay")
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < SPACE_TO_FAIL:
        yield FAILURE, f"Ổ đĩa gần hết chỗ: còn {free // MEBIBYTE} MB."
    elif free < SPACE_TO_WARN:
        yield WARNING, f"Ổ đĩa còn ít chỗ: {free // MEBIBYTE} MB."
    else:
        yield OK, f"Ghi được vào {settings.DATA_DIR}; còn {free // MEBIBYTE // 1024} GB."


def _clock() -> Answers:
    with connection.cursor() as cursor:
        before = datetime.now(UTC)
        cursor.execute("SELECT clock_timestamp()")
        (server,) = cursor.fetchone()
        after = datetime.now(UTC)
    drift = max((before - server).total_seconds(), (server - after).total_seconds(), 0)
    built = datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)
    if after < built:
        yield FAILURE, f"Đồng hồ máy này chậm: đang chỉ {after:%d/%m/%Y %H:%M} UTC, trước cả ngày cài phần mềm."
    elif drift > LARGEST_DRIFT:
        yield FAILURE, f"Đồng hồ máy này và máy cơ sở dữ liệu lệch nhau {drift:.0f} giây; hãy bật đồng bộ giờ (NTP)."
    else:
        yield OK, f"Đồng hồ khớp với cơ sở dữ liệu; múi giờ {settings.TIME_ZONE}."


def _secrets() -> Answers:
    files = [
        env_path("SOTAY_SECRET_KEY_FILE", data_directory() / "secret_key"),
        env_path("SOTAY_PUSH_KEY_FILE", data_directory() / "push_key"),
    ]
    exposed = [file for file in files if file.stat().st_mode & (stat.S_IRWXO | stat.S_IWGRP)]
    for file in exposed:
        yield FAILURE, f"Người khác trên máy này đọc hoặc sửa được {file}; hãy chạy: chmod 600 {file}"
    if settings.DEBUG:
        yield FAILURE, "SOTAY_DEBUG đang bật; trang lỗi sẽ để lộ dữ liệu."
    if settings.PUBLIC_URL.startswith("https://") and not settings.SESSION_COOKIE_SECURE:
        yield FAILURE, "Địa chỉ là https nhưng SOTAY_SECURE_COOKIES chưa bật."
    if "*" in settings.ALLOWED_HOSTS:
        yield WARNING, "SOTAY_ALLOWED_HOSTS nhận mọi tên máy chủ; hãy ghi rõ tên miền."
    if not exposed and not settings.DEBUG:
        yield OK, "Khóa bí mật chỉ chủ của nó đọc được."
