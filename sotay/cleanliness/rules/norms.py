"""The thresholds that the rules ask, as dated rows."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class CleanlinessNorms:
    """`cleanliness.…`."""

    prefix: ClassVar[str] = "cleanliness"
    probation_months: int
    probation_grace: int
    card_months: int
    age_checked: int
    name_likeness: int
    home_likeness: int


@dataclass(frozen=True)
class AdmissionNorms:
    """`member.…`: of what age one joins."""

    prefix: ClassVar[str] = "member"
    age_min: int


@dataclass(frozen=True)
class SizeNorms:
    """`organisation.…`: how many official members a cell has at least."""

    prefix: ClassVar[str] = "organisation"
    min_official: int
