"""Workbooks of nouns: downloaded, edited, previewed, carried out, taken back."""

import datetime as dt

import openpyxl
import pytest
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.access.actor import Actor
from sotay.access.models import Grant
from sotay.audit.models import Entry
from sotay.committees.models import Position, Term
from sotay.core.progress import silent
from sotay.development.models import Candidate
from sotay.documents.models import Decision
from sotay.exchange.actions.batches import undo_batch
from sotay.exchange.actions.comparisons import compare_file
from sotay.exchange.actions.profiles import make_profile
from sotay.exchange.errors import SheetUndoBlocked
from sotay.exchange.rules.profile_file import ProfileContent
from sotay.hamlets.actions.hamlets import record_hamlet
from sotay.hamlets.models import Headship
from sotay.members.actions.records import edit_member
from sotay.members.models import Member
from sotay.organisations.models import Naming, Organisation, OrganisationCode, Placement
from tests.exchange.sheets import Edited, carry_out, check, prefilled, reasons, verdicts
from tests.factories.people import actor_of, make_member

TABLES = (Position, Term, Grant, Decision, Organisation, OrganisationCode, Placement, Naming)


@pytest.fixture(autouse=True)
def files_end_with_the_test(tmp_path):
    with override_settings(MEDIA_ROOT=tmp_path):
        yield


def tables():
    return {model: list(model.objects.order_by("pk").values()) for model in TABLES}


@pytest.fixture
def posts(cast, tmp_path):
    return Edited(prefilled(cast.ha, cast.province, "positions", tmp_path))


NEW = {
    "Mã_tổ_chức": "24.01.001.01",
    "Họ_và_tên": "Nguyễn Văn Bình",
    "Chức_vụ": "Phó bí thư",
    "Từ_ngày": dt.date(2026, 1, 5),
}


def test_what_goes_out_comes_back_without_a_change(cast, tmp_path):
    for noun in ("positions", "organisations", "members"):
        batch = check(cast.ha, cast.province, noun, prefilled(cast.ha, cast.province, noun, tmp_path))
        assert (batch.status, batch.created, batch.updated, batch.refused) == ("checked", 0, 0, 0), noun
        assert batch.unchanged == batch.rows > 0


def test_the_preview_changes_nothing_and_says_what_the_import_does(cast, posts):
    posts.add(**NEW)
    posts.add(**NEW | {"Họ_và_tên": "Lê Thị Em"})
    posts.add(**NEW | {"Mã_tổ_chức": "99.99"})
    chi = posts.number_of(Họ_và_tên="Phạm Kim Chi")
    posts.put(chi, Đến_ngày=dt.date(2026, 10, 1))
    before = tables()

    batch = check(cast.ha, cast.province, "positions", posts.content())

    assert tables() == before
    assert (batch.created, batch.updated, batch.refused) == (1, 1, 2)
    said, why = verdicts(batch), reasons(batch)
    assert sorted(code for codes in why.values() for code in codes) == [
        "rule.not_full_member",
        "rule.organisation_unknown",
    ]
    done = carry_out(cast.ha, batch)
    assert (done.created, done.updated, done.unchanged, done.refused) == (1, 1, batch.unchanged, 2)
    assert verdicts(done) == said
    assert Position.objects.filter(member=cast.binh, post="deputy").count() == 1
    assert Position.objects.get(member=cast.chi).valid.upper == dt.date(2026, 10, 1)


def test_sent_twice_it_brings_nothing_and_undone_it_leaves_nothing(cast, posts):
    posts.add(**NEW, Số_quyết_định_giao="12-QĐ/ĐU", Ngày_quyết_định_giao=dt.date(2026, 1, 4),
              Cơ_quan_ban_hành_quyết_định_giao="Đảng ủy xã", Người_ký_quyết_định_giao="Vũ Đình Khánh")  # fmt: skip
    posts.put(posts.number_of(Họ_và_tên="Phạm Kim Chi"), Đến_ngày=dt.date(2026, 10, 1))
    before = tables()
    first = carry_out(cast.ha, check(cast.ha, cast.province, "positions", posts.content()))
    after = tables()
    assert after != before

    again = check(cast.ha, cast.province, "positions", posts.content())
    assert (again.created, again.updated) == (0, 0)
    assert tables() == after

    undo_batch(actor_of(cast.ha), first)
    assert tables() == before
    assert Entry.objects.filter(action="exchange.undo_batch").count() == 1


