"""One run of a noun's sheet: read, check, compare, and carry each row out through the owning app's actions.

The preview does the same and takes it back before anybody has seen it, so that the import does what the preview said.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.db import DataError, IntegrityError, transaction

from sotay.access.actor import Actor
from sotay.core.bulk import copy_rows
from sotay.core.days import today
from sotay.core.errors import DomainError
from sotay.core.progress import Tell
from sotay.exchange.actions.journal import at_row, journal
from sotay.exchange.actions.register import REPAIRED, Outcome, Source, problems_of
from sotay.exchange.choices import RowVerdict, Rule, Step
from sotay.exchange.errors import OF_ACTION
from sotay.exchange.layouts import Cell
from sotay.exchange.models import Batch
from sotay.exchange.nouns.base import ROW_KEY, Form, Noun, Record, RowChange
from sotay.exchange.rejects import write_rejects
from sotay.exchange.rules.cells import Issue, cell_text
from sotay.exchange.rules.reading import Reading
from sotay.exchange.workbook import SheetList, Where, open_list
from sotay.organisations.models import Organisation

_HALF, _RETURNS = 50, 95
_TITLE = 200


@dataclass
class Line:
    """What one sheet row came to."""

    number: int
    title: str
    verdict: str = RowVerdict.UNCHANGED
    target: int | None = None
    errors: list[Issue] = field(default_factory=list)
    repairs: list[Issue] = field(default_factory=list)
    before: dict[str, str] | None = None
    after: dict[str, str] | None = None

    def refuse(self, *issues: Issue) -> None:
        """Take the row out."""
        self.errors += issues
        self.verdict, self.before, self.after = RowVerdict.REFUSED, None, None


@dataclass
class Lines:
    """All rows of a run, kept with the batch."""

    noun: Noun
    lines: list[Line] = field(default_factory=list)

    def keep_rows(self, batch: int) -> None:
        """Keep what each row came to."""
        columns = ("batch_id", "number", "verdict", "target_id", "title", "problems", "before", "after")
        copy_rows("exchange_batchrow", columns, (self._row(batch, line) for line in self.lines))

    def _row(self, batch: int, line: Line) -> tuple[object, ...]:
        """Return a row as it is copied."""
        problems = problems_of(line.errors, "error", self.noun.layout) + problems_of(
            line.repairs, REPAIRED, self.noun.layout
        )
        return (
            batch, line.number, line.verdict, line.target, line.title[:_TITLE], json.dumps(problems),
            line.before and json.dumps(line.before), line.after and json.dumps(line.after),
        )  # fmt: skip


@dataclass(frozen=True)
class Run:
    """What a run is made with."""

    actor: Actor
    node: Organisation
    noun: Noun
    reading: Reading | None = None


def run_sheet(run: Run, source: Source, tell: Tell, *, batch: Batch | None) -> tuple[Outcome, Lines]:
    """Check the file and carry it out; without a batch everything is taken back at once."""
    noun, outcome = run.noun, Outcome(layout=run.noun.layout)
    with open_sheet(source, noun, run.reading) as found:
        lines = Lines(noun)
        with transaction.atomic():
            changes = list(_compared(run, found, lines, tell))
            if batch is None:
                _carry_out(run, changes, tell)
                transaction.set_rollback(True)
            else:
                with journal(batch):
                    _carry_out(run, changes, tell)
        _count(outcome, lines)
        outcome.unknown_columns = found.unknown_columns
        if source.rejects is not None and outcome.errors:
            tell(Step.RETURN.label, _RETURNS)
            write_rejects(found, source.rejects, outcome.errors)
    return outcome, lines


def open_sheet(source: Source, noun: Noun, reading: Reading | None) -> SheetList:
    """Open the file as the noun's own workbook, or as the profile says."""
    if reading is None:
        return open_list(source.path, noun.layout)
    return open_list(source.path, reading.layout, where=Where(reading.sheet, reading.heading_row))


def _count(outcome: Outcome, lines: Lines) -> None:
    """Bring the counts and problems together."""
    outcome.rows = len(lines.lines)
    for line in lines.lines:
        outcome.counts[line.verdict] = outcome.counts.get(line.verdict, 0) + 1
        if line.errors:
            outcome.errors[line.number], outcome.names[line.number] = line.errors, line.title
        if line.repairs:
            outcome.repairs[line.number] = line.repairs


# --- Reading and comparing -----------------------------------------------------------------------------------------


@dataclass
class _Known:
    """The records in sight, and what the file has named already."""

    by_key: dict[str, Record]
    by_nature: dict[tuple[str, ...], Record]
    rows: dict[tuple[str, ...], int] = field(default_factory=dict)


