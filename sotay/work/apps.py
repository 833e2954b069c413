"""The Django application `work`."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Names the application."""

    name = "sotay.work"
    label = "work"