def test_later_work_blocks_the_undo_and_is_named(cast, posts):
    posts.add(**NEW)
    batch = carry_out(cast.ha, check(cast.ha, cast.province, "positions", posts.content()))
    later = Edited(posts.content()).add(**NEW)
    position = Position.objects.get(member=cast.binh)
    position.public_post = "Trưởng thôn"
    position.valid = type(position.valid)(position.valid.lower, dt.date(2027, 1, 1), "[)")
    position.save(update_fields=["valid"])
    assert later is not None
    before = tables()

    with pytest.raises(SheetUndoBlocked, match="Nguyễn Văn Bình"):
        undo_batch(actor_of(cast.ha), batch)

    assert tables() == before


def test_a_row_key_out_of_sight_is_as_unknown_as_one_that_never_was(cast, posts):
    cell_c = cast.cell_c
    make_member(cell_c)
    elsewhere = Edited(posts.content())
    known = elsewhere.rows()[0]["Mã dòng"]
    lines = []
    for key in (known, "00000000-0000-4000-8000-000000000000"):
        one = Edited(posts.content())
        for number in range(5, 5 + len(one.rows())):
            one.put(number, Mã_dòng=key)
        batch = check(cast.ha, cast.cell_b, "positions", one.content())
        lines.append([(p["code"], p["message"]) for row in batch.lines.order_by("number") for p in row.problems][:1])
    assert lines[0] == lines[1]


def test_fixed_columns_are_refused_and_rejects_come_back_alone(cast, posts):
    number = posts.number_of(Họ_và_tên="Phạm Kim Chi")
    posts.put(number, Chức_vụ="Phó bí thư")

    batch = check(cast.ha, cast.province, "positions", posts.content())

    assert verdicts(batch)[number] == "refused"
    with batch.rejects.open("rb") as file:
        back = Edited(file.read())
    assert len([row for row in back.rows() if row["Họ và tên"]]) == 1
    back.put(5, Chức_vụ="Bí thư")
    again = check(cast.ha, cast.province, "positions", back.content())
    assert (again.rows, again.unchanged, again.refused) == (1, 1, 0)


def test_organisations_are_renamed_and_founded(cast, tmp_path):
    book = Edited(prefilled(cast.ha, cast.province, "organisations", tmp_path))
    book.put(book.number_of(Mã_tổ_chức="24.01.001.01"), Tên_tổ_chức="Chi bộ thôn Đông")
    book.add(Mã_tổ_chức="24.01.001.09", Mã_cấp_trên="24.01.001", Tên_tổ_chức="Chi bộ thôn 9", Loại_tổ_chức="Chi bộ")
    book.add(Mã_tổ_chức="24.01.001.10", Mã_cấp_trên="24.01.999", Tên_tổ_chức="Chi bộ lạc", Loại_tổ_chức="Chi bộ")
    before = tables()

    batch = carry_out(cast.ha, check(cast.ha, cast.province, "organisations", book.content()))

    assert (batch.created, batch.updated, batch.refused) == (1, 1, 1)
    cast.cell_a.refresh_from_db()
    assert cast.cell_a.name == "Chi bộ thôn Đông"
    undo_batch(actor_of(cast.ha), batch)
    assert tables() == before


def test_the_workbook_keeps_zeros_letters_days_and_stops_formulas(cast, tmp_path):
    cast.cell_a.name = '=HYPERLINK("http://x")'
    cast.cell_a.save(update_fields=["name"])
    cast.cell_b.code, cast.cell_b.name = "0012.05", "Chi bộ đường Đê"
    cast.cell_b.save(update_fields=["code", "name"])

    book = Edited(prefilled(cast.ha, cast.province, "organisations", tmp_path))

    codes = {row["Mã tổ chức"]: row["Tên tổ chức"] for row in book.rows()}
    assert codes["0012.05"] == "Chi bộ đường Đê"
    kinds = {cell.data_type for row in book.sheet.iter_rows(min_row=5) for cell in row}
    assert "f" not in kinds
    assert book.sheet.freeze_panes == "B5"
    assert book.sheet.protection.sheet
    assert {str(rule.formula1) for rule in book.sheet.data_validations.dataValidation}
    batch = check(cast.ha, cast.province, "organisations", book.content())
    assert (batch.updated, batch.created) == (0, 0)


