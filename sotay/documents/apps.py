"""The Django application `documents`."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Names the application."""

    name = "sotay.documents"
    label = "documents"
