"""Static files, gathered and compressed once for each release."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from sotay.config.embedded.locks import exclusive

# Extensions of htmx that no page uses; one has a comment that the hashing of names takes for an import.
UNUSED = ["django_htmx/ext/*"]


def collect_where_needed() -> None:
    """Gather the static files where they are not those of this code."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    mark = settings.STATIC_ROOT / ".sources"
    with exclusive(settings.STATIC_ROOT / ".lock"):
        now = _sources()
        if not mark.exists() or mark.read_text(encoding="ascii") != now:
            # Files of the last release stay: pages that are open in a browser still ask for them.
            call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=UNUSED)
            mark.write_text(now, encoding="ascii")


def _sources() -> str:
    """Return a digest of the source files' names, sizes and dates."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(UNUSED):
            changed = storage.get_modified_time(name).timestamp()
            digest.update(f"{name} {storage.size(name)} {changed}\n".encode())
    return digest.hexdigest()
