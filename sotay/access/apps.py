"""The Django application `access`."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Names the application."""

    name = "sotay.access"
    label = "access"
