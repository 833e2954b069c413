"""The Django application `registers`."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Names the application."""

    name = "sotay.registers"
    label = "registers"
