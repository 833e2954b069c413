"""The app of the register's cleanliness."""

from django.apps import AppConfig


class CleanlinessConfig(AppConfig):
    """Rules, findings, scores, campaigns, duplicates."""

    name = "sotay.cleanliness"
    verbose_name = "Làm sạch dữ liệu"
