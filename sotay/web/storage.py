"""Static files with their hash in the name, also where one ES module imports another."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ReleaseStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # whitenoise has no types
    """Whitenoise's storage that rewrites `import` too: a new release never runs an old module."""

    support_js_module_import_aggregation = True
