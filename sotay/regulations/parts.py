"""The norms in groups, as the page reads them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sotay.core.dates import ONE_DAY
from sotay.core.display import number
from sotay.regulations.choices import Subject
from sotay.regulations.models import Norm


@dataclass(frozen=True)
class NormLine:
    """A norm in words: what it says, how much, since when, until when, by which paper."""

    text: str
    value: str
    source: str
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True)
class NormGroup:
    """The norms about one thing."""

    title: str
    lines: list[NormLine]


def groups_of(norms: Iterable[Norm]) -> list[NormGroup]:
    """Return the norms by what they are about; what no subject names stands at the end."""
    lines: dict[str, list[NormLine]] = defaultdict(list)
    for norm in norms:
        lines[norm.code.partition(".")[0]].append(_line(norm))
    known = [subject for subject in Subject if subject.value in lines]
    others = [line for prefix, found in lines.items() if prefix not in set(Subject) for line in found]
    groups = [NormGroup(subject.label, lines[subject.value]) for subject in known]
    return [*groups, NormGroup("Quy định khác", others)] if others else groups


def _line(norm: Norm) -> NormLine:
    """Return one norm in words."""
    text = norm.note or norm.code
    return NormLine(
        text=text[:1].upper() + text[1:],
        value=_value(norm.value),
        source=norm.source,
        first=norm.valid.lower,
        last=norm.valid.upper - ONE_DAY if norm.valid.upper else None,
    )


def _value(value: object) -> str:
    """Return a value as people write it."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int | float):
        return number(value, 0 if float(value).is_integer() else 1)
    if isinstance(value, list):
        return "; ".join(_value(part) for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_value(part)}" for key, part in value.items())
    return str(value)
