"""One search over everything in sight: organisations, members, papers of meetings; what the actor may not see is not found."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core import display
from sotay.core.text import clean
from sotay.meetings.queries.documents import documents_found
from sotay.members.permissions import MemberPermission
from sotay.members.queries import register
from sotay.organisations.queries import lists

SHOWN = 6
SHORTEST = 2


@dataclass(frozen=True)
class Found:
    """One line of the answer."""

    url: str
    icon: str
    title: str
    text: str


@dataclass(frozen=True)
class Group:
    """The lines of one kind; `url` is the full list, where there is more."""

    title: str
    rows: list[Found]
    url: str = ""


def search_all(actor: Actor, text: str) -> list[Group]:
    """Return what answers the text, a group for each kind that has anything; nothing for a single letter."""
    text = clean(text)
    if len(text) < SHORTEST:
        return []
    return [
        group for group in (_organisations(actor, text), _members(actor, text), _documents(actor, text)) if group.rows
    ]


def _organisations(actor: Actor, text: str) -> Group:
    """Return the best organisations."""
    page = lists.organisations_page(actor, lists.Filters(text=text), size=SHOWN)
    rows = [
        Found(
            reverse("organisations:detail", args=[o.uid]),
            "tree",
            o.name,
            f"{o.parent.name} · {o.code}" if o.parent else o.code,
        )
        for o in page.items
    ]
    return Group("Tổ chức đảng", rows, _more("organisations:list", text) if page.next else "")


def _members(actor: Actor, text: str) -> Group:
    """Return the first members by given name, for those who may list members."""
    if not actor.has(MemberPermission.LIST):
        return Group("Đảng viên", [])
    page = register.register_page(actor, register.Filters(q=text), size=SHOWN)
    rows = [
        Found(
            reverse("members:detail", args=[row.member.uid]),
            "person",
            row.member.full_name,
            f"Sinh năm {row.member.born_on:%Y} · {row.organisation.name}, {row.organisation.parent.name if row.organisation.parent else ''}".rstrip(
                ", "
            ),
        )
        for row in page.items
    ]
    return Group("Đảng viên", rows, _more("members:list", text) if page.next else "")


def _documents(actor: Actor, text: str) -> Group:
    """Return the newest papers put before meetings."""
    rows = [
        Found(
            reverse("meetings:document", args=[one.uid]),
            "document",
            one.title,
            f"{one.meeting.title}, {display.day(one.meeting.held_on)} · {one.meeting.organisation.name}",
        )
        for one in documents_found(actor, text, SHOWN)
    ]
    return Group("Tài liệu sinh hoạt", rows)


def _more(view: str, text: str) -> str:
    """Return the address of the full list."""
    return f"{reverse(view)}?{urlencode({'q': text})}"
