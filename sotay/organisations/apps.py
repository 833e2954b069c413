"""The Django application `organisations`."""

from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    """Names the application."""

    name = "sotay.organisations"
    label = "organisations"
