"""Who looks at the demonstration finds a few new notices, not those of a whole year."""

import pytest

from sotay.demo.notices import NEWEST, read_old_notices
from sotay.notifications.models import Notification
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_everybodys_newest_notices_stay_new():
    busy, quiet = make_user(), make_user()
    for number in range(NEWEST + 4):
        Notification.objects.create(user=busy, kind="paper_given", title=f"Thông báo {number}")
    Notification.objects.create(user=quiet, kind="paper_given", title="Một thông báo")

    read_old_notices()

    unread = Notification.objects.filter(read_at=None).order_by("pk")
    assert [one.title for one in unread.filter(user=busy)] == [f"Thông báo {number}" for number in range(4, NEWEST + 4)]
    assert unread.filter(user=quiet).count() == 1
