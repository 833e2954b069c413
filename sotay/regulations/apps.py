"""The Django application `regulations`."""

from django.apps import AppConfig


class RegulationsConfig(AppConfig):
    """Names the application."""

    name = "sotay.regulations"
    label = "regulations"
