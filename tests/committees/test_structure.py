"""The report on the make-up of committees gives the printed figures of 2021-2023, each with its names; the balance adds up."""

import datetime as dt
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.committees.choices import CommitteeKind, Degree, Manner, Post, PublicPost, Theory
from sotay.committees.exports.sheets import share_words
from sotay.committees.models import Position, Term
from sotay.committees.queries.changes import additions, balance, by_post
from sotay.committees.queries.structure import Asked, structure_of
from sotay.committees.rules.structure import age_on, degree_of, theory_of
from sotay.core.days import since
from sotay.core.text import search_key
from sotay.members.choices import Sex
from sotay.members.models import Member
from sotay.organisations.choices import GRASSROOTS_KINDS, Kind, Sector
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db
DAY = dt.date(2023, 6, 30)
START = dt.date(2020, 5, 1)
FIRST, UNTIL = dt.date(2021, 1, 1), dt.date(2023, 7, 1)
_numbers = itertools.count(1)


def people(count, **fields):
    """So many invented members, up to standard unless told otherwise."""
    rows = []
    for _ in range(count):
        number = next(_numbers)
        name = f"Người Sinh {number}"
        given_fields = {
            "born_on": dt.date(1975, 5, 19),
            "sex": Sex.MALE,
            "qualification": "Đại học",
            "political_theory": "Cao cấp",
            "state_management": "Chuyên viên chính",
            "foreign_language": "Anh B",
            "it_skill": "B",
            **fields,
        }
        rows.append(
            Member(
                full_name=name,
                joined_on=dt.date(2005, 3, 3),
                official_on=dt.date(2006, 3, 3),
                search_key=search_key(name),
                sort_key=f"{number:06d}",
                **given_fields,
            )
        )
    return Member.objects.bulk_create(rows)


def posts(organisations, members, post, first, manner="", **fields):
    """One post for each member, the organisations in turn."""
    return Position.objects.bulk_create(
        Position(member=member, organisation=place, post=post, valid=since(first), manner=manner, **fields)
        for place, member in zip(itertools.cycle(organisations), members, strict=False)
    )


@pytest.fixture
def block(db):
    """The block of agencies and enterprises: 93 + 29 grassroots organisations, 1.017 people on their committees."""
    province = make_organisation(name="Đảng bộ tỉnh", code="24")
    node = make_organisation(province, kind=Kind.DIRECT, name="Đảng bộ Khối", code="24.15")
    base = [make_organisation(node, kind=Kind.PARTY_COMMITTEE) for _ in range(93)]
    base += [make_organisation(node, kind=Kind.GRASSROOTS_CELL) for _ in range(29)]
    cells = [make_organisation(base[0]) for _ in range(3)]
    everybody = [
        *people(45, qualification="Tiến sĩ"),
        *people(434, qualification="Thạc sĩ"),
        *people(1017 - 45 - 434),
    ]
    posts(base, everybody[:122], Post.SECRETARY, START)
    posts(base, everybody[122 : 1017 - 140], Post.COMMITTEE_MEMBER, START)
    # 140 came between the congresses; three of the first rose: 143 additions
    posts(base, everybody[1017 - 140 :], Post.COMMITTEE_MEMBER, dt.date(2022, 3, 1), Manner.DESIGNATED)
    risen = Position.objects.filter(member__in=everybody[200:203])
    risen.update(valid=since(START, dt.date(2022, 5, 1)))
    posts([row.organisation for row in risen.order_by("pk")], everybody[200:203], Post.DEPUTY, dt.date(2022, 5, 1), Manner.BY_ELECTION)  # fmt: skip
    # 195 to cell committees: 42 secretaries, 27 deputies, 126 others; with each other post on the same day they count once
    cell_people = people(195)
    for number, (first, last, post) in enumerate(
        ((0, 42, Post.SECRETARY), (42, 69, Post.DEPUTY), (69, 195, Post.COMMITTEE_MEMBER))
    ):
        for offset, member in enumerate(cell_people[first:last]):
            day = FIRST + dt.timedelta(days=offset * 3 + number)
            until = day + dt.timedelta(days=1) if post == Post.SECRETARY else None
            Position.objects.create(member=member, organisation=cells[offset % 3], post=post, valid=since(day, until), manner=Manner.DESIGNATED)  # fmt: skip
    posts([cells[0]], cell_people[:1], Post.COMMITTEE_MEMBER, FIRST, Manner.DESIGNATED)
    return node


def figures(structure):
    return {one.key: one for group in structure.groups for one in group.figures}


def test_the_printed_figures_of_the_block(block):
    structure = structure_of(Asked(block, DAY, GRASSROOTS_KINDS))
    found = figures(structure)

    assert structure.count == 1017
    assert (found["degree-6"].count, share_words(45, 1017)) == (45, "4,42 %")
    assert (found["degree-5"].count, share_words(434, 1017)) == (434, "42,7 %")
    assert (found["standard"].count, share_words(1017, 1017), found["standard"].is_met) == (1017, "100 %", True)
    assert len(additions(block, FIRST, UNTIL, GRASSROOTS_KINDS)) == 143
    of_cells = additions(block, FIRST, UNTIL, [Kind.CELL])
    assert (len(of_cells), by_post(of_cells)) == (195, {"secretary": 42, "deputy": 27, "committee_member": 126})
    assert balance(block, dt.date(2020, 12, 31), DAY, GRASSROOTS_KINDS).after == 1017


