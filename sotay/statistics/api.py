"""Figures through the API: the same queries as the pages and the command."""

from typing import Any
from uuid import UUID

from ninja import Router, Schema

from sotay.access.http import Request
from sotay.statistics.adoption import adoption_answer, adoption_board_of
from sotay.statistics.queries.nodes import get_node

router = Router(tags=["Thống kê"])


class CellsOut(Schema):
    """Cells: all, those that have met in the last half year, those in whose last meeting somebody used the handbook."""

    total: int
    met: int
    using: int


class LastMeetingOut(Schema):
    """The last periodic meeting of each cell: who had to be there, who of them used the handbook."""

    due: int
    used: int


class ToHelpOut(Schema):
    """The people to help, by what they lack."""

    total: int
    no_account: int
    not_activated: int
    never_used: int


class AdoptionPartOut(Schema):
    """The use of the handbook in one organisation; exempt members are in no figure."""

    organisation: str
    name: str
    cells: CellsOut
    members: int
    accounts: int
    activated: int
    active_this_month: int
    last_meeting: LastMeetingOut
    to_help: ToHelpOut


class AdoptionMonthOut(Schema):
    """A month: today's members activated by its end, and the use in its meetings."""

    month: str
    members: int
    activated: int
    due: int
    used: int


class AdoptionOut(AdoptionPartOut):
    """The use of the handbook in an organisation, in its parts, and over the last months."""

    month: str
    parts: list[AdoptionPartOut]
    progress: list[AdoptionMonthOut]


@router.get("/organisations/{uuid:uid}/adoption", response=AdoptionOut, summary="Tình hình sử dụng sổ tay")
def adoption_detail(request: Request, uid: UUID) -> Any:
    """Return the figures of a node, as `sotay adoption --json` gives them."""
    return adoption_answer(adoption_board_of(get_node(request.actor, uid)))
