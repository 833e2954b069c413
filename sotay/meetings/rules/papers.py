"""Write minutes and resolution from what happened: facts in, sections out, in the field's own wording (`domain.md` 4.7, 4.8)."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sotay.core.days import add_months
from sotay.core.display import day as short_day
from sotay.core.display import percent
from sotay.documents.layout.wording import official_date
from sotay.meetings.choices import MeetingKind

TASK_COLUMNS = ["TT", "Nhiệm vụ", "Người thực hiện", "Thời hạn"]
RESULT_COLUMNS = ["TT", "Nhiệm vụ", "Tình trạng", "Kết quả"]
RESOLUTION_MOTION = "Thông qua nghị quyết lãnh đạo thực hiện nhiệm vụ tháng {month}"
WHOLE_COMMITTEE = "Chi ủy"
ONLINE = ", hình thức trực tuyến"
KINDS = {
    MeetingKind.PERIODIC: "sinh hoạt định kỳ",
    MeetingKind.THEMATIC: "sinh hoạt chuyên đề",
    MeetingKind.EXTRAORDINARY: "sinh hoạt bất thường",
}

_HEAD_OF_NAME = re.compile(
    r"^(?:đảng bộ|đảng ủy|đảng uỷ|chi bộ)\s+(?:cơ sở\s+)?(?:(?:xã|phường|thị trấn|huyện|thị xã|thành phố|tỉnh|quận|thôn|bản)\s+)?",
    re.IGNORECASE,
)

Section = dict[str, Any]


@dataclass(frozen=True)
class Named:
    """A person with what is said of them: a reason, a post, an hour."""

    name: str
    note: str = ""


@dataclass(frozen=True)
class Item:
    """A point of the agenda with what was said on it."""

    title: str
    opinions: tuple[Named, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question put to the vote, and its result."""

    text: str
    base: int
    agree: int
    disagree: int
    other: int
    is_carried: bool
    on_behalf: int = 0


@dataclass(frozen=True)
class Assignment:
    """A task: given at this meeting, or taken up again from before."""

    title: str
    owner: str
    due_on: dt.date
    status: str = ""
    result: str = ""
    is_due: bool = False
    is_done: bool = False


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """All that the two papers say, as the records have it."""

    cell: str
    kind: str
    theme: str
    period: dt.date
    held_on: dt.date
    place: str
    opened_at: dt.datetime
    closed_at: dt.datetime
    chair: str
    minute_taker: str
    convened: int
    probationary: int
    due: int
    present: int
    present_probationary: int
    late: tuple[Named, ...] = ()
    left: tuple[Named, ...] = ()
    excused: tuple[Named, ...] = ()
    absent: tuple[Named, ...] = ()
    exempt: tuple[Named, ...] = ()
    away: tuple[Named, ...] = ()
    received: tuple[Named, ...] = ()
    guests: tuple[Named, ...] = ()
    items: tuple[Item, ...] = ()
    other_opinions: tuple[Named, ...] = ()
    questions: tuple[Question, ...] = ()
    evaluation: str = ""
    conclusion: str = ""
    draft_resolution: str = ""
    given: tuple[Assignment, ...] = ()
    reviewed: tuple[Assignment, ...] = ()
    # What apps above meetings offer for the review of the month before, a sentence each.
    offered: tuple[str, ...] = ()
    # What apps above meetings tell of the cell's decisions at the meeting: work assigned for the year.
    decided: tuple[str, ...] = ()
    score: int | None = None
    rating: str = ""
    is_online: bool = False
    # What was written down for members: lines from the signed list, who was written for by word, and whose hand wrote.
    from_paper: int = 0
    by_word: tuple[Named, ...] = ()
    writers: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """Return the length of the meeting."""
        return int((self.closed_at - self.opened_at).total_seconds()) // 60

    @property
    def resolving(self) -> Question | None:
        """Return the vote on the resolution: the last carried question that names it, or the last carried one."""
        carried = [question for question in self.questions if question.is_carried]
        named = [question for question in carried if "nghị quyết" in question.text.lower()]
        return next(reversed(named or carried), None)


def minutes_title(facts: MeetingFacts) -> str:
    """Return the summary line of the minutes."""
    return minutes_summary(facts.kind, facts.theme, facts.period)


