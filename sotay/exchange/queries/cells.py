"""What a register is checked against."""

from sotay.access.actor import Actor
from sotay.exchange.workbook import SheetList
from sotay.members.permissions import MemberPermission
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

_NAME_COLUMNS = frozenset({"full_name", "used_name"})
_TEXT_COLUMNS = frozenset({"home_town", "residence", "occupation", "cell_name", "public_post"})


def cells_by_code(actor: Actor, node: Organisation | None) -> dict[str, int]:
    """Return official code → key of the open cells below the node into which the actor may import."""
    rows = Organisation.objects.filter(
        actor.scope(MemberPermission.IMPORT, through=""), kind__in=MEETING_KINDS, closed_on=None
    )
    if node is not None:
        rows = rows.filter(path__descendant_of=node.path)
    return dict(rows.values_list("code", "pk"))


def encodings_of(found: SheetList) -> tuple[str | None, str | None]:
    """Return the old font encodings of the name columns and of the other columns, where a sheet is in one throughout."""
    return found.encodings(_NAME_COLUMNS, name=True), found.encodings(_TEXT_COLUMNS, name=False)
