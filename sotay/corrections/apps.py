"""The Django application `corrections`."""

from django.apps import AppConfig


class CorrectionsConfig(AppConfig):
    """Names the application."""

    name = "sotay.corrections"
    label = "corrections"
