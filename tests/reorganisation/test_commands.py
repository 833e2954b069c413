"""`sotay reorganise`, `reorganise_undo` and `two_tier_case`, as they are typed; and the job of the night."""

import io
import json

import pytest
from django.core.management import call_command

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.reorganisation.actions.carrying import order_case, plan_case
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.models import Case
from sotay.reorganisation.tasks import carry_out_cases
from tests.factories.tree import make_organisation
from tests.reorganisation.test_carrying import DECISION, everything, plan

pytestmark = pytest.mark.django_db


def run(*words):
    """Run a command; return its exit status and what it printed as JSON."""
    out = io.StringIO()
    try:
        call_command(*words, stdout=out, stderr=io.StringIO())
    except SystemExit as leaving:
        return leaving.code, json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


@pytest.fixture
def merge(cast, tmp_path):
    """Return a case file that merges cell B into cell A."""
    path = tmp_path / "case.json"
    steps = [{"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_a.code}]
    head = {"title": "Sáp nhập", "organisation": cast.commune.code, "effective_on": str(today()), "decision": DECISION}
    path.write_text(json.dumps({**head, "steps": steps}))
    return path


def test_done_and_undone(cast, merge):
    before = everything()
    assert run("reorganise", str(merge), "--dry-run", "--json")[1]["members"] == 2
    assert everything() == before

    status, answer = run("reorganise", str(merge), "--json")
    assert (status, answer["status"], answer["closed"]) == (0, "done", 1)
    assert run("reorganise_undo", answer["case"], "--json") == (0, {"case": answer["case"], "status": "undone"})
    assert everything() == before


def test_what_is_wrong_is_said(cast, merge, tmp_path):
    broken = tmp_path / "broken.json"
    broken.write_text(merge.read_text().replace('"into"', '"inot"'))
    status, answer = run("reorganise", str(broken), "--json")
    assert (status, answer["error"]["code"]) == (2, "case_malformed")
    assert "steps.0" in answer["error"]["message"]

    unknown = tmp_path / "unknown.json"
    unknown.write_text(merge.read_text().replace(cast.cell_b.code, "99.99"))
    status, answer = run("reorganise", str(unknown), "--json")
    assert (status, answer["error"]["code"]) == (3, "step_refused")
    assert not Case.objects.exists()


def test_two_tier_reform_of_a_small_province(cast, tmp_path):
    Organisation.objects.filter(pk=cast.commune.pk).update(sector="commune")
    second = make_organisation(cast.committee, kind="party_committee", sector="commune", name="Đảng bộ xã Hương Lâm")
    cell = make_organisation(second, name="Chi bộ thôn 7")
    school = make_organisation(cast.committee, kind="grassroots_cell", sector="school", name="Chi bộ Trường THPT")
    path = tmp_path / "two-tier.json"
    call_command("two_tier_case", out=path, stdout=io.StringIO())
    case = json.loads(path.read_text())
    path.write_text(json.dumps({**case, "decision": DECISION}))

    status, answer = run("reorganise", str(path), "--json")

    assert (status, answer["closed"]) == (0, 2)
    places = {row.pk: row for row in Organisation.objects.all()}
    assert places[cast.commune.pk].parent_id == cast.province.pk
    assert places[cast.commune.pk].kind == "direct"
    assert {places[key].parent_id for key in (cast.cell_a.pk, cell.pk, school.pk)} == {cast.commune.pk}
    assert places[cast.committee.pk].closed_on == places[second.pk].closed_on is not None
    assert all(len(row.code.replace(".", "")) == 14 for row in places.values() if row.parent_id and not row.closed_on)


def test_the_job_carries_out_what_is_due(cast):
    actor = Actor(user=cast.ha.account)
    case = plan_case(
        actor,
        cast.province,
        plan=plan(cast.province, {"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_a.code}),
    )
    refused = plan_case(
        actor, cast.province, plan=plan(cast.province, {"do": "dissolve", "organisation": cast.cell_b.code})
    )
    order_case(actor, case)
    order_case(actor, refused)

    carry_out_cases()

    case.refresh_from_db()
    refused.refresh_from_db()
    assert (case.status, case.carried_out_by) == (CaseStatus.DONE, cast.ha.account)
    assert refused.status == CaseStatus.DRAFT
    assert "Không có tổ chức" in refused.failure
