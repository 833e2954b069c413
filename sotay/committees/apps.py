"""The Django application `committees`."""

from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    """Names the application, and says that posts bring grants."""

    name = "sotay.committees"
    label = "committees"

    def ready(self) -> None:
        """Let an account that comes after the post have its grants."""
        # Models may be imported only now.
        from sotay.access.sources import register_source
        from sotay.committees.actions import grant_positions

        register_source("positions", grant_positions)
