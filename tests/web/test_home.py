"""Home and desk: who lands where, what is asked of them, and that neither grows with the rows."""

import datetime as dt

import pytest

from sotay.access.models import Grant
from sotay.core.days import month_of, today
from sotay.meetings.choices import MeetingStatus
from sotay.notifications.actions import notify
from tests.factories.meetings import make_meeting, upcoming
from tests.factories.people import make_member
from tests.factories.work import make_task


def page(client, member, address="/"):
    client.force_login(member.account)
    return client.get(address)


def text(answer):
    return answer.content.decode()


def leads_only(member):
    """Take the cell away, so that only the post is left."""
    Grant.objects.filter(user=member.account, role="member").delete()
    return member


def test_nothing_to_do_is_said_calmly(cast, client):
    answer = text(page(client, cast.binh))

    assert "Hôm nay chưa có việc gì" in answer
    assert "Bàn làm việc" not in answer


def test_the_nearest_task_is_the_next_step_where_there_is_no_meeting(cast, client):
    make_task(cast.cell_a, owner=cast.binh, title="Việc sau", due_on=upcoming(9))
    make_task(cast.cell_a, owner=cast.binh, title="Việc trước", due_on=upcoming(2))

    answer = text(page(client, cast.binh))

    assert answer.index("Việc tiếp theo") < answer.index("Việc trước") < answer.index("Báo cáo kết quả")
    assert answer.index("Báo cáo kết quả") < answer.index("Việc sau")


def test_a_meeting_comes_before_a_task(cast, client):
    make_task(cast.cell_a, owner=cast.binh, title="Việc trước")
    make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(1))

    answer = text(page(client, cast.binh))

    assert "Báo cáo kết quả" not in answer
    assert answer.index("Kính mời đồng chí dự") < answer.index("Việc trước")


def test_tonight_comes_before_papers_of_the_past(cast, client):
    make_meeting(cast.cell_a, MeetingStatus.CLOSED, held_on=today() - dt.timedelta(days=40))
    make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=today())

    answer = page(client, cast.an)

    assert answer.context["home"].meeting.held_on == today()


def test_new_notices_are_listed_until_read(cast, client):
    notify([cast.binh.account_id], "task", "Được giao nhiệm vụ mới")

    assert "Được giao nhiệm vụ mới" in text(page(client, cast.binh))
    client.post("/notifications/read")
    assert "Được giao nhiệm vụ mới" not in text(client.get("/"))


def test_who_only_leads_works_at_the_desk(cast, client):
    answer = page(client, leads_only(cast.dung))

    assert answer["Location"] == "/desk/"
    assert "Sổ tay của tôi" not in text(client.get("/desk/"))


def test_who_leads_and_is_a_member_goes_both_ways(cast, client):
    assert "Bàn làm việc" in text(page(client, cast.dung))
    assert "Sổ tay của tôi" in text(client.get("/desk/"))


def test_the_desk_of_a_member_is_the_handbook(cast, client):
    assert page(client, cast.binh, "/desk/")["Location"] == "/"


def test_desk_says_which_cells_have_not_met_and_why(cast, client):
    yesterday = today() - dt.timedelta(days=1)
    make_meeting(cast.cell_b, MeetingStatus.PUBLISHED, held_on=yesterday, period=month_of(today()))

    answer = page(client, cast.dung, "/desk/")

    late = answer.context["desk"].late
    assert [(row.cell, row.secretary) for row in late.first if row.cell == cast.cell_b] == [
        (cast.cell_b, "Phạm Kim Chi")
    ]
    assert f"Đã thông báo họp ngày {yesterday:%d/%m/%Y}, chưa họp" in text(answer)


def test_desk_of_a_committee_shows_its_own_part_alone(cast, client):
    answer = page(client, cast.khanh, "/desk/")

    assert answer.context["desk"].node == cast.commune
    assert "Chi bộ Báo tỉnh" not in text(answer)


def test_imports_are_shown_to_who_imports(cast, client):
    assert "Nhập danh sách gần đây" in text(page(client, cast.ha, "/desk/"))
    assert "Nhập danh sách gần đây" not in text(page(client, cast.dung, "/desk/"))


@pytest.mark.parametrize("address", ["/", "/desk/"])
def test_questions_do_not_grow_with_the_rows(cast, client, django_assert_max_num_queries, address):
    def grow(count):
        for number in range(count):
            make_task(cast.cell_c, owner=cast.ha, title=f"Việc {number}")
            make_member(cast.cell_c)
        notify([cast.ha.account_id] * count, "task", "Thông báo")

    def questions():
        with django_assert_max_num_queries(40) as asked:
            client.get(address)
        return len(asked)

    client.force_login(cast.ha.account)
    make_meeting(cast.cell_a, MeetingStatus.PUBLISHED, held_on=upcoming(2))
    grow(1)
    client.get(address)
    before = questions()
    grow(3)

    assert questions() == before
