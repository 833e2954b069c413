"""The server's settings: full durability, sizes that follow the machine, a log without personal data."""

import os
from pathlib import Path

MEBIBYTE = 1024 * 1024


def memory_mebibytes() -> int:
    """Return the memory of this machine, or of its control group where that is less."""
    physical = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    limit = Path("/sys/fs/cgroup/memory.max")
    text = limit.read_text(encoding="ascii").strip() if limit.exists() else "max"
    return (physical if text == "max" else min(physical, int(text))) // MEBIBYTE


def server_settings(*, durable: bool, memory: int) -> dict[str, str]:
    """Return PostgreSQL's settings for a machine with that many MiB; `durable` is off in tests only."""
    settings = {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "port": "5432",
        "max_connections": "100",
        "shared_buffers": f"{min(1024, max(64, memory // 16))}MB",
        "effective_cache_size": f"{max(128, memory // 2)}MB",
        "work_mem": "16MB",
        "maintenance_work_mem": f"{min(256, max(32, memory // 16))}MB",
        "max_wal_size": "2GB",
        "random_page_cost": "1.1",
        "jit": "off",
        # Tables are partitioned by year, and a schema is loaded in one transaction.
        "max_locks_per_transaction": "256",
        # Errors of statements quote what people typed; they go to the client, never to the log.
        "log_min_messages": "log",
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
        "log_line_prefix": "%m [%p] ",
        "log_timezone": "UTC",
        "timezone": "UTC",
    }
    if _shared_memory_mebibytes() < 512:  # noqa: PLR2004 -- containers often give /dev/shm 64 MB
        settings["dynamic_shared_memory_type"] = "sysv"
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return settings


def _shared_memory_mebibytes() -> int:
    try:
        found = os.statvfs("/dev/shm")  # noqa: S108 -- only its size is read
    except FileNotFoundError:
        return 0
    return found.f_frsize * found.f_blocks // MEBIBYTE
