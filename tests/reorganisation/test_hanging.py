"""What hangs on an organisation that ends: nothing is forgotten, neither now nor when a new table comes."""

import datetime as dt

import pytest

from sotay.core.bulk import read_sql
from sotay.core.days import add_months, month_of, today
from sotay.meetings.choices import RequestStatus
from sotay.meetings.models import DayException, PlannedTheme
from sotay.reorganisation.actions.carrying import undo_case
from sotay.reorganisation.actions.hanging import CARRIED, ELSEWHERE, STAYS
from sotay.work.models import Task
from tests.factories.briefings import make_briefing, make_question
from tests.factories.themes import make_planned, make_theme
from tests.factories.unified import make_exception
from tests.factories.work import make_task
from tests.reorganisation.test_carrying import board, do, everything

pytestmark = pytest.mark.django_db
_POINTING = """
SELECT k.conrelid::regclass::text || '.' || a.attname FROM pg_constraint k
  JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY(k.conkey)
 WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = 'organisations_organisation'::regclass
"""
_JOURNALED = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_change_of_case'"


def test_every_column_that_points_to_an_organisation_is_thought_of():
    carried = {column for carrying in CARRIED for column in carrying.columns}
    pointing = {column for (column,) in read_sql(_POINTING)}

    forgotten = pointing - carried - set(ELSEWHERE) - set(STAYS)
    assert not forgotten, (
        f"{sorted(forgotten)}: say in sotay/reorganisation/actions/hanging.py what becomes of these rows when their "
        "organisation ends: CARRIED (and a journal trigger by migration), or STAYS with the reason"
    )
    journaled = {table for (table,) in read_sql(_JOURNALED)}
    changed = {column.split(".")[0] for column in carried | set(ELSEWHERE)}
    assert changed <= journaled


def merge(cast):
    """Merge cell B into cell A."""
    return do(cast, {"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_a.code})


def test_plans_requests_and_invitations_go_on_at_the_successor(cast):
    month = add_months(month_of(today()), 1)
    planned = make_planned(cast.cell_b, period=month)
    past = make_planned(cast.cell_b, period=add_months(month, -3))
    exception = make_exception(cast.cell_b)
    briefing = make_briefing(cast.commune, cast.cell_b, held_on=today() + dt.timedelta(days=9))
    question = make_question(briefing, cast.cell_b)
    before = everything()

    case = merge(cast)

    planned.refresh_from_db()
    assert planned.organisation == cast.cell_a
    assert PlannedTheme.objects.get(pk=past.pk).organisation == cast.cell_b
    assert DayException.objects.get(pk=exception.pk).status == RequestStatus.DECLINED
    invitation = briefing.invitations.get()
    assert (invitation.organisation, invitation.member) == (cast.cell_a, cast.an)
    question.refresh_from_db()
    assert question.organisation == cast.cell_a
    assert "Chuyên đề trong kế hoạch chuyển theo: 1" in case.report["others"]
    undo_case(board(cast), case)
    assert everything() == before


def test_the_catalogue_of_a_committee_goes_on(cast):
    theme, double = make_theme(cast.commune), make_theme(cast.commune, "Chuyên đề trùng tên")
    make_theme(cast.committee, double.title)

    do(cast, {"do": "dissolve", "organisation": cast.commune.code, "target": cast.committee.code})

    theme.refresh_from_db()
    double.refresh_from_db()
    assert (theme.organisation, double.organisation) == (cast.committee, cast.commune)


def test_where_nobody_goes_on_tasks_are_dropped(cast):
    task = make_task(cast.cell_c)
    step = {"do": "transfer_out", "organisations": [cast.cell_c.code], "receiver": "Tỉnh ủy khác"}

    case = do(cast, step)

    task = Task.objects.get(pk=task.pk)
    assert (task.status, task.finished_on) == ("dropped", today())
    assert "kết thúc hoạt động" in task.result
    assert case.report["tasks_moved"] == 0
