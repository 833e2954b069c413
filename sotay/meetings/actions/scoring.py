"""Computing a meeting's points from the records; a part of every action after which a record or a judgement has changed."""

from collections.abc import Mapping

from sotay.meetings.models import Meeting, ScoreLine
from sotay.meetings.queries.score import computed_for, is_settled, judged
from sotay.meetings.rules.score import Computed, total_of


def rescore(meeting: Meeting, given: Mapping[int, int] | None = None) -> None:
    """Write what the records say now beside what the cell judged (`given`: line → points); what is sealed stays as it is."""
    if is_settled(meeting):
        return
    kept = {line.item_id: line for line in ScoreLine.objects.filter(meeting=meeting)}
    new: list[ScoreLine] = []
    points: list[int | None] = []
    for found, item in computed_for(meeting):
        line = kept.get(item.pk)
        mine = (given or {}).get(item.number, judged(found, line))
        values = _values(found, mine)
        points.append(mine if found.points is None else found.points)
        if line is None:
            new.append(ScoreLine(meeting=meeting, item=item, **values))
        elif any(getattr(line, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(line, name, value)
            line.save(update_fields=list(values))
    ScoreLine.objects.bulk_create(new)
    total = total_of(points)
    if meeting.score != total:
        meeting.score = total
        meeting.save(update_fields=["score"])


def _values(found: Computed, given: int | None) -> dict[str, int | str | None]:
    """Return the columns of a line: what the records decide is never typed."""
    return {
        "maximum": found.maximum,
        "computed": found.points,
        "points": given if found.points is None else found.points,
        "evidence": found.evidence[:300],
    }
