"""The Django application `handover`."""

from django.apps import AppConfig


class HandoverConfig(AppConfig):
    """Names the application."""

    name = "sotay.handover"
    label = "handover"
