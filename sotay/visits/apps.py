"""The Django application `visits`."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    """Names the application."""

    name = "sotay.visits"
    label = "visits"
