"""The Django application `transfers`."""

from django.apps import AppConfig


class TransfersConfig(AppConfig):
    """Names the application."""

    name = "sotay.transfers"
    label = "transfers"
