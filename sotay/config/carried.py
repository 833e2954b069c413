"""What may be done without network: the settings name this table (docs/offline.md)."""

from sotay.meetings.api.carried import CARRIED

__all__ = ["CARRIED"]
