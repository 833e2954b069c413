"""The Django application `core`."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Names the application."""

    name = "sotay.core"
    label = "core"
