"""The desk's first page: the month of everything in sight, which cells have not met and why, the last imports."""

from dataclasses import dataclass

from sotay.access.actor import Actor
from sotay.core.days import month_of, today
from sotay.exchange.models import Batch
from sotay.exchange.queries.batches import batches_for
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.statistics.boards import Board, Stat, board_of
from sotay.statistics.permissions import StatisticsPermission
from sotay.statistics.queries.cells import Late, late_cells
from sotay.statistics.queries.nodes import top_node

BATCHES_SHOWN = 3


@dataclass(frozen=True)
class Desk:
    """What the page shows; without a right to figures there is no board."""

    node: Organisation | None
    board: Board | None
    late: Late | None
    can_import: bool
    batches: list[Batch]

    @property
    def stats(self) -> list[Stat]:
        """Return the tiles that a first look needs: met, late, due, attendance, accounts."""
        return [*self.board.stats[:4], self.board.handbook_stats[1]] if self.board else []


def desk_for(actor: Actor) -> Desk:
    """Return the state of what the actor looks after this month."""
    month = month_of(today())
    node = top_node(actor) if actor.has(StatisticsPermission.VIEW) else None
    can_import = actor.has(MemberPermission.IMPORT)
    return Desk(
        node=node,
        board=board_of(node, month) if node else None,
        late=late_cells(node, month) if node else None,
        can_import=can_import,
        batches=list(batches_for(actor)[:BATCHES_SHOWN]) if can_import else [],
    )
