"""The Django application `reporting`."""

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    """Names the application."""

    name = "sotay.reporting"
    label = "reporting"