def test_every_number_opens_its_names(block):
    asked = Asked(block, DAY, GRASSROOTS_KINDS)
    for one in figures(structure_of(asked)).values():
        assert len(structure_of(asked, one.key).people) == one.count


def test_secretaries_who_are_not_of_the_place():
    province = make_organisation(name="Đảng bộ tỉnh", code="24")
    district = make_organisation(province, kind=Kind.DIRECT, code="24.02")
    communes = [make_organisation(district, kind=Kind.PARTY_COMMITTEE, sector=Sector.COMMUNE) for _ in range(24)]
    agency = make_organisation(district, kind=Kind.PARTY_COMMITTEE, sector=Sector.AGENCY)
    posts(communes[:22], people(22), Post.SECRETARY, START, is_local=False)
    posts(communes[22:], people(2), Post.SECRETARY, START, is_local=True, public_post=PublicPost.CHAIR)
    posts([agency], people(1), Post.SECRETARY, START, is_local=False)
    posts(communes, people(10), Post.DEPUTY, START, is_local=False, public_post=PublicPost.CHAIR)
    posts(communes, people(4), Post.COMMITTEE_MEMBER, START, is_local=False, public_post=PublicPost.DEPUTY_CHAIR)

    found = figures(structure_of(Asked(district, DAY, GRASSROOTS_KINDS, Sector.COMMUNE)))

    assert (found["secretary-not-local"].count, found["secretary-not-local"].whole) == (22, 24)
    assert (found["chair-not-local"].count, found["deputy_chair-not-local"].count) == (10, 4)
    assert found["secretary-chair"].count == 2


def test_renewal_counts_whoever_is_on_the_committee_in_their_first_term():
    province = make_organisation(name="Đảng bộ tỉnh", code="24")
    commune = make_organisation(province, kind=Kind.PARTY_COMMITTEE)
    term = Term.objects.create(
        organisation=commune, kind=CommitteeKind.EXECUTIVE, name="2020-2025", valid=since(START, dt.date(2025, 5, 1))
    )
    old, *new = people(3)
    posts([commune], [old], Post.COMMITTEE_MEMBER, dt.date(2015, 5, 1))
    Position.objects.update(valid=since(dt.date(2015, 5, 1), START))
    posts([commune], [old, *new], Post.COMMITTEE_MEMBER, START, term=term)

    found = figures(structure_of(Asked(province, DAY)))["new"]

    assert (found.count, found.whole, found.is_met) == (2, 3, True)


def test_words_of_qualifications():
    assert [degree_of(text) for text in ("PGS.TS", "Thạc sỹ", "ThS. Luật", "Cử nhân", "Trung cấp", "")] == [
        Degree.DOCTOR,
        Degree.MASTER,
        Degree.MASTER,
        Degree.BACHELOR,
        Degree.INTERMEDIATE,
        Degree.NONE,
    ]
    assert [theory_of(text) for text in ("Cử nhân", "Cao cấp", "Trung cấp", "Sơ cấp", "")] == [
        Theory.ADVANCED,
        Theory.ADVANCED,
        Theory.INTERMEDIATE,
        Theory.ELEMENTARY,
        Theory.NONE,
    ]
    assert [age_on(dt.date(1984, 3, 2), day) for day in (dt.date(2026, 3, 1), dt.date(2026, 3, 2))] == [41, 42]


def test_the_report_asks_as_often_for_many(cast, django_assert_num_queries):
    # one statement, between two settings for it inside their own transaction
    structure_of(Asked(cast.province, DAY))
    with django_assert_num_queries(5):
        structure_of(Asked(cast.province, DAY))
    posts([cast.commune], people(3), Post.COMMITTEE_MEMBER, START)
    with django_assert_num_queries(5):
        assert structure_of(Asked(cast.province, DAY)).count >= 3


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["deputy", "committee_member"]), st.integers(0, 30), st.integers(1, 20)), max_size=12),
    st.integers(0, 40),
    st.integers(0, 40),
)  # fmt: skip
def test_those_before_with_those_who_came_without_those_who_left_are_those_after(cast, stays, one, other):
    Position.objects.filter(organisation=cast.commune).delete()  # of the example before
    members = [cast.an, cast.binh, cast.chi, cast.khanh]
    taken: set[tuple[int, str, int]] = set()
    for who, post, begin, length in stays:
        days = {(who, post, day) for day in range(begin, begin + length)}
        if days & taken:
            continue
        taken |= days
        valid = since(START + dt.timedelta(days=begin), START + dt.timedelta(days=begin + length))
        Position.objects.create(member=members[who], organisation=cast.commune, post=post, valid=valid)
    first, last = sorted((one, other))

    found = balance(
        cast.commune, START + dt.timedelta(days=first), START + dt.timedelta(days=last), [Kind.PARTY_COMMITTEE]
    )

    assert found.adds_up
    assert found.before == len({who for who, _post, day in taken if day == first})
    assert found.after == len({who for who, _post, day in taken if day == last})
