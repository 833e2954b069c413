"""Batches that the actor may see, and their rows."""

import datetime as dt
import uuid

from django.db.models import Q, QuerySet

from sotay.access.actor import Actor
from sotay.core.dates import format_date
from sotay.core.find import find
from sotay.exchange.choices import MEMBERS, RowVerdict
from sotay.exchange.coloured import Judged
from sotay.exchange.models import Batch, BatchRow
from sotay.exchange.nouns.registry import noun_of
from sotay.members.choices import Sex
from sotay.members.permissions import MemberPermission
from sotay.members.queries.records import MASKED
from sotay.members.rules import masked
from sotay.organisations.models import Organisation

# Not a verdict: rows that were taken with something to look at.
WARNED = "warned"
# Rows whose text came in an old font, or with its accents apart.
REPAIRED = "repaired"


def batches_for(actor: Actor) -> "QuerySet[Batch]":
    """Return the batches below the actor's nodes, the newest first."""
    return (
        Batch.objects.filter(actor.scope(MemberPermission.IMPORT))
        .select_related("organisation", "uploaded_by")
        .order_by("-pk")
    )


def get_batch(actor: Actor, uid: uuid.UUID) -> Batch:
    """Return one batch, or raise `NotVisible`."""
    return find(batches_for(actor), uid=uid)


def get_batch_by_key(key: int) -> Batch:
    """Return the batch of a job."""
    return Batch.objects.select_related("organisation", "uploaded_by").get(pk=key)


def rows_of(batch: Batch, show: str, text: str = "") -> "QuerySet[BatchRow]":
    """Return the rows of one tab (a verdict, `warned` or `repaired`) whose title, values or reasons hold the text."""
    rows = batch.lines.order_by("number")
    if text:
        rows = rows.filter(Q(title__icontains=text) | Q(problems__icontains=text) | Q(after__icontains=text))
    if show == WARNED:
        return rows.exclude(verdict=RowVerdict.REFUSED).filter(problems__contains=[{"level": "warning"}])
    if show == REPAIRED:
        return rows.filter(problems__contains=[{"level": "repaired"}])
    return rows.filter(verdict=show) if show in set(RowVerdict) else rows


def rejects_name(batch: Batch) -> str:
    """Return the name under which the wrong rows go back."""
    return f"can-sua-{batch.name.rsplit('.', 1)[0]}.xlsx"


def import_nodes(actor: Actor) -> "QuerySet[Organisation]":
    """Return the highest organisations into which the actor may import."""
    return Organisation.objects.filter(actor.scope(MemberPermission.IMPORT, through=""), closed_on=None).order_by(
        "path__depth", "-pk"
    )


def root_of_import(actor: Actor, code: str = "") -> Organisation | None:
    """Return the organisation with the code, or the highest one into which the actor may import."""
    rows = import_nodes(actor)
    return rows.filter(code=code).first() if code else rows.first()


def changes_of(row: BatchRow, kind: str = MEMBERS) -> list[dict[str, str]]:
    """Return what a row changes: heading, old value, new value, as people read them."""
    before, after = row.before or {}, row.after or {}
    noun = noun_of(kind)
    headings = noun.layout.headings
    shown = shown_value if noun.is_register else noun.shown
    return [
        {"label": headings[name], "before": shown(name, before.get(name, "")), "after": shown(name, value)}
        for name, value in after.items()
        if name in headings
    ]


def judged_rows(batch: Batch) -> dict[int, Judged]:
    """Return what became of each sheet row, for the coloured workbook."""
    key_of = {heading: key for key, heading in noun_of(batch.kind).layout.headings.items()}
    found: dict[int, Judged] = {}
    for row in batch.lines.only("number", "verdict", "problems", "before", "after").iterator(chunk_size=5000):
        words = [
            f"{c['label']}: {c['before'] or '(trống)'} → {c['after']}"
            for c in changes_of(row, batch.kind)
            if row.before
        ]
        words += [f"{p['field']}: {p['message']}" for p in row.problems]
        at_fault = [key_of.get(p["field"], "") for p in row.problems if p["level"] != "repaired"]
        found[row.number] = Judged(row.verdict, "\n".join(words), (*at_fault, *(row.before or {})))
    return found


def repaired_count(batch: Batch) -> int:
    """Return in how many rows an old font or loose accents were repaired."""
    return rows_of(batch, REPAIRED).count()


def shown_value(name: str, value: str) -> str:
    """Return a stored value in words: days as written here, and numbers that are masked elsewhere masked here too."""
    if name.endswith("_on") and value:
        return format_date(dt.date.fromisoformat(value))
    if name == "sex" and value:
        return Sex(value).label
    return masked(value) if name in MASKED else value
