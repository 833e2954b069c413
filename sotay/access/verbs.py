"""The ledger in words."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from sotay.audit.models import Entry


@dataclass(frozen=True)
class Line:
    """One entry as people read it; `who` is empty where the entry names nobody."""

    at: object
    who: str
    what: str
    channel: str


CHANNELS = {
    "web": "",
    "api": "qua phần mềm khác",
    "cli": "tại máy chủ",
    "job": "tự động",
    "offline": "từ điện thoại khi mất mạng",
}


def words_for(action: str) -> str:
    """Return what an action is called."""
    verbs: dict[str, str] = import_string(settings.SOTAY_VERBS)
    return verbs.get(action, action)


def in_words(entries: list[Entry]) -> list[Line]:
    """Return entries as people read them."""
    return [
        Line(
            entry.at,
            entry.user.name if entry.user else "",
            words_for(entry.action),
            CHANNELS.get(entry.channel, entry.channel),
        )
        for entry in entries
    ]
