"""One run of a register file: read, check, compare, and, when asked, write; the same for preview and import."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import ClassVar

from sotay.access.actor import Actor
from sotay.core.ahead import read_ahead
from sotay.core.days import today
from sotay.core.progress import Tell
from sotay.exchange.actions.completing import completed
from sotay.exchange.actions.incoming import Incoming
from sotay.exchange.choices import RowVerdict, Step
from sotay.exchange.errors import ELSEWHERE, NO_STATUS, sentence_of
from sotay.exchange.layouts import MEMBER_LAYOUT, Cell, Layout
from sotay.exchange.queries.batches import shown_value
from sotay.exchange.queries.cells import cells_by_code, encodings_of
from sotay.exchange.rejects import write_rejects
from sotay.exchange.rules.cells import Issue, cell_text
from sotay.exchange.rules.members import MemberChecker
from sotay.exchange.rules.reading import Reading
from sotay.exchange.rules.verdicts import MemberContext, MemberNorms, MemberValues
from sotay.exchange.workbook import ANYWHERE, SheetList, Where, open_list
from sotay.members.choices import Status
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on

# How far a run is when it begins to compare, to write, and to write wrong rows back.
_COMPARES, _WRITES, _RETURNS = 60, 70, 90
_NAME = MEMBER_LAYOUT.keys.index("full_name")
_LONGEST_TITLE = 200
REPAIRED = "repaired"


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
    # What was in an old font and has been repaired: worth a look in the preview, and no fault.
    repairs: dict[int, Sequence[Issue]] = field(default_factory=dict)
    # The names, as typed, of the rows that cannot be taken as they stand.
    names: dict[int, str] = field(default_factory=dict)
    unknown_columns: list[str] = field(default_factory=list)
    layout: Layout = MEMBER_LAYOUT

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
        for number in self.errors | self.warnings | self.repairs:
            told = problems_of(self.errors.get(number, ()), "error", self.layout)
            if not told:
                told = problems_of(self.warnings.get(number, ()), "warning", self.layout)
            yield (
                number,
                self.names.get(number, ""),
                told + problems_of(self.repairs.get(number, ()), REPAIRED, self.layout),
            )

    def count(self, verdict: str) -> int:
        """Return how many rows have the verdict."""
        return self.counts.get(verdict, 0)


def run_register(  # noqa: PLR0913 -- a run, and how its file is read
    actor: Actor, node: Organisation | None, source: Source, tell: Tell, *, write: bool, reading: Reading | None = None
) -> tuple[Outcome, Incoming]:
    """Check the file against the part of the tree below `node` (all of it where there is none), in the caller's transaction.

    Raises a `WorkbookRefused` when the file cannot be read at all.
    """
    outcome = Outcome()
    layout = reading.layout if reading else MEMBER_LAYOUT
    where = Where(reading.sheet, reading.heading_row) if reading else ANYWHERE
    with open_list(source.path, layout, where=where) as found:
        checker = MemberChecker(_context(actor, found, node, reading))
        incoming = Incoming(today(), _visible(actor), reading)
        rows = completed(actor, node, found.rows(), reading) if reading else found.rows()
        incoming.fill(_taken(found, rows, checker, outcome, tell))
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


def _context(actor: Actor, found: SheetList, node: Organisation | None, reading: Reading | None) -> MemberContext:
    """Return what the checker knows beside the rows."""
    names, texts = encodings_of(found)
    return MemberContext(
        cells=cells_by_code(actor, node),
        today=today(),
        norms=_norms(),
        name_encoding=names,
        text_encoding=texts,
        present=reading.present if reading else found.present,
    )


def _norms() -> MemberNorms:
    """Return the statute's age of admission in force today."""
    return MemberNorms(admission_age=norms_on(today(), _AdmissionNorms).age_min)


@dataclass(frozen=True)
class _AdmissionNorms:
    """The norms `member.…` that the register is checked against."""

    prefix: ClassVar[str] = "member"
    age_min: int


_Rows = Iterator[tuple[int, tuple[Cell, ...]]]


def _taken(
    found: SheetList, rows: _Rows, checker: MemberChecker, outcome: Outcome, tell: Tell
) -> Iterator[tuple[int, MemberValues]]:
    """Yield the rows that can be taken, noting the problems of all."""
    height = max(found.height, 1)
    for number, cells in read_ahead(rows):
        outcome.rows += 1
        checked = checker.check(number, cells)
        if checked.warnings:
            outcome.warnings[number] = checked.warnings
        if checked.repairs:
            outcome.repairs[number] = checked.repairs
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


def problems_of(issues: Sequence[Issue], level: str, layout: Layout = MEMBER_LAYOUT) -> list[dict[str, str]]:
    """Return issues as they are stored and answered: standard heading, code, sentence, level."""
    headings = layout.headings
    return [{"field": headings[i.field], "code": i.code, "message": sentence_of(i), "level": level} for i in issues]


def scratch_file() -> Path:
    """Return the path of a new temporary workbook."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx", delete=False) as file:
        return Path(file.name)
