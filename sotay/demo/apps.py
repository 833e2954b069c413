"""The Django application `demo`."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration province; stands above everything that it fills and is imported by nothing."""

    name = "sotay.demo"
    label = "demo"
