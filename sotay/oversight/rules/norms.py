"""What regulations fix about exemption, discipline, departure and screening."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class ExemptionNorms:
    """Age, length, warning."""

    prefix: ClassVar[str] = "exemption"
    age_from: int
    below_months: int
    warn_days: int


@dataclass(frozen=True)
class DisciplineNorms:
    """How long a discipline is in effect, and how long one may complain."""

    prefix: ClassVar[str] = "discipline"
    effect_months: int
    complaint_days: int
    complaint_in_working_days: bool


@dataclass(frozen=True)
class DepartureNorms:
    """How long one may complain about a strike-off."""

    prefix: ClassVar[str] = "departure"
    complaint_working_days: int


@dataclass(frozen=True)
class ScreeningNorms:
    """How many months of absence without reason are looked into."""

    prefix: ClassVar[str] = "screening"
    absent_months: int
