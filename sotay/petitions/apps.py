"""The Django application `petitions`."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    """Names the application."""

    name = "sotay.petitions"
    label = "petitions"
