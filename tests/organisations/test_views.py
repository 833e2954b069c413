"""The pages of the tree, with and without htmx."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sotay.core.days import today
from sotay.organisations.forms import CodeForm, FoundForm
from sotay.organisations.models import Organisation, OrganisationCode, Placement
from tests.factories.people import make_user
from tests.factories.tree import make_organisation

pytestmark = pytest.mark.django_db
PAPER = {
    "decision_number": "5-QĐ/HU",
    "decision_day": "01/03/2026",
    "decision_body": "Ban Thường vụ Huyện ủy",
    "decision_signatory": "Lê A",
}


@pytest.fixture
def as_ha(client, cast):
    client.force_login(cast.ha.account)
    return client


def page(name: str, organisation: Organisation | None = None) -> str:
    return reverse(f"organisations:{name}", args=[organisation.uid] if organisation else [])


def text_of(answer) -> str:
    return answer.content.decode()


def test_the_tree_opens_at_the_own_node(client, cast):
    client.force_login(cast.khanh.account)

    answer = client.get(page("list"))

    assert [line.name for line in answer.context["nodes"]] == ["Đảng bộ xã Đông Lỗ"]
    assert "Chi bộ thôn 1" in text_of(answer)
    assert "Hiệp Hòa" not in text_of(answer)


def test_an_account_without_grants_sees_an_empty_tree(client, cast):
    client.force_login(make_user())

    assert "Chưa có tổ chức đảng nào" in text_of(client.get(page("list")))


def test_a_branch_is_a_fragment(as_ha, cast):
    answer = as_ha.get(page("branch", cast.committee), headers={"HX-Request": "true"})

    assert "Đảng bộ xã Đông Lỗ" in text_of(answer)
    assert "<html" not in text_of(answer)


def test_search_and_filters_are_in_the_address(as_ha, cast):
    answer = as_ha.get(page("list"), {"q": "thon 1 dong lo", "kind": "cell", "under": cast.committee.uid})

    assert [line.organisation for line in answer.context["lines"]] == [cast.cell_a]
    assert [chip.text for chip in answer.context["chips"]] == ["«thon 1 dong lo»", "Chi bộ", "Đảng bộ huyện Hiệp Hòa"]
    assert as_ha.get(page("list"), {"q": "x", "kind": "?", "on": "?", "under": "?"}).status_code == 200


def test_a_filter_by_an_unseen_part_is_not_there(client, cast):
    client.force_login(cast.khanh.account)

    assert client.get(page("list"), {"under": cast.province.uid}).status_code == 404


def test_the_list_is_also_a_fragment(as_ha):
    answer = as_ha.get(page("list"), {"q": "chi bo"}, headers={"HX-Request": "true", "HX-Target": "list"})

    assert "Chi bộ thôn 1" in text_of(answer)
    assert "<html" not in text_of(answer)


def test_an_organisation_shows_way_numbers_members_posts_and_history(as_ha, cast):
    answer = as_ha.get(page("detail", cast.commune))

    assert [place.name for place in answer.context["path"]] == [
        "Đảng bộ tỉnh",
        "Đảng bộ huyện Hiệp Hòa",
        "Đảng bộ xã Đông Lỗ",
    ]
    assert [(tile.label, tile.count) for tile in answer.context["tiles"]] == [("Chi bộ", 2)]
    assert [line.cells[0].text for line in answer.context["lines"]] == ["3", "2"]
    for words in ("Vũ Đình Khánh", "24.01.001", "từ 01/01/2010 đến nay", "Đảng bộ cơ sở ít đảng viên"):
        assert words in text_of(answer)


def test_those_above_are_named_but_not_linked_for_who_may_not_see_them(client, cast):
    client.force_login(cast.binh.account)

    answer = client.get(page("detail", cast.cell_a))

    assert [bool(place.url) for place in answer.context["path"]] == [False, False, False, True]
    assert not answer.context["can_edit"]


def test_an_organisation_as_of_a_day(as_ha, cast):
    Placement.objects.filter(organisation=cast.cell_b).update(valid=(dt.date(2010, 1, 1), dt.date(2026, 1, 1)))

    before, now = (as_ha.get(page("detail", cast.commune), {"on": on}).context for on in ("2025-12-31", ""))

    assert [len(context["lines"]) for context in (before, now)] == [2, 1]
    assert (before["as_of"].is_today, now["as_of"].is_today) == (False, True)


def test_the_page_takes_the_same_statements_for_more_cells(as_ha, cast, django_assert_num_queries):
    as_ha.get(page("detail", cast.commune))
    with CaptureQueriesContext(connection) as first:
        as_ha.get(page("detail", cast.commune))
    for _ in range(3):
        make_organisation(cast.commune)
    with django_assert_num_queries(len(first)):
        as_ha.get(page("detail", cast.commune))


@pytest.mark.parametrize("name", ["detail", "branch", "found", "close", "code", "import"])
def test_what_is_out_of_sight_is_not_there(client, cast, name):
    client.force_login(cast.binh.account)

    assert client.get(page(name, cast.cell_b)).status_code == 404


def test_the_kinds_say_by_which_paper(as_ha):
    assert "294-QĐ/TW" in text_of(as_ha.get(page("kinds")))
    assert "294-QĐ/TW" not in text_of(as_ha.get(page("kinds"), {"on": "2025-06-30"}))


# --- Changing the tree -------------------------------------------------------------------------------------------


def test_found_writes_and_goes_to_the_new_page(as_ha, cast):
    fields = {"kind": "cell", "name": " Chi  bộ thôn 3 ", "code": "24.01.001 .03", "first": "01/03/2026", **PAPER}

    answer = as_ha.post(page("found", cast.commune), fields, follow=True)

    cell = Organisation.objects.get(code="24.01.001.03")
    assert answer.redirect_chain == [(page("detail", cell), 302)]
    assert (cell.name, cell.placements.get().decision.signatory) == ("Chi bộ thôn 3", "Lê A")
    assert FoundForm.done in text_of(answer)


def test_close_and_code_write(as_ha, cast):
    cell = make_organisation(cast.commune)

    assert as_ha.post(page("code", cell), {"code": "N1", "first": "01/03/2026"}).status_code == 302
    assert as_ha.post(page("close", cell), {"on": "01/04/2026"}).status_code == 302

    cell.refresh_from_db()
    assert (cell.code, cell.closed_on) == ("N1", dt.date(2026, 4, 1))
    assert "đã kết thúc hoạt động từ ngày 01/04/2026" in text_of(as_ha.get(page("detail", cell)))


@pytest.mark.parametrize(
    ("name", "fields", "field"),
    [
        ("found", {"kind": "group", "name": "A", "code": "X", "first": "01/03/2026"}, "kind"),
        ("found", {"kind": "cell", "name": "A", "code": "24.01.001.01", "first": "01/03/2026"}, "code"),
        ("found", {"kind": "cell", "name": "A", "code": "mã", "first": "01/03/2026"}, "code"),
        ("found", {"kind": "cell", "name": "", "code": "X", "first": "01/03/2026"}, "name"),
        (
            "found",
            {"kind": "cell", "name": "A", "code": "X", "first": "01/03/2026", **PAPER, "decision_body": ""},
            "decision_body",
        ),
        ("close", {"on": "01/03/2026"}, "__all__"),
        ("code", {"code": "X", "first": "01/03/2036"}, "first"),
    ],
)
def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(as_ha, cast, name, fields, field):
    before = list(Organisation.objects.values()), list(OrganisationCode.objects.values())

    answer = as_ha.post(page(name, cast.commune), fields)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"].data == answer.wsgi_request.POST
    assert (list(Organisation.objects.values()), list(OrganisationCode.objects.values())) == before


def test_who_sees_but_may_not_change_is_refused(client, cast):
    client.force_login(cast.dung.account)

    assert client.post(page("close", cast.cell_a), {"on": "01/03/2026"}).status_code == 403
    assert client.post(page("code", cast.cell_a), {"code": "X", "first": "01/03/2026"}).status_code == 403
    assert client.post(page("import", cast.commune), {"file": upload("x")}).status_code == 403
    assert not client.get(page("detail", cast.cell_a)).context["can_edit"]


def test_forms_ask_for_the_decision_last():
    assert list(CodeForm().fields)[:2] == ["code", "first"]


# --- Import in two steps -----------------------------------------------------------------------------------------


def upload(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("to-chuc.csv", text.encode(), content_type="text/csv")


GOOD = "code,parent_code,name,kind,sector\n24.01.001.03,24.01.001,Chi bộ thôn 3,cell,residential\n24.01.001.04,24.99,Chi bộ thôn 4,cell,\n"


def test_the_first_step_writes_nothing_the_second_takes_what_was_checked(as_ha, cast):
    preview = as_ha.post(page("import", cast.commune), {"file": upload(GOOD)})

    assert "Không có tổ chức mang mã cấp trên «24.99»" in text_of(preview)
    assert not Organisation.objects.filter(code="24.01.001.03").exists()

    token = preview.context["form"].initial["token"]
    done = as_ha.post(page("import_confirm", cast.commune), {"token": token}, follow=True)

    assert "thêm 1, sửa 0, không đổi 0, bị từ chối 1 dòng" in text_of(done)
    assert Organisation.objects.get(code="24.01.001.03").parent == cast.commune


def test_a_file_that_cannot_be_read_is_refused_at_its_field(as_ha, cast):
    answer = as_ha.post(page("import", cast.commune), {"file": upload("không phải bảng")})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["file"]
    assert as_ha.post(page("import", cast.commune), {"csrfmiddlewaretoken": "x"}).status_code == 422


def test_a_token_of_elsewhere_or_made_up_imports_nothing(as_ha, cast):
    token = as_ha.post(page("import", cast.commune), {"file": upload(GOOD)}).context["form"].initial["token"]

    for place, sent in ((cast.committee, token), (cast.commune, f"{token}x"), (cast.commune, "")):
        assert as_ha.post(page("import_confirm", place), {"token": sent}).status_code == 422
    assert Organisation.objects.count() == 7


def test_a_large_file_is_refused(as_ha, cast):
    answer = as_ha.post(page("import", cast.commune), {"file": upload("x" * (4 * 1024 * 1024 + 1))})

    assert "4 MB" in text_of(answer)


def test_the_day_looked_at_is_today_unless_asked(as_ha, cast):
    assert as_ha.get(page("detail", cast.commune), {"on": "32/13/2026"}).context["on"] == today()
