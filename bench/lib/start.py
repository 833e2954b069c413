"""Starting Django for a measurement: the embedded database is held until the process ends."""

import os


def start() -> None:
    """Set Django up on the installation of `SOTAY_DATA_DIR`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    from django.conf import settings  # noqa: PLC0415 -- only after the variable is set

    from sotay.config.database import uses_embedded  # noqa: PLC0415
    from sotay.config.embedded.place import Place  # noqa: PLC0415
    from sotay.config.embedded.share import hold  # noqa: PLC0415

    if uses_embedded():
        hold(Place(settings.DATA_DIR))
    import django  # noqa: PLC0415

    django.setup()