def _compared(run: Run, found: SheetList, lines: Lines, tell: Tell) -> Iterator[tuple[Line, RowChange]]:
    """Yield the rows that ask for something; the others are judged already."""
    records = list(run.noun.records(run.actor, run.node))
    known = _Known({one.key: one for one in records}, {run.noun.natural(one.values): one for one in records})
    assume = _encodings(run.noun, found)
    height, present = max(found.height, 1), run.reading.present if run.reading else found.present
    for number, cells in found.rows():
        cells = run.reading.apply(cells) if run.reading else cells  # noqa: PLW2901 -- the same row in our words
        line, values = _read(run.noun, number, dict(zip(run.noun.layout.keys, cells, strict=True)), assume)
        lines.lines.append(line)
        change = _judge(run, known, line, {key: value for key, value in values.items() if key in present})
        if change is not None:
            yield line, change
        if number % 500 == 0:
            tell(Step.CHECK.label, _HALF * number // height)


def _encodings(noun: Noun, found: SheetList) -> dict[str, str | None]:
    """Return for each text field the old font in which its columns are throughout."""
    names = frozenset(one.key for one in noun.fields if one.form is Form.NAME)
    texts = frozenset(one.key for one in noun.fields if one.form is Form.TEXT)
    name = found.encodings(names, name=True) if names else None
    text = found.encodings(texts, name=False) if texts else None
    return {one.key: name if one.form is Form.NAME else text for one in noun.fields}


def _read(
    noun: Noun, number: int, cells: Mapping[str, Cell], assume: Mapping[str, str | None]
) -> tuple[Line, dict[str, str]]:
    """Return a row read field by field, what is wrong with it noted."""
    line, values, day = Line(number, ""), {}, today()
    for one in noun.fields:
        if one.is_shown_only:
            continue
        read = noun.read(one, cells[one.key], day, assume[one.key])
        values[one.key] = read.value
        if read.error:
            line.errors.append(read.error)
        if read.warning:
            line.repairs.append(read.warning)
    raw = {key: cell_text(value).strip() for key, value in cells.items() if not values.get(key)}
    line.title = noun.title({**raw, **{key: value for key, value in values.items() if value}})
    if line.errors:
        line.verdict = RowVerdict.REFUSED
    return line, values


def _judge(run: Run, known: _Known, line: Line, values: dict[str, str]) -> RowChange | None:
    """Return what a row asks for, or nothing where it is refused or says what is known."""
    if line.errors:
        return None
    try:
        record = _record(run, known, line, values)
    except DomainError as refusal:
        line.refuse(_issue(run.noun, refusal))
        return None
    if line.errors:
        return None
    if record is None:
        return _new(run.noun, line, values)
    line.target = record.pk
    return _changed(run, line, record, values)


def _record(run: Run, known: _Known, line: Line, values: dict[str, str]) -> Record | None:
    """Return the record that a row means, none for a new one; a row that means what another does is refused."""
    key = values.get(ROW_KEY, "")
    record = known.by_key.get(key)
    if key and record is None:
        line.refuse(Issue(ROW_KEY, "row_unknown"))
        return None
    if record is None:
        missing = [one.key for one in run.noun.fields if one.required and not values.get(one.key)]
        if missing:
            line.refuse(*(Issue(name, "required") for name in missing))
            return None
        for one in run.noun.fields:
            values.setdefault(one.key, "")
        run.noun.resolve(run.actor, run.node, values)
        record = known.by_nature.get(run.noun.natural(values))
    same = ("key", record.key) if record else run.noun.natural(values)
    first = known.rows.setdefault(same, line.number)
    if first != line.number:
        line.refuse(Issue(ROW_KEY if record else run.noun.anchors[0], "row_repeated", str(first)))
    return record


def _new(noun: Noun, line: Line, values: dict[str, str]) -> RowChange:
    """Return the making of a record."""
    line.verdict, line.after = (
        RowVerdict.CREATED,
        {k: v for k, v in values.items() if v and k in noun.by_key and k != ROW_KEY},
    )
    return RowChange(line.number, None, values, dict(line.after))


def _changed(run: Run, line: Line, record: Record, values: dict[str, str]) -> RowChange | None:
    """Return the change of a record; empty cells erase nothing, and what is fixed may not differ."""
    changed: dict[str, str] = {}
    for key, value in values.items():
        one = run.noun.by_key.get(key)
        ours = record.values.get(key, "")
        if one is None or not value or value == ours or key == ROW_KEY or one.is_for_new:
            continue
        if same_value(run.noun, key, value, ours):
            continue
        if run.reading and not _may(run.reading.rule_of(key), ours):
            continue
        if one.is_fixed:
            line.refuse(Issue(key, "fixed", run.noun.shown(key, ours)))
            return None
        changed[key] = value
    if not changed:
        return None
    line.verdict, line.after = RowVerdict.UPDATED, changed
    line.before = {key: record.values.get(key, "") for key in changed}
    filled = {key: value for key, value in values.items() if value}
    return RowChange(line.number, record, {**record.values, **filled, **changed}, changed)


def same_value(noun: Noun, key: str, theirs: str, ours: str) -> bool:
    """Tell whether two values say the same once ours is read as a cell of a file would be."""
    if theirs == ours:
        return True
    if not ours:
        return False
    return noun.read(noun.by_key[key], ours, today(), None).value == theirs


def _may(rule: str, ours: str) -> bool:
    """Tell whether a rule lets a value take the place of ours."""
    return rule == Rule.ALWAYS or (rule == Rule.IF_EMPTY and not ours)


# --- Carrying out --------------------------------------------------------------------------------------------------


def _carry_out(run: Run, changes: list[tuple[Line, RowChange]], tell: Tell) -> None:
    """Carry the rows out one by one; one that is refused leaves the others alone."""
    for count, (line, change) in enumerate(changes):
        at_row(line.number)
        try:
            with transaction.atomic():
                line.target = run.noun.write(run.actor, run.node, change) or line.target
        except DomainError as refusal:
            line.refuse(_issue(run.noun, refusal))
        except (IntegrityError, DataError):
            line.refuse(Issue(run.noun.anchors[0], "against_register"))
        if count % 20 == 0:
            tell(Step.WRITE.label, _HALF + (_RETURNS - _HALF) * count // len(changes))


def _issue(noun: Noun, refusal: DomainError) -> Issue:
    """Return an action's refusal as what is wrong with a row."""
    return Issue(noun.fault_of(refusal.field), f"{OF_ACTION}{refusal.code}", str(refusal))
