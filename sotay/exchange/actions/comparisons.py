"""Holding a foreign file against what is kept here: person, field, both values, source, last editor; nothing is changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.files import File
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.bulk import copy_rows, read_sql
from sotay.core.days import today
from sotay.core.progress import Tell
from sotay.documents.intake.marking import check_name
from sotay.exchange.actions.register import Source
from sotay.exchange.actions.sheets import open_sheet, same_value
from sotay.exchange.choices import COMPARE_WORDS, STOPPED_WORDS, BatchStatus, Gap
from sotay.exchange.errors import TooLarge, WorkbookRefused, sentence_of
from sotay.exchange.headings import column_letter
from sotay.exchange.models import Comparison, Difference, Profile
from sotay.exchange.nouns.base import ROW_KEY, Field, Form, Noun, Record
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.queries.profiles import reading_of
from sotay.exchange.rules.cells import cell_text
from sotay.exchange.rules.reading import Reading
from sotay.exchange.workbook import SheetList
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation

_AT_ONCE = 1000
_LONGEST = 400
_COLUMNS = (
    "comparison_id", "number", "target_id", "title", "place", "field", "kind", "theirs", "ours", "source", "editor", "edited_at",
)  # fmt: skip
# The last change of each record: an action on it, or an import that touched it.
_EDITORS = """
SELECT DISTINCT ON (target) target, name, at FROM (
    SELECT e.target_id AS target, u.name, e.at FROM audit_entry e LEFT JOIN accounts_user u ON u.id = e.user_id
     WHERE e.target_type = %(type)s AND e.target_id = ANY(%(targets)s) AND e.action NOT LIKE '%%.reveal%%'
    UNION ALL
    SELECT r.target_id, u.name, b.finished_at FROM exchange_batchrow r JOIN exchange_batch b ON b.id = r.batch_id
      LEFT JOIN accounts_user u ON u.id = b.uploaded_by_id
     WHERE b.kind = %(noun)s AND b.status = 'imported' AND r.verdict IN ('created', 'updated') AND r.target_id = ANY(%(targets)s)
) edit ORDER BY target, at DESC
"""


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def upload_comparison(  # noqa: PLR0913 -- a file, what it holds and how it is read
    actor: Actor,
    organisation: Organisation,
    content: IO[bytes],
    *,
    name: str,
    noun: str,
    profile: Profile | None = None,
) -> Comparison:
    """Keep the file; the comparison is a job, deferred by the caller in the same transaction."""
    actor.require(noun_of(noun).permission, organisation)
    check_name(name)
    size, most = getattr(content, "size", 0), settings.SOTAY_UPLOAD_MAX_BYTES
    if size > most:
        raise TooLarge(found=f"{size >> 20} MB", limit=f"{most >> 20} MB")
    comparison = _comparison(actor, organisation, name, noun, profile)
    comparison.file.save(f"{comparison.uid}{Path(name).suffix.lower()[:5]}", File(content), save=False)
    comparison.save(force_insert=True)
    return comparison


@action(MemberPermission.IMPORT)
def run_comparison(actor: Actor, comparison: Comparison, tell: Tell) -> Comparison:
    """Compare; one that is finished stays as it is: a job may run twice."""
    if comparison.status != BatchStatus.CHECKING:
        return comparison
    return _run(actor, comparison, Path(comparison.file.path), tell)


@action(MemberPermission.IMPORT, lock=Lock.NOTHING)
def compare_file(  # noqa: PLR0913 -- as above, from the command line
    actor: Actor, organisation: Organisation, path: Path, tell: Tell, *, noun: str, profile: Profile | None = None
) -> Comparison:
    """Compare a file in one go, as the operator does from the command line."""
    comparison = _comparison(actor, organisation, path.name, noun, profile)
    comparison.save(force_insert=True)
    return _run(actor, comparison, path, tell)


@action(MemberPermission.IMPORT)
def stop_comparison(actor: Actor, comparison: Comparison, *, reason: str = STOPPED_WORDS) -> Comparison:
    """Note that the job could not go on."""
    if comparison.status == BatchStatus.CHECKING:
        comparison.failure, comparison.status = reason[:300], BatchStatus.STOPPED
        comparison.save(update_fields=["failure", "status"])
    return comparison


def _comparison(actor: Actor, organisation: Organisation, name: str, noun: str, profile: Profile | None) -> Comparison:
    """Return a comparison to be."""
    return Comparison(
        organisation=organisation, noun=noun, profile=profile, profile_name=profile.name if profile else "", name=name[:200],
        uploaded_by=actor.user,
    )  # fmt: skip


def _run(actor: Actor, comparison: Comparison, path: Path, tell: Tell) -> Comparison:
    """Compare and keep; a file that cannot be read is an outcome too."""
    noun = noun_of(comparison.noun)
    actor.require(noun.permission, comparison.organisation)
    Difference.objects.filter(comparison=comparison).delete()
    try:
        with open_sheet(Source(path), noun, reading_of(comparison.profile)) as found:
            work = _Work(actor, comparison, noun, reading_of(comparison.profile), found)
            for some in work.differences(tell):
                copy_rows("exchange_difference", _COLUMNS, some)
            work.count()
    except WorkbookRefused as refusal:
        comparison.failure, comparison.status = str(refusal)[:300], BatchStatus.FAILED
        comparison.save(update_fields=["failure", "status"])
        return comparison
    comparison.status, comparison.finished_at = BatchStatus.CHECKED, timezone.now()
    comparison.save(
        update_fields=["status", "finished_at", "rows", "same", "differing", "missing_here", "missing_there", "unread"]
    )
    return comparison


@dataclass
class _Row:
    """A row of the file as it was read: its values, and what could not be."""

    number: int
    values: dict[str, str] = field(default_factory=dict)
    unread: list[tuple[str, str, str]] = field(default_factory=list)  # key, as typed, why


class _Work:
    """One comparison while it runs; rows are held together so many at a time."""

    def __init__(
        self, actor: Actor, comparison: Comparison, noun: Noun, reading: Reading | None, found: SheetList
    ) -> None:
        """Take the file and whose side it is held against."""
        self.actor, self.comparison, self.noun, self.reading, self.found = actor, comparison, noun, reading, found
        present = reading.present if reading else found.present
        self.fields = [one for one in noun.fields if one.key in present and not one.is_shown_only]
        self.by = (reading.keys if reading else ()) or tuple(noun.keys)
        names = frozenset(one.key for one in noun.fields if one.form is Form.NAME)
        texts = frozenset(one.key for one in noun.fields if one.form is Form.TEXT)
        self.fonts = {True: found.encodings(names, name=True), False: found.encodings(texts, name=False)}
        self.seen: set[int] = set()
        self.counts = dict.fromkeys(("rows", "same", "differing", "missing_here", "missing_there", "unread"), 0)

    def differences(self, tell: Tell) -> Iterator[list[tuple[Any, ...]]]:
        """Yield every difference as a row of its table, many at a time: while rows are copied nothing can be asked."""
        rows, height = self._rows(), max(self.found.height, 1)
        while some := list(islice(rows, _AT_ONCE)):
            tell(COMPARE_WORDS, 95 * some[-1].number // height)
            records = self.noun.find(self.actor, self.comparison.organisation, [row.values for row in some], self.by)
            yield list(self._held(some, records))
        lacking = self.noun.missing(self.actor, self.comparison.organisation, self.seen)
        while few := list(islice(lacking, _AT_ONCE)):
            self.counts["missing_there"] += len(few)
            yield [self._difference(None, pk, title, place, "", Gap.MISSING_THERE) for pk, title, place in few]

    def count(self) -> None:
        """Set the counts."""
        for name, count in self.counts.items():
            setattr(self.comparison, name, count)

    def _rows(self) -> Iterator[_Row]:
        """Yield the rows in our words."""
        day, keys = today(), self.noun.layout.keys
        index = {key: place for place, key in enumerate(keys)}
        for number, cells in self.found.rows():
            cells = self.reading.apply(cells) if self.reading else cells  # noqa: PLW2901 -- the same row in our words
            row = _Row(number)
            for one in self.fields:
                value = cells[index[one.key]]
                read = self.noun.read(one, value, day, self.fonts[one.form is Form.NAME])
                row.values[one.key] = read.value
                if read.error:
                    row.unread.append((one.key, cell_text(value).strip(), sentence_of(read.error)))
            yield row

    def _held(self, rows: Sequence[_Row], records: Sequence[Record | None]) -> Iterator[tuple[Any, ...]]:
        """Yield the differences of some rows, with who changed each record last."""
        found: list[tuple[_Row, Record, list[tuple[Field, Gap, str, str]]]] = []
        for row, record in zip(rows, records, strict=True):
            self.counts["rows"] += 1
            if record is None:
                self.counts["missing_here"] += 1
                yield self._difference(
                    row.number, None, self.noun.title(row.values), self.noun.place(row.values), "", Gap.MISSING_HERE
                )
                continue
            self.seen.add(record.pk)
            gaps = self._gaps(row, record)
            self.counts["differing" if gaps else "same"] += 1
            if gaps:
                found.append((row, record, gaps))
        editors = self._editors([record.pk for _, record, _ in found])
        for row, record, gaps in found:
            title, place = self.noun.title(record.values), self.noun.place(record.values)
            for one, gap, theirs, ours in gaps:
                self.counts["unread"] += gap == Gap.UNREAD
                yield (
                    *self._difference(row.number, record.pk, title, place, one.key, gap)[:7],
                    theirs[:_LONGEST], ours[:_LONGEST], self._source(row.number, one.key), *editors.get(record.pk, ("", None)),
                )  # fmt: skip

    def _gaps(self, row: _Row, record: Record) -> list[tuple[Field, Gap, str, str]]:
        """Return the fields on which a row and its record differ: field, how, both values in words."""
        unread = {key: (typed, why) for key, typed, why in row.unread}
        gaps: list[tuple[Field, Gap, str, str]] = []
        for one in self.fields:
            if one.key == ROW_KEY or one.is_for_new:
                continue
            theirs, ours = row.values[one.key], record.values.get(one.key, "")
            if one.key in unread:
                typed, why = unread[one.key]
                if typed != ours:
                    gaps.append((one, Gap.UNREAD, f"{typed} ({why})", self.noun.shown(one.key, ours)))
            elif theirs != ours and not same_value(self.noun, one.key, theirs, ours):
                gap = Gap.DIFFERS if theirs and ours else Gap.BLANK_HERE if theirs else Gap.BLANK_THERE
                gaps.append((one, gap, self.noun.shown(one.key, theirs), self.noun.shown(one.key, ours)))
        return gaps

    def _difference(  # noqa: PLR0913, PLR0917 -- the columns of the table
        self, number: int | None, target: int | None, title: str, place: str, key: str, gap: Gap
    ) -> tuple[Any, ...]:
        """Return a row of the table without values."""
        return (self.comparison.pk, number, target, title[:200], place[:200], key, gap.value, "", "", "", "", None)

    def _source(self, number: int, key: str) -> str:
        """Return where in the file a value stands, or that the profile says it of every row."""
        column = self.found.heading.columns.get(key)
        return f"Ô {column_letter(column)}{number}" if column is not None else "Giá trị chung của mẫu"

    def _editors(self, targets: list[int]) -> dict[int, tuple[str, Any]]:
        """Return who changed each record last, and when."""
        if not targets:
            return {}
        values = {"type": self.noun.target_type, "noun": self.noun.code, "targets": targets}
        return {target: (name or "Hệ thống", at) for target, name, at in read_sql(_EDITORS, values)}
