"""What can go wrong with the embedded PostgreSQL, in one sentence for the person at the terminal."""


class EmbeddedDatabaseError(Exception):
    """The embedded PostgreSQL cannot be created, started or reached."""
