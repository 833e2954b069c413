"""Targets of the demonstration: the province's shared out to every cell, those of a committee and a commune, limitations, tasks."""

import datetime as dt
from collections import Counter
from decimal import Decimal

from django.db import transaction

from sotay.core.bulk import run_sql
from sotay.core.days import today
from sotay.members.queries.counts import members_by_cell
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.targets.choices import Direction, Measured
from sotay.targets.models import Limitation, ManualReport, Measure, Resolution, Target
from sotay.targets.rules import shared_out

OLD, NEW = (dt.date(2020, 6, 1), dt.date(2025, 5, 31)), (dt.date(2025, 6, 1), dt.date(2030, 5, 31))
_TOTAL, _LEVEL = Measured.TOTAL, Measured.LEVEL
# Name, unit, indicator, how it is measured, goal, the least a year.
_TARGETS = (
    ("Kết nạp đảng viên mới", "đảng viên", "admissions", _TOTAL, 45, 9),
    ("Đảng viên dự sinh hoạt định kỳ", "%", "attendance", _LEVEL, 85, None),
    ("Chi bộ sinh hoạt hằng tháng", "%", "cells_met", _LEVEL, 95, None),
    ("Trưởng thôn là đảng viên", "%", "hamlet_heads", _LEVEL, 60, None),
    ("Đảng viên dùng sổ tay điện tử", "%", "accounts", _LEVEL, 90, None),
    ("Hộ thoát nghèo", "hộ", "", _TOTAL, 120, 24),
    ("Đường thôn được cứng hóa", "km", "", _TOTAL, 18, None),
)
_BY_HAND = {
    "Hộ thoát nghèo": ((dt.date(2025, 12, 31), 14, "Báo cáo 118-BC/UBND"), (dt.date(2026, 6, 30), 31, "Báo cáo 64-BC/UBND")),
    "Đường thôn được cứng hóa": ((dt.date(2026, 6, 30), 2, "Biên bản nghiệm thu tuyến thôn Đông"),),
}  # fmt: skip
_LIMITATIONS = (
    ("Sinh hoạt chuyên đề ở một số chi bộ thôn chưa đều", "Mỗi quý một chuyên đề, đảng ủy viên phụ trách dự", 60, ""),
    ("Tạo nguồn kết nạp từ đoàn viên còn ít", "Mỗi chi bộ theo dõi ít nhất hai quần chúng ưu tú", -25, ""),
    ("Hồ sơ đảng viên thiếu ngày vào Đảng chính thức", "Rà soát, bổ sung theo kế hoạch làm sạch dữ liệu", -90, "Biên bản rà soát 15 chi bộ"),
)  # fmt: skip
_TASKS = (
    ("Số hóa toàn bộ hồ sơ đảng viên của chi bộ", "Kho hồ sơ điện tử đã đối chiếu"),
    ("Mỗi tháng một buổi đối thoại với nhân dân", "12 biên bản đối thoại, kiến nghị có trả lời"),
    ("Vận động hiến đất mở đường thôn", "Tuyến đường được nghiệm thu"),
    ("Mô hình chi bộ bốn tốt ở địa bàn khó khăn", "Quyết định công nhận của cấp ủy"),
    ("Rút ngắn một nửa thời gian giải quyết thủ tục hành chính", "Bảng theo dõi thời gian giải quyết từng tháng"),
    ("Xóa điểm trường, trạm y tế chưa có người phụ trách", "Danh sách phân công đã thực hiện"),
    ("Đưa sinh hoạt chuyên đề về thôn, tổ dân phố", "Bốn chuyên đề có biên bản, nghị quyết"),
    ("Kết nạp đảng viên là chủ doanh nghiệp tư nhân", "Ít nhất hai quyết định kết nạp"),
)
_SHORTCOMINGS = ("", "Chưa sâu sát cơ sở", "Tạo nguồn kết nạp từ đoàn viên còn ít", "Chậm đổi mới lề lối làm việc")
# The district of the seed: 195 officials who hold posts take on 765 tasks, four each and three the last fifteen.
_REGISTER = """
WITH holder AS (
    SELECT DISTINCT ON (p.member_id) p.member_id, p.id FROM committees_position p JOIN organisations_organisation o ON o.id = p.organisation_id
     WHERE o.path <@ %(path)s::ltree AND p.valid @> %(day)s::date ORDER BY p.member_id, p.id
), official AS (
    SELECT h.member_id, a.organisation_id, row_number() OVER (ORDER BY h.id) AS place
      FROM holder h JOIN members_affiliation a ON a.member_id = h.member_id AND a.kind = 'official' AND a.valid @> %(day)s::date
      JOIN organisations_organisation o ON o.id = a.organisation_id AND o.path <@ %(path)s::ltree
     ORDER BY h.id LIMIT 195
)
INSERT INTO targets_breakthroughtask (uid, organisation_id, approver_id, official_id, title, product, shortcoming, horizon, first_year, last_year,
       due_on, state, registered_on, decided_on, answer, result, finished_on, assessment, assessed_on, assessment_note)
SELECT gen_random_uuid(), f.organisation_id, %(approver)s, f.member_id, (%(titles)s::text[])[s.title], (%(products)s::text[])[s.title],
       (%(shortcomings)s::text[])[1 + (f.place + k) %% 4], CASE WHEN long THEN 'term' ELSE 'year' END, %(year)s,
       CASE WHEN long THEN 2030 ELSE %(year)s END,
       CASE WHEN long THEN DATE '2030-05-31' ELSE make_date(%(year)s, (ARRAY[6, 9, 12, 12])[1 + (f.place + 2 * k) %% 4], 15) END,
       s.state, make_date(%(year)s, 1, 10), CASE WHEN s.state <> 'registered' THEN make_date(%(year)s, 2, 5) END, '',
       CASE WHEN s.state IN ('finished', 'assessed') THEN 'Đã hoàn thành, có biên bản nghiệm thu' ELSE '' END,
       CASE WHEN s.state IN ('finished', 'assessed') THEN %(day)s::date - 30 END,
       CASE WHEN s.state = 'assessed' THEN (ARRAY['excellent', 'good', 'good', 'done', 'good', 'done', 'not_done'])[1 + (f.place * 5 + k) %% 7] ELSE '' END,
       CASE WHEN s.state = 'assessed' THEN %(day)s::date - 10 END, ''
  FROM official f
  CROSS JOIN generate_series(1, 4) AS k
  CROSS JOIN LATERAL (SELECT (f.place + k) %% 4 = 0 AS long, 1 + (f.place * 3 + k) %% 8 AS title,
         (ARRAY['registered', 'approved', 'approved', 'finished', 'assessed', 'assessed', 'assessed'])[1 + (f.place * 3 + k) %% 7] AS state) s
 WHERE k < 4 OR f.place <= 180
"""
_MILESTONES = """
INSERT INTO targets_milestone (uid, task_id, title, due_on, done_on, evidence)
SELECT gen_random_uuid(), t.id, 'Sơ kết bước ' || k, make_date(%(year)s, 3 * k, 28),
       CASE WHEN k < 3 OR t.state IN ('finished', 'assessed') THEN make_date(%(year)s, 3 * k, 20) END,
       CASE WHEN k < 3 OR t.state IN ('finished', 'assessed') THEN 'Biên bản sơ kết của chi bộ' ELSE '' END
  FROM targets_breakthroughtask t CROSS JOIN generate_series(1, 4) AS k WHERE t.state <> 'registered' AND (k < 4 OR t.horizon = 'term')
"""
# The province asks for this; both are shared out down to the cells.
_PROVINCE = (
    ("Đảng viên được phân công công tác", "%", "assigned", _LEVEL, 95, None),
    ("Trưởng thôn là đảng viên", "%", "hamlet_heads", _LEVEL, 75, None),
    ("Kỳ sinh hoạt được xếp loại tốt", "%", "ratings", _LEVEL, 60, None),
    ("Kiến nghị của chi bộ được trả lời đúng hạn", "%", "petitions", _LEVEL, 90, None),
    ("Báo cáo gửi cấp trên đúng hạn", "%", "reports", _LEVEL, 95, None),
    ("Ban hành đề án tinh gọn tổ chức cơ sở đảng", "việc", "", Measured.YES_NO, 1, None),
)
_ADMISSIONS_PER_MILLE = 45
_CHUNK = 2000


