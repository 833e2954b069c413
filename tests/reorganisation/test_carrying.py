"""A case carried out and taken back: what moves, what stays, what stands in the way."""

import datetime as dt

import pytest

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.members.models import Affiliation
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import branches_under, tree_faults
from sotay.reorganisation import errors
from sotay.reorganisation.actions.carrying import carry_out, plan_case, preview, undo_case
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.models import Case
from sotay.reorganisation.rules.case_file import CaseFile

pytestmark = pytest.mark.django_db

DECISION = {"number": "12-QĐ/TU", "issued_on": "2026-01-05", "issued_by": "Tỉnh ủy", "signatory": "Nguyễn Văn Ký"}
JOURNALED = (
    "organisations_organisation",
    "organisations_placement",
    "organisations_organisationcode",
    "organisations_naming",
    "members_affiliation",
    "members_standing",
    "committees_term",
    "committees_position",
    "access_grant",
    "meetings_meeting",
    "work_task",
    "meetings_theme",
    "meetings_plannedtheme",
    "meetings_dayexception",
    "meetings_onlinepermission",
    "briefings_briefing",
    "briefings_invitation",
    "briefings_question",
    "committees_absence",
    "committees_actingduty",
    "committees_charge",
    "hamlets_hamlet",
)


def everything():
    """Return every row of every table that a case may change."""
    return {table: sorted(read_sql(f"SELECT to_jsonb(t)::text FROM {table} t")) for table in JOURNALED}  # noqa: S608 -- names of our own


def plan(organisation, *steps, on=None):
    """Return a case file."""
    return CaseFile.model_validate(
        {
            "title": "Sắp xếp chi bộ",
            "organisation": str(organisation.uid),
            "effective_on": str(on or today()),
            "decision": DECISION,
            "steps": list(steps),
        }
    )


def board(cast):
    """Return the provincial board at work."""
    return Actor(user=cast.ha.account)


def do(cast, *steps, on=None):
    """Plan a case at the province and carry it out."""
    actor = board(cast)
    return carry_out(actor, plan_case(actor, cast.province, plan=plan(cast.province, *steps, on=on)))