@pytest.mark.parametrize("text", ["ChÝ bé th«n §«ng", "Chi bộ thôn Đông".encode().decode()])
def test_old_fonts_are_repaired_and_said_so(cast, tmp_path, text):
    book = Edited(prefilled(cast.ha, cast.province, "organisations", tmp_path))
    number = book.number_of(Mã_tổ_chức="24.01.001.01")
    book.put(number, Tên_tổ_chức="Chi bé th«n §«ng" if "§" in text else "Chi bộ thôn Đông".replace("ô", "o\u0302"))

    batch = check(cast.ha, cast.province, "organisations", book.content())

    row = batch.lines.get(number=number)
    assert row.after["name"] == "Chi bộ thôn Đông"
    assert [p["level"] for p in row.problems] == ["repaired"]


def test_candidates_are_listed_corrected_and_taken_back(cast, tmp_path):
    book = Edited(prefilled(cast.ha, cast.province, "candidates", tmp_path))
    one = {
        "Mã_chi_bộ": "24.01.001.01", "Họ_và_tên": "Hà Thị Mơ", "Ngày_sinh": dt.date(2001, 3, 4), "Giới_tính": "Nữ",
        "Nguồn": "Đoàn viên thanh niên", "Ngày_đưa_vào_danh_sách_nguồn": dt.date(2026, 2, 3), "Điện_thoại": "0912345678",
    }  # fmt: skip
    book.add(**one)
    book.add(**one | {"Mã_chi_bộ": "24.01.001"})

    first = carry_out(cast.ha, check(cast.ha, cast.province, "candidates", book.content()))
    assert (first.created, first.refused) == (1, 1)
    made = Candidate.objects.get()
    assert (made.full_name, made.phone, made.organisation) == ("Hà Thị Mơ", "0912345678", cast.cell_a)
    assert check(cast.ha, cast.province, "candidates", book.content()).created == 0
    again = Edited(prefilled(cast.ha, cast.province, "candidates", tmp_path))
    assert again.rows()[0]["Điện thoại"] is None
    again.put(5, Nghề_nghiệp=None) if "Nghề nghiệp" in again.columns else again.put(5, Ghi_chú="Trưởng thôn")
    second = carry_out(cast.ha, check(cast.ha, cast.province, "candidates", again.content()))
    assert second.updated == 1

    undo_batch(actor_of(cast.ha), second)
    undo_batch(actor_of(cast.ha), first)
    assert not Candidate.objects.exists()


def test_heads_of_hamlets_are_recorded_ended_and_taken_back(cast, tmp_path):
    hamlet = record_hamlet(
        Actor.system(), cast.cell_a, kind="village", name="Thôn Đông", households=90, first=dt.date(2020, 1, 1)
    )
    book = Edited(prefilled(cast.ha, cast.province, "heads", tmp_path))
    one = {
        "Mã_tổ_chức": "24.01.001.01", "Thôn,_tổ_dân_phố": "thôn đông", "Chức_vụ": "Trưởng thôn", "Họ_và_tên": "Nguyễn Văn Bình",
        "Ngày_sinh": dt.date(1975, 5, 19), "Đảng_viên": "Có", "Từ_ngày": dt.date(2025, 1, 1), "Hết_nhiệm_kỳ_ngày": dt.date(2027, 6, 30),
    }  # fmt: skip
    book.add(**one)
    book.add(**one | {"Thôn,_tổ_dân_phố": "Thôn Tây"})

    first = carry_out(cast.ha, check(cast.ha, cast.province, "heads", book.content()))
    assert (first.created, first.refused) == (1, 1)
    assert Headship.objects.get(hamlet=hamlet).member == cast.binh
    assert check(cast.ha, cast.province, "heads", book.content()).created == 0
    again = Edited(prefilled(cast.ha, cast.province, "heads", tmp_path))
    again.put(5, Thôi_giữ_từ_ngày=dt.date(2026, 3, 1), Lý_do_thôi="Xin thôi")
    second = carry_out(cast.ha, check(cast.ha, cast.province, "heads", again.content()))
    assert (second.updated, Headship.objects.get().valid.upper) == (1, dt.date(2026, 3, 1))
    undo_batch(actor_of(cast.ha), second)
    undo_batch(actor_of(cast.ha), first)
    assert not Headship.objects.exists()


