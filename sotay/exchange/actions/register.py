"""One run of a register file: read, check, compare, and, when asked, write; the same for preview and import."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from sotay.access.actor import Actor
from sotay.core.ahead import read_ahead
from sotay.core.days import today
from sotay.core.progress import Tell
from sotay.exchange.actions.incoming import Incoming
from sotay.exchange.choices import RowVerdict, Step
from sotay.exchange.errors import ELSEWHERE, NO_STATUS, row_sentence
from sotay.exchange.layouts import MEMBER_LAYOUT
from sotay.exchange.queries.batches import shown_value
from sotay.exchange.queries.cells import cells_by_code, encodings_of
from sotay.exchange.rejects import write_rejects
from sotay.exchange.rules.cells import Issue, cell_text
from sotay.exchange.rules.members import MemberChecker
from sotay.exchange.rules.verdicts import MemberContext, MemberNorms, MemberValues
from sotay.exchange.workbook import SheetList, open_list
from sotay.members.choices import Status
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on

# How far a run is when it begins to compare, to write, and to write wrong rows back.
_COMPARES, _WRITES, _RETURNS = 60, 70, 90
_NAME = MEMBER_LAYOUT.keys.index("full_name")
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class Source:
    """A register file as it lies here, and where its wrong rows are written back."""

    path: Path
    rejects: Path | None = None


@dataclass
class Outcome:
    """What a run came to: how many rows of each verdict, and the problems by sheet row."""

    rows: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    errors: dict[int, list[Issue]] = field(default_factory=dict)
    warnings: dict[int, list[Issue]] = field(default_factory=dict)
    # The names, as typed, of the rows that cannot be taken as they stand.
    names: dict[int, str] = field(default_factory=dict)
    unknown_columns: list[str] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """Return how many rows were not taken."""
        return len(self.errors)

    @property
    def warned(self) -> int:
        """Return how many rows were taken with something to look at."""
        return sum(1 for number in self.warnings if number not in self.errors)

    def notes(self) -> Iterator[tuple[int, str, list[dict[str, str]]]]:
        """Yield sheet row, name as typed and problems of every row that has any."""
        for number, issues in self.errors.items():
            yield number, self.names.get(number, ""), problems_of(issues, "error")
        for number, issues in self.warnings.items():
            if number not in self.errors:
                yield number, "", problems_of(issues, "warning")

    def count(self, verdict: str) -> int:
        """Return how many rows have the verdict."""
        return self.counts.get(verdict, 0)


def run_register(
    actor: Actor, node: Organisation | None, source: Source, tell: Tell, *, write: bool
) -> tuple[Outcome, Incoming]:
    """Check the file against the part of the tree below `node` (all of it where there is none), in the caller's transaction.

    Raises a `WorkbookRefused` when the file cannot be read at all.
    """
    outcome = Outcome()
    with open_list(source.path, MEMBER_LAYOUT) as found:
        checker = MemberChecker(_context(actor, found, node))
        incoming = Incoming(today(), _visible(actor))
        incoming.fill(_taken(found, checker, outcome, tell))
        tell(Step.COMPARE.label, _COMPARES)
        incoming.compare(to_write=write)
        for number, key, code, detail in incoming.refused():
            outcome.errors.setdefault(number, []).append(Issue(key, code, _words(code, detail)))
        for number, key, before in incoming.changed_identities():
            outcome.warnings.setdefault(number, []).append(Issue(key, "identity_differs", shown_value(key, before)))
        outcome.counts = incoming.counts()
        outcome.unknown_columns = found.unknown_columns
        if write:
            tell(Step.WRITE.label, _WRITES)
            incoming.write(outcome.count(RowVerdict.CREATED))
        if source.rejects is not None and outcome.errors:
            tell(Step.RETURN.label, _RETURNS)
            write_rejects(found, source.rejects, outcome.errors)
    return outcome, incoming


def _context(actor: Actor, found: SheetList, node: Organisation | None) -> MemberContext:
    """Return what the checker knows beside the rows."""
    names, texts = encodings_of(found)
    return MemberContext(
        cells=cells_by_code(actor, node),
        today=today(),
        norms=_norms(),
        name_encoding=names,
        text_encoding=texts,
        present=found.present,
    )


def _norms() -> MemberNorms:
    """Return the statute's age of admission in force today."""
    return MemberNorms(admission_age=norms_on(today(), _AdmissionNorms).age_min)


@dataclass(frozen=True)
class _AdmissionNorms:
    """The norms `member.…` that the register is checked against."""

    prefix: ClassVar[str] = "member"
    age_min: int


def _taken(
    found: SheetList, checker: MemberChecker, outcome: Outcome, tell: Tell
) -> Iterator[tuple[int, MemberValues]]:
    """Yield the rows that can be taken, noting the problems of all."""
    height = max(found.height, 1)
    for number, cells in read_ahead(found.rows()):
        outcome.rows += 1
        checked = checker.check(number, cells)
        if checked.warnings:
            outcome.warnings[number] = checked.warnings
        if checked.values is None:
            outcome.errors[number] = checked.errors
            outcome.names[number] = cell_text(cells[_NAME]).strip()[:_LONGEST_TITLE]
        else:
            yield number, checked.values
        if outcome.rows % 1000 == 0:
            tell(Step.CHECK.label, _COMPARES * number // height)


def _visible(actor: Actor) -> list[str] | None:
    """Return the paths below which the actor may know who takes part where; None for everywhere."""
    return None if actor.is_system else list(actor.nodes(MemberPermission.LIST))


def _words(code: str, detail: str) -> str:
    """Return the detail as people read it: a status by its label, a cell by its name where the actor may know it."""
    if code == "status_differs":
        return Status(detail).label if detail else NO_STATUS
    if code == "cell_differs":
        return detail or ELSEWHERE
    return detail


def problems_of(issues: list[Issue], level: str) -> list[dict[str, str]]:
    """Return issues as they are stored and answered: standard heading, code, sentence, level."""
    headings = MEMBER_LAYOUT.headings
    return [
        {"field": headings[i.field], "code": i.code, "message": row_sentence(i.code, i.detail), "level": level}
        for i in issues
    ]


def scratch_file() -> Path:
    """Return the path of a new temporary workbook."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx", delete=False) as file:
        return Path(file.name)