@transaction.atomic
def load_targets(commune: Organisation) -> None:
    """Fill in targets of the province, of the commune and of the committee above it, what is to be remedied, tasks of officials."""
    above = Organisation.objects.get(children=commune)
    _province(Organisation.objects.get(kind=Kind.PROVINCE))
    old = _resolution(commune, "01-NQ/ĐH (2020)", OLD)
    _target(commune, old, _TARGETS[0], OLD)
    for node in (commune, above):
        new = _resolution(node, "01-NQ/ĐH (2025)", NEW)
        times = 1 if node == commune else 20
        rows = [_target(node, new, row, NEW, times=times if row[3] == _TOTAL else 1) for row in _TARGETS]
        _remedies(node, new)
        Measure.objects.create(
            organisation=node,
            target=rows[0],
            title="Giao mỗi chi bộ tạo nguồn ít nhất hai quần chúng ưu tú",
            lead="Ban Tổ chức",
            due_on=dt.date(today().year, 12, 20),
        )
    values = {"path": str(above.path), "approver": above.pk, "day": today(), "year": today().year}
    words = {"titles": [title for title, _ in _TASKS], "products": [product for _, product in _TASKS]}
    run_sql(_REGISTER, values | words | {"shortcomings": list(_SHORTCOMINGS)})
    run_sql(_MILESTONES, values)


