"""Where the database is: `SOTAY_DATABASE_URL`, or the embedded PostgreSQL under the data directory."""

import os
from pathlib import Path
from typing import Any


def database_settings(data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES for this installation."""
    raise NotImplementedError(os.fspath(data_dir))
