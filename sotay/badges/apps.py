"""The Django application `badges`."""

from django.apps import AppConfig


class BadgesConfig(AppConfig):
    """Names the application."""

    name = "sotay.badges"
    label = "badges"
