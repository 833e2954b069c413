"""The catalogue of works: what boards offer to cells."""

import datetime as dt

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.assignments import errors
from sotay.assignments.models import CatalogueEntry, WorkAssignment
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.core.days import since
from sotay.core.text import clean
from sotay.organisations.models import Organisation


@action(P.CATALOGUE, lock=Lock.NOTHING)
def add_entry(  # noqa: PLR0913 -- the fields of one form
    actor: Actor, organisation: Organisation, *, sector: str, content: str, title: str, source: str, post: str = ""
) -> CatalogueEntry:
    """Add a work to the catalogue from today on."""
    words = clean(title)
    _require_new(actor, sector, words)
    return CatalogueEntry.objects.create(
        sector=sector, content=content, post=post, title=words, source=clean(source), valid=since(actor.today())
    )


@action(P.CATALOGUE, lock=Lock.NOTHING)
def edit_entry(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    entry: CatalogueEntry,
    sector: str,
    content: str,
    title: str,
    source: str,
    post: str = "",
) -> CatalogueEntry:
    """Write a work of the catalogue anew from today on; what was assigned by the old words keeps them."""
    words = clean(title)
    if (sector, words) != (entry.sector, entry.title):
        _require_new(actor, sector, words)
    values = {"sector": sector, "content": content, "post": post, "title": words, "source": clean(source)}
    row = _running(entry)
    if row.valid.lower == actor.today():
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=[*values])
        return row
    row.valid = since(row.valid.lower, actor.today())
    row.save(update_fields=["valid"])
    return CatalogueEntry.objects.create(**values, valid=since(actor.today()))


@action(P.CATALOGUE, lock=Lock.NOTHING)
def end_entry(actor: Actor, organisation: Organisation, *, entry: CatalogueEntry) -> CatalogueEntry:
    """Offer a work no more from today on, or from tomorrow where it began today and was assigned; what was assigned stays."""
    row = _running(entry)
    began_today = row.valid.lower == actor.today()
    if began_today and not WorkAssignment.objects.filter(entry=row).exists():
        row.delete()
        return row
    row.valid = since(row.valid.lower, actor.today() + dt.timedelta(days=began_today))
    row.save(update_fields=["valid"])
    return row


def _running(entry: CatalogueEntry) -> CatalogueEntry:
    """Return a work that is still offered, locked."""
    row = CatalogueEntry.objects.select_for_update().get(pk=entry.pk)
    if row.valid.upper is not None:
        raise errors.EntryEnded
    return row


def _require_new(actor: Actor, sector: str, title: str) -> None:
    """Refuse a work that the catalogue offers for the type already."""
    if CatalogueEntry.objects.filter(sector=sector, title=title, valid__contains=actor.today()).exists():
        raise errors.EntryKnown
