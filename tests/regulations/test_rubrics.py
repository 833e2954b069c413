"""A province's own table of points: dated, whole, unchangeable once in force."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from sotay.core.days import since, today
from sotay.core.errors import NotPermitted, NotVisible
from sotay.regulations import errors
from sotay.regulations.actions import issue_rubric, withdraw_rubric
from sotay.regulations.models import Rubric, RubricItem
from sotay.regulations.queries import get_rubric_to_come, rubric_on, rubric_to_come, rubric_to_issue
from sotay.regulations.rules import ItemDraft, RubricDraft
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db
SOON = dt.timedelta(days=10)
ITEMS = [
    ItemDraft("Dự họp", "Tỷ lệ dự", 40, "attendance", ((90, 40), (0, 10))),
    ItemDraft("Tiến hành", "Chuyên đề", 10, "thematic"),
    ItemDraft("Chủ trì", "Điều hành", 50, "manual"),
]
FIELDS = {
    "name": "Bảng điểm của tỉnh",
    "source": "05-HD/BTCTU",
    "bands": [(85, "Tốt"), (0, "Chưa tốt")],
    "items": ITEMS,
}


@pytest.fixture
def ha(cast):
    """Officer of the provincial organisation board."""
    return actor_of(cast.ha)


def issue(actor, first=None, **fields):
    draft = RubricDraft(**(FIELDS | {"first": first or today() + SOON} | fields))
    return issue_rubric(actor, rubric_to_issue(actor), draft=draft)


def test_the_province_s_own_table_takes_the_national_one_s_place_on_its_first_day(cast, ha):
    issue(ha)
    path = cast.cell_a.path

    assert rubric_on(today() + SOON, path).name == "Bảng điểm của tỉnh"
    assert rubric_on(today() + SOON - dt.timedelta(days=1), path).organisation is None
    assert rubric_on(today() + SOON, "999999.1").organisation is None  # another province
    assert [item.number for item in rubric_on(today() + SOON, path).items.all()] == [1, 2, 3]


def test_a_second_table_replaces_the_one_to_come_and_ends_the_present_one(cast, ha):
    present = Rubric.objects.create(
        organisation=cast.province, name="Cũ", source="x", bands=[[0, "Kém"]], valid=since(today())
    )
    issue(ha)
    issue(ha, today() + 2 * SOON, name="Sửa lại")

    present.refresh_from_db()
    own = Rubric.objects.filter(organisation=cast.province).order_by("valid")
    assert [row.name for row in own] == ["Cũ", "Sửa lại"]
    assert present.valid.upper == today() + 2 * SOON


def test_what_is_to_come_can_be_withdrawn_and_the_present_one_goes_on(cast, ha):
    present = Rubric.objects.create(
        organisation=cast.province, name="Cũ", source="x", bands=[[0, "Kém"]], valid=since(today())
    )
    issue(ha)

    withdraw_rubric(ha, get_rubric_to_come(ha))

    present.refresh_from_db()
    assert present.valid.upper is None
    assert rubric_to_come(cast.province.path, today()) is None
    with pytest.raises(errors.RubricInForce):
        withdraw_rubric(ha, present)


REFUSALS = [
    ({"first": today()}, errors.RubricTooEarly),
    ({"items": ITEMS[:2]}, errors.RubricTotalWrong),
    ({"items": []}, errors.RubricTotalWrong),
    ({"bands": []}, errors.RatingsWrong),
    ({"bands": [(0, "Kém"), (90, "Tốt")]}, errors.RatingsWrong),
]


@pytest.mark.parametrize(("fields", "refusal"), REFUSALS)
def test_what_is_no_table_changes_nothing(cast, ha, fields, refusal):
    before = list(Rubric.objects.values())

    with pytest.raises(refusal):
        issue(ha, **fields)

    assert list(Rubric.objects.values()) == before


def test_others_do_not_write_tables(cast):
    draft = RubricDraft(**FIELDS, first=today() + SOON)
    for member in (cast.an, cast.khanh, cast.dung):
        with pytest.raises(NotPermitted):
            rubric_to_issue(actor_of(member))
        with pytest.raises(NotPermitted):
            issue_rubric(actor_of(member), Rubric(organisation=cast.province), draft=draft)

    assert not Rubric.objects.filter(organisation=cast.province).exists()


def test_nothing_to_come_is_nothing_to_withdraw(ha):
    with pytest.raises(NotVisible):
        get_rubric_to_come(ha)


SQL = [
    "UPDATE regulations_rubricitem SET maximum = 1",
    "DELETE FROM regulations_rubricitem",
    "UPDATE regulations_rubric SET bands = '[]'",
    'INSERT INTO regulations_rubricitem (rubric_id, number, "group", title, maximum, rule, bands)'
    " SELECT id, 99, 'x', 'x', 1, 'manual', '[]' FROM regulations_rubric; SET CONSTRAINTS ALL IMMEDIATE",
]


@pytest.mark.parametrize("statement", SQL)
def test_the_database_keeps_a_table_in_force_whole(statement):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_two_tables_of_a_province_do_not_overlap(cast, ha):
    issue(ha)

    with pytest.raises(IntegrityError), transaction.atomic():
        Rubric.objects.create(organisation=cast.province, name="x", source="x", bands=[], valid=since(today()))


# --- the page ---


def typed(client, **changes):
    """What the form of the page begins with, as a browser would send it."""
    form = client.get(reverse("regulations:rubric")).context["form"]
    found = {name: form[name].value() for name in form.fields}
    start = {name: "" if value is None else value for name, value in found.items()}
    return start | {"lines": form.count, "source": "05-HD/BTCTU", "first": f"{today() + SOON:%d/%m/%Y}"} | changes


def test_the_page_begins_with_the_present_table_and_issues_a_new_one(client, cast):
    client.force_login(cast.ha.account)

    answer = client.post(reverse("regulations:rubric"), typed(client, maximum_0="4", maximum_1="5"))

    assert answer.status_code == 302
    own = Rubric.objects.get(organisation=cast.province)
    national = Rubric.objects.get(organisation=None)
    kept = ("number", "group", "title", "rule", "bands")
    assert list(own.items.values(*kept)) == list(national.items.values(*kept))
    assert list(own.items.values_list("maximum", flat=True))[:3] == [4, 5, 1]
    assert own.bands == national.bands
    page = client.get(reverse("regulations:list")).content.decode()
    assert "(sắp áp dụng)" in page
    client.post(reverse("regulations:rubric_withdraw"))
    assert not Rubric.objects.filter(organisation=cast.province).exists()


def test_a_wrong_total_is_refused_and_kept_as_typed(client, cast):
    client.force_login(cast.ha.account)

    answer = client.post(reverse("regulations:rubric"), typed(client, maximum_0="9"))

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Tổng điểm các tiêu chí là 104, cần đúng 100." in page
    assert not Rubric.objects.filter(organisation=cast.province).exists()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"bands_1": "90"}, "Ghi như mẫu"),
        ({"group_1": ""}, "Đồng chí ghi tên nhóm."),
        ({"maximum_1": ""}, "Đồng chí ghi điểm tối đa."),
        ({"first": "01/01/2020"}, "áp dụng sớm nhất từ"),
    ],
)
def test_faults_stand_at_their_fields(client, cast, changes, words):
    client.force_login(cast.ha.account)

    answer = client.post(reverse("regulations:rubric"), typed(client, **changes))

    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_the_preview_says_the_total_and_the_month_without_a_theme(client, cast):
    client.force_login(cast.ha.account)
    wanted = typed(client, maximum_0="9", preview="1")

    fragment = client.post(reverse("regulations:rubric"), wanted, headers={"HX-Request": "true"}).content.decode()

    assert "Tổng: 104 điểm, cần đúng 100." in fragment
    assert "<form" not in fragment
    whole = client.post(reverse("regulations:rubric"), typed(client, preview="1")).content.decode()
    assert "Tổng: 100/100 điểm." in whole
    assert '<td class="number">32</td>' in whole  # 30 points of the last resolution's result, without a theme
    assert not RubricItem.objects.filter(rubric__organisation=cast.province).exists()
