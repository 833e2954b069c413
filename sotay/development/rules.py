"""The road into the Party as pure rules: which steps, whose turn, by when, with which share of votes; forecasts of targets."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from sotay.core.dates import same_day_months_later
from sotay.development.choices import Level, Source, Special, StepKind

_MONTHS = 12


@dataclass(frozen=True)
class DevelopmentNorms:
    """The numbers and bodies that the regulations fix (`domain.md` 3.2, 3.3), as of a day."""

    prefix: ClassVar[str] = "development"
    course_valid_months: int
    dossier_valid_months: int
    introducer_months: int
    send_days: int
    base_days: int
    decide_days: int
    decide_hard_days: int
    ceremony_days: int
    ceremony_from: str
    deciding_level: str
    probation_months: int
    recognition_days: int
    extension_max_months: int
    readmit_months: int
    readmit_criminal_months: int
    votes_before_superior: int
    due_soon_days: int


@dataclass(frozen=True)
class AgeNorms:
    """Between which ages somebody is admitted without a consent from above."""

    prefix: ClassVar[str] = "member"
    age_min: int
    age_max: int


# --- Dates -------------------------------------------------------------------------------------------------------


def months_between(first: dt.date, day: dt.date) -> int:
    """Return the completed months from `first` to `day`; the last day of a short month completes one begun on a later day."""
    count = (day.year - first.year) * _MONTHS + day.month - first.month
    return count if same_day_months_later(first, count) <= day else count - 1


def official_day(joined_on: dt.date, extended: int, norms: DevelopmentNorms) -> dt.date:
    """Return the day on which probation ends and official membership begins, however late it is decided."""
    return same_day_months_later(joined_on, norms.probation_months + extended)


def is_of_age(born_on: dt.date, day: dt.date, ages: AgeNorms, *, consent: bool) -> bool:
    """Tell whether somebody may be admitted on the day: ages are counted to the month."""
    months = months_between(born_on, day)
    return months >= ages.age_min * _MONTHS and (consent or months <= ages.age_max * _MONTHS)


def is_certificate_valid(given_on: dt.date, day: dt.date, norms: DevelopmentNorms) -> bool:
    """Tell whether the awareness class still counts on the day."""
    return given_on <= day <= same_day_months_later(given_on, norms.course_valid_months)


def is_dossier_fresh(made_on: dt.date, day: dt.date, norms: DevelopmentNorms) -> bool:
    """Tell whether the dossier need not be made anew before the cell votes."""
    return day <= same_day_months_later(made_on, norms.dossier_valid_months)


def may_be_readmitted_on(left_on: dt.date, norms: DevelopmentNorms, *, after_crime: bool) -> dt.date:
    """Return the first day on which readmission may be considered."""
    return same_day_months_later(left_on, norms.readmit_criminal_months if after_crime else norms.readmit_months)


# --- Steps -------------------------------------------------------------------------------------------------------

K = StepKind
_ROAD = tuple(StepKind)
_OF_BASE = (K.SUBMISSION, K.BASE_VOTE, K.RECOGNITION_SUBMISSION, K.RECOGNITION_BASE)
_OF_PARTIAL = (K.APPRAISAL, K.RECOGNITION_APPRAISAL)
ADMISSION_STEPS = _ROAD[: _ROAD.index(K.CEREMONY) + 1]
# Steps with a vote, and whether two thirds of those convened are needed rather than more than half.
VOTES: dict[str, bool] = {
    K.SOURCE: False,
    K.CELL_VOTE: True,
    K.BASE_VOTE: True,
    K.DECISION: False,
    K.RECOGNITION_CELL: True,
    K.RECOGNITION_BASE: True,
    K.RECOGNITION_DECISION: False,
}
CELL_VOTES = (K.SOURCE, K.CELL_VOTE, K.RECOGNITION_CELL)
DECISIONS = (K.DECISION, K.RECOGNITION_DECISION)


def road(*, has_base: bool, has_partial: bool) -> tuple[StepKind, ...]:
    """Return the steps of a cell's candidates; a grassroots cell has no committee between itself and the superior."""
    return tuple(
        kind for kind in _ROAD if (has_base or kind not in _OF_BASE) and (has_partial or kind not in _OF_PARTIAL)
    )


