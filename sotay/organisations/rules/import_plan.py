"""What a file of organisations would change: every row is taken, found unchanged, or refused with a reason."""

import re
from collections import deque
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from sotay.core.errors import DomainError
from sotay.core.text import clean, is_formula, search_key
from sotay.organisations import errors
from sotay.organisations.choices import TREE_KINDS, Kind, Sector
from sotay.organisations.rules.csv_file import Row
from sotay.organisations.rules.ladder import Pair, may_stand_under

LONGEST_CODE, LONGEST_NAME = 30, 200
_CODE = re.compile(r"[0-9A-Za-z]+([._/-][0-9A-Za-z]+)*")
_KINDS = {search_key(word): kind for kind in TREE_KINDS for word in (kind.value, kind.label)}
_SECTORS = {search_key(word): sector for sector in Sector for word in (sector.value, sector.label)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that makes sense by itself: clean text, known words."""

    line: int
    code: str
    parent_code: str
    name: str
    kind: Kind
    sector: str


@dataclass(frozen=True, slots=True)
class Known:
    """An open organisation as the tree has it; `is_inside` the part of the tree that is being imported."""

    id: int
    code: str
    parent_code: str
    parent_name: str
    name: str
    kind: str
    sector: str
    is_inside: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """A new name or sector for an organisation."""

    line: int
    known: Known
    name: str
    sector: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row was not taken."""

    line: int
    error: DomainError


@dataclass(slots=True)
class Plan:
    """The verdict on a file: parents stand before their children in `created`."""

    created: list[Entry] = field(default_factory=list)
    updated: list[Change] = field(default_factory=list)
    unchanged: int = 0
    refusals: list[Refusal] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)
    """Code → line of the refused rows, for what stands below them."""

    @property
    def changes_anything(self) -> bool:
        """Tell whether there is something to write."""
        return bool(self.created or self.updated)

    def refuse(self, entry: Entry, error: DomainError) -> None:
        """Add a refusal."""
        self.refusals.append(Refusal(entry.line, error))
        self.refused.setdefault(entry.code, entry.line)


def plan_import(rows: Iterable[Row], known: Collection[Known], pairs: Collection[Pair]) -> Plan:
    """Return what the rows would do to the tree that is known, under the pairs of the ladder in force."""
    plan = Plan()
    tree = {organisation.code: organisation for organisation in known}
    new: dict[str, Entry] = {}
    for entry in _entries(rows, plan):
        if entry.code in tree:
            _compare(entry, tree[entry.code], plan)
        else:
            new[entry.code] = entry
    _place(new, {code: k for code, k in tree.items() if k.is_inside}, _root(tree), pairs, plan)
    plan.refusals.sort(key=lambda refusal: refusal.line)
    return plan


# --- One row by itself -------------------------------------------------------------------------------------------


def _entries(rows: Iterable[Row], plan: Plan) -> list[Entry]:
    """Return the rows that make sense, each code once; the others are refused."""
    entries: list[Entry] = []
    line_of: dict[str, int] = {}
    for row in rows:
        faults: list[DomainError] = []
        entry = _entry(row, faults)
        if entry.code in line_of:
            faults = [errors.CodeRepeated(code=entry.code, line=line_of[entry.code])]
        elif entry.code:
            line_of[entry.code] = row.line
        for fault in faults:
            plan.refuse(entry, fault)
        if not faults:
            entries.append(entry)
    return entries


def _entry(row: Row, faults: list[DomainError]) -> Entry:
    """Return the row cleaned; what is wrong with it is added to `faults`."""
    code, parent_code = ("".join(clean(text).split()) for text in (row.code, row.parent_code))
    name, kind, sector = clean(row.name), _KINDS.get(search_key(row.kind)), _SECTORS.get(search_key(row.sector), "")
    if row.is_too_long:
        faults.append(errors.RowTooLong())
        return Entry(row.line, code, parent_code, name, kind or Kind.CELL, sector)
    if not code:
        faults.append(errors.CodeMissing())
    elif not is_code(code):
        faults.append(errors.CodeMalformed())
    if parent_code and not is_code(parent_code):
        faults.append(errors.ParentMalformed())
    faults += _name_faults(name)
    if kind is None:
        faults.append(errors.KindUnknown(value=clean(row.kind)[:40], known=", ".join(Kind)))
    if clean(row.sector) and not sector:
        faults.append(errors.SectorUnknown(value=clean(row.sector)[:40], known=", ".join(Sector)))
    if kind == Kind.PROVINCE and parent_code:
        faults.append(errors.ProvinceHasParent())
    if kind not in (None, Kind.PROVINCE) and not parent_code:
        faults.append(errors.ParentRequired())
    return Entry(row.line, code, parent_code, name, kind or Kind.CELL, sector)


