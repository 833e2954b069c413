"""The Django application `rehearsal`."""

from django.apps import AppConfig


class RehearsalConfig(AppConfig):
    """Names the application."""

    name = "sotay.rehearsal"
    label = "rehearsal"
