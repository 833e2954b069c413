"""The Django application `config`."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Names the application."""

    name = "sotay.config"
    label = "config"