def is_code(text: str) -> bool:
    """Tell whether the text has the shape of a code."""
    return len(text) <= LONGEST_CODE and bool(_CODE.fullmatch(text))


def _name_faults(name: str) -> list[DomainError]:
    """Return what is wrong with a name."""
    if not name:
        return [errors.NameMissing()]
    if len(name) > LONGEST_NAME:
        return [errors.NameTooLong()]
    return [errors.NameIsFormula()] if is_formula(name) else []


# --- A row about an organisation that is there -------------------------------------------------------------------


def _compare(entry: Entry, known: Known, plan: Plan) -> None:
    """Judge a row about a known organisation: an import may correct name and sector, nothing else."""
    sector = entry.sector or known.sector
    if not known.is_inside:
        plan.refuse(entry, errors.RowCodeTaken(code=entry.code))
    elif entry.kind != known.kind:
        plan.refuse(entry, errors.KindChanged(kind=Kind(known.kind).label))
    elif entry.parent_code != known.parent_code:
        plan.refuse(entry, errors.Moved(parent=known.parent_name, code=known.parent_code))
    elif (entry.name, sector) == (known.name, known.sector):
        plan.unchanged += 1
    else:
        plan.updated.append(Change(entry.line, known, entry.name, sector))


# --- Rows about new organisations --------------------------------------------------------------------------------


def _root(tree: Mapping[str, Known]) -> str:
    """Return the code of the province, or nothing where there is none yet."""
    return next((code for code, known in tree.items() if known.kind == Kind.PROVINCE), "")


def _place(new: Mapping[str, Entry], tree: Mapping[str, Known], root: str, pairs: Collection[Pair], plan: Plan) -> None:
    """Take the new rows from the top of the tree down, wherever they stand in the file."""
    waiting: dict[str, list[Entry]] = {}
    ready: deque[tuple[Entry, str | DomainError | None]] = deque()
    for entry in new.values():
        above = entry.parent_code
        if entry.kind == Kind.PROVINCE:
            ready.append((entry, None))
        elif above in tree and tree[above].is_inside:
            ready.append((entry, tree[above].kind))
        elif above in new:
            waiting.setdefault(above, []).append(entry)
        elif above in plan.refused:
            ready.append((entry, errors.ParentRefused(line=plan.refused[above])))
        else:
            ready.append((entry, errors.ParentMissing(code=above)))
    while ready:
        entry, parent = ready.popleft()
        fault = parent if isinstance(parent, DomainError) else _fault(entry, parent, root, pairs)
        below: str | DomainError = entry.kind
        if fault is None:
            plan.created.append(entry)
            root = root or entry.code
        else:
            plan.refuse(entry, fault)
            below = errors.ParentRefused(line=entry.line)
        ready.extend((child, below) for child in waiting.pop(entry.code, ()))
    _refuse_cycles(waiting, plan)


def _fault(entry: Entry, parent_kind: str | None, root: str, pairs: Collection[Pair]) -> DomainError | None:
    """Return why the row may not stand where it wants to, if so."""
    if parent_kind is None:
        return errors.SecondProvince(code=root) if root else None
    if not may_stand_under(entry.kind, parent_kind, pairs):
        return errors.RowKindNotAllowed(child=entry.kind.label, parent=Kind(parent_kind).label)
    return None


def _refuse_cycles(waiting: Mapping[str, list[Entry]], plan: Plan) -> None:
    """Refuse what stands under itself, and what hangs below that."""
    left = {entry.code: entry for children in waiting.values() for entry in children}
    count = {code: len(waiting.get(code, ())) for code in left}
    leaves = [entry for entry in left.values() if not count[entry.code]]
    while leaves:
        entry = leaves.pop()
        plan.refuse(left.pop(entry.code), errors.ParentRefused(line=left[entry.parent_code].line))
        count[entry.parent_code] -= 1
        if not count[entry.parent_code]:
            leaves.append(left[entry.parent_code])
    for entry in left.values():
        plan.refuse(entry, errors.Cycle())
