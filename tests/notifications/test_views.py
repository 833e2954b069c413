import pytest
from django.urls import reverse

from sotay.notifications.actions import notify
from sotay.notifications.models import Notification


@pytest.fixture
def an(client, cast):
    client.force_login(cast.an.account)
    return client


def test_the_list_says_what_is_new(an, cast):
    notify([cast.an.account_id], "x", "Kính mời đồng chí dự sinh hoạt", "/")

    page = an.get(reverse("notifications:list")).content.decode()

    assert "Kính mời đồng chí dự sinh hoạt" in page
    assert "Đánh dấu đã xem hết" in page


def test_an_empty_list_says_what_will_be_here(an):
    assert "Chưa có thông báo" in an.get(reverse("notifications:list")).content.decode()


def test_a_notice_leads_to_its_page(an, cast):
    notify([cast.an.account_id], "x", "Một", "/work/")

    answer = an.get(reverse("notifications:open", args=[Notification.objects.get().uid]))

    assert answer.url == "/work/"
    assert Notification.objects.get().read_at is not None


def test_the_notice_of_another_is_not_there(an, cast):
    notify([cast.binh.account_id], "x", "Một", "/work/")
    notice = Notification.objects.get()

    assert an.get(reverse("notifications:open", args=[notice.uid])).status_code == 404
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_are_marked_read(an, cast):
    notify([cast.an.account_id], "x", "Một")

    answer = an.post(reverse("notifications:read_all"))

    assert answer.url == reverse("notifications:list")
    assert Notification.objects.get().read_at is not None


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_reads_once(an, cast, count, django_assert_max_num_queries):
    for _ in range(count):
        notify([cast.an.account_id], "x", "Một")

    # session, account, notices, the number on the bell
    with django_assert_max_num_queries(5):
        an.get(reverse("notifications:list"))
