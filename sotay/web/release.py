"""The mark of a release: the same code and static files give the same mark, anything else another one."""

from functools import lru_cache
from importlib.metadata import version

from django.contrib.staticfiles.storage import staticfiles_storage


@lru_cache(maxsize=1)
def release() -> str:
    """Return the mark: the version and the hash of the static files."""
    return f"{version('sotay')}-{getattr(staticfiles_storage, 'manifest_hash', '') or 'dev'}"
