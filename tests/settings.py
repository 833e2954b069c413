"""The settings of the test run: its own data directory, quick passwords, plain static files."""

import os
from pathlib import Path

os.environ["SOTAY_DATA_DIR"] = str(Path(__file__).parent.parent / ".cache" / "tests")
# Playwright keeps an event loop in the thread of the tests; the server that it looks at has threads of its own.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

from sotay.config.settings import *  # noqa: F403
from sotay.config.settings import DATABASES, STATIC_ROOT, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
DATABASES["default"]["OPTIONS"].pop("pool", None)
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# `client.force_login` is enough for most tests: those about the second factor demand it themselves, and the hourly note of
# presence would make the first request of a test cost more queries than the next.
NOBODY: frozenset[str] = frozenset()
SOTAY_SECOND_FACTOR = "tests.settings.NOBODY"
MIDDLEWARE = [name for name in MIDDLEWARE if name != "sotay.accounts.middleware.PresenceMiddleware"]  # noqa: F405
