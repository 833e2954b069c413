"""The counts of a part of the tree on a day, and the command that gives them out."""

import datetime as dt
import json

import pytest
from django.core.management import CommandError, call_command

from sotay.core.days import today
from sotay.organisations.models import Placement
from sotay.statistics.queries.counts import counts_of

pytestmark = pytest.mark.django_db


def test_counts_of_the_whole_and_of_a_part(cast):
    whole, part = counts_of(cast.province, today()), counts_of(cast.commune, today())

    assert whole["organisations"] == {
        "total": 7,
        "level": {"province": 1, "direct": 2, "grassroots": 2, "partial": 0, "cell": 2, "group": 0},
        "kind": {
            "province": 1,
            "direct": 2,
            "party_committee": 1,
            "grassroots_cell": 1,
            "partial_committee": 0,
            "cell": 2,
            "group": 0,
        },
    }
    assert whole["members"] == {"total": 8, "status": {"probationary": 1, "full": 7, "exempt": 0, "suspended": 0}}
    assert (part["organisations"]["total"], part["members"]["total"]) == (3, 5)


def test_counts_of_a_past_day(cast):
    Placement.objects.filter(organisation=cast.cell_b).update(valid=(dt.date(2010, 1, 1), dt.date(2026, 1, 1)))

    assert counts_of(cast.commune, dt.date(2025, 12, 31))["organisations"]["total"] == 3
    assert counts_of(cast.commune, dt.date(2026, 1, 1))["organisations"]["total"] == 2


def test_the_command_answers_in_json_and_in_words(cast, capsys):
    call_command("statistics", "--organisation", "24.01", "--on", today().isoformat(), "--json")
    assert json.loads(capsys.readouterr().out) == counts_of(cast.committee, today())

    call_command("statistics", "--organisation", "24.01")
    assert "Chi bộ: 2" in capsys.readouterr().out


@pytest.mark.parametrize(("code", "on"), [("24.99", "2026-11-21"), ("24", "2009-12-31")])
def test_the_command_ends_with_2_where_nothing_has_the_code(cast, capsys, code, on):
    with pytest.raises(SystemExit) as end:
        call_command("statistics", "--organisation", code, "--on", on, "--json")

    assert end.value.code == 2
    assert capsys.readouterr().out == ""


def test_the_command_refuses_what_is_no_day(cast):
    with pytest.raises(CommandError):
        call_command("statistics", "--organisation", "24", "--on", "31/12/2026")
