"""Who is in charge of which field and cell; with the post the charge goes, and the cell stands on the list again."""

import datetime as dt

import pytest

from sotay.access.actor import Actor, Channel
from sotay.audit.models import Entry
from sotay.committees import errors
from sotay.committees.actions import appoint, assign_charge, end_charge, end_position, fix_size
from sotay.committees.choices import Post
from sotay.committees.models import Charge
from sotay.committees.queries.bodies import bodies_at, vacancies_below
from sotay.committees.queries.charges import charges_of_unit, portfolios_at, uncharged_below
from sotay.core.errors import NotPermitted
from tests.factories.people import actor_of
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system(Channel.CLI)
FIRST, LATER = dt.date(2026, 2, 1), dt.date(2026, 5, 1)
DAY = dt.timedelta(days=1)


def of_committee(cast, member, post=Post.COMMITTEE_MEMBER):
    return appoint(SYSTEM, cast.commune, member=member, post=post, first=dt.date(2026, 1, 1))


def in_charge(unit, day):
    return [row.member.full_name for row in charges_of_unit(unit, day)]


def test_assign_charge_writes_field_and_cells(cast):
    assign_charge(
        actor_of(cast.khanh),
        cast.commune,
        member=cast.khanh,
        first=FIRST,
        field="Phụ trách chung",
        units=[cast.cell_a],
    )

    page = portfolios_at(cast.commune, FIRST)
    assert [[row.field for row in one.fields] for one in page.people] == [["Phụ trách chung"]]
    assert in_charge(cast.cell_a, FIRST) == ["Vũ Đình Khánh"]
    assert (in_charge(cast.cell_a, FIRST - DAY), page.uncharged) == ([], [cast.cell_b])


def test_whoever_takes_over_a_cell_takes_it_from_the_one_before(cast):
    of_committee(cast, cast.binh)
    assign_charge(SYSTEM, cast.commune, member=cast.khanh, first=FIRST, units=[cast.cell_a])
    assign_charge(SYSTEM, cast.commune, member=cast.binh, first=LATER, units=[cast.cell_a])

    assert [in_charge(cast.cell_a, day) for day in (FIRST, LATER - DAY, LATER)] == [
        ["Vũ Đình Khánh"],
        ["Vũ Đình Khánh"],
        ["Nguyễn Văn Bình"],
    ]


def test_a_charge_goes_with_the_post_and_stays_through_a_rise(cast):
    post = of_committee(cast, cast.binh)
    assign_charge(SYSTEM, cast.commune, member=cast.binh, first=FIRST, units=[cast.cell_a])
    raised = appoint(SYSTEM, cast.commune, member=cast.binh, post=Post.DEPUTY, first=LATER)
    post.refresh_from_db()
    assert (post.valid.upper, post.leaving) == (LATER, "other_post")
    assert in_charge(cast.cell_a, LATER) == ["Nguyễn Văn Bình"]

    end_position(SYSTEM, raised, on=LATER + DAY)

    assert in_charge(cast.cell_a, LATER + DAY) == []
    assert list(uncharged_below(cast.commune, LATER + DAY)) == [cast.cell_a, cast.cell_b]


def test_end_charge(cast):
    (charge,) = assign_charge(SYSTEM, cast.commune, member=cast.khanh, first=FIRST, units=[cast.cell_a])
    end_charge(actor_of(cast.khanh), charge, on=LATER)

    assert (in_charge(cast.cell_a, LATER - DAY), in_charge(cast.cell_a, LATER)) == (["Vũ Đình Khánh"], [])
    with pytest.raises(errors.AlreadyEnded):
        end_charge(SYSTEM, Charge.objects.get(), on=LATER)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"member": "binh", "field": "Tuyên giáo"}, errors.NotOfTheCommittee),
        ({"member": "khanh"}, errors.ChargeEmpty),
        ({"member": "khanh", "units": ["cell_c"]}, errors.UnitNotBelow),
        ({"member": "khanh", "units": ["commune"]}, errors.UnitNotBelow),
        ({"member": "khanh", "field": "Tuyên giáo", "until": FIRST}, errors.DaysReversed),
    ],
)
def test_assign_charge_refuses_and_nothing_moves(cast, fields, error):
    fields = {**fields, "member": getattr(cast, fields["member"])}
    fields["units"] = [getattr(cast, name) for name in fields.get("units", ())]
    entries = Entry.objects.count()

    with pytest.raises(error):
        assign_charge(SYSTEM, cast.commune, first=FIRST, **fields)

    assert (Charge.objects.count(), Entry.objects.count()) == (0, entries)


def test_a_committee_divides_its_own_work_alone(cast):
    with pytest.raises(NotPermitted):
        assign_charge(actor_of(cast.an), cast.commune, member=cast.khanh, first=FIRST, field="Tuyên giáo")


def test_uncharged_asks_as_often_for_many(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(uncharged_below(cast.commune, FIRST)) == 2
    make_organisation(cast.commune)
    with django_assert_num_queries(1):
        assert len(uncharged_below(cast.commune, FIRST)) == 3


def test_bodies_and_vacancies(cast):
    of_committee(cast, cast.binh, Post.STANDING_MEMBER)
    of_committee(cast, cast.an, Post.INSPECTION_MEMBER)
    for kind, size in (("executive", 5), ("standing", 2), ("inspection", 1)):
        fix_size(
            actor_of(cast.ha),
            cast.commune,
            kind=kind,
            name="2025-2030",
            first=dt.date(2025, 6, 1),
            until=dt.date(2030, 6, 1),
            planned_size=size,
        )

    bodies = bodies_at(cast.commune, FIRST)

    assert [(one.kind, one.planned, len(one.seats), one.vacant) for one in bodies] == [
        ("executive", 5, 2, 3),
        ("standing", 2, 2, 0),
        ("inspection", 1, 1, 0),
    ]
    assert [(one.organisation, one.kind, one.vacant) for one in vacancies_below(cast.province, FIRST)] == [
        (cast.commune, "executive", 3)
    ]


def test_fix_size_is_for_the_committee_above_and_for_bodies_that_are_there(cast):
    fields = {"name": "2025-2030", "first": FIRST, "until": dt.date(2030, 6, 1), "planned_size": 3}
    with pytest.raises(NotPermitted):
        fix_size(actor_of(cast.khanh), cast.commune, kind="executive", **fields)
    with pytest.raises(errors.BodyNotHere):
        fix_size(actor_of(cast.khanh), cast.cell_a, kind="inspection", **fields)
