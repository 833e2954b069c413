"""The Django application `development`."""

from django.apps import AppConfig


class DevelopmentConfig(AppConfig):
    """Names the application."""

    name = "sotay.development"
    label = "development"
