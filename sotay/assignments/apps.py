"""The Django application `assignments`."""

from django.apps import AppConfig


class AssignmentsConfig(AppConfig):
    """Names the application."""

    name = "sotay.assignments"
    label = "assignments"
