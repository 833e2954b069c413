"""The numbers about visits that regulations or the software set."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class VisitNorms:
    """Deadlines and the border of the amber light."""

    prefix: ClassVar[str] = "visit"

    report_working_days: int
    amber_percent: int
