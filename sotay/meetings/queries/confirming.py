"""Papers that wait for one person: all that they confirm in one role, with one tap."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.accounts.models import User
from sotay.meetings.models import Meeting, Paper
from sotay.meetings.queries.papers import Confirmation, PaperPage, paper_page, papers_of


@dataclass(frozen=True)
class PapersToConfirm:
    """The papers that wait for one person's confirmation in one role."""

    meeting: Meeting
    pages: Sequence[PaperPage]
    role: str
    label: str

    @property
    def names(self) -> str:
        """Return the papers as a sentence names them."""
        return " và ".join(page.paper.get_kind_display().lower() for page in self.pages)


def meetings_to_confirm(user: User) -> "QuerySet[Paper, int]":
    """Return the keys of the meetings whose papers wait for the person as chair or as minute taker."""
    as_chair = Q(meeting__chair__account=user, confirmed_by_chair_at=None)
    as_taker = Q(meeting__secretary_of_meeting__account=user, confirmed_by_secretary_at=None)
    return Paper.objects.filter(as_chair | as_taker, sealed_at=None).values_list("meeting_id", flat=True)


def papers_to_confirm(actor: Actor, meeting: Meeting) -> PapersToConfirm | None:
    """Return what the actor can confirm now, in the role in which most waits for them."""
    pages = [paper_page(actor, paper) for paper in papers_of(actor, meeting)]
    waiting: dict[str, list[tuple[PaperPage, Confirmation]]] = {}
    for page in pages:
        for one in page.confirmations:
            if one.may:
                waiting.setdefault(one.role, []).append((page, one))
    if not waiting:
        return None
    role, found = max(waiting.items(), key=lambda entry: len(entry[1]))
    return PapersToConfirm(meeting, [page for page, _ in found], role, found[0][1].label)
