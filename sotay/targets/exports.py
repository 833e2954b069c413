"""Lists as workbooks, and the table that follows targets in the official layout, as Word and as PDF."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sotay.committees.queries.leading import head_on
from sotay.core.display import day as day_words
from sotay.core.sheets import sheet_bytes
from sotay.documents.layout import Column, OfficialPaper, Paragraph, Recipients, SignatureBlock, Table, to_docx
from sotay.documents.layout.lists import ListPrint, list_pdf
from sotay.meetings.queries.papers import locality_of
from sotay.organisations.models import Organisation
from sotay.targets.choices import Measured
from sotay.targets.models import BreakthroughTask, Limitation, Milestone, Target
from sotay.targets.queries.breakthrough import OfficialLine
from sotay.targets.queries.counting import Name
from sotay.targets.queries.readings import Line
from sotay.targets.queries.years import Half, Year
from sotay.targets.rules import plain

TITLE = "Biểu theo dõi thực hiện chỉ tiêu nghị quyết"
_BY_HAND = "Báo bằng tay"
_TARGETS = (
    "Chỉ tiêu", "Tổ chức đảng", "Nghị quyết", "Đơn vị tính", "Chỉ tiêu cả kỳ", "Kết quả", "Tỷ lệ (%)", "Thời gian đã qua (%)", "Dự báo",
    "Đánh giá", "Từ ngày", "Đến ngày", "Nguồn số liệu",
)  # fmt: skip
_NAMES = ("Nội dung", "Ngày", "Tổ chức đảng", "Được tính", "Trên")
_LIMITATIONS = (
    "Hạn chế", "Tổ chức đảng", "Nêu ở đâu", "Nêu ngày", "Cách khắc phục", "Đơn vị chủ trì", "Người phụ trách", "Thời hạn", "Khắc phục xong",
    "Minh chứng", "Tệp",
)  # fmt: skip
_TASKS = (
    "Họ và tên", "Nơi sinh hoạt", "Việc đột phá, đổi mới", "Sản phẩm", "Khắc phục hạn chế", "Thời gian", "Từ năm", "Đến năm", "Thời hạn",
    "Tình trạng", "Mốc đã đạt", "Số mốc", "Kết quả", "Đánh giá", "Cấp ủy duyệt",
)  # fmt: skip
_OFFICIALS = (
    "Họ và tên", "Nơi sinh hoạt", "Số việc", "Khắc phục hạn chế", "Chờ duyệt", "Quá hạn", "Đã hoàn thành", "Xuất sắc", "Tốt", "Hoàn thành",
    "Không hoàn thành",
)  # fmt: skip


def register_sheet(place: Organisation, lines: Sequence[Line], on: dt.date) -> bytes:
    """Return the targets of an organisation as a workbook."""
    return sheet_bytes("Chỉ tiêu", _TARGETS, _target_rows(lines), _above(place, on))


def red_sheet(place: Organisation, lines: Sequence[Line], on: dt.date) -> bytes:
    """Return what will not be reached as a workbook."""
    return sheet_bytes("Khó đạt", _TARGETS, _target_rows(lines), _above(place, on))


def years_sheet(place: Organisation, halves: Sequence[Half], years: Mapping[int, Sequence[Year]], on: dt.date) -> bytes:
    """Return the middle of the periods and each year as a workbook."""
    asked = _years_in(years)
    heads = ("Chỉ tiêu", "Đơn vị tính", "Chỉ tiêu cả kỳ", "Ngày giữa kỳ", "Kết quả giữa kỳ", "Tỷ lệ giữa kỳ (%)", "Mức giữa kỳ", *(f"Năm {year}" for year in asked))  # fmt: skip
    return sheet_bytes("Giữa kỳ và từng năm", heads, _half_rows(halves, years, asked), _above(place, on))


def names_sheet(target: Target, names: Sequence[Name], on: dt.date) -> bytes:
    """Return the records behind a number as a workbook."""
    rows = ([one.label, one.day, one.place, one.part, one.whole or None] for one in names)
    return sheet_bytes("Danh sách", _NAMES, rows, [target.name, *_above(target.organisation, on)])


def limitations_sheet(place: Organisation, rows: "Sequence[Limitation] | Any", on: dt.date) -> bytes:
    """Return limitations as a workbook."""
    found = (
        [
            one.title, one.organisation.name, one.source, one.named_on, one.remedy, one.lead, one.owner.full_name if one.owner else "",
            one.due_on, one.closed_on, one.evidence, one.file.name if one.file else "",
        ]
        for one in rows
    )  # fmt: skip
    return sheet_bytes("Hạn chế", _LIMITATIONS, found, _above(place, on))


def tasks_sheet(
    place: Organisation,
    year: int,
    rows: "Sequence[BreakthroughTask] | Any",
    milestones: Mapping[int, Sequence[Milestone]],
) -> bytes:
    """Return breakthrough tasks as a workbook."""
    found = (
        [
            one.official.full_name, one.organisation.name, one.title, one.product, one.shortcoming, one.get_horizon_display(), one.first_year,
            one.last_year, one.due_on, one.get_state_display(), sum(step.done_on is not None for step in milestones.get(one.pk, ())),
            len(milestones.get(one.pk, ())), one.result, one.get_assessment_display() if one.assessment else "", one.approver.name,
        ]
        for one in rows
    )  # fmt: skip
    return sheet_bytes("Việc đột phá", _TASKS, found, [place.name, f"Năm {year}"])


def officials_sheet(place: Organisation, year: int, rows: Sequence[OfficialLine]) -> bytes:
    """Return officials with their figures as a workbook."""
    found = (
        [
            one.name, one.place, one.picture.tasks, one.picture.remedies, one.picture.waiting, one.picture.late, one.picture.finished,
            *one.picture.assessed.values(),
        ]
        for one in rows
    )  # fmt: skip
    return sheet_bytes("Theo cán bộ", _OFFICIALS, found, [place.name, f"Năm {year}"])


# --- The table that a leader hands round --------------------------------------------------------------------------

_WORD = (
    Column("TT", 1, "center"), Column("Chỉ tiêu", 6), Column("Đơn vị", 2, "center"), Column("Phải đạt", 2, "right"), Column("Kết quả", 2, "right"),
    Column("Đạt", 2, "right"), Column("Đánh giá", 3), Column("Nguồn", 2),
)  # fmt: skip


def table_docx(place: Organisation, lines: Sequence[Line], on: dt.date) -> bytes:
    """Return the table as Word, in the official layout."""
    rows = tuple((str(number), *_table_row(line)) for number, line in enumerate(lines, 1))
    return to_docx(
        OfficialPaper(
            superior_body=place.parent.name if place.parent else "",
            issuing_body=place.name,
            symbol="BC/CB" if place.is_cell else "BC/ĐU",
            place=locality_of(place),
            dated_on=None,
            type_name="Biểu theo dõi",
            summary=f"thực hiện chỉ tiêu nghị quyết, tính đến ngày {day_words(on)}",
            body=(Paragraph(_basis(lines)), Table(_WORD, rows), Paragraph(_note(lines), italic=True)),
            signatures=(SignatureBlock("Bí thư", head_name(place, on), f"T/M {'CHI BỘ' if place.is_cell else 'BAN CHẤP HÀNH'}"),),
            recipients=Recipients((place.parent.name,) if place.parent else (), f"Lưu {'Chi bộ' if place.is_cell else 'Văn phòng'}"),
        )
    )  # fmt: skip


def table_pdf(place: Organisation, lines: Sequence[Line], years: Mapping[int, Sequence[Year]], on: dt.date) -> bytes:
    """Return the table as PDF across, with a column for each year."""
    asked = _years_in(years)
    columns = (
        Column("TT", 1, "center"), Column("Chỉ tiêu", 7), Column("Đơn vị", 2, "center"), Column("Cả kỳ", 2, "right"),
        *(Column(str(year), 2, "right") for year in asked), Column("Kết quả", 2, "right"), Column("Đạt", 2, "right"),
        Column("Thời gian", 2, "right"), Column("Dự báo", 2, "right"), Column("Đánh giá", 3), Column("Nguồn", 3),
    )  # fmt: skip
    rows = tuple(_wide_row(number, line, years, asked) for number, line in enumerate(lines, 1))
    return list_pdf(
        ListPrint(
            body_name=place.name, title=TITLE, subtitle=f"Tính đến ngày {day_words(on)}", columns=columns, rows=rows, notes=_note(lines)
        )
    )  # fmt: skip


def head_name(place: Organisation, on: dt.date) -> str:
    """Return who leads an organisation on a day."""
    head = head_on(place, on)
    return head.position.member.full_name if head else ""


def _above(place: Organisation, on: dt.date) -> list[str]:
    """Return the lines above a sheet."""
    return [place.name, f"Tính đến ngày {day_words(on)}"]


def _target_rows(lines: Sequence[Line]) -> Iterator[list[Any]]:
    """Yield targets as rows of a workbook."""
    for line in lines:
        target, stands = line.target, line.standing
        yield [
            target.name, target.organisation.name, str(target.resolution) if target.resolution else "", target.unit, plain(target.goal),
            line.value_words if target.measured == Measured.YES_NO else line.reading.value,
            stands.permille / 10 if stands.permille is not None else None, stands.elapsed_percent, stands.forecast, stands.light.label,
            target.starts_on, target.ends_on, line.indicator.name if line.indicator else _BY_HAND,
        ]  # fmt: skip


def _half_rows(
    halves: Sequence[Half], years: Mapping[int, Sequence[Year]], asked: Sequence[int]
) -> Iterator[list[Any]]:
    """Yield targets at their middle, with their years."""
    for half in halves:
        target = half.line.target
        by_year = {one.year: one.value for one in years[target.pk]}
        level = "Đạt" if half.is_enough else "Chưa đạt" if half.is_over else "Chưa đến"
        yield [
            target.name, target.unit, plain(target.goal), half.day, half.value, half.permille / 10 if half.permille is not None else None, level,
            *(by_year.get(year) for year in asked),
        ]  # fmt: skip


def _years_in(years: Mapping[int, Sequence[Year]]) -> list[int]:
    """Return every year that some target has."""
    return sorted({one.year for row in years.values() for one in row})


def _table_row(line: Line) -> tuple[str, ...]:
    """Return one target as a row of the paper."""
    source = "Hồ sơ" if line.indicator else _BY_HAND
    return (line.target.name, line.target.unit, line.goal_words, line.value_words, line.share_words, line.standing.light.label, source)  # fmt: skip


def _wide_row(number: int, line: Line, years: Mapping[int, Sequence[Year]], asked: Sequence[int]) -> tuple[str, ...]:
    """Return one target as a row of the wide table."""
    name, unit, goal, value, share, light, source = _table_row(line)
    by_year = {one.year: one.value_words for one in years[line.target.pk]}
    elapsed = f"{line.standing.elapsed_percent} %"
    each = (by_year.get(year, "") for year in asked)
    return (str(number), name, unit, goal, *each, value, share, elapsed, line.forecast_words, light, source)


def _basis(lines: Sequence[Line]) -> str:
    """Return by which resolutions the targets are set."""
    found = {line.target.resolution for line in lines if line.target.resolution}
    words = "; ".join(sorted(f"{one}: {one.title}" for one in found))
    return f"Theo {words}." if words else "Chỉ tiêu do cấp ủy đặt và cấp trên giao."


def _note(lines: Sequence[Line]) -> str:
    """Return where the figures come from."""
    bound = sum(line.indicator is not None for line in lines)
    return f"{bound} chỉ tiêu tính từ hồ sơ, {len(lines) - bound} chỉ tiêu báo bằng tay có minh chứng. Tỷ lệ so với chỉ tiêu cả kỳ."
