"""Keyset pages: the whole list is walked both ways, whatever the order and the size."""

import base64
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.accounts.models import User
from sotay.core.paging import BadCursor, Page, page_of

ORDERS = [
    ("name", "login"),
    ("-name", "login"),
    ("name", "-login"),
    ("-name", "-login"),
    ("pk",),
    ("-created_at", "pk"),
]


def make_users(count: int) -> None:
    names = ["An", "Bình", "Ứng"]
    User.objects.bulk_create(User(login=f"u{i:02d}", name=names[i % 3], password="!") for i in range(count))


def walk(keys, size: int, cursor: str = "", way: str = "next") -> list[Page]:
    pages = [page_of(User.objects.all(), keys, cursor=cursor, size=size)]
    while getattr(pages[-1], way):
        pages.append(page_of(User.objects.all(), keys, cursor=getattr(pages[-1], way), size=size))
    return pages


@pytest.mark.django_db
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(count=st.integers(0, 13), size=st.integers(1, 5), keys=st.sampled_from(ORDERS))
def test_page_of_walks_the_whole_list_both_ways(count, size, keys):
    User.objects.all().delete()
    make_users(count)
    expected = [user.login for user in User.objects.order_by(*keys)]

    forth = walk(keys, size)
    back = walk(keys, size, forth[-1].previous, "previous") if len(forth) > 1 else []

    assert [user.login for page in forth for user in page.items] == expected
    assert [user.login for page in reversed(back) for user in page.items] == expected[: -len(forth[-1].items) or None][
        : len(expected) if back else 0
    ]
    assert forth[0].previous == ""


@pytest.mark.django_db
def test_page_of_is_not_shifted_by_a_new_row_before_it():
    make_users(4)
    first = page_of(User.objects.all(), ("login",), size=2)
    User.objects.create(login="a00", name="Mới", password="!")

    second = page_of(User.objects.all(), ("login",), cursor=first.next, size=2)

    assert [user.login for user in second.items] == ["u02", "u03"]


@pytest.mark.django_db
def test_page_of_reads_rows_of_values():
    make_users(3)
    rows = User.objects.values("login", "name")

    page = page_of(rows, ("login",), size=1)

    assert page_of(rows, ("login",), cursor=page.next, size=1).items[0]["login"] == "u01"


def cursor_of(*parts: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "%%%",
        "é",
        "bm90IGpzb24",
        cursor_of(),
        cursor_of("n"),
        cursor_of("n", 1, 2),
        cursor_of("z", 1),
        cursor_of("n", None),
        cursor_of("n", ["a"]),
        cursor_of("n", "\x00"),
        cursor_of("n", "not a number"),
        cursor_of("n", float("inf")),
        "A" * 5000,
        "W" * 1001,
        base64.urlsafe_b64encode(b'{"n": 1}').decode(),
        base64.urlsafe_b64encode(b"7").decode(),
    ],
)
def test_page_of_refuses_a_made_up_cursor(cursor):
    with pytest.raises(BadCursor):
        page_of(User.objects.all(), ("pk",), cursor=cursor)


@pytest.mark.django_db
def test_page_of_reads_one_query(django_assert_num_queries):
    make_users(5)
    with django_assert_num_queries(1):
        page_of(User.objects.all(), ("name", "pk"), size=3)
