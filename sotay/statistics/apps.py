"""The Django application `statistics`."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """Names the application."""

    name = "sotay.statistics"
    label = "statistics"
