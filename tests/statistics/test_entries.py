"""By whose hand the lists of a month were written, against the rows."""

import pytest
from django.test import Client

from sotay.core.days import month_of
from sotay.meetings.actions.attendance import check_in, record_attendance
from sotay.meetings.actions.on_behalf import enter_attendance
from sotay.statistics.queries.entries import entries_of_children, total
from tests.factories.evenings import make_evening
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def evening(cast):
    """Bình checked in; An and one other were recorded at the meeting, the rest came from paper, by the deputy's hand."""
    evening = make_evening(cast, minutes_ago=5).opened()
    record_attendance(evening.secretary, evening.meeting, attendance=evening.row(evening.others[0]), state="present")
    check_in(actor_of(evening.others[1]), evening.meeting)
    enter_attendance(evening.secretary, evening.meeting, states={}, rest="present")
    return evening.closed()


def test_every_line_stands_under_one_hand(cast, evening):
    period = month_of(evening.meeting.held_on)

    for node in (cast.province, cast.commune, cast.cell_a):
        found = total(entries_of_children(node, period))
        # An recorded herself with the opening: her own hand
        assert (found.due, found.by_member, found.by_secretary, found.on_behalf, found.confirmed) == (10, 2, 2, 6, 6)
        assert found.due == found.by_member + found.by_secretary + found.on_behalf
    assert entries_of_children(cast.cell_b, period) == []


def test_statements_do_not_grow_with_the_tree(cast, evening, django_assert_num_queries):
    for node in (cast.province, cast.cell_a):
        with django_assert_num_queries(2):
            entries_of_children(node, month_of(evening.meeting.held_on))


def test_page_and_excel(cast, evening):
    client = Client()
    client.force_login(cast.khanh.account)
    address = f"/statistics/{cast.commune.uid}/entries/?month={evening.meeting.period:%Y-%m}"

    page = client.get(address).content.decode()

    assert "Ai ghi điểm danh" in page
    assert "Ghi thay" in page
    assert client.get(f"{address}&format=xlsx").content[:2] == b"PK"
