"""The Django application `accounts`."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Names the application."""

    name = "sotay.accounts"
    label = "accounts"