def test_merge_of_two_cells(cast):
    case = do(cast, {"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_a.code})

    cell_b = Organisation.objects.get(pk=cast.cell_b.pk)
    assert (cell_b.closed_on, cell_b.parent_id) == (today(), cast.cell_a.pk)
    assert cast.chi.affiliations.get(valid__contains=today()).organisation == cast.cell_a
    assert not cell_b.positions.filter(valid__contains=today()).exists()
    assert case.report["flows"] == [("Chi bộ thôn 2", "Chi bộ thôn 1", 2)]
    counts = {name: value for name, value in case.report.items() if isinstance(value, int)}
    assert counts == {
        "founded": 0,
        "closed": 1,
        "moved": 0,
        "renamed": 0,
        "retyped": 0,
        "recoded": 0,
        "members": 2,
        "posts_ended": 1,
        "posts_given": 0,
        "accounts": 2,
        "meetings_cancelled": 0,
        "tasks_moved": 0,
    }
    assert not tree_faults()


def test_rights_follow_the_people_on_the_day(cast):
    do(cast, {"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_a.code})

    held = Grant.objects.filter(user=cast.chi.account, valid__contains=today())
    assert [(grant.role, grant.organisation) for grant in held] == [("member", cast.cell_a)]


def test_undo_is_the_identity(cast):
    before = everything()
    case = do(
        cast,
        {"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_a.code},
        {
            "do": "found",
            "as": "@new",
            "parent": cast.commune.code,
            "kind": "cell",
            "name": "Chi bộ thôn Mới",
            "code": "24.9",
        },
        {"do": "rename", "organisation": cast.cell_a.code, "name": "Chi bộ thôn Một Hai"},
        {"do": "move_members", "source": cast.cell_a.code, "target": "@new", "members": [str(cast.binh.uid)]},
        {"do": "recode", "codes": {cast.commune.code: "24.77"}},
        {"do": "appoint", "organisation": "@new", "member": str(cast.binh.uid), "post": "secretary"},
        {
            "do": "move",
            "organisations": [cast.commune.code.replace("24.01.001", "24.77")],
            "parent": cast.other_committee.code,
        },
        on=dt.date(2026, 3, 1),
    )
    assert everything() != before

    undo_case(board(cast), case)

    assert everything() == before
    assert Case.objects.get().status == CaseStatus.UNDONE


def test_preview_leaves_nothing(cast):
    before = everything()

    report = preview(
        board(cast),
        cast.province,
        plan(cast.province, {"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_a.code}),
    )

    assert (report.members, report.closed) == (2, 1)
    assert everything() == before
    assert not Case.objects.exists()


def test_who_may_not_moves_nothing(cast):
    case = plan_case(
        board(cast),
        cast.province,
        plan=plan(cast.province, {"do": "dissolve", "organisation": cast.cell_b.code, "target": cast.cell_a.code}),
    )
    before = everything()

    with pytest.raises(NotPermitted):
        carry_out(Actor(user=cast.khanh.account), case)
    with pytest.raises(NotPermitted):
        plan_case(
            Actor(user=cast.an.account), cast.commune, plan=plan(cast.commune, {"do": "recode", "codes": {"x": "y"}})
        )

    assert everything() == before


def test_a_case_reaches_nothing_outside_its_body(cast):
    actor, before = board(cast), everything()
    case = plan_case(
        actor,
        cast.commune,
        plan=plan(cast.commune, {"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_c.code}),
    )

    with pytest.raises(errors.StepRefused, match=r"Bước 1 \(sáp nhập\): Không có tổ chức «24\.02\.001»"):
        carry_out(actor, case)

    assert everything() == before


def test_later_work_is_listed_and_blocks(cast):
    actor = board(cast)
    case = do(
        cast,
        {
            "do": "found",
            "as": "@new",
            "parent": cast.commune.code,
            "kind": "cell",
            "name": "Chi bộ thôn Mới",
            "code": "24.9",
        },
        {"do": "move_members", "source": cast.cell_a.code, "target": "@new", "members": [str(cast.binh.uid)]},
    )
    second = do(cast, {"do": "move_members", "source": "24.9", "target": cast.cell_b.code})
    before = everything()

    with pytest.raises(errors.WorkSince, match="đảng viên đã chuyển sinh hoạt"):
        undo_case(actor, case)

    assert everything() == before
    undo_case(actor, second)
    undo_case(actor, case)
    assert not Organisation.objects.filter(name="Chi bộ thôn Mới").exists()


def test_a_case_in_the_past_splits_the_affiliation(cast):
    day = dt.date(2026, 3, 1)
    do(cast, {"do": "move_members", "source": cast.cell_b.code, "target": cast.cell_a.code}, on=day)

    cells = [row.organisation for row in Affiliation.objects.filter(member=cast.chi).order_by("valid")]
    assert cells == [cast.cell_b, cast.cell_a]
    assert cast.chi.affiliations.get(valid__contains=day - dt.timedelta(days=1)).organisation == cast.cell_b
    assert cast.chi.affiliations.get(valid__contains=day).organisation == cast.cell_a


def test_a_case_of_tomorrow_waits(cast):
    before = everything()
    case = do(
        cast,
        {"do": "merge", "organisations": [cast.cell_b.code], "into": cast.cell_a.code},
        on=today() + dt.timedelta(days=1),
    )

    assert case.status == CaseStatus.SCHEDULED
    assert everything() == before


def test_what_it_was_called_then(cast):
    day = dt.date(2026, 3, 1)
    do(cast, {"do": "rename", "organisation": cast.cell_a.code, "name": "Chi bộ thôn Đoàn Kết"}, on=day)

    names = [
        {branch.organisation.name for branch in branches_under(Actor.system(), cast.commune, on)}
        for on in (day - dt.timedelta(days=1), day, today())
    ]
    assert names == [
        {"Chi bộ thôn 1", "Chi bộ thôn 2"},
        {"Chi bộ thôn Đoàn Kết", "Chi bộ thôn 2"},
        {"Chi bộ thôn Đoàn Kết", "Chi bộ thôn 2"},
    ]
