"""Reading the points of a meeting: the rubric of its day, each line with its evidence, its points, and what is contested."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from sotay.meetings.choices import ContestStatus
from sotay.meetings.models import Meeting, Paper, ScoreContest, ScoreLine
from sotay.meetings.queries.evidence import evidence_for
from sotay.meetings.rules.score import Computed, Criterion, band, compute, total_of
from sotay.regulations.models import Rubric, RubricItem
from sotay.regulations.queries import rubric_on


@dataclass(frozen=True)
class ScoreEntry:
    """A line of the sheet: computed or judged by the cell, and what became of a contest."""

    item: RubricItem
    maximum: int
    computed: int | None
    given: int | None
    evidence: str
    contest: ScoreContest | None = None

    @property
    def number(self) -> int:
        """Return the line's number in the rubric."""
        return self.item.number

    @property
    def is_computed(self) -> bool:
        """Tell whether the records decide it."""
        return self.computed is not None

    @property
    def points(self) -> int | None:
        """Return the points by the records, or else by the cell."""
        return self.given if self.computed is None else self.computed

    @property
    def is_accepted(self) -> bool:
        """Tell whether the committee above has accepted what the cell proposed."""
        return self.contest is not None and self.contest.status == ContestStatus.ACCEPTED

    @property
    def in_force(self) -> int | None:
        """Return the points that count."""
        return self.contest.proposed if self.contest and self.is_accepted else self.points

    @property
    def missing(self) -> int:
        """Return how many points the line falls short of its maximum."""
        return self.maximum - (self.in_force or 0)


@dataclass(frozen=True)
class ScoreGroup:
    """The lines of one group of the rubric."""

    title: str
    lines: Sequence[ScoreEntry]

    @property
    def maximum(self) -> int:
        """Return the most points of the group."""
        return sum(line.maximum for line in self.lines)


@dataclass(frozen=True)
class ScoreSheet:
    """The whole sheet of a meeting; `total` is empty while the cell has lines to judge."""

    groups: Sequence[ScoreGroup]
    total: int | None
    rating: str
    source: str

    @property
    def entries(self) -> list[ScoreEntry]:
        """Return all lines."""
        return [line for group in self.groups for line in group.lines]

    @property
    def waiting(self) -> int:
        """Return how many lines the cell has still to judge."""
        return sum(line.points is None for line in self.entries)

    @property
    def computed(self) -> int:
        """Return the points by the records."""
        return sum(line.in_force or 0 for line in self.entries if line.is_computed)

    @property
    def computed_maximum(self) -> int:
        """Return the most points that the records decide."""
        return sum(line.maximum for line in self.entries if line.is_computed)


def score_sheet(meeting: Meeting) -> ScoreSheet:
    """Return the sheet: as it was sealed, or as the records have it now."""
    rubric = rubric_of(meeting)
    if rubric is None:
        return ScoreSheet((), None, "", "")
    kept = {line.item_id: line for line in ScoreLine.objects.filter(meeting=meeting).select_related("item")}
    contests = {row.line_id: row for row in contests_of(meeting)}
    if is_settled(meeting) and kept:
        lines = sorted(kept.values(), key=lambda line: line.item.number)
        entries = [
            ScoreEntry(line.item, line.maximum, line.computed, line.points, line.evidence, contests.get(line.pk))
            for line in lines
        ]
    else:
        entries = [_live(found, item, kept.get(item.pk), contests) for found, item in computed_for(meeting, rubric)]
    groups: dict[str, list[ScoreEntry]] = {}
    for entry in entries:
        groups.setdefault(entry.item.group, []).append(entry)
    total = total_of([entry.in_force for entry in entries])
    return ScoreSheet([ScoreGroup(*each) for each in groups.items()], total, _rating(rubric, total), rubric.source)


