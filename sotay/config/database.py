"""Where the database is: `SOTAY_DATABASE_URL`, or the embedded PostgreSQL under the data directory."""

import os
from pathlib import Path
from typing import Any

from sotay.config.embedded.place import Place


def database_settings(data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES for this installation."""
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "sotay",
            "USER": "sotay",
            "HOST": os.fspath(Place(data_dir).socket_directory),
            "PORT": "5432",
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
            "TEST": {"NAME": os.environ.get("SOTAY_TEST_DATABASE", "test_sotay")},
        },
    }


def uses_embedded() -> bool:
    """Tell whether this installation runs on the embedded PostgreSQL."""
    return "SOTAY_DATABASE_URL" not in os.environ
