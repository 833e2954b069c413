"""Open petitions of a cell or body: they belong to the body, so that nothing is handed on but the knowledge of them."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse

from sotay.core.open_work import Move, OpenLine, OpenWork
from sotay.petitions.choices import OPEN, PetitionStatus
from sotay.petitions.models import Petition

MOST = 200


def lines(move: Move) -> Iterator[OpenLine]:
    """Yield what the body owes, then what its cell waits for elsewhere."""
    rows = Petition.objects.filter(
        Q(owner_id=move.organisation_id) | Q(cell_id=move.organisation_id, parent=None), status__in=OPEN
    )
    for petition in rows.select_related("owner").order_by("due_on", "pk")[:MOST]:
        is_late = petition.due_on is not None and petition.due_on < move.day
        yield OpenLine(
            petition.text,
            "Quá hạn" if is_late else PetitionStatus(petition.status).label,
            petition.owner.name if petition.owner else "",
            petition.due_on,
            reverse("petitions:detail", args=[petition.uid]),
        )


PETITIONS = OpenWork("petitions", "Kiến nghị đang giải quyết", lines)
