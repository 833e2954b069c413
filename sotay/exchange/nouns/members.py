"""Members: the boards' own register. Its files are compared and written set by set; here is what it says of itself."""

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet

from sotay.access.actor import Actor
from sotay.core.dates import format_date
from sotay.core.days import today
from sotay.core.ethnicities import ETHNICITIES
from sotay.core.find import is_uid
from sotay.core.identifiers import parse_email, parse_national_id, parse_phone
from sotay.core.text import search_key
from sotay.exchange.layouts import MEMBER_LAYOUT, Cell, Layout
from sotay.exchange.lines import is_blank
from sotay.exchange.nouns.base import KEY_FIELD, ROW_KEY, Field, Form, Noun, Record, kept
from sotay.exchange.rules import cells
from sotay.exchange.rules.sheet_cells import Read, read_cell
from sotay.exchange.words import ACTIVE, SEX_WORDS, STATUS_WORDS, TEMPORARY
from sotay.members.choices import AffiliationKind, Sex, Status
from sotay.members.models import Affiliation
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation

_PERSON = "person"
_DAYS = frozenset({"born_on", "joined_on", "official_on", "arrived_on"})
_MASKED = frozenset({"national_id", "card_number", "phone", "residence", "email"})
_DIGITS = frozenset({"national_id", "card_number", "phone", "cell_code"})
_SHOWN_ONLY = frozenset({"cell_name"})
# What only a decision changes.
_FIXED = frozenset({"cell_code", "status", "arrived_on"})
_WIDTHS = {
    "full_name": 26,
    "home_town": 30,
    "residence": 36,
    "national_id": 16,
    "cell_code": 18,
    "cell_name": 30,
    "note": 30,
}
_LISTS: dict[str, dict[str, str]] = {
    "sex": dict(Sex.choices),
    "ethnicity": {name: name for name in ETHNICITIES},
    "status": {**dict(Status.choices), TEMPORARY: "Sinh hoạt tạm thời"},
}
# Fields of a record that a sheet has a column for, beside those worked out.
_PLAIN = (
    "full_name", "used_name", "sex", "ethnicity", "religion", "home_town", "residence", "national_id", "card_number", "party_post",
    "public_post", "occupation", "general_education", "qualification", "political_theory", "state_management",
    "foreign_language", "it_skill", "phone", "email", "badge", "note",
)  # fmt: skip


def _form(key: str) -> Form:
    """Return what stands in a column."""
    if key in _DAYS:
        return Form.PART_DAY
    if key in _LISTS:
        return Form.CHOICE
    if key in {"full_name", "used_name"}:
        return Form.NAME
    return Form.DIGITS if key in _DIGITS else Form.TEXT


