"""The Django application `committees`."""

from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    """Names the application."""

    name = "sotay.committees"
    label = "committees"
