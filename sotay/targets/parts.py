"""What the pages about targets hand to their templates, and the rows of the workbooks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.parts import Place, Tab
from sotay.core.sheets import sheet_bytes
from sotay.organisations.models import Organisation
from sotay.targets.choices import Light
from sotay.targets.models import BreakthroughTask, Limitation, Milestone
from sotay.targets.queries.readings import Line, Name
from sotay.targets.queries.targets import ancestors_in_sight

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BADGES: dict[str, str] = {
    Light.MET: "ok", Light.ON_PACE: "ok", Light.BEHIND: "due", Light.RED: "late", Light.UNKNOWN: "neutral", Light.NOT_YET: "neutral",
}  # fmt: skip
_TABS = (
    ("node", "Chỉ tiêu"),
    ("years", "Giữa kỳ và từng năm"),
    ("red", "Khó đạt"),
    ("limitations", "Hạn chế"),
    ("breakthrough", "Việc đột phá"),
)


def tabs_of(node: Organisation, current: str) -> list[Tab]:
    """Return the pages of an organisation beside each other."""
    return [Tab(title, reverse(f"targets:{name}", args=[node.uid]), name == current) for name, title in _TABS]


def frame_of(actor: Actor, node: Organisation, current: str) -> dict[str, Any]:
    """Return what every page of an organisation shows."""
    way = [Place(one.name, reverse(f"targets:{current}", args=[one.uid])) for one in ancestors_in_sight(actor, node)]
    return {"node": node, "places": way, "tabs": tabs_of(node, current), "badges": BADGES}


def excel(
    name: str, title: str, headings: Sequence[str], rows: Iterator[list[Any]], above: Sequence[str]
) -> HttpResponse:
    """Answer with a workbook."""
    answer = HttpResponse(sheet_bytes(title, headings, rows, list(above)), content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


TARGET_HEADINGS = (
    "Chỉ tiêu", "Tổ chức đảng", "Nghị quyết", "Đơn vị tính", "Chỉ tiêu cả kỳ", "Kết quả", "Tỷ lệ (%)", "Thời gian đã qua (%)", "Dự báo",
    "Đánh giá", "Từ ngày", "Đến ngày", "Nguồn số liệu",
)  # fmt: skip


def target_rows(lines: Sequence[Line]) -> Iterator[list[Any]]:
    """Yield targets as rows of a workbook."""
    for line in lines:
        target, stands = line.target, line.standing
        yield [
            target.name, target.organisation.name, target.resolution.number if target.resolution else "", target.unit, target.goal,
            line.reading.value, stands.permille / 10 if stands.permille is not None else None, stands.elapsed_percent, stands.forecast,
            stands.light.label, target.starts_on, target.ends_on, line.indicator.name if line.indicator else "Báo bằng tay",
        ]  # fmt: skip


NAME_HEADINGS = ("Nội dung", "Ngày", "Tổ chức đảng", "Được tính", "Trên")


def name_rows(names: Sequence[Name]) -> Iterator[list[Any]]:
    """Yield records behind a number as rows of a workbook."""
    for one in names:
        yield [one.label, one.day, one.place, one.part, one.whole or None]


LIMITATION_HEADINGS = (
    "Hạn chế", "Tổ chức đảng", "Nêu ở đâu", "Nêu ngày", "Cách khắc phục", "Người phụ trách", "Thời hạn", "Khắc phục xong", "Minh chứng",
)  # fmt: skip


def limitation_rows(rows: Sequence[Limitation]) -> Iterator[list[Any]]:
    """Yield limitations as rows of a workbook."""
    for one in rows:
        yield [
            one.title, one.organisation.name, one.source, one.named_on, one.remedy, one.owner.full_name if one.owner else "", one.due_on,
            one.closed_on, one.evidence,
        ]  # fmt: skip


TASK_HEADINGS = (
    "Họ và tên", "Nơi sinh hoạt", "Việc đột phá, đổi mới", "Sản phẩm", "Khắc phục hạn chế", "Thời gian", "Từ năm", "Đến năm", "Thời hạn",
    "Tình trạng", "Mốc đã đạt", "Số mốc", "Kết quả", "Đánh giá", "Cấp ủy duyệt",
)  # fmt: skip


def task_rows(rows: Sequence[BreakthroughTask], milestones: Mapping[int, Sequence[Milestone]]) -> Iterator[list[Any]]:
    """Yield breakthrough tasks as rows of a workbook."""
    for one in rows:
        steps = milestones.get(one.pk, ())
        yield [
            one.official.full_name, one.organisation.name, one.title, one.product, one.shortcoming, one.get_horizon_display(), one.first_year,
            one.last_year, one.due_on, one.get_state_display(), sum(step.done_on is not None for step in steps), len(steps), one.result,
            one.get_assessment_display() if one.assessment else "", one.approver.name,
        ]  # fmt: skip