def step_after(stage: str, steps: Sequence[StepKind]) -> StepKind | None:
    """Return the step that follows the last one done, the first one where none was."""
    if not stage:
        return steps[0]
    place = _ROAD.index(StepKind(stage))
    return next((kind for kind in steps if _ROAD.index(kind) > place), None)


def has_reached(stage: str, kind: StepKind) -> bool:
    """Tell whether a step is behind whoever stands at the stage."""
    return bool(stage) and _ROAD.index(StepKind(stage)) >= _ROAD.index(kind)


def stages_from(kind: StepKind) -> tuple[StepKind, ...]:
    """Return the step and all after it."""
    return _ROAD[_ROAD.index(kind) :]


def level_of(kind: StepKind, norms: DevelopmentNorms, *, has_base: bool) -> Level:
    """Return whose turn a step is."""
    if kind in _OF_PARTIAL:
        return Level.PARTIAL
    if kind in {K.BASE_VOTE, K.RECOGNITION_BASE}:
        return Level.BASE
    if kind in DECISIONS:
        return Level.BASE if has_base and norms.deciding_level == Level.BASE else Level.SUPERIOR
    return Level.CELL


def carries(agree: int, base: int, *, two_thirds: bool) -> bool:
    """Tell whether enough of those convened agree."""
    return 3 * agree >= 2 * base if two_thirds else 2 * agree > base


