"""The year's plan of visits: drawn under the regulation by the product's own actions, its past half attended and reported."""

import datetime as dt

from sotay.access.actor import Actor
from sotay.core.bulk import run_sql
from sotay.core.days import today
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.visits.actions.plans import draw_plan, fill_plan, publish_plan
from sotay.visits.actions.regulating import set_rule
from sotay.visits.choices import Area, Cells, Rank

_SOURCE = "Quy định 1120-QĐ/TU ngày 20/01/2020"
_FIRST = dt.date(2020, 1, 20)
# Rank, minimum, planned, cells, area: as seed of the regulation says; 0 where it gives no number.
_RULES = (
    (Rank.PERMANENT, 0, 4, Cells.ANY, Area.WHOLE),
    (Rank.STANDING, 2, 4, Cells.RESIDENTIAL, Area.OWN),
    (Rank.AREA_SECRETARY, 0, 4, Cells.ANY, Area.OWN),
    (Rank.MEMBER, 3, 5, Cells.ANY, Area.WHOLE),
)
_HARD = """
INSERT INTO visits_hardcell (uid, organisation_id, kind, valid, source)
SELECT gen_random_uuid(), id, CASE WHEN mod(id, 2) = 0 THEN 'remote' ELSE 'difficult' END, daterange('2021-07-01', NULL), 'Quyết định phân loại chi bộ năm 2021'
  FROM organisations_organisation WHERE kind = 'cell' AND sector = 'residential' AND closed_on IS NULL AND mod(id, 11) = 0
"""
_PAST = """
UPDATE visits_visit SET status = CASE WHEN mod(id, 9) = 4 THEN 'missed' WHEN mod(id, 13) = 5 THEN 'postponed' ELSE 'done' END,
       report_due = "on" + 5, arrived_at = "on" + time '12:00'
 WHERE plan_id = %(plan)s AND "on" < %(day)s
"""
_REPORTS = """
INSERT INTO visits_visitreport (uid, visit_id, total, present, score, agenda, judgement, conveyed, answered, lessons, sent_at, is_late)
SELECT gen_random_uuid(), id, 24, 20 + mod(id, 4), 85 + mod(id, 10), '', 'good', 'Kết quả phát triển kinh tế - xã hội; nghị quyết mới của cấp ủy.', '',
       'Chi bộ chuẩn bị nội dung chu đáo, đảng viên thảo luận sôi nổi.', "on" + (CASE WHEN mod(id, 6) = 1 THEN 9 ELSE 2 END), mod(id, 6) = 1
  FROM visits_visit WHERE plan_id = %(plan)s AND status = 'done' AND mod(id, 7) <> 3
"""


def load_visits() -> None:
    """Draw the plan of this year from its first day, and let what has gone by have taken place."""
    province = Organisation.objects.get(kind=Kind.PROVINCE)
    actor = Actor.system()
    for rank, minimum, planned, cells, area in _RULES:
        set_rule(
            actor, province, rank=rank, minimum=minimum, planned=planned, cells=cells, area=area, first=_FIRST,
            source=_SOURCE,
        )  # fmt: skip
    run_sql(_HARD)
    year = today().year
    plan = fill_plan(actor, draw_plan(actor, province, year=year), first=dt.date(year, 1, 1), seconds=10)
    if not plan.visits.exists():
        return
    publish_plan(actor, plan)
    values = {"plan": plan.pk, "day": today()}
    run_sql(_PAST, values)
    run_sql(_REPORTS, values)
