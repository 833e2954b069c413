"""Decisions about the sizes of organisations (Charter, articles 21, 24), over plain values."""

from dataclasses import dataclass
from typing import ClassVar

from sotay.committees.choices import Finding
from sotay.organisations.choices import MEETING_KINDS, Kind


@dataclass(frozen=True)
class SizeNorms:
    """The minimum and maximum sizes in force on a day."""

    prefix: ClassVar[str] = "organisation"
    min_official: int
    committee_min: int
    cell_committee_min: int
    cell_max_without_consent: int


@dataclass(frozen=True, slots=True)
class Size:
    """What is known of an organisation on a day: `full` members decide on elections, `members` counts the probationary too."""

    kind: str
    parent_kind: str = ""
    full: int = 0
    members: int = 0
    has_secretary: bool = True
    has_cell_committee: bool = True


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to look at again: what, the number found, the number of the norm."""

    finding: Finding
    found: int = 0
    norm: int = 0


def remarks_on(size: Size, norms: SizeNorms) -> list[Remark]:
    """Return what breaks a norm of size or lacks a leader."""
    remarks: list[Remark] = []
    if size.kind in MEETING_KINDS:
        remarks += _remarks_on_cell(size, norms)
    elif size.kind == Kind.PARTY_COMMITTEE and size.members < norms.committee_min:
        remarks.append(Remark(Finding.COMMITTEE_TOO_SMALL, size.members, norms.committee_min))
    if not size.has_secretary and size.kind != Kind.GROUP:
        remarks.append(Remark(Finding.NO_SECRETARY))
    return remarks


def _remarks_on_cell(size: Size, norms: SizeNorms) -> list[Remark]:
    """Return what a cell's size asks for."""
    if size.full < norms.min_official:
        return [Remark(Finding.TOO_FEW, size.full, norms.min_official)]
    remarks: list[Remark] = []
    if size.full >= norms.cell_committee_min and not size.has_cell_committee:
        remarks.append(Remark(Finding.NO_CELL_COMMITTEE, size.full, norms.cell_committee_min))
    if _needs_consent(size) and size.members > norms.cell_max_without_consent:
        remarks.append(Remark(Finding.TOO_MANY, size.members, norms.cell_max_without_consent))
    return remarks


def _needs_consent(size: Size) -> bool:
    """Tell whether the limit binds: cells under a grassroots committee, not the hamlet cells directly under a commune.

    294-QĐ/TW, point 20; a grassroots cell that outgrows it becomes a committee.
    """
    return size.kind == Kind.GRASSROOTS_CELL or size.parent_kind in (Kind.PARTY_COMMITTEE, Kind.PARTIAL_COMMITTEE)