def votes_needed(base: int, *, two_thirds: bool) -> int:
    """Return the fewest votes that carry."""
    return -(-2 * base // 3) if two_thirds else base // 2 + 1


# --- Deadlines ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Days:
    """What deadlines run from: the days of the steps done, and what the candidate brought."""

    of_step: dict[str, dt.date]
    certificate_on: dt.date | None = None
    dossier_on: dt.date | None = None
    received_on: dt.date | None = None
    joined_on: dt.date | None = None
    extended: int = 0
    is_hard: bool = False


WorkingDay = Callable[[dt.date, int], dt.date]


def due_on(kind: StepKind, days: Days, norms: DevelopmentNorms, after: WorkingDay) -> dt.date | None:
    """Return the last day for a step; the steps before the dossier have none of their own."""
    if kind in {K.DOSSIER, K.CELL_VOTE}:
        ends = [same_day_months_later(days.certificate_on, norms.course_valid_months)] if days.certificate_on else []
        if kind == K.CELL_VOTE and days.dossier_on:
            ends.append(same_day_months_later(days.dossier_on, norms.dossier_valid_months))
        return min(ends, default=None)
    if kind in {K.NEW_MEMBER_CLASS, K.RECOGNITION_CELL} and days.joined_on:
        end = official_day(days.joined_on, days.extended, norms)
        return end if kind == K.NEW_MEMBER_CLASS else after(end, norms.recognition_days)
    return _working_due(kind, days, norms, after)


def _working_due(kind: StepKind, days: Days, norms: DevelopmentNorms, after: WorkingDay) -> dt.date | None:
    """Return the deadline of a step that follows a vote or a decision, in working days."""
    done = days.of_step
    cell, base = (K.RECOGNITION_CELL, K.RECOGNITION_BASE) if kind not in ADMISSION_STEPS else (K.CELL_VOTE, K.BASE_VOTE)
    if kind in {K.SUBMISSION, K.RECOGNITION_SUBMISSION}:
        start, length = done.get(cell), norms.send_days
    elif kind in {K.APPRAISAL, K.BASE_VOTE, K.RECOGNITION_APPRAISAL, K.RECOGNITION_BASE}:
        start, length = done.get(cell), norms.base_days
    elif kind in DECISIONS:
        start = done.get(base) or done.get(cell)
        length = norms.decide_hard_days if days.is_hard else norms.decide_days
    elif kind == K.CEREMONY:
        received = days.received_on if norms.ceremony_from == "receipt" else None
        start, length = received or done.get(K.DECISION), norms.ceremony_days
    else:
        return None
    return after(start, length) if start else None


# --- Dossier -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Item:
    """What the rule needs to know of a paper of the checklist."""

    code: str
    alternative: str
    only_for: str


# Which paper of a mass organisation goes with which source; any source may bring a second member instead.
_UNIONS = (Source.YOUTH_UNION, Source.TRADE_UNION)


def items_for(items: Sequence[Item], source: str, special: str) -> list[Item]:
    """Return the papers that this candidate's dossier asks for."""
    wanted = {"", source, special or Special.NONE}
    if source in {Source.TEACHER, Source.OFFICIAL}:
        wanted.add(Source.TRADE_UNION)
    if source in {Source.PUPIL, Source.MILITIA}:
        wanted.add(Source.YOUTH_UNION)
    return [item for item in items if item.only_for in wanted]


def missing(items: Sequence[Item], held: set[str]) -> list[str]:
    """Return the codes of the papers still missing; of alternatives any one is enough, and the first one is named."""
    answered = {item.alternative for item in items if item.alternative and item.code in held}
    named: set[str] = set()
    found = []
    for item in items:
        if item.code in held or item.alternative in answered or item.alternative in named:
            continue
        found.append(item.code)
        if item.alternative:
            named.add(item.alternative)
    return found


# --- Targets -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Forecast:
    """What a target will come to: by those on the road in time, and by the pace so far."""

    admitted: int
    target: int
    in_time: int
    by_pace: int

    @property
    def by_road(self) -> int:
        """Return what there will be when all on the road in time are admitted."""
        return self.admitted + self.in_time

    @property
    def likely(self) -> int:
        """Return the cautious one of the two, and never less than there are."""
        return max(self.admitted, min(self.by_road, self.by_pace))

    @property
    def short(self) -> int:
        """Return how many will be missing by the cautious forecast."""
        return max(0, self.target - self.likely)

    @property
    def sources_needed(self) -> int:
        """Return how many must be added to those on the road to reach the target at all."""
        return max(0, self.target - self.by_road)

    @property
    def is_reached(self) -> bool:
        """Tell whether the target is reached already."""
        return self.admitted >= self.target


def pace(admitted: int, first: dt.date, until: dt.date, day: dt.date) -> int:
    """Return how many the whole period [first, until) makes at the pace up to and including the day, rounded half up."""
    whole = (until - first).days
    elapsed = min(max((day - first).days + 1, 1), whole)
    return (2 * admitted * whole + elapsed) // (2 * elapsed)


def forecast(
    target: int, admitted: int, earliest: Sequence[dt.date], period: tuple[dt.date, dt.date], day: dt.date
) -> Forecast:
    """Return the forecast for a period [first, until), from the earliest days of those on the road."""
    first, until = period
    return Forecast(
        admitted=admitted,
        target=target,
        in_time=sum(first <= one < until for one in earliest),
        by_pace=pace(admitted, first, until, day),
    )


_BEFORE_VOTE = (K.SOURCE, K.AWARENESS, K.HELPER, K.DOSSIER)


def earliest_admission(
    next_step: StepKind, noted_on: dt.date, day: dt.date, norms: DevelopmentNorms, after: WorkingDay
) -> dt.date:
    """Return the earliest day of the ceremony when each body takes the time that the regulations give it.

    Before the vote the introducers must have worked or lived beside the candidate for their months.
    """
    start = max(day, same_day_months_later(noted_on, norms.introducer_months)) if next_step in _BEFORE_VOTE else day
    lengths = {
        K.SUBMISSION: norms.send_days,
        K.BASE_VOTE: norms.base_days,
        K.DECISION: norms.decide_days,
        K.CEREMONY: norms.ceremony_days,
    }
    place = _ROAD.index(next_step)
    return after(start, sum(length for kind, length in lengths.items() if _ROAD.index(kind) >= place))
