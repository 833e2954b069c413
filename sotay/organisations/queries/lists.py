"""Lists and search: with diacritics the exact names come first, without them every name is found."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.paging import Page, page_of
from sotay.core.text import clean, search_key
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import call_as_of, kind_on, organisations_for, parents_as_of, path_on

MOST_WORDS = 8
_BEST, _GOOD, _FAIR, _OTHER = range(4)


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; `under` takes the whole part of the tree, `parent` only what stands directly under it."""

    text: str = ""
    kind: str = ""
    sector: str = ""
    under: Organisation | None = None
    parent: Organisation | None = None
    on: dt.date | None = None

    @property
    def has_text(self) -> bool:
        """Tell whether something is searched for."""
        return bool(self.text.strip())

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing narrows the list."""
        return not (self.has_text or self.kind or self.sector or self.under or self.parent)


def organisations_listed(actor: Actor, filters: Filters) -> QuerySet[Organisation]:
    """Return the organisations of the day that answer the filters, each with its parent; a search gives each its `rank`."""
    day = filters.on or today()
    standing: dict[str, object] = {"placements__valid__contains": day}
    if filters.under is not None:
        standing["placements__path__descendant_of"] = path_on(filters.under, day)
    if filters.parent is not None:
        standing["placements__parent"] = filters.parent
    rows = organisations_for(actor).filter(**standing)
    if filters.kind:
        rows = rows.alias(kind_then=kind_on(day)).filter(kind_then=filters.kind)
    if filters.sector:
        rows = rows.filter(sector=filters.sector)
    if filters.has_text:
        rows = _found(rows, clean(filters.text))
    return rows.select_related("parent")


def organisations_page(actor: Actor, filters: Filters, cursor: str = "", size: int = 50) -> Page[Organisation]:
    """Return one page of the list: the best matches first, then in the order of codes."""
    keys = ("rank", "code", "pk") if filters.has_text else ("code", "pk")
    page = page_of(organisations_listed(actor, filters), keys, cursor=cursor, size=size)
    call_as_of(page.items, filters.on or today())
    parents_as_of(page.items, filters.on or today())
    return page


def organisations_suggested(actor: Actor, text: str, count: int = 8) -> list[Organisation]:
    """Return the best few matches of what is being typed."""
    return list(organisations_page(actor, Filters(text=text), size=count).items) if text.strip() else []


def _found(rows: QuerySet[Organisation], text: str) -> QuerySet[Organisation]:
    """Keep what answers the text: a code, words of the name, or words of the name followed by words of a superior's."""
    words = search_key(text).split()[:MOST_WORDS]
    if not words:
        return rows.none().annotate(rank=Value(_OTHER))
    condition = Q(code__istartswith=text) | _has(words)
    splits = _splits(words)
    for split in splits:
        above = _superiors(words[split:]).filter(path__ancestor_of=OuterRef("path")).exclude(pk=OuterRef("pk"))
        condition |= _has(words[:split]) & Q(Exists(above))
    padded = Concat(Value(" "), F("search_key"), Value(" "))
    rank = Case(
        When(code__iexact=text, then=_BEST),
        When(name__icontains=text, then=_GOOD if text.isascii() else _BEST),
        When(padded__contains=_whole(words), then=_GOOD),
        When(_has(words), then=_FAIR),
        *[When(padded__contains=_whole(words[:split]), then=_OTHER + len(words) - split) for split in reversed(splits)],
        default=_OTHER + MOST_WORDS,
        output_field=IntegerField(),
    )
    return rows.filter(condition).alias(padded=padded).annotate(rank=rank)


def _has(words: list[str]) -> Q:
    """Return the condition that all words stand in the name, whatever their order."""
    condition = Q()
    for word in words:
        condition &= Q(search_key__contains=word)
    return condition


def _whole(words: list[str]) -> str:
    """Return the words as they stand in a key between two blanks, so that thôn 1 is not thôn 11."""
    return f" {' '.join(words)} "


def _superiors(words: list[str]) -> QuerySet[Organisation]:
    """Return the organisations above cells whose name has the words in this order."""
    return Organisation.objects.exclude(kind__in=[*MEETING_KINDS, Kind.GROUP]).filter(
        search_key__contains=" ".join(words)
    )


def _splits(words: list[str]) -> list[int]:
    """Return where the name may end and a superior's begin: `thôn 1 | đông lỗ`."""
    keys = list(_superiors(words[-1:]).values_list("search_key", flat=True)) if len(words) > 1 else []
    return [split for split in range(1, len(words)) if any(" ".join(words[split:]) in key for key in keys)]
