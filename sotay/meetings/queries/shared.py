"""The part of a meeting's page that is the same for every reader, unpacked from the statement's JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sotay.meetings.choices import CommentKind


@dataclass(frozen=True)
class SharedDocument:
    """A document as the page lists it."""

    uid: str
    title: str
    kind: str
    size: int


@dataclass(frozen=True)
class SharedComment:
    """A comment or question as the page shows it."""

    is_question: bool
    text: str
    answer: str
    author: str | None


@dataclass(frozen=True)
class SharedItem:
    """An agenda item with what lies before it and what was said about it."""

    uid: str
    title: str
    detail: str
    minutes: int
    owner: str | None
    documents: Sequence[SharedDocument]
    comments: Sequence[SharedComment]


@dataclass(frozen=True)
class Shared:
    """Everything of the page that does not depend on who reads."""

    chair: str | None
    minute_taker: str | None
    orientation: str
    draft_resolution: str
    guests: Sequence[Mapping[str, str]]
    items: Sequence[SharedItem]
    documents: Sequence[SharedDocument]
    comments: Sequence[SharedComment]

    @classmethod
    def of(cls, text: str) -> "Shared":
        """Return what the JSON text holds, documents and comments sorted to their items."""
        data = json.loads(text)
        documents = _by_item(data["documents"], _document)
        comments = _by_item(data["comments"], _comment)
        items = [
            SharedItem(
                uid=item["uid"],
                title=item["title"],
                detail=item["detail"],
                minutes=item["minutes"],
                owner=item["owner"],
                documents=documents.get(item["id"], ()),
                comments=comments.get(item["id"], ()),
            )
            for item in data["items"] or ()
        ]
        return cls(
            chair=data["chair"],
            minute_taker=data["minute_taker"],
            orientation=data["orientation"],
            draft_resolution=data["draft_resolution"],
            guests=data["guests"] or (),
            items=items,
            documents=documents.get(None, ()),
            comments=comments.get(None, ()),
        )

    @property
    def minutes(self) -> int:
        """Return how long the agenda takes."""
        return sum(item.minutes for item in self.items)


def _by_item(rows: Sequence[dict[str, Any]] | None, make: Any) -> dict[int | None, list[Any]]:
    """Return what was made of the rows by the key of their item."""
    found: dict[int | None, list[Any]] = {}
    for row in rows or ():
        found.setdefault(row["item"], []).append(make(row))
    return found


def _document(row: dict[str, Any]) -> SharedDocument:
    """Return a document."""
    return SharedDocument(row["uid"], row["title"], row["kind"], row["size"])


def _comment(row: dict[str, Any]) -> SharedComment:
    """Return a comment."""
    return SharedComment(row["kind"] == CommentKind.QUESTION, row["text"], row["answer"], row["author"])
