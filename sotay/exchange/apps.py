"""The Django application `exchange`."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Names the application."""

    name = "sotay.exchange"
    label = "exchange"
