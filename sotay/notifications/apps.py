"""The Django application `notifications`."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Names the application."""

    name = "sotay.notifications"
    label = "notifications"