def shown_sheet(meeting: Meeting) -> ScoreSheet:
    """Return the sheet to be read: of a meeting whose total alone was brought in from elsewhere, that total without lines."""
    if has_lines(meeting):
        return score_sheet(meeting)
    rubric = rubric_of(meeting)
    return ScoreSheet(
        (), meeting.score, _rating(rubric, meeting.score) if rubric else "", rubric.source if rubric else ""
    )


def has_lines(meeting: Meeting) -> bool:
    """Tell whether the points stand line by line, and are not a total that was brought in from elsewhere."""
    return meeting.score is None or ScoreLine.objects.filter(meeting=meeting).exists()


def _live(found: Computed, item: RubricItem, kept: ScoreLine | None, contests: dict[int, ScoreContest]) -> ScoreEntry:
    """Return a line that the records still decide anew."""
    contest = contests.get(kept.pk) if kept else None
    return ScoreEntry(item, found.maximum, found.points, judged(found, kept), found.evidence, contest)


def judged(found: Computed, kept: ScoreLine | None) -> int | None:
    """Return what the cell has given on a line that it judges itself."""
    if found.points is not None or kept is None or kept.computed is not None:
        return None
    return kept.points if kept.points is not None and kept.points <= found.maximum else None


def computed_for(meeting: Meeting, rubric: Rubric | None = None) -> list[tuple[Computed, RubricItem]]:
    """Return each line of the rubric that holds for this meeting with what the records say now."""
    rubric = rubric or rubric_of(meeting)
    if rubric is None:
        return []
    items = {item.number: item for item in rubric.items.all()}
    return [
        (found, items[found.criterion.number]) for found in compute(criteria_of(items.values()), evidence_for(meeting))
    ]


def criteria_of(items: Iterable[RubricItem]) -> list[Criterion]:
    """Return the lines of a rubric as the rules take them."""
    return [
        Criterion(
            item.number, item.group, item.title, item.maximum, item.rule, tuple((low, top) for low, top in item.bands)
        )
        for item in items
    ]


def rubric_of(meeting: Meeting) -> Rubric | None:
    """Return the table under which the meeting was held: that of its lines, else that of its day in its province."""
    used = Rubric.objects.filter(pk__in=ScoreLine.objects.filter(meeting=meeting).values("item__rubric"))
    return used.prefetch_related("items").first() or rubric_on(meeting.held_on, meeting.organisation.path)


def rating_of(meeting: Meeting, total: int | None) -> str:
    """Return the rating that a total comes to by the meeting's rubric."""
    return _rating(rubric_of(meeting), total) if total is not None else ""


def _rating(rubric: Rubric | None, total: int | None) -> str:
    """Return the rating of a total."""
    return band(total, [(least, label) for least, label in rubric.bands]) if rubric and total is not None else ""


def is_settled(meeting: Meeting) -> bool:
    """Tell whether a sealed paper vouches for the points: they no longer follow the records."""
    return Paper.objects.filter(meeting=meeting, sealed_at__isnull=False).exists()


def contests_of(meeting: Meeting) -> QuerySet[ScoreContest]:
    """Return what a cell has contested and not withdrawn."""
    rows = ScoreContest.objects.filter(line__meeting=meeting).exclude(status=ContestStatus.WITHDRAWN)
    return rows.select_related("made_by", "answered_by")


def score_in_force() -> Coalesce:
    """Return the expression of a meeting's score that counts: the sheet's, and what accepted contests add to it."""
    gains = (
        ScoreContest.objects.filter(line__meeting=OuterRef("pk"), status=ContestStatus.ACCEPTED)
        .order_by()
        .values("line__meeting")
        .annotate(gain=Sum(F("proposed") - F("line__points"), output_field=IntegerField()))
        .values("gain")
    )
    return Coalesce(F("score") + Subquery(gains), F("score"), output_field=IntegerField())


def score_of(meeting: Meeting) -> int | None:
    """Return the score that counts of one meeting."""
    return Meeting.objects.filter(pk=meeting.pk).values_list(score_in_force(), flat=True).first()
