"""The Django application `audit`."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Names the application."""

    name = "sotay.audit"
    label = "audit"