def minutes_summary(kind: str, theme: str, period: dt.date) -> str:
    """Return the summary line of a meeting's minutes, also of those written by hand."""
    if kind == MeetingKind.THEMATIC:
        return f"Sinh hoạt chuyên đề: {theme}"
    return f"{KINDS[MeetingKind(kind)].capitalize()} {_month(period)}"


def resolution_title(facts: MeetingFacts) -> str:
    """Return the summary line of the resolution."""
    if facts.kind == MeetingKind.THEMATIC:
        return f"về chuyên đề: {facts.theme}"
    return f"lãnh đạo thực hiện nhiệm vụ {_month(facts.period)}"


def minutes_sections(facts: MeetingFacts) -> list[Section]:
    """Return the body of the minutes."""
    return [
        _section("opening", paragraphs=[_opening(facts)]),
        _section(
            "attendance",
            "Thành phần dự họp",
            [*_present(facts), *_not_present(facts), *_written_for(facts), *_leading(facts)],
        ),
        _section("items", "Nội dung, diễn biến", [] if facts.items else [_said(o) for o in facts.other_opinions]),
        *_items(facts),
        *_optional("votes", "Biểu quyết", [_question(question) for question in facts.questions]),
        _section("conclusion", "Kết luận của chủ trì", _paragraphs(facts.conclusion)),
        *_optional("decided", "Phân công công tác cho đảng viên", list(facts.decided)),
        *_assignments(facts.given, "Giao nhiệm vụ"),
        *_optional("score", "Chấm điểm kỳ sinh hoạt", _score(facts)),
        _section("closing", paragraphs=[_closing(facts)]),
    ]


def resolution_sections(facts: MeetingFacts) -> list[Section]:
    """Return the body of the resolution."""
    before, now = _month(add_months(facts.period, -1)), _month(facts.period)
    return [
        _section("opening", paragraphs=_counts(facts)),
        _section("review", f"Đánh giá kết quả thực hiện nhiệm vụ {before}"),
        _section(
            "evaluation",
            "Tình hình tư tưởng, kết quả lãnh đạo; biểu dương, nhắc nhở; hạn chế",
            _paragraphs(facts.evaluation),
            level=2,
        ),
        _results(facts, before),
        _section("direction", f"Phương hướng, nhiệm vụ {now}", _paragraphs(facts.draft_resolution or facts.conclusion)),
        *_optional("decided", "Phân công công tác cho đảng viên", list(facts.decided)),
        *_assignments(facts.given, "Tổ chức thực hiện"),
        *_optional("score", "Chi bộ tự chấm điểm", _score(facts)),
        *_optional("vote", "", [_resolved(facts.resolving)] if facts.resolving else []),
    ]


def merged(written: Iterable[Section], edited: Iterable[Section]) -> list[Section]:
    """Return newly written sections, except that what a person has edited keeps the person's words; tables follow the records."""
    kept = {section["key"]: section for section in edited if section.get("edited")}
    found = [
        {**section, "paragraphs": kept[section["key"]]["paragraphs"], "edited": True}
        if section["key"] in kept
        else section
        for section in written
    ]
    there = {section["key"] for section in found}
    return found + [section for key, section in kept.items() if key not in there]


def with_edits(sections: Iterable[Section], texts: dict[str, list[str]]) -> list[Section]:
    """Return sections with the paragraphs that a person typed; only what differs counts as edited."""
    return [
        {**section, "paragraphs": texts[section["key"]], "edited": True}
        if section["key"] in texts and texts[section["key"]] != section["paragraphs"]
        else section
        for section in sections
    ]


def locality_in(name: str) -> str:
    """Return the place that a committee's name holds: `Đảng bộ xã Đông Lỗ` is at Đông Lỗ."""
    return _HEAD_OF_NAME.sub("", " ".join(name.split()))


def report_due_on(held_on: dt.date, days: int) -> dt.date:
    """Return the last day on which the result is reported in time (42-HD/BTCTW)."""
    return held_on + dt.timedelta(days=days)


def _section(
    key: str,
    heading: str = "",
    paragraphs: Iterable[str] = (),
    *,
    table: list[list[str]] | None = None,
    level: int = 1,
) -> Section:
    """Return one section."""
    return {
        "key": key,
        "heading": heading,
        "level": level,
        "paragraphs": list(paragraphs),
        "table": table,
        "edited": False,
    }


