"""Whether a row of the members' register can be taken, and what it says in normal form."""

import datetime as dt
import re
import uuid
from collections.abc import Mapping
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from sotay.core.dates import (
    DAY,
    MONTH,
    DateProblem,
    PartialDate,
    months_between,
    parse_date_cell,
    same_day_months_later,
)
from sotay.core.find import uid_of
from sotay.core.identifiers import parse_email, parse_national_id, parse_phone
from sotay.core.legacy_encodings import repair
from sotay.core.text import is_formula, search_key
from sotay.exchange.layouts import ALTERNATES, Cell, RawMember
from sotay.exchange.lines import is_blank
from sotay.exchange.rules.alternates import merge_alternates
from sotay.exchange.rules.cells import (
    Answer,
    CellProblem,
    Issue,
    Name,
    Remembered,
    badge,
    card_number,
    cell_text,
    ethnicity,
    general_education,
    person_name,
    plain_text,
    religion,
)
from sotay.exchange.rules.sheet_cells import repaired
from sotay.exchange.rules.verdicts import CheckedRow, MemberContext, MemberValues
from sotay.exchange.words import (
    ACTIVE,
    BLANK_MARKS,
    FULL,
    PROBATIONARY,
    SEX_WORDS,
    STATUS_WORDS,
    TEMPORARY,
    UNDER_AGE,
)

# The day the Party was founded: nobody joined before.
FOUNDED = dt.date(1930, 2, 3)
EARLIEST_BIRTH = dt.date(1895, 1, 1)
MONTHS = 12
PHONE_LENGTH, NATIONAL_ID_LENGTH = 10, 12

NO_NAME = Name()
# Stands for a name that has its error already.
UNREADABLE_NAME = Name("?", "", "")
NO_PEOPLE = ("", True)

# The free texts in the order of `MemberValues`, and how long each may be (the columns of the record).
TEXT_FIELDS = (
    "home_town", "residence", "party_post", "public_post", "occupation", "qualification", "political_theory",
    "state_management", "foreign_language", "it_skill", "note",
)  # fmt: skip
TEXT_LENGTHS = (200, 300, 120, 120, 120, 60, 40, 60, 60, 60, 400)
LIST_LENGTHS = {"ethnicity": 40, "religion": 40, "general_education": 20}
SHORTEST_LIST = min(LIST_LENGTHS.values())
EMAIL_LENGTH = 120
NAME_FIELDS = frozenset({"full_name", "used_name"})
REPAIRED_FIELDS = ("full_name", "used_name", "ethnicity", *TEXT_FIELDS)
PICK_REPAIRED = attrgetter(*REPAIRED_FIELDS)
REMEMBERED_REPAIRS = 60_000
PICK_TEXTS = attrgetter(*TEXT_FIELDS)

_COUNTED = frozenset({"", ACTIVE, FULL, TEMPORARY})
# Statutes of before gave other lengths of probation.
SETTLED_PROBATION = 1976
_TWO_DIGIT_YEAR = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2}")


class _Identity(NamedTuple):
    """Who the person is, as far as the row says."""

    name: Name
    used_name: str
    sex: str
    national_id: str | None
    card: str
    cell_id: int


class _Days(NamedTuple):
    """The row's days; a day that could not be read is None and has its error."""

    born: PartialDate | None
    joined: PartialDate | None
    official: PartialDate | None
    arrived: PartialDate | None