def _province(node: Organisation) -> None:
    """Set the province's own targets; admissions and attendance are shared out to every organisation below."""
    resolution = _resolution(node, "01-NQ/ĐH", NEW)
    places = list(
        Organisation.objects.filter(path__descendant_of=node.path, closed_on=None).order_by("path__depth", "pk")
    )
    members: Counter[int] = Counter()
    for path, _status, count in members_by_cell([node]):
        for key in path.split("."):
            members[int(key)] += count
    goal = members[node.pk] * _ADMISSIONS_PER_MILLE // 1000
    first = _target(
        node, resolution, ("Kết nạp đảng viên mới", "đảng viên", "admissions", _TOTAL, goal, goal // 5), NEW
    )
    second = _target(node, resolution, ("Đảng viên dự sinh hoạt định kỳ", "%", "attendance", _LEVEL, 90, None), NEW)
    for row in _PROVINCE:
        _target(node, resolution, row, NEW)
    _remedies(node, resolution)
    below: dict[int, list[Organisation]] = {}
    for place in places:
        below.setdefault(place.parent_id or 0, []).append(place)
    for target in (first, second):
        _share(target, below, members)


def _share(target: Target, below: dict[int, list[Organisation]], members: Counter[int]) -> None:
    """Share a target out level by level: what adds up by members, a share as it is."""
    level = [target]
    while level:
        made: list[Target] = []
        for parent in level:
            places = below.get(parent.organisation_id, [])
            goals = shared_out(parent.goal, [members[one.pk] for one in places])
            if parent.measured == _LEVEL:
                goals = [parent.goal] * len(places)
            made += [_part(parent, place, goal) for place, goal in zip(places, goals, strict=True) if goal]
        level = Target.objects.bulk_create(made, _CHUNK)


def _part(parent: Target, place: Organisation, goal: Decimal) -> Target:
    """Return a share of a target."""
    same = ("name", "unit", "direction", "measured", "indicator", "starts_on", "ends_on")
    return Target(parent=parent, organisation=place, goal=goal, **{name: getattr(parent, name) for name in same})


def _resolution(node: Organisation, number: str, period: tuple[dt.date, dt.date]) -> Resolution:
    """Record the resolution of a congress."""
    first, last = period
    title = f"Nghị quyết Đại hội {node.name} nhiệm kỳ {first.year}-{last.year}"
    return Resolution.objects.create(
        organisation=node,
        number=number,
        title=title[:300],
        issued_on=first,
        is_issued=True,
        starts_on=first,
        ends_on=last,
    )


def _target(
    node: Organisation,
    resolution: Resolution,
    row: tuple[str, str, str, Measured, int, int | None],
    period: tuple[dt.date, dt.date],
    *,
    times: int = 1,
) -> Target:
    """Set one target, with what was reported by hand."""
    name, unit, indicator, measured, goal, yearly = row
    target = Target.objects.create(
        organisation=node, resolution=resolution, place=resolution.targets.count() + 1, name=name, unit=unit, indicator=indicator, measured=measured,
        direction=Direction.AT_LEAST, goal=Decimal(goal * times), yearly=Decimal(yearly * times) if yearly else None,
        starts_on=period[0], ends_on=period[1],
    )  # fmt: skip
    for day, value, evidence in _BY_HAND.get(name, ()):
        if day <= today():
            ManualReport.objects.create(target=target, reported_on=day, value=value * times, evidence=evidence)
    return target


def _remedies(node: Organisation, resolution: Resolution) -> None:
    """Name what the congress named, some of it closed, some overdue."""
    for title, remedy, days, evidence in _LIMITATIONS:
        due = today() + dt.timedelta(days=days)
        Limitation.objects.create(
            organisation=node, resolution=resolution, title=title, source=resolution.title[:200], named_on=min(NEW[0], due),
            remedy=remedy, due_on=due, closed_on=due if evidence else None, evidence=evidence,
        )  # fmt: skip
