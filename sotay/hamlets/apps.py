"""The Django application `hamlets`."""

from django.apps import AppConfig


class HamletsConfig(AppConfig):
    """Names the application."""

    name = "sotay.hamlets"
    label = "hamlets"