# --- Held against the register -------------------------------------------------------------------------------------

_TEXT = st.text(alphabet="aàảãáạăâđêôơưxYĐ =+@'-_.0", max_size=12)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_our_own_export_has_no_differences(cast, tmp_path, data):
    for member in Member.objects.all():
        Member.objects.filter(pk=member.pk).update(
            full_name=data.draw(st.sampled_from(["Y Bhiêu", "H'Hen Niê", "nguyễn  văn a", "LÊ THỊ Ô", "Đỗ An"])),
            born_precision=data.draw(st.sampled_from(["day", "month", "year"])), born_on=dt.date(1951, 1, 1),
            occupation=data.draw(_TEXT), residence=data.draw(_TEXT), note=data.draw(_TEXT),
            phone=data.draw(st.sampled_from(["", "0912345678"])), email=data.draw(st.sampled_from(["", "a.b@c.vn"])),
            ethnicity=data.draw(st.sampled_from(["", "Kinh", "Xơ Đăng", "Người khác"])),
            general_education=data.draw(st.sampled_from(["", "9/12", "10/10"])), badge=data.draw(st.sampled_from(["", "30 năm"])),
            national_id=data.draw(st.sampled_from([None, f"000000{member.pk:06d}"])),
        )  # fmt: skip
    path = tmp_path / "own.xlsx"
    path.write_bytes(prefilled(cast.ha, cast.province, "members", tmp_path))

    found = compare_file(actor_of(cast.ha), cast.province, path, silent, noun="members")

    said = [(one.field, one.theirs, one.ours) for one in found.differences.all()]
    assert (said, found.same, found.rows) == ([], 8, 8)


def test_a_difference_names_person_field_both_values_source_and_editor(cast, tmp_path):
    edit_member(actor_of(cast.ha), cast.binh, occupation="Nông dân")
    book = Edited(prefilled(cast.ha, cast.province, "members", tmp_path))
    book.put(book.number_of(Họ_và_tên_khai_sinh="Nguyễn Văn Bình"), Nghề_nghiệp="Giáo viên")
    book.sheet.delete_rows(book.number_of(Họ_và_tên_khai_sinh="Phạm Kim Chi"))
    path = tmp_path / "edited.xlsx"
    path.write_bytes(book.content())

    found = compare_file(actor_of(cast.ha), cast.province, path, silent, noun="members")

    one = found.differences.get(kind="differs")
    assert (one.title, one.field, one.theirs, one.ours) == ("Nguyễn Văn Bình", "occupation", "Giáo viên", "Nông dân")
    assert one.source.startswith("Ô ")
    assert one.editor == "Hoàng Thu Hà"
    assert found.differences.get(kind="missing_there").title == "Phạm Kim Chi"


def test_nothing_is_overwritten_without_a_rule(cast, tmp_path):
    Member.objects.filter(pk=cast.binh.pk).update(occupation="Nông dân", phone="", email="a@b.vn")
    path = tmp_path / "foreign.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.append(["CCCD", "Việc", "SĐT", "Thư", "Quê"])
    workbook.active.append([cast.binh.national_id, "Giáo viên", "0912345678", "c@d.vn", "Hà Nội"])
    workbook.save(path)
    fields = [("national_id", "CCCD", "never"), ("occupation", "Việc", "always"), ("phone", "SĐT", "if_empty"),
              ("email", "Thư", "if_empty"), ("home_town", "Quê", "never")]  # fmt: skip
    content = ProfileContent.model_validate(
        {"name": "Tệp lạ", "noun": "members", "fields": [{"field": f, "heading": h, "rule": r} for f, h, r in fields]}
    )
    profile = make_profile(actor_of(cast.ha), cast.province, content=content)

    batch = check(cast.ha, cast.province, "members", path.read_bytes(), profile)

    assert batch.lines.get().after == {"occupation": "Giáo viên", "phone": "0912345678"}
    carry_out(cast.ha, batch)
    cast.binh.refresh_from_db()
    assert (cast.binh.occupation, cast.binh.phone, cast.binh.email, cast.binh.home_town) == (
        "Giáo viên",
        "0912345678",
        "a@b.vn",
        "",
    )