class MemberChecker:
    """Checks the rows of one file, in their order: of two rows with one number the first wins."""

    def __init__(self, context: MemberContext) -> None:
        """Prepare what repeated cells say."""
        self.context = context
        names, texts = context.name_encoding, context.text_encoding
        self.names: Remembered[Name] = Remembered(partial(person_name, assume=names))
        self.texts: Remembered[str] = Remembered(partial(plain_text, assume=texts))
        self.ethnicities: Remembered[tuple[str, bool]] = Remembered(partial(ethnicity, assume=texts))
        self.religions: Remembered[str] = Remembered(religion)
        self.educations: Remembered[str] = Remembered(general_education)
        self.badges: Remembered[str] = Remembered(badge)
        self.sexes: Remembered[str] = Remembered(partial(_word, SEX_WORDS, "sex_unknown"))
        self.statuses: Remembered[str] = Remembered(partial(_word, STATUS_WORDS, "status_unknown"))
        self.cells: Remembered[int] = Remembered(self._cell)
        self.repairs = _Repairs(names, texts)
        # The century of a two-digit year: of a birth, the last in which the person can have been admitted.
        self.latest_birth = same_day_months_later(context.today, -MONTHS * context.norms.admission_age)
        self.merges = bool(context.present & ALTERNATES)
        self.errors: list[Issue] = []
        self.warnings: list[Issue] = []

    def check(self, number: int, cells: tuple[Cell, ...]) -> CheckedRow:
        """Return the verdict on the row whose cells are in the layout's order."""
        errors: list[Issue] = []
        warnings: list[Issue] = []
        self.errors, self.warnings = errors, warnings
        raw = RawMember._make(cells)
        if self.merges:
            raw = merge_alternates(raw, self.context.present)
        identity = self._identity(number, raw)
        days = self._days(raw)
        status, is_temporary = self._status(raw.status, days)
        words = self._words(raw)
        texts = self._texts(raw)
        if days.born and identity.national_id is None:
            self._note_same_person(number, identity, days.born)
        if raw.row_key and self._key(raw.row_key) is None:
            errors.append(Issue("row_key", "row_unknown"))
        repairs = self._repairs(raw)
        if errors or days.born is None or days.joined is None:
            return CheckedRow(number, None, errors, warnings, repairs)
        name, used_name, sex, national_id, card, cell_id = identity
        values = MemberValues(
            name.shown, used_name, name.search, name.sort, days.born.value, days.born.precision, sex, national_id, card,
            days.joined.value, days.official and days.official.value, days.arrived and days.arrived.value,
            cell_id, status, is_temporary, *words, *texts,  # type: ignore[arg-type]  # as many texts as fields
        )  # fmt: skip
        if raw.row_key:
            values = values._replace(row_key=self._key(raw.row_key))
        return CheckedRow(number, values, errors, warnings, repairs)

    def _ask(self, memory: Remembered[Answer], value: Cell, key: str, otherwise: Answer) -> Answer:
        """Return what the cell says, or note its problem and go on with `otherwise`."""
        try:
            return memory[value]
        except CellProblem as problem:
            self.errors.append(Issue(key, problem.code, problem.detail))
            return otherwise

    def _key(self, value: Cell) -> uuid.UUID | None:
        """Return our own key of the record, of a row of our own workbook."""
        return uid_of(cell_text(value).strip()) if value else None

    def _repairs(self, raw: RawMember) -> list[Issue]:
        """Return of each text that was in an old font, or had its accents apart, that it has been repaired."""
        found: list[Issue] = []
        for key, value in zip(REPAIRED_FIELDS, PICK_REPAIRED(raw), strict=True):
            if isinstance(value, str) and not value.isascii():
                said = self.repairs[value, key in NAME_FIELDS]
                if said is not None:
                    found.append(Issue(key, *said))
        return found

    # --- Who -------------------------------------------------------------------------------------------------------

    def _identity(self, number: int, raw: RawMember) -> _Identity:
        """Return who the row is about, noting what is missing, malformed or taken."""
        name = self._ask(self.names, raw.full_name, "full_name", UNREADABLE_NAME)
        if not name.shown:
            self.errors.append(Issue("full_name", "required"))
        elif " " not in name.shown and name is not UNREADABLE_NAME:
            self.warnings.append(Issue("full_name", "name_one_word"))
        used = name.shown
        if raw.used_name != raw.full_name:
            used = self._ask(self.names, raw.used_name, "used_name", NO_NAME).shown
        sex = self._ask(self.sexes, raw.sex, "sex", "?")
        if not sex:
            self.errors.append(Issue("sex", "required"))
        cell_id = self._ask(self.cells, raw.cell_code, "cell_code", 0)
        national_id = self._national_id(number, raw.national_id)
        return _Identity(name, used, sex, national_id, self._card(number, raw.card_number, national_id), cell_id)

    def _cell(self, value: Cell) -> int:
        """Return the cell's key by its code, however the code is spaced."""
        code = cell_text(value).strip()
        found = self.context.cells.get(code)
        if found is not None:
            return found
        code = plain_text(value, self.context.text_encoding)
        if not code:
            raise CellProblem("required")
        spaced = code.replace(" ", "").replace(",", ".").strip(".'").upper()
        found = self.context.cells.get(spaced)
        if found is None:
            raise CellProblem("cell_unknown", code)
        return found

    def _national_id(self, number: int, value: Cell) -> str | None:
        """Return the national identification number, once in the file."""
        if isinstance(value, str) and len(value) == NATIONAL_ID_LENGTH and value.isdigit() and value.isascii():
            digits = value
        else:
            if is_blank(value) or cell_text(value).strip() in BLANK_MARKS:
                self.warnings.append(Issue("national_id", "national_id_missing"))
                return None
            parsed = parse_national_id(value)
            if parsed.problem:
                self.errors.append(Issue("national_id", parsed.problem, cell_text(value)))
                return ""
            digits = parsed.value
        first = self.context.seen_ids.setdefault(digits, number)
        if first != number:
            self.errors.append(Issue("national_id", "national_id_repeated", str(first)))
        return digits

    def _card(self, number: int, value: Cell, national_id: str | None) -> str:
        """Return the card's number, once in the file; the new cards bear the national number."""
        if value == "":
            return ""
        try:
            card = card_number(value)
        except CellProblem as problem:
            self.errors.append(Issue("card_number", problem.code, problem.detail))
            return ""
        if card and card != national_id:
            first = self.context.seen_cards.setdefault(card, number)
            if first != number:
                self.errors.append(Issue("card_number", "card_repeated", str(first)))
        return card

    def _note_same_person(self, number: int, identity: _Identity, born: PartialDate) -> None:
        """Warn of a second row with the same name, birth and cell where no number tells them apart."""
        person = (identity.name.search, born.value, identity.cell_id)
        first = self.context.seen_people.setdefault(person, number)
        if first != number:
            self.warnings.append(Issue("full_name", "person_repeated", str(first)))

    # --- When ------------------------------------------------------------------------------------------------------

    def _days(self, raw: RawMember) -> _Days:
        """Return the row's days, each readable and in an order that a life can have."""
        born = self._day(raw.born_on, "born_on", self.latest_birth, required=True)
        joined = self._day(raw.joined_on, "joined_on", self.context.today, required=True)
        official = self._day(raw.official_on, "official_on", self.context.today)
        arrived = self._day(raw.arrived_on, "arrived_on", self.context.today)
        if born and born.value < EARLIEST_BIRTH:
            self.errors.append(Issue("born_on", "born_too_early", str(born)))
        if joined:
            self._check_joining(born, joined)
            if official:
                self._check_official(joined, official)
            if arrived and arrived.last < joined.value:
                self.errors.append(Issue("arrived_on", "arrived_before_joined", str(joined)))
        return _Days(born, joined, official, arrived)

    def _day(self, value: Cell, key: str, latest: dt.date, *, required: bool = False) -> PartialDate | None:
        """Return the day in the cell, or None where there is none or it cannot be."""
        if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
            day: PartialDate | None = PartialDate(value)
        elif value == "" and not required:
            return None
        else:
            day = self._odd_day(value, key, latest, required=required)
        if day and day.value > self.context.today:
            self.errors.append(Issue(key, "date_in_future", str(day)))
            return None
        return day

    def _odd_day(self, value: Cell, key: str, latest: dt.date, *, required: bool) -> PartialDate | None:
        """Return the day that is no plain date cell, with a warning where part of it is missing or guessed."""
        try:
            day = parse_date_cell(value, latest=latest)
        except DateProblem as problem:
            formula = isinstance(value, str) and is_formula(value)
            self.errors.append(Issue(key, "formula" if formula else problem.code, cell_text(value).strip()))
            return None
        if day is None:
            if required:
                self.errors.append(Issue(key, "required"))
        elif day.precision != DAY:
            self.warnings.append(Issue(key, "only_month" if day.precision == MONTH else "only_year", str(day)))
        elif isinstance(value, str) and _TWO_DIGIT_YEAR.fullmatch(value.strip()):
            self.warnings.append(Issue(key, "date_two_digit_year", str(day)))
        return day

    def _check_joining(self, born: PartialDate | None, joined: PartialDate) -> None:
        """Refuse who joined before birth, before the Party was founded or too young, counted to the month."""
        if joined.last < FOUNDED:
            self.errors.append(Issue("joined_on", "joined_before_founding"))
        if born is None:
            return
        if joined.last < born.value:
            self.errors.append(Issue("joined_on", "joined_before_birth"))
            return
        months = months_between(born.value, joined.value if joined.precision == DAY else joined.last)
        if months < MONTHS * self.context.norms.admission_age:
            age = UNDER_AGE.format(years=months // MONTHS, months=months % MONTHS)
            self.errors.append(Issue("joined_on", "under_age", age))

    def _check_official(self, joined: PartialDate, official: PartialDate) -> None:
        """Refuse an official day before the day of joining; warn of one that comes suspiciously soon after."""
        if official.last < joined.value:
            self.errors.append(Issue("official_on", "official_before_joined", str(joined)))
            return
        # Probation was shorter in some years, and a day or two are lost between ceremony and decision.
        months = months_between(joined.value, official.last)
        if months < self.context.norms.probation_months - 1 and joined.value.year >= SETTLED_PROBATION:
            self.warnings.append(Issue("official_on", "official_soon", str(months)))

    def _status(self, value: Cell, days: _Days) -> tuple[str, bool]:
        """Return the status by word and dates, and whether the affiliation is temporary."""
        said = self._ask(self.statuses, value, "status", ACTIVE)
        if said == PROBATIONARY:
            if days.official:
                self.warnings.append(Issue("status", "official_but_probationary"))
            return PROBATIONARY, False
        if days.official is None and said in _COUNTED and days.joined:
            # Twice the probation: it can be prolonged once, and decisions come late.
            due = same_day_months_later(days.joined.last, 2 * self.context.norms.probation_months)
            if said != FULL and due >= self.context.today:
                return PROBATIONARY, said == TEMPORARY
            self.warnings.append(Issue("official_on", "official_unknown"))
        return (FULL if said in _COUNTED else said), said == TEMPORARY

    # --- The rest --------------------------------------------------------------------------------------------------

    def _words(self, raw: RawMember) -> tuple[str, str, str, str, str, str]:
        """Return the cells of (nearly) closed lists: ethnicity, religion, schooling, badge, telephone, e-mail."""
        people, known = self._ask(self.ethnicities, raw.ethnicity, "ethnicity", NO_PEOPLE)
        if not known:
            self.warnings.append(Issue("ethnicity", "ethnicity_unknown", people))
        faith = self._ask(self.religions, raw.religion, "religion", "")
        education = self._ask(self.educations, raw.general_education, "general_education", "")
        for key, text in (("ethnicity", people), ("religion", faith), ("general_education", education)):
            if len(text) > SHORTEST_LIST and len(text) > LIST_LENGTHS[key]:
                self.errors.append(Issue(key, "too_long", str(LIST_LENGTHS[key])))
        return (
            people,
            faith,
            education,
            self._ask(self.badges, raw.badge, "badge", ""),
            self._phone(raw.phone),
            self._email(raw.email),
        )

    def _phone(self, value: Cell) -> str:
        """Return the telephone number as dialled."""
        if value == "":
            return ""
        text = cell_text(value)
        if len(text) == PHONE_LENGTH and text.isascii() and text.isdigit() and text[0] == "0" and text[1] in "35789":
            return text
        if is_blank(value) or text.strip() in BLANK_MARKS:
            return ""
        parsed = parse_phone(value)
        if parsed.problem:
            self.errors.append(Issue("phone", "formula" if is_formula(text) else parsed.problem, text.strip()))
        elif parsed.note:
            self.warnings.append(Issue("phone", parsed.note, parsed.value))
        return parsed.value

    def _email(self, value: Cell) -> str:
        """Return the e-mail address."""
        text = cell_text(value).strip()
        if not text or text in BLANK_MARKS:
            return ""
        parsed = parse_email(text)
        if parsed.problem or len(parsed.value) > EMAIL_LENGTH:
            self.errors.append(Issue("email", "formula" if is_formula(text) else "email_malformed", text))
        return parsed.value

    def _texts(self, raw: RawMember) -> list[str]:
        """Return the free texts, each within its length."""
        cells = PICK_TEXTS(raw)
        remembered = self.texts
        try:
            texts = [remembered[value] for value in cells]
        except CellProblem:
            texts = [self._ask(remembered, value, key, "") for key, value in zip(TEXT_FIELDS, cells, strict=True)]
        for text, length in zip(texts, TEXT_LENGTHS, strict=True):
            if len(text) > length:
                self._note_long(texts)
                break
        return texts

    def _note_long(self, texts: list[str]) -> None:
        """Note every text that is too long."""
        self.errors += [
            Issue(key, "too_long", str(length))
            for key, text, length in zip(TEXT_FIELDS, texts, TEXT_LENGTHS, strict=True)
            if len(text) > length
        ]


class _Repairs(dict[tuple[str, bool], tuple[str, str] | None]):
    """What there is to say of how a text was repaired, worked out at first sight."""

    def __init__(self, names: str | None, texts: str | None) -> None:
        """Take the old fonts in which names and texts are throughout."""
        super().__init__()
        self.fonts = {True: names, False: texts}

    def __missing__(self, key: tuple[str, bool]) -> tuple[str, str] | None:
        """Work it out."""
        value, is_name = key
        issue = repaired("", value, self.fonts[is_name], name=is_name)
        if len(self) >= REMEMBERED_REPAIRS:
            self.clear()
        self[key] = (issue.code, issue.detail) if issue else None
        return self[key]


def _word(words: Mapping[str, str], problem: str, value: Cell) -> str:
    """Return the code of a word of a closed list, or nothing for an empty cell."""
    text = plain_text(value)
    if not text:
        return ""
    code = words.get(search_key(text))
    if code is None:
        code = words.get(search_key(repair(text).text.split("(")[0]))
    if code is None:
        raise CellProblem(problem, text)
    return code
