"""The Django application `oversight`."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Names the application."""

    name = "sotay.oversight"
    label = "oversight"
