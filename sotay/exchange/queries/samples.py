"""A sample of a foreign file, read under a profile that is being made: its headings, and what the first rows would say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from sotay.core.days import today
from sotay.exchange.errors import WorkbookRefused, sentence_of
from sotay.exchange.headings import heading_texts
from sotay.exchange.layouts import Cell
from sotay.exchange.lines import is_blank
from sotay.exchange.models import Profile
from sotay.exchange.nouns.base import Noun
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.pages import Reader, refusals
from sotay.exchange.rules.cells import cell_text
from sotay.exchange.rules.profile_file import ProfileContent
from sotay.exchange.rules.reading import Reading, Source
from sotay.exchange.workbook import Where, open_list

_SEARCHED, _SHOWN = 30, 3


@dataclass
class SampleCell:
    """What a cell of the sample says under the profile: as typed, as read, why not."""

    typed: str
    value: str
    problem: str = ""


@dataclass
class Sample:
    """The first rows of a sample, field by field."""

    headings: list[str] = field(default_factory=list)
    cells: dict[str, list[SampleCell]] = field(default_factory=dict)
    failure: str = ""


def reading_from(content: ProfileContent) -> Reading:
    """Return the reading that a profile would be."""
    sources = {
        one.field: Source(one.heading, one.constant, one.words, one.date_form, one.rule) for one in content.fields
    }
    return Reading(noun_of(content.noun).layout, sources, content.sheet, content.heading_row, tuple(content.keys))


def sample_of(profile: Profile, content: ProfileContent) -> Sample:
    """Return what the profile's sample says under a content that is perhaps not kept yet."""
    sample = Sample()
    if not profile.sample or not Path(profile.sample.path).exists():
        return sample
    path = Path(profile.sample.path)
    try:
        sample.headings = headings_in(path, content.sheet, content.heading_row)
        _read(path, reading_from(content), noun_of(content.noun), sample)
    except WorkbookRefused as refusal:
        sample.failure = str(refusal)
    return sample


def headings_in(path: Path, sheet: str = "", row: int = 0) -> list[str]:
    """Return the headings of a file: of the named row, else of the row among the first that has most words."""
    reader = Reader(path, None)
    try:
        names = [name for name in reader.sheet_names() if not sheet or name == sheet]
        rows: list[list[Cell]] = []
        for name in names[:1]:
            with refusals():
                rows = [list(one) for one in islice(reader.page(name).rows(), _SEARCHED)]
    finally:
        reader.close()
    if not rows:
        return []
    chosen = rows[row - 1] if 0 < row <= len(rows) else max(rows, key=_words)
    return list(dict.fromkeys(text for text in heading_texts(chosen) if text))


def _words(row: list[Cell]) -> int:
    """Return how many cells of a row are words."""
    return sum(
        1 for value in row if isinstance(value, str) and not is_blank(value) and not any(c.isdigit() for c in value)
    )


def _read(path: Path, reading: Reading, noun: Noun, sample: Sample) -> None:
    """Read the first rows."""
    if not any(source.heading for source in reading.sources.values()):
        return
    day, index = today(), {key: place for place, key in enumerate(noun.layout.keys)}
    with open_list(path, reading.layout, where=Where(reading.sheet, reading.heading_row)) as found:
        for _, typed in islice(found.rows(), _SHOWN):
            row = reading.apply(typed)
            for key in reading.sources:
                one = noun.by_key[key]
                read = noun.read(one, row[index[key]], day, None)
                problem = sentence_of(read.error) if read.error else ""
                shown = SampleCell(cell_text(typed[index[key]]).strip()[:60], noun.shown(key, read.value)[:60], problem)
                sample.cells.setdefault(key, []).append(shown)


def guessed(path: Path, noun: Noun, name: str) -> ProfileContent:
    """Return a profile begun from a file: the headings that are known by themselves, nothing overwritten."""
    fields: list[Mapping[str, Any]] = []
    taken: set[str] = set()
    for heading in headings_in(path):
        key = noun.layout.key_of(heading)
        if key and key in noun.by_key and key not in taken and not noun.by_key[key].is_shown_only:
            taken.add(key)
            fields.append({"field": key, "heading": heading[:120]})
    return ProfileContent.model_validate({"name": name, "noun": noun.code, "fields": fields})
