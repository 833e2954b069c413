"""Outstanding people whom a cell follows on the road into the Party: the successor goes on with the next step."""

from collections.abc import Iterator

from django.urls import reverse

from sotay.core.open_work import Move, OpenLine, OpenWork
from sotay.development.choices import OPEN, StepKind
from sotay.development.models import Candidate

MOST = 100


def lines(move: Move) -> Iterator[OpenLine]:
    """Yield the candidates of the cell, with the next step and its day; those of a committee stand with its cells."""
    rows = Candidate.objects.filter(organisation_id=move.organisation_id, status__in=OPEN)
    for candidate in rows.order_by("due_on", "pk")[:MOST]:
        state = f"Tiếp theo: {StepKind(candidate.next_step).label.lower()}" if candidate.next_step else "Đang theo dõi"
        url = reverse("development:detail", args=[candidate.uid])
        yield OpenLine(candidate.full_name, state, due_on=candidate.due_on, url=url)


CANDIDATES = OpenWork("candidates", "Quần chúng ưu tú, đảng viên dự bị đang theo dõi", lines)
