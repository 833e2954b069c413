"""Compute the points of a meeting from what the records say; what no record tells is left to the cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sotay.regulations.rules import shared_without

THEMATIC = "thematic"


@dataclass(frozen=True)
class Criterion:
    """One line of the rubric; `bands` are pairs of a share in per cent and the points from that share on."""

    number: int
    group: str
    title: str
    maximum: int
    rule: str
    bands: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What the records say about a meeting at the moment of scoring."""

    is_thematic: bool = False
    is_on_fixed_day: bool = False
    fixed_day: int | None = None
    minutes: int = 0
    minutes_wanted: int = 0
    due: int = 0
    present: int = 0
    long_absent: int = 0
    absences_in_a_row: int = 3
    items: int = 0
    standing: int = 0
    standing_wanted: int = 0
    has_draft_resolution: bool = False
    has_orientation: bool = False
    days_noticed: int | None = None
    days_documents: int | None = None
    days_documents_wanted: int = 1
    speakers: int = 0
    has_minute_taker: bool = False
    opinions: int = 0
    handbook_users: int = 0
    on_paper: int = 0
    tasks_due: int = 0
    tasks_done: int = 0
    motions: int = 0
    motions_carried: int = 0
    is_over: bool = True
    has_conclusion: bool = False


@dataclass(frozen=True)
class Share:
    """How much of the maximum the evidence speaks for, and the sentence that says why."""

    part: int
    whole: int
    sentence: str


@dataclass(frozen=True)
class Computed:
    """A criterion with the maximum that holds for this meeting; `points` is empty where the cell must judge."""

    criterion: Criterion
    maximum: int
    points: int | None
    evidence: str


def compute(criteria: Sequence[Criterion], evidence: Evidence) -> tuple[Computed, ...]:
    """Return the lines of the sheet, in order, their maxima adding up to the rubric's total."""
    maxima = maxima_for(criteria, is_thematic=evidence.is_thematic)
    return tuple(_computed(line, maxima[line.number], evidence) for line in criteria if maxima[line.number])


def total_of(points: Sequence[int | None]) -> int | None:
    """Return the sum, or nothing while a line waits for the cell's judgement."""
    known = [each for each in points if each is not None]
    return sum(known) if known and len(known) == len(points) else None


def maxima_for(criteria: Sequence[Criterion], *, is_thematic: bool) -> dict[int, int]:
    """Return number → maximum; without a thematic part its points go to the other lines."""
    maxima = {line.number: line.maximum for line in criteria}
    thematic = {line.number for line in criteria if line.rule == THEMATIC}
    return maxima if is_thematic or not thematic else shared_without(maxima, thematic)


def points_in_bands(part: int, whole: int, bands: Sequence[tuple[int, int]]) -> int:
    """Return the points of the highest band that the share reaches, without dividing."""
    for least, points in sorted(bands, reverse=True):
        if part * 100 >= least * whole:
            return points
    return 0


def scaled(points: int, old: int, new: int) -> int:
    """Return points out of `old` as points out of `new`, halves up."""
    return (2 * points * new + old) // (2 * old) if old else 0


def band(total: int, bands: Sequence[tuple[int, str]]) -> str:
    """Return the rating of a total."""
    return next((label for least, label in sorted(bands, reverse=True) if total >= least), "")


def _computed(line: Criterion, maximum: int, evidence: Evidence) -> Computed:
    """Return one line with its points and its evidence, where the records speak to it."""
    judge = RULES.get(line.rule)
    share = judge(evidence) if judge else None
    if share is None:
        return Computed(line, maximum, None, UNDECIDED.get(line.rule, ""))
    if line.bands:
        points = scaled(points_in_bands(share.part, share.whole, line.bands), line.maximum, maximum)
    else:
        points = scaled(share.part, share.whole, maximum)
    return Computed(line, maximum, min(points, maximum), share.sentence)


def _time(found: Evidence) -> Share:
    """Half for the fixed day, half for the length."""
    enough = found.minutes >= found.minutes_wanted
    fixed = f" (ngày {found.fixed_day})" if found.fixed_day else ""
    day = ("đúng ngày quy định" if found.is_on_fixed_day else "không đúng ngày quy định") + fixed
    return Share(
        found.is_on_fixed_day + enough, 2, f"Họp {day}; {found.minutes} phút, yêu cầu từ {found.minutes_wanted} phút."
    )


def _attendance(found: Evidence) -> Share | None:
    """Judge by the share of those due who came."""
    return (
        Share(found.present, found.due, f"{found.present}/{found.due} đồng chí phải dự có mặt.") if found.due else None
    )


