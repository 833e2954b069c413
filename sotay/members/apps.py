"""The Django application `members`."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Names the application."""

    name = "sotay.members"
    label = "members"
