"""The Django application `targets`."""

from django.apps import AppConfig


class TargetsConfig(AppConfig):
    """Names the application."""

    name = "sotay.targets"
    label = "targets"