def _optional(key: str, heading: str, paragraphs: list[str]) -> Iterator[Section]:
    """Yield a section only where there is something to say."""
    if paragraphs:
        yield _section(key, heading, paragraphs)


def _opening(facts: MeetingFacts) -> str:
    """Say when, where and what for."""
    theme = f" “{facts.theme}”" if facts.kind == MeetingKind.THEMATIC else f" {_month(facts.period)}"
    return (
        f"Hôm nay, hồi {_hour(facts.opened_at)}, {official_date(facts.held_on)}, tại {facts.place}, "
        f"{facts.cell} tổ chức {KINDS[MeetingKind(facts.kind)]}{theme}{ONLINE if facts.is_online else ''}."
    )


def _present(facts: MeetingFacts) -> Iterator[str]:
    """Say how many were convened and came."""
    yield (
        f"- Đảng viên được triệu tập: {facts.convened} đồng chí "
        f"(chính thức {facts.convened - facts.probationary}, dự bị {facts.probationary})."
    )
    yield (
        f"- Có mặt: {facts.present}/{facts.due} đồng chí phải dự, đạt {percent(facts.present, facts.due)} "
        f"(chính thức {facts.present - facts.present_probationary}, dự bị {facts.present_probationary})."
    )
    if facts.received:
        yield f"- Sinh hoạt tạm thời tại chi bộ: {_people(facts.received)}."
    if facts.late:
        yield f"- Đến muộn: {_people(facts.late)}."
    if facts.left:
        yield f"- Về trước: {_people(facts.left)}."


def _not_present(facts: MeetingFacts) -> Iterator[str]:
    """Say who did not come, and why."""
    yield f"- Vắng có lý do: {_people(facts.excused)}."
    yield f"- Vắng không lý do: {_people(facts.absent)}."
    if facts.exempt:
        yield f"- Được miễn công tác và sinh hoạt đảng: {_people(facts.exempt)}."
    if facts.away:
        yield f"- Đang sinh hoạt đảng tạm thời ở nơi khác: {_people(facts.away)}."


def _written_for(facts: MeetingFacts) -> Iterator[str]:
    """Say which lines somebody else wrote for members, from what, and who."""
    writers = ", ".join(f"đồng chí {name}" for name in facts.writers)
    if facts.from_paper:
        yield f"- Danh sách của {facts.from_paper} đồng chí ghi theo tờ ký tên trên giấy; người nhập: {writers}."
    if facts.by_word:
        yield f"- Ghi thay theo lời nói: {_people(facts.by_word)}; người ghi: {writers}."


def _leading(facts: MeetingFacts) -> Iterator[str]:
    """Say who came as a guest, who led and who wrote."""
    if facts.guests:
        guests = "; ".join(
            f"đồng chí {guest.name}" + (f", {guest.note}" if guest.note else "") for guest in facts.guests
        )
        yield f"- Đại biểu dự: {guests}."
    yield f"- Chủ trì: đồng chí {facts.chair}."
    yield f"- Thư ký: đồng chí {facts.minute_taker}."


def _items(facts: MeetingFacts) -> Iterator[Section]:
    """Yield a section an agenda item, with what was said."""
    for number, item in enumerate(facts.items, 1):
        yield _section(f"item-{number}", item.title, [_said(opinion) for opinion in item.opinions], level=2)
    if facts.items and facts.other_opinions:
        yield _section("item-other", "Ý kiến khác", [_said(opinion) for opinion in facts.other_opinions], level=2)


def _said(opinion: Named) -> str:
    """Say who spoke and what."""
    text = " ".join(opinion.note.split())
    return f"- Đồng chí {opinion.name}: {_stopped(text)}" if text else f"- Đồng chí {opinion.name} phát biểu ý kiến."


def _question(question: Question) -> str:
    """Say how a question was decided."""
    behalf = f" (trong đó {question.on_behalf} ý kiến ghi thay)" if question.on_behalf else ""
    verdict = "Được thông qua" if question.is_carried else "Không được thông qua"
    return (
        f"- {question.text.rstrip('.')}: {question.agree}/{question.base} đồng chí đồng ý "
        f"({percent(question.agree, question.base)} số đảng viên được tính); không đồng ý {question.disagree}; "
        f"ý kiến khác {question.other}{behalf}. {verdict}."
    )


