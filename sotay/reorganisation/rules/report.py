"""What a case moved, counted from its journal: plain values in, plain values out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

Row = tuple[str, int, dict[str, Any] | None, dict[str, Any] | None]


@dataclass
class Report:
    """The size of a case, and who and what it touches; `*_keys` name the rows for lists behind the numbers."""

    founded: int = 0
    closed: int = 0
    moved: int = 0
    renamed: int = 0
    retyped: int = 0
    recoded: int = 0
    members: int = 0
    posts_ended: int = 0
    posts_given: int = 0
    accounts: int = 0
    meetings_cancelled: int = 0
    tasks_moved: int = 0
    warnings: list[str] = field(default_factory=list)
    # what stands behind the numbers: from, to, how many; who leaves which post; which organisations end
    flows: list[tuple[str, str, int]] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    # what else went on at a successor, or was called off, in words with numbers
    others: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return the report as it is kept and printed."""
        return asdict(self)


def count_changes(rows: Iterable[Row]) -> Report:
    """Return the report of a journal: each organisation, member and account is counted once in each line."""
    sets: dict[str, set[int]] = {
        name: set() for name in (*_ORGANISATION.values(), "closed", "founded", "members", "accounts")
    }
    counts: Counter[str] = Counter()
    others: dict[str, set[int]] = {words: set() for words in _OTHERS.values()}
    for table, key, before, after in rows:
        if table == "organisations_organisation":
            _count_organisation(sets, key, before, after)
        elif table == "members_affiliation":
            sets["members"] |= _values("member_id", before, after) if before is None or after is None else set()
            if before and after and "organisation_id" in after:
                counts["carried"] += 1
        elif table in _OTHERS:
            others[_OTHERS[table]].add(key)
        else:
            counts[_line_of(table, before, after)] += 1
    sets["moved"] -= sets["closed"]  # found under whoever goes on in their stead, but not placed there
    report = Report()
    for name, keys in sets.items():
        setattr(report, name, len(keys))
    report.members += counts["carried"]
    report.posts_ended, report.posts_given = counts["posts_ended"], counts["posts_given"]
    report.meetings_cancelled, report.tasks_moved = counts["meetings_cancelled"], counts["tasks_moved"]
    report.others = [f"{words}: {len(keys)}" for words, keys in others.items() if keys]
    if counts["tasks_dropped"]:
        report.others.append(f"Nhiệm vụ thôi thực hiện vì không còn nơi theo dõi: {counts['tasks_dropped']}")
    return report


_OTHERS = {
    "meetings_theme": "Chuyên đề trong kho chuyển theo",
    "meetings_plannedtheme": "Chuyên đề trong kế hoạch chuyển theo",
    "meetings_dayexception": "Đề nghị ngày sinh hoạt riêng khép lại",
    "meetings_onlinepermission": "Đề nghị họp trực tuyến khép lại",
    "briefings_briefing": "Hội nghị giao ban phải hủy",
    "briefings_invitation": "Giấy mời giao ban đổi nơi nhận hoặc thu hồi",
    "briefings_question": "Câu hỏi giao ban chuyển theo",
    "petitions_petition": "Kiến nghị đang mở chuyển theo",
}
_ORGANISATION = {"parent_id": "moved", "name": "renamed", "kind": "retyped", "code": "recoded"}


def _line_of(table: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """Return the line of the report in which a change of a table is counted; empty for none."""
    if table == "committees_position":
        return "posts_given" if before is None else "posts_ended"
    if table == "work_task":
        return "tasks_moved" if after and "organisation_id" in after else "tasks_dropped"
    return "meetings_cancelled" if table == "meetings_meeting" else ""


def _count_organisation(
    sets: dict[str, set[int]], key: int, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    """Add one change of an organisation."""
    if before is None:
        sets["founded"].add(key)
        return
    if after and after.get("closed_on"):
        sets["closed"].add(key)
    for column, name in _ORGANISATION.items():
        if after and column in after and key not in sets["founded"]:
            sets[name].add(key)


def _values(column: str, *rows: dict[str, Any] | None) -> set[int]:
    """Return the values of a column in those of the rows that are whole."""
    return {int(row[column]) for row in rows if row and column in row}
