"""A year of visits: the province under the regulation of the seeds, the committees below under their own; what has gone by is attended."""

import datetime as dt

from django.db.models import Exists, OuterRef

from sotay.access.actor import Actor
from sotay.core.bulk import run_sql
from sotay.core.days import today
from sotay.organisations.choices import MEETING_KINDS, Kind, Sector
from sotay.organisations.models import Organisation
from sotay.visits.actions.plans import draw_plan, fill_plan, publish_plan
from sotay.visits.actions.regulating import adopt_pattern, set_rule
from sotay.visits.choices import Area, Cells, Rank
from sotay.visits.models import VisitPattern

_FIRST = dt.date(2020, 1, 20)
_BELOW = "Quy định về cấp ủy viên dự sinh hoạt chi bộ, nhiệm kỳ 2025-2030"
# Rank, minimum, planned, area: what committees directly below set for themselves.
_RULES = (
    (Rank.PERMANENT, 2, 4, Area.WHOLE),
    (Rank.STANDING, 4, 5, Area.OWN),
    (Rank.AREA_SECRETARY, 4, 4, Area.OWN),
    (Rank.MEMBER, 4, 4, Area.OWN),
)
_SECONDS = 30
_HARD = """
INSERT INTO visits_hardcell (uid, organisation_id, kind, valid, source)
SELECT gen_random_uuid(), id, CASE WHEN mod(id, 2) = 0 THEN 'remote' ELSE 'difficult' END, daterange('2021-07-01', NULL), 'Quyết định phân loại chi bộ năm 2021'
  FROM organisations_organisation WHERE kind = 'cell' AND sector = 'residential' AND closed_on IS NULL AND mod(id, 11) = 0
"""
# Every twelfth official misses a third of the visits, the others one in twenty; a few of the last weeks wait for another day.
_PAST = """
UPDATE visits_visit SET
       status = CASE WHEN mod(member_id, 12) = 5 AND mod(id, 3) = 1 OR mod(id, 20) = 7 THEN 'missed'
                     WHEN "on" > %(day)s::date - 35 AND mod(id, 13) = 5 THEN 'postponed' ELSE 'done' END,
       report_due = CASE WHEN extract(isodow FROM "on") <= 2 THEN "on" + 3 WHEN extract(isodow FROM "on") = 6 THEN "on" + 4 ELSE "on" + 5 END,
       arrived_at = "on" + time '12:00'
 WHERE plan_id IN (SELECT id FROM visits_visitplan WHERE year = %(year)s) AND "on" < %(day)s
"""
_UNDONE = "UPDATE visits_visit SET report_due = NULL, arrived_at = NULL WHERE status IN ('missed', 'postponed')"
_REASONS = """
INSERT INTO visits_visitchange (visit_id, kind, from_member_id, to_member_id, from_day, reason, made_at)
SELECT id, 'postpone', member_id, member_id, "on", (ARRAY['Họp đột xuất cấp trên', 'Đi công tác', 'Chi bộ hoãn họp do mưa lũ'])[1 + mod(id, 3)],
       "on" - 2 + time '09:00'
  FROM visits_visit WHERE status = 'postponed'
"""
# Every eighth report came late, every twenty-fifth has not come yet, nor have those of the last days.
_REPORTS = """
INSERT INTO visits_visitreport (uid, visit_id, total, present, score, agenda, judgement, conveyed, answered, lessons, sent_at, is_late)
SELECT gen_random_uuid(), id, 24, 20 + mod(id, 4), 85 + mod(id, 10), '', (ARRAY['good', 'good', 'fair', 'average'])[1 + mod(id, 4)],
       'Kết quả phát triển kinh tế - xã hội; nghị quyết mới của cấp ủy.', '', 'Chi bộ chuẩn bị nội dung chu đáo, đảng viên thảo luận sôi nổi.',
       (CASE WHEN mod(id, 8) = 1 THEN report_due + 2 + mod(id, 5)::int ELSE "on" + 1 END) + time '08:30', mod(id, 8) = 1
  FROM visits_visit
 WHERE status = 'done' AND mod(id, 25) <> 3
   AND CASE WHEN mod(id, 8) = 1 THEN report_due + 2 + mod(id, 5)::int ELSE "on" + 1 END < %(day)s
"""


def load_visits() -> None:
    """Draw and publish the plans of this year from its first day, and let what has gone by have taken place."""
    actor, year = Actor.system(), today().year
    province = Organisation.objects.get(kind=Kind.PROVINCE)
    adopt_pattern(actor, province, pattern=VisitPattern.objects.order_by("pk")[0], first=_FIRST)
    run_sql(_HARD)
    for place in (province, *_districts()):
        if place != province:
            _regulate(actor, place)
        _draw(actor, place, year)
    values = {"day": today(), "year": year}
    run_sql(_PAST, values)
    run_sql(_UNDONE)
    run_sql(_REASONS)
    run_sql(_REPORTS, values)


def _districts() -> list[Organisation]:
    """Return the committees with communes below them, and one of those of offices: the others have yet to plan."""
    direct = Organisation.objects.filter(kind=Kind.DIRECT, closed_on=None).order_by("code")
    communes = Organisation.objects.filter(sector=Sector.COMMUNE, parent=OuterRef("pk"))
    return [*direct.filter(Exists(communes)), *direct.filter(~Exists(communes))[:1]]


def _regulate(actor: Actor, place: Organisation) -> None:
    """Set the rules of a committee: hamlets' cells where it has any."""
    below = Organisation.objects.filter(path__descendant_of=place.path, kind__in=MEETING_KINDS, closed_on=None)
    cells = Cells.RESIDENTIAL if below.filter(sector=Sector.RESIDENTIAL).exists() else Cells.ANY
    for rank, minimum, planned, area in _RULES:
        set_rule(
            actor, place, rank=rank, minimum=minimum, planned=planned, cells=cells, area=area,
            first=dt.date(2025, 7, 1), source=_BELOW,
        )  # fmt: skip


def _draw(actor: Actor, place: Organisation, year: int) -> None:
    """Draw the plan of a committee and publish it, where anybody can be sent."""
    plan = fill_plan(actor, draw_plan(actor, place, year=year), first=dt.date(year, 1, 1), seconds=_SECONDS)
    if plan.visits.exists():
        publish_plan(
            actor, plan, number=f"15-KH/{'TU' if place.kind == Kind.PROVINCE else 'CU'}", issued_on=dt.date(year, 1, 5)
        )
