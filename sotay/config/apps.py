"""The Django application `config`."""

from django.apps import AppConfig

from sotay.config.logging import configure_structlog


class ConfigConfig(AppConfig):
    """Names the application, and sets up what every process of an installation shares."""

    name = "sotay.config"
    label = "config"

    def ready(self) -> None:
        """Send our log lines the way of all others."""
        configure_structlog()
