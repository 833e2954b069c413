"""The Django application `meetings`."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Names the application."""

    name = "sotay.meetings"
    label = "meetings"
