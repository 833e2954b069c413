"""A cell's vote on a matter that is recorded elsewhere: when, of how many convened, how many agreed."""

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CellVote:
    """Counts taken over from a motion of a meeting held in the system, or typed from the minutes."""

    met_on: dt.date
    base: int
    yes: int
    motion: Any = None

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.yes}/{self.base}, {self.met_on}"

    @property
    def is_majority(self) -> bool:
        """Tell whether more than half of those convened agreed."""
        return 2 * self.yes > self.base

    @property
    def is_two_thirds(self) -> bool:
        """Tell whether at least two thirds of those convened agreed."""
        return 3 * self.yes >= 2 * self.base