def _no_long_absence(found: Evidence) -> Share:
    """All or nothing."""
    count, most = found.long_absent, found.absences_in_a_row
    who = f"{count} đồng chí" if count else "Không có đồng chí nào"
    text = f"{who} vắng quá {most} kỳ liên tiếp."
    return Share(int(not count), 1, text)


def _content(found: Evidence) -> Share:
    """Two thirds for an agenda, one third for a draft resolution."""
    draft = "có dự thảo nghị quyết" if found.has_draft_resolution else "chưa có dự thảo nghị quyết"
    return Share(
        2 * bool(found.items) + found.has_draft_resolution, 3, f"Chương trình có {found.items} nội dung; {draft}."
    )


def _standing(found: Evidence) -> Share | None:
    """Judge by the share of the standing items that the agenda has."""
    if not found.standing_wanted:
        return None
    text = f"Chương trình có {found.standing}/{found.standing_wanted} nội dung thường kỳ."
    return Share(min(found.standing, found.standing_wanted), found.standing_wanted, text)


def _orientation(found: Evidence) -> Share:
    """Whether the upper committee's orientation is there."""
    return Share(
        int(found.has_orientation),
        1,
        "Có định hướng của cấp ủy cấp trên." if found.has_orientation else "Chưa có định hướng của cấp ủy cấp trên.",
    )


def _notice(found: Evidence) -> Share:
    """Whether members were told on an earlier day."""
    days = found.days_noticed
    return Share(
        int(bool(days and days > 0)),
        1,
        f"Thông báo trước {days} ngày." if days and days > 0 else "Chưa thông báo trước ngày họp.",
    )


def _documents(found: Evidence) -> Share:
    """All when in time, half when late."""
    days = found.days_documents
    if days is None:
        return Share(0, 1, "Chưa gửi tài liệu trên sổ tay.")
    if days >= found.days_documents_wanted:
        return Share(1, 1, f"Gửi tài liệu trước {days} ngày.")
    return Share(1, 2, f"Gửi tài liệu chậm, yêu cầu trước {found.days_documents_wanted} ngày.")


def _speakers(found: Evidence) -> Share | None:
    """Judge by the share of those present who spoke."""
    return (
        Share(found.speakers, found.present, f"{found.speakers}/{found.present} đồng chí có mặt phát biểu.")
        if found.present
        else None
    )


def _minutes(found: Evidence) -> Share:
    """Whether somebody keeps the minutes."""
    text = f"Có thư ký ghi biên bản, {found.opinions} ý kiến được ghi." if found.has_minute_taker else "Chưa cử thư ký."
    return Share(int(found.has_minute_taker), 1, text)


def _digital(found: Evidence) -> Share:
    """Whether the handbook was used by its members, or kept for them from paper."""
    paper = f"; {found.on_paper} đồng chí được ghi vào sổ tay từ giấy" if found.on_paper else ""
    return Share(
        int(found.handbook_users + found.on_paper > 0),
        1,
        f"{found.handbook_users}/{found.due} đồng chí dùng sổ tay trong kỳ họp{paper}.",
    )


def _tasks(found: Evidence) -> Share | None:
    """Judge by the share of last month's tasks that are done."""
    if not found.tasks_due:
        return None
    return Share(
        found.tasks_done, found.tasks_due, f"{found.tasks_done}/{found.tasks_due} nhiệm vụ đến hạn đã hoàn thành."
    )


def _closing(found: Evidence) -> Share:
    """Half for a carried question, half for a conclusion; a meeting that goes on is judged by its votes alone."""
    carried = f"{found.motions_carried}/{found.motions} nội dung biểu quyết được thông qua"
    if not found.is_over:
        return Share(int(bool(found.motions_carried)), 1, f"{carried}.")
    concluded = "có kết luận của chủ trì" if found.has_conclusion else "chưa có kết luận của chủ trì"
    return Share(bool(found.motions_carried) + found.has_conclusion, 2, f"{carried}; {concluded}.")


RULES: dict[str, Callable[[Evidence], Share | None]] = {
    "time": _time,
    "attendance": _attendance,
    "no_long_absence": _no_long_absence,
    "content": _content,
    "standing": _standing,
    "orientation": _orientation,
    "notice": _notice,
    "documents": _documents,
    "speakers": _speakers,
    "minutes": _minutes,
    "digital": _digital,
    "tasks": _tasks,
    "closing": _closing,
}

# Why the cell judges a line that the records usually decide.
UNDECIDED = {
    "attendance": "Chưa có danh sách phải dự họp.",
    "speakers": "Chưa điểm danh nên chưa tính được tỷ lệ phát biểu.",
    "tasks": "Không có nhiệm vụ nào đến hạn trên sổ tay; chi bộ tự chấm theo nghị quyết tháng trước.",
    "standing": "Chưa có chương trình thường kỳ áp dụng cho ngày họp.",
}