class Members(Noun):
    """Everybody who takes part in a cell today."""

    code = "members"
    label = "Đảng viên"
    permission = MemberPermission.IMPORT
    is_register = True
    target_type = "members.Member"
    anchors = ("full_name", "born_on", "cell_code")
    keys: ClassVar[Mapping[str, str]] = {
        ROW_KEY: "Mã dòng",
        "national_id": "Số định danh cá nhân",
        "card_number": "Số thẻ đảng viên và ngày sinh",
        _PERSON: "Họ tên và ngày sinh",
    }
    own_fields = tuple(
        Field(
            column.key, column.heading, column.synonyms, _form(column.key), required=column.required, length=400,
            choices=_LISTS.get(column.key, {}), is_shown_only=column.key in _SHOWN_ONLY, is_fixed=column.key in _FIXED,
            is_masked=column.key in _MASKED, width=_WIDTHS.get(column.key, 14),
        )
        for column in MEMBER_LAYOUT.columns[1:30]
    )  # fmt: skip
    notes = (
        "Ô để trống không xóa điều đang có trong hồ sơ.",
        "Chuyển sinh hoạt và thay đổi tình trạng không làm bằng tệp: mỗi việc đó cần quyết định riêng.",
    )

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Return all fields, the key first."""
        return (KEY_FIELD, *self.own_fields)

    @cached_property
    def layout(self) -> Layout:
        """Return the register's layout, with every way of writing it that boards have."""
        return MEMBER_LAYOUT

    def records(self, actor: Actor, node: Organisation) -> Iterator[Record]:
        """Yield who takes part at and below the node, cell by cell, by given name; a guest from within once, at home."""
        rows = _present(actor, node)
        at_home = rows.filter(kind=AffiliationKind.OFFICIAL).values("member")
        rows = rows.exclude(kind=AffiliationKind.TEMPORARY, member__in=at_home).order_by(
            "organisation__code", "member__sort_key", "pk"
        )
        for row in rows.values(*_columns()).iterator(chunk_size=2000):
            yield _record(row)

    def read(self, one: Field, value: Cell, day: dt.date, assume: str | None) -> Read:
        """Return what a cell says, in the form in which both sides of a comparison are held together."""
        reader = _READERS.get(one.key)
        if reader is None or is_blank(value):
            return read_cell(one, value, day, assume)
        try:
            return Read(reader(value))
        except cells.CellProblem as problem:
            return Read(error=cells.Issue(one.key, problem.code, problem.detail))

    def find(
        self, actor: Actor, node: Organisation, rows: Sequence[Mapping[str, str]], by: Sequence[str]
    ) -> list[Record | None]:
        """Return whom each row means, asked in a few statements for all rows at once."""
        present = _present(actor, node)
        found: dict[int, Record] = {}
        for key in by:
            left = {number: row for number, row in enumerate(rows) if number not in found}
            if left:
                found |= _FINDERS[key](present, left)
        return [found.get(number) for number in range(len(rows))]

    def missing(self, actor: Actor, node: Organisation, seen: Collection[int]) -> Iterator[tuple[int, str, str]]:
        """Yield who is here and not in a file."""
        rows = _present(actor, node).order_by("organisation__code", "member__sort_key", "pk")
        some = rows.values_list("member_id", "member__full_name", "organisation__name")
        yield from (row for row in some.iterator(chunk_size=5000) if row[0] not in seen)

    def title(self, values: Mapping[str, str]) -> str:
        """Return the name."""
        return values.get("full_name", "")

    def place(self, values: Mapping[str, str]) -> str:
        """Return the cell's name."""
        return values.get("cell_name", "")


# --- What is kept here ---------------------------------------------------------------------------------------------


def _present(actor: Actor, node: Organisation) -> "QuerySet[Affiliation]":
    """Return the affiliations of today in sight; of somebody with two, both."""
    return Affiliation.objects.filter(
        actor.scope(MemberPermission.VIEW), organisation__path__descendant_of=node.path, valid__contains=today(),
        member__standings__valid__contains=today(),
    )  # fmt: skip


def _columns() -> tuple[Any, ...]:
    """Return what is asked of each."""
    named = [f"member__{name}" for name in (*_PLAIN, "uid", "born_on", "born_precision", "joined_on", "official_on")]
    return (
        *named,
        "member_id",
        "kind",
        "valid",
        "organisation__code",
        "organisation__name",
        "member__standings__status",
    )


def _record(row: dict[str, Any]) -> Record:
    """Return one row as a record."""
    values = {name: kept(row[f"member__{name}"]) for name in _PLAIN}
    values |= {
        ROW_KEY: str(row["member__uid"]),
        "born_on": format_date(row["member__born_on"], row["member__born_precision"]),
        "joined_on": format_date(row["member__joined_on"]),
        "official_on": format_date(row["member__official_on"]),
        "arrived_on": _arrived(row),
        "cell_code": row["organisation__code"],
        "cell_name": kept(row["organisation__name"]),
        "status": _status(row),
    }
    return Record(values[ROW_KEY], row["member_id"], values)


def _arrived(row: dict[str, Any]) -> str:
    """Return the day of arrival, where it is not that of joining."""
    first = row["valid"].lower
    return "" if first == row["member__joined_on"] else format_date(first)


def _status(row: dict[str, Any]) -> str:
    """Return the status; of a guest, that they are one."""
    status: str = row["member__standings__status"]
    return TEMPORARY if row["kind"] == AffiliationKind.TEMPORARY and status == Status.FULL else status


# --- Reading cells as the register does ----------------------------------------------------------------------------


def _word(words: Mapping[str, str], problem: str, value: Cell) -> str:
    """Return the code of a word."""
    text = cells.plain_text(value)
    code = words.get(search_key(text)) or words.get(search_key(text.split("(", maxsplit=1)[0]))
    if text and code is None:
        raise cells.CellProblem(problem, text)
    return code or ""


