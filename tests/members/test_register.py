"""Who is on the list, in which order, under which conditions."""

import datetime as dt

import pytest

from sotay.core.days import since
from sotay.core.errors import NotVisible
from sotay.members.choices import Status
from sotay.members.models import Standing
from sotay.members.queries.register import Filters, members_for, register_page
from tests.factories.people import actor_of, make_member


def _names(actor, **filters):
    return [row.member.full_name for row in register_page(actor, Filters(**filters)).items]


def test_everybody_in_scope_once_and_nobody_else(cast):
    assert sorted(_names(actor_of(cast.chi))) == sorted([cast.chi.full_name, cast.khanh.full_name])
    assert len(_names(actor_of(cast.ha))) == 8
    assert _names(actor_of(cast.binh)) == []


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"q": "binh"}, ["Nguyễn Văn Bình"]),
        ({"q": "Bình"}, ["Nguyễn Văn Bình"]),
        ({"status": "probationary"}, ["Lê Thị Em"]),
        ({"age_from": 52}, []),
        ({"age_from": 51, "age_to": 51, "q": "tran thi", "on": dt.date(2026, 11, 1)}, ["Trần Thị An"]),
        ({"years_to": 20, "on": dt.date(2026, 3, 2), "q": "dung"}, ["Đỗ Trí Dũng"]),
        ({"years_from": 21, "on": dt.date(2026, 3, 2)}, []),
    ],
)
def test_filters(cast, filters, found):
    for member in (cast.an, cast.binh, cast.em, cast.dung):
        member.search_key = {
            "Trần Thị An": "tran thi an",
            "Nguyễn Văn Bình": "nguyen van binh",
            "Lê Thị Em": "le thi em",
            "Đỗ Trí Dũng": "do tri dung",
        }[member.full_name]
        member.save(update_fields=["search_key"])

    assert _names(actor_of(cast.ha), **filters) == found


def test_a_number_is_found_whole_never_by_a_part(cast):
    whole = cast.binh.national_id

    assert _names(actor_of(cast.ha), q=whole) == [cast.binh.full_name]
    assert _names(actor_of(cast.ha), q=whole[:8]) == []


def test_a_node_out_of_sight_is_not_found(cast):
    with pytest.raises(NotVisible):
        members_for(actor_of(cast.chi), Filters(organisation=cast.cell_a.uid))


def test_as_of_a_day_asks_the_dated_facts(cast):
    Standing.objects.filter(member=cast.binh).delete()
    Standing.objects.create(member=cast.binh, status=Status.FULL, valid=since(dt.date(2005, 3, 3), dt.date(2026, 5, 1)))
    Standing.objects.create(member=cast.binh, status=Status.DECEASED, valid=since(dt.date(2026, 5, 1)))

    before = _names(actor_of(cast.ha), on=dt.date(2026, 4, 30))
    after = _names(actor_of(cast.ha), on=dt.date(2026, 5, 1))

    assert set(before) - set(after) == {cast.binh.full_name}


def test_pages_cover_everybody_once(cast):
    seen, cursor = [], ""
    while True:
        page = register_page(actor_of(cast.ha), Filters(), cursor=cursor, size=3)
        seen += [row.member.uid for row in page.items]
        cursor = page.next
        if not cursor:
            break

    assert len(seen) == len(set(seen)) == 8


def test_statements_do_not_grow_with_the_rows(cast, django_assert_num_queries):
    for more in range(2):
        actor = actor_of(cast.ha)
        with django_assert_num_queries(2):
            [
                (row.member.full_name, row.organisation.name, row.organisation.parent.name)
                for row in register_page(actor, Filters()).items
            ]
        make_member(cast.cell_a, full_name=f"Thêm {more}")
