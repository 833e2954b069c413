"""Starting Django for a measurement: the embedded database is held until the process ends."""

import os


def start() -> None:
    """Set Django up on the installation of `SOTAY_DATA_DIR`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sotay.config.settings")
    from django.conf import settings

    from sotay.config.database import uses_embedded
    from sotay.config.embedded.place import Place
    from sotay.config.embedded.share import hold

    if uses_embedded():
        hold(Place(settings.DATA_DIR))
    import django

    django.setup()