def _status_word(value: Cell) -> str:
    """Return the status; "takes part" alone says nothing that could differ."""
    for code, word in _LISTS["status"].items():
        if value in (code, word):
            return code
    code = _word(STATUS_WORDS, "status_unknown", value)
    return "" if code == ACTIVE else code


def _sex_word(value: Cell) -> str:
    """Return the sex."""
    return _word(SEX_WORDS, "sex_unknown", value)


def _national_id(value: Cell) -> str:
    """Return the twelve digits."""
    parsed = parse_national_id(value)
    if parsed.problem:
        raise cells.CellProblem(parsed.problem, cells.cell_text(value).strip())
    return parsed.value or ""


def _phone(value: Cell) -> str:
    """Return the number as dialled."""
    parsed = parse_phone(value)
    if parsed.problem:
        raise cells.CellProblem(parsed.problem, cells.cell_text(value).strip())
    return parsed.value or ""


def _email(value: Cell) -> str:
    """Return the address."""
    parsed = parse_email(cells.cell_text(value).strip())
    if parsed.problem:
        raise cells.CellProblem("email_malformed", cells.cell_text(value).strip())
    return parsed.value or ""


_READERS: dict[str, Callable[[Cell], str]] = {
    "sex": _sex_word,
    "status": _status_word,
    "national_id": _national_id,
    "card_number": cells.card_number,
    "phone": _phone,
    "email": _email,
    "badge": cells.badge,
    "religion": cells.religion,
    "general_education": cells.general_education,
    "ethnicity": lambda value: cells.ethnicity(value)[0],
}


# --- Finding whom a row means --------------------------------------------------------------------------------------

_Rows = Mapping[int, Mapping[str, str]]


def _by_column(column: str, key: str, present: "QuerySet[Affiliation]", rows: _Rows) -> dict[int, Record]:
    """Return the records whose column has the row's value, where one has."""
    wanted = {row[key] for row in rows.values() if row.get(key)}
    if not wanted:
        return {}
    known: dict[str, list[Record]] = {}
    for row in present.filter(**{f"member__{column}__in": wanted}).order_by("kind", "pk").values(*_columns()):
        known.setdefault(str(row[f"member__{column}"]), []).append(_record(row))
    return {
        number: one
        for number, row in rows.items()
        if (one := _only(known.get(row.get(key, ""), []), row.get("cell_code", "")))
    }


def _by_uid(present: "QuerySet[Affiliation]", rows: _Rows) -> dict[int, Record]:
    """Return the records of our own keys."""
    return _by_column("uid", ROW_KEY, present, {n: row for n, row in rows.items() if is_uid(row.get(ROW_KEY, ""))})


def _by_person(present: "QuerySet[Affiliation]", rows: _Rows) -> dict[int, Record]:
    """Return the records with the row's name and birthday; with its cell too, where the file says it."""
    wanted = {number: search_key(row.get("full_name", "")) for number, row in rows.items() if row.get("born_on")}
    known: dict[tuple[str, str], list[Record]] = {}
    found = present.filter(member__search_key__in={key for key in wanted.values() if key}).order_by("kind", "pk")
    for row in found.values(*_columns()):
        record = _record(row)
        known.setdefault((search_key(record.values["full_name"]), record.values["born_on"]), []).append(record)
    answers = {}
    for number, key in wanted.items():
        alike = known.get((key, rows[number]["born_on"]), [])
        cell = rows[number].get("cell_code")
        here = [one for one in alike if one.values["cell_code"] == cell] if cell else alike
        if one := _only(here):
            answers[number] = one
    return answers


def _by_card(present: "QuerySet[Affiliation]", rows: _Rows) -> dict[int, Record]:
    """Return the records with the row's card, and its birthday where the file says it."""
    found = _by_column("card_number", "card_number", present, rows)
    return {
        n: one for n, one in found.items() if rows[n].get("born_on", one.values["born_on"]) == one.values["born_on"]
    }


def _only(found: list[Record], cell: str = "") -> Record | None:
    """Return the one person of some affiliations, in the row's cell or the official one; nobody where there are several."""
    if not found or len({one.pk for one in found}) > 1:
        return None
    return next((one for one in found if one.values["cell_code"] == cell), found[0])


_FINDERS = {
    ROW_KEY: _by_uid,
    "national_id": lambda present, rows: _by_column("national_id", "national_id", present, rows),
    "card_number": _by_card,
    _PERSON: _by_person,
}
