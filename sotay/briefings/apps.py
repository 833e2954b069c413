"""The Django application `briefings`."""

from django.apps import AppConfig


class BriefingsConfig(AppConfig):
    """Names the application."""

    name = "sotay.briefings"
    label = "briefings"
