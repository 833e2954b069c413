"""The Django application `reorganisation`."""

from django.apps import AppConfig


class ReorganisationConfig(AppConfig):
    """Names the application."""

    name = "sotay.reorganisation"
    label = "reorganisation"
