"""Static files with their hash in the name, also where one ES module imports another."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage


class ReleaseStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Whitenoise's storage that rewrites `import` in our modules too: a new release never runs an old module."""

    support_js_module_import_aggregation = True
    # Others' scripts are not modules of ours, and what looks like an import in their comments is none.
    _js_module_import_aggregation_patterns = ("sotay/*.js", HashedFilesMixin._js_module_import_aggregation_patterns[1])  # type: ignore[attr-defined]