def _resolved(question: Question) -> str:
    """Say by which vote the resolution stands."""
    return (
        f"Nghị quyết được chi bộ biểu quyết thông qua với {question.agree}/{question.base} đồng chí đồng ý, "
        f"đạt {percent(question.agree, question.base)}."
    )


def _assignments(tasks: tuple[Assignment, ...], heading: str) -> Iterator[Section]:
    """Yield the table of who does what by when."""
    rows = [[str(number), task.title, task.owner, short_day(task.due_on)] for number, task in enumerate(tasks, 1)]
    yield _section(
        "tasks",
        heading,
        [] if rows else ["Chi bộ không giao nhiệm vụ mới."],
        table=[TASK_COLUMNS, *rows] if rows else None,
    )


def _results(facts: MeetingFacts, month: str) -> Section:
    """Return the table of what came of the tasks given before."""
    rows = [[str(number), task.title, task.status, task.result] for number, task in enumerate(facts.reviewed, 1)]
    due = [task for task in facts.reviewed if task.is_due]
    done = sum(task.is_done for task in due)
    text = (
        f"Hoàn thành {done}/{len(due)} nhiệm vụ đến hạn, đạt {percent(done, len(due))}."
        if due
        else "Không có nhiệm vụ đến hạn."
    )
    heading = f"Kết quả thực hiện nghị quyết {month}"
    return _section(
        "results", heading, [text, *facts.offered], table=[RESULT_COLUMNS, *rows] if rows else None, level=2
    )


def _score(facts: MeetingFacts) -> list[str]:
    """Say how the cell scored its meeting."""
    if facts.score is None:
        return []
    return [f"Chi bộ tự chấm chất lượng kỳ sinh hoạt: {facts.score}/100 điểm, xếp loại {facts.rating}."]


def _counts(facts: MeetingFacts) -> list[str]:
    """Return the counts with which a resolution begins."""
    day, kind = official_date(facts.held_on).capitalize(), KINDS[MeetingKind(facts.kind)]
    absences = (
        f"vắng có lý do: {len(facts.excused)}; vắng không lý do: {len(facts.absent)}; "
        f"được miễn sinh hoạt: {len(facts.exempt)}"
    )
    return [
        f"{day}, {facts.cell} tổ chức {kind} {_month(facts.period)}.",
        f"Tổng số đảng viên được triệu tập: {facts.convened} đồng chí; có mặt: {facts.present}; {absences}.",
        f"Thời gian: {facts.minutes} phút, từ {_hour(facts.opened_at)} đến {_hour(facts.closed_at)}.",
        f"Chủ trì: đồng chí {facts.chair}. Thư ký: đồng chí {facts.minute_taker}.",
    ]


def _closing(facts: MeetingFacts) -> str:
    """Say when it ended and that the minutes were read out."""
    return (
        f"Kỳ sinh hoạt kết thúc hồi {_hour(facts.closed_at)} cùng ngày. "
        "Biên bản được đọc lại trước chi bộ, các đồng chí dự họp nhất trí thông qua."
    )


def _people(people: tuple[Named, ...]) -> str:
    """Return how many and who, or that there was none."""
    if not people:
        return "không"
    names = "; ".join(f"{person.name} ({person.note})" if person.note else person.name for person in people)
    return f"{len(people)} đồng chí: {names}"


def _paragraphs(text: str) -> list[str]:
    """Return the lines of typed text that say something."""
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _stopped(text: str) -> str:
    """Return a sentence with its full stop."""
    return text if text.endswith((".", "!", "?", "…", ";")) else f"{text}."


def _month(period: dt.date) -> str:
    """Return `tháng 02 năm 2026`, as papers write it."""
    month = f"{period.month:02d}" if period.month <= 2 else str(period.month)  # noqa: PLR2004 -- 36-HD/VPTW: months 1 and 2
    return f"tháng {month} năm {period.year}"


def _hour(moment: dt.datetime) -> str:
    """Return `19 giờ 30 phút`."""
    return f"{moment.hour} giờ {moment.minute:02d} phút"
