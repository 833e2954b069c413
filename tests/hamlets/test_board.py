"""Shares from records: the reference figures, any day, constant statements, sums."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.core.days import since, today
from sotay.core.display import percent
from sotay.hamlets.models import Hamlet, HeadReview, Headship
from sotay.hamlets.queries.board import parts_of, series_of, total
from sotay.hamlets.queries.hamlets import Filters, hamlets_listed, lines_of
from sotay.members.choices import Sex, Status
from sotay.members.models import Affiliation, Member, Standing
from tests.factories.hamlets import make_hamlet, make_head
from tests.factories.people import actor_of, make_member

pytestmark = pytest.mark.django_db
BEFORE, AFTER = dt.date(2010, 12, 31), dt.date(2012, 12, 31)
FIRST = dt.date(2008, 1, 1)


def many_members(count, joined_on):
    """Members without accounts, made at once."""
    people = Member.objects.bulk_create(
        Member(
            full_name=f"Trưởng Thôn {joined_on.year} {number}",
            born_on=dt.date(1970, 1, 1),
            sex=Sex.MALE,
            joined_on=joined_on,
            search_key="x",
            sort_key="x",
        )
        for number in range(count)
    )
    Standing.objects.bulk_create(
        Standing(member=one, status=Status.PROBATIONARY, valid=since(joined_on)) for one in people
    )
    return people


def test_the_figures_of_the_reference_province(cast):
    """2,491 hamlets: 1,190 heads who are members (47,8 %), 169 more admitted within two years (54,6 %)."""
    hamlets = Hamlet.objects.bulk_create(
        Hamlet(organisation=cast.cell_a, name=f"Thôn {number}", search_key=f"thon {number}", valid=since(FIRST))
        for number in range(2491)
    )
    before, admitted = many_members(1190, dt.date(2000, 1, 1)), many_members(169, dt.date(2011, 9, 2))
    people = [*before, *admitted, *([None] * (2491 - 1190 - 169))]
    Headship.objects.bulk_create(
        Headship(
            hamlet=hamlet,
            member=member,
            full_name=member.full_name if member else "Người chưa là đảng viên",
            valid=since(FIRST),
            term_until=dt.date(2013, 1, 1),
        )
        for hamlet, member in zip(hamlets, people, strict=True)
    )

    then, later = total(parts_of(cast.province, BEFORE)), total(parts_of(cast.province, AFTER))

    assert (then.hamlets, then.member_heads, percent(then.member_heads, then.hamlets)) == (2491, 1190, "47,8 %")
    assert (later.hamlets, later.member_heads, percent(later.member_heads, later.hamlets)) == (2491, 1359, "54,6 %")
    assert [(one.day.year, one.member_heads) for one in series_of(cast.province, AFTER)] == [
        (2008, 1190), (2009, 1190), (2010, 1190), (2011, 1359), (2012, 1359),
    ]  # fmt: skip


def test_the_list_behind_a_number_has_as_many_lines(cast):
    member = make_head(make_hamlet(cast.cell_a, "Thôn Đông"), member=cast.binh)
    other = make_head(make_hamlet(cast.cell_a, "Thôn Tây"))
    make_hamlet(cast.cell_b, "Thôn Nam")
    reviewed = make_head(make_hamlet(cast.cell_b, "Thôn Bắc"))
    HeadReview.objects.create(headship=reviewed, reviewed_on=today(), conclusion="training")
    actor = actor_of(cast.dung)
    sums = total(parts_of(cast.province, today()))

    def listed(**filters):
        return {row.name for row in hamlets_listed(actor, Filters(**filters))}

    assert (sums.hamlets, sums.heads, sums.member_heads, sums.unreviewed, sums.vacant) == (4, 3, 1, 1, 1)
    assert listed(party="member") == {member.hamlet.name}
    assert listed(party="other") == {other.hamlet.name, reviewed.hamlet.name}
    assert listed(party="vacant") == {"Thôn Nam"}
    assert listed(review="none") == {other.hamlet.name}
    assert listed(review="training") == {"Thôn Bắc"}
    assert listed(text="thon dong") == {"Thôn Đông"}
    assert len(listed()) == sums.hamlets
    assert len(listed(under=cast.cell_b)) == 2


def test_an_admission_shows_by_itself_from_its_day(cast):
    member = make_member(cast.cell_a, with_account=False, joined_on=today(), official_on=None)
    Standing.objects.filter(member=member).update(valid=since(today()))
    Affiliation.objects.filter(member=member).update(valid=since(today()))
    make_head(make_hamlet(cast.cell_a), member=member)

    assert total(parts_of(cast.province, today())).member_heads == 1
    assert total(parts_of(cast.province, today() - dt.timedelta(days=1))).member_heads == 0


def test_the_list_takes_the_same_statements_for_more_lines(cast, django_assert_num_queries):
    def page():
        return lines_of(list(hamlets_listed(actor_of(cast.dung), Filters())), today())

    make_head(make_hamlet(cast.cell_a), member=cast.binh)
    page()
    with CaptureQueriesContext(connection) as first:
        page()
    for number in range(3):
        make_head(make_hamlet(cast.cell_a, f"Thôn {number}"))
    with django_assert_num_queries(len(first)):
        assert len(page()) == 4
