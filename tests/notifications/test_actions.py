from sotay.notifications import actions
from sotay.notifications.models import Notification
from sotay.notifications.queries import notices_for, unread_count
from tests.factories.people import actor_of


def test_each_account_gets_one_notice_in_one_query(cast, django_assert_num_queries):
    users = [cast.an.account_id, cast.binh.account_id, cast.an.account_id]

    with django_assert_num_queries(1):
        given = actions.notify(users, "meeting_published", "Kính mời đồng chí", "/meetings/1")

    assert given == 2
    assert set(Notification.objects.values_list("user", "link")) == {
        (cast.an.account_id, "/meetings/1"),
        (cast.binh.account_id, "/meetings/1"),
    }


def test_a_long_title_is_cut(cast):
    actions.notify([cast.an.account_id], "x", "a" * 500)

    assert len(Notification.objects.get().title) == 200


def test_opening_a_notice_marks_it_read_and_leads_on(cast):
    actions.notify([cast.an.account_id], "x", "Một", "/a")
    notice = Notification.objects.get()

    link = actions.open_notice(actor_of(cast.an), notice.uid)

    assert link == "/a"
    assert unread_count(actor_of(cast.an)) == 0


def test_nobody_marks_the_notices_of_another(cast):
    actions.notify([cast.an.account_id, cast.binh.account_id], "x", "Một", "/a")

    actions.mark_all_read(actor_of(cast.binh))
    actions.mark_link_read(actor_of(cast.binh), "/a")

    assert unread_count(actor_of(cast.binh)) == 0
    assert unread_count(actor_of(cast.an)) == 1


def test_looking_at_a_thing_marks_its_notices_read(cast):
    for link in ("/a", "/b"):
        actions.notify([cast.an.account_id], "x", "Một", link)

    actions.mark_link_read(actor_of(cast.an), "/a")

    assert [notice.link for notice in notices_for(actor_of(cast.an)).filter(read_at=None)] == ["/b"]
