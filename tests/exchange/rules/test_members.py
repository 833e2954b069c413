import csv
import datetime as dt
import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.exchange.errors import ROW_SENTENCES, row_sentence
from sotay.exchange.layouts import MEMBER_LAYOUT, RawMember
from sotay.exchange.rules.members import MemberChecker
from sotay.exchange.rules.verdicts import CheckedRow, MemberContext, MemberNorms, MemberValues
from sotay.exchange.workbook import open_list
from tests.core.test_legacy_encodings import in_tcvn3, in_vni
from tests.core.words import vietnamese_names
from tests.exchange.files import CELLS, TODAY, member
from tests.shared import shared_file

ALL = frozenset(RawMember._fields)


def check(*rows: RawMember, **more: Any) -> list[CheckedRow]:
    """Return the verdicts on rows that follow one another from sheet row 8."""
    checker = MemberChecker(MemberContext(cells=CELLS, today=TODAY, **more))
    return [checker.check(number, row) for number, row in enumerate(rows, 8)]


def values(**changes: Any) -> MemberValues:
    """Return the values of a row that must be taken without a word."""
    (checked,) = check(member(**changes))
    assert checked.errors == []
    assert checked.warnings == []
    assert checked.values is not None
    return checked.values


def problems(**changes: Any) -> list[tuple[str, str]]:
    """Return the errors of one row as (column, code); a row with errors has no values."""
    (checked,) = check(member(**changes))
    assert (checked.values is None) == bool(checked.errors)
    return [issue[:2] for issue in checked.errors]


def remarks(**changes: Any) -> list[tuple[str, str]]:
    """Return the warnings of a row that is taken."""
    (checked,) = check(member(**changes))
    assert checked.errors == []
    return [issue[:2] for issue in checked.warnings]


def test_a_good_row_comes_in_normal_form() -> None:
    found = values(
        full_name="  NGUYỄN   VĂN AN ", used_name="", sex="nam ", ethnicity="kinh", religion="không", home_town=" Bắc  Giang",
        general_education="lớp 9/12", badge="Huy hiệu 40 năm tuổi Đảng", email="An@X.vn", note="-",
    )  # fmt: skip

    assert found == MemberValues(
        full_name="Nguyễn Văn An", used_name="", search_key="nguyen van an", sort_key="an1 nguye|n4 va{n1",
        born_on=dt.date(1960, 2, 1), born_precision="day", sex="male", national_id="024060000001", card_number="",
        joined_on=dt.date(1985, 5, 19), official_on=dt.date(1986, 5, 19), arrived_on=None, cell_id=11, status="full",
        is_temporary=False, ethnicity="Kinh", religion="Không", general_education="9/12", badge="40 năm",
        phone="0912345678", email="an@x.vn", home_town="Bắc Giang", residence="", party_post="", public_post="",
        occupation="", qualification="", political_theory="", state_management="", foreign_language="", it_skill="", note="",
    )  # fmt: skip


@given(vietnamese_names())
def test_a_name_comes_the_same_however_it_was_typed(name: str) -> None:
    forms = [name, name.upper(), f" {name.lower()}  ", unicodedata.normalize("NFD", name), name.replace(" ", "\u00a0 ")]

    rows = check(*(member(full_name=form, national_id=f"0240600000{index:02d}") for index, form in enumerate(forms)))

    assert {row.values and row.values.full_name for row in rows} == {name}


@pytest.mark.parametrize("encode", [in_tcvn3, in_vni])
def test_old_fonts_are_read(encode: Any) -> None:
    found = values(full_name=encode("Nguyễn Đức Dũng"), residence=encode("Xã Tân Mỹ, Hà Nội"), ethnicity=encode("Nùng"))

    assert (found.full_name, found.residence, found.ethnicity) == ("Nguyễn Đức Dũng", "Xã Tân Mỹ, Hà Nội", "Nùng")


@pytest.mark.parametrize(
    ("column", "missing"),
    [
        ("full_name", "full_name"), ("born_on", "born_on"), ("sex", "sex"), ("joined_on", "joined_on"), ("cell_code", "cell_code"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("nothing", ["", None, "  ", "-", "\u00a0"])
def test_what_must_be_said(column: str, missing: str, nothing: Any) -> None:
    assert problems(**{column: nothing}) == [(missing, "required")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"full_name": '=HYPERLINK("http://x","Nguyễn Văn A")'}, ("full_name", "formula")),
        ({"full_name": "+Nguyễn Văn A"}, ("full_name", "formula")),
        ({"used_name": "@SUM(A1)"}, ("used_name", "formula")),
        ({"note": "=1+1"}, ("note", "formula")),
        ({"residence": "+cmd|'/C calc'!A0"}, ("residence", "formula")),
        ({"born_on": "=A1"}, ("born_on", "formula")),
        ({"phone": "=0912345678"}, ("phone", "formula")),
        ({"cell_code": "=A1"}, ("cell_code", "formula")),
        ({"full_name": "Nguyễn Văn 5"}, ("full_name", "name_invalid")),
        ({"full_name": "<script>An</script>"}, ("full_name", "name_invalid")),
        ({"full_name": 12345.0}, ("full_name", "name_invalid")),
        ({"full_name": "Nguy\ufffdn An"}, ("full_name", "text_damaged")),
        ({"full_name": "An " * 60}, ("full_name", "too_long")),
        ({"note": "a" * 401}, ("note", "too_long")),
        ({"born_on": "30/02/1985"}, ("born_on", "date_impossible")),
        ({"born_on": "hôm qua"}, ("born_on", "date_unreadable")),
        ({"born_on": dt.date(1066, 1, 1)}, ("born_on", "born_too_early")),
        ({"born_on": dt.date(2027, 1, 1)}, ("born_on", "date_in_future")),
        ({"joined_on": dt.date(2027, 1, 1)}, ("joined_on", "date_in_future")),
        ({"joined_on": dt.date(1929, 1, 1), "born_on": dt.date(1900, 1, 1)}, ("joined_on", "joined_before_founding")),
        ({"joined_on": dt.date(1959, 1, 1)}, ("joined_on", "joined_before_birth")),
        ({"joined_on": dt.date(1978, 1, 31), "official_on": dt.date(1979, 1, 31)}, ("joined_on", "under_age")),
        ({"official_on": dt.date(1985, 5, 18)}, ("official_on", "official_before_joined")),
        ({"official_on": dt.date(2027, 1, 1)}, ("official_on", "date_in_future")),
        ({"arrived_on": dt.date(1984, 1, 1)}, ("arrived_on", "arrived_before_joined")),
        ({"sex": "khác"}, ("sex", "sex_unknown")),
        ({"cell_code": "24.99.999.99"}, ("cell_code", "cell_unknown")),
        ({"national_id": "02406000001"}, ("national_id", "national_id_length")),
        ({"national_id": "123456789"}, ("national_id", "national_id_old")),
        ({"national_id": "2.41E+10"}, ("national_id", "national_id_rounded")),
        ({"card_number": "chưa có thẻ"}, ("card_number", "card_malformed")),
        ({"phone": "không"}, ("phone", "phone_malformed")),
        ({"email": "không"}, ("email", "email_malformed")),
        ({"status": "đang họp"}, ("status", "status_unknown")),
        ({"general_education": "13/12"}, ("general_education", "education_unknown")),
        ({"badge": "33 năm"}, ("badge", "badge_unknown")),
    ],
)
def test_what_is_wrong_is_said_of_its_cell(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert problems(**changes) == [expected]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"born_on": "1960"}, ("born_on", "only_year")),
        ({"born_on": 1960.0}, ("born_on", "only_year")),
        ({"born_on": "02/1960"}, ("born_on", "only_month")),
        ({"born_on": "1/2/60"}, ("born_on", "date_two_digit_year")),
        ({"joined_on": "1985"}, ("joined_on", "only_year")),
        ({"national_id": ""}, ("national_id", "national_id_missing")),
        ({"national_id": "-"}, ("national_id", "national_id_missing")),
        ({"full_name": "An"}, ("full_name", "name_one_word")),
        ({"ethnicity": "Pháp"}, ("ethnicity", "ethnicity_unknown")),
        ({"phone": "0912345678 / 0987654321"}, ("phone", "phone_several")),
        ({"official_on": dt.date(1985, 8, 19)}, ("official_on", "official_soon")),
        ({"official_on": ""}, ("official_on", "official_unknown")),
        ({"status": "Dự bị"}, ("status", "official_but_probationary")),
    ],
)
def test_what_is_doubtful_is_taken_with_a_word(changes: dict[str, Any], expected: tuple[str, str]) -> None:
    assert remarks(**changes) == [expected]


def test_every_problem_of_a_row_is_said_at_once() -> None:
    assert problems(full_name="", born_on="30/02/1985", cell_code="x", national_id="1", phone="x") == [
        ("full_name", "required"),
        ("cell_code", "cell_unknown"),
        ("national_id", "national_id_length"),
        ("born_on", "date_impossible"),
        ("phone", "phone_malformed"),
    ]


def test_eighteen_is_counted_to_the_month() -> None:
    assert problems(born_on=dt.date(1967, 6, 1), joined_on=dt.date(1985, 5, 31)) == [("joined_on", "under_age")]
    assert problems(born_on=dt.date(1967, 5, 31), joined_on=dt.date(1985, 5, 1)) == []
    # Of a year alone the kindest reading counts.
    assert problems(born_on="1967", joined_on=dt.date(1985, 1, 1), official_on=dt.date(1986, 1, 1)) == []
    assert problems(born_on="1968", joined_on=dt.date(1985, 12, 31), official_on=dt.date(1986, 12, 31)) == [
        ("joined_on", "under_age")
    ]


def test_the_age_of_admission_is_a_norm() -> None:
    row = member(born_on=dt.date(1965, 1, 1), joined_on=dt.date(1985, 1, 1), official_on=dt.date(1986, 1, 1))

    assert check(row, norms=MemberNorms(admission_age=20))[0].errors == []
    assert check(row, norms=MemberNorms(admission_age=21))[0].errors[0].detail == "20 tuổi 0 tháng"


def test_a_short_probation_of_old_times_passes() -> None:
    assert (
        values(born_on=dt.date(1940, 1, 1), joined_on=dt.date(1966, 1, 1), official_on=dt.date(1966, 7, 1)).status
        == "full"
    )


@pytest.mark.parametrize(
    ("said", "official", "joined", "status"),
    [
        ("Đang sinh hoạt", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "full"),
        ("", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "full"),
        ("Dự bị", "", dt.date(2026, 1, 1), "probationary"),
        ("Đang sinh hoạt", "", dt.date(2026, 1, 1), "probationary"),
        ("Miễn sinh hoạt", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "exempt"),
        ("MIỄN CÔNG TÁC VÀ SINH HOẠT ĐẢNG", "", dt.date(1985, 5, 19), "exempt"),
        ("Đã chuyển đi (2025)", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "transferred"),
        ("Từ trần", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "deceased"),
        ("Đình chỉ sinh hoạt", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "suspended"),
        ("Khai trừ", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "expelled"),
        ("Xoá tên", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "struck_off"),
        ("Xin ra khỏi Đảng", dt.date(1986, 5, 19), dt.date(1985, 5, 19), "resigned"),
    ],
)
def test_status_by_word_and_dates(said: str, official: Any, joined: dt.date, status: str) -> None:
    assert values(status=said, official_on=official, joined_on=joined).status == status


def test_temporary_affiliation_is_no_status() -> None:
    found = values(status="Sinh hoạt tạm thời")

    assert (found.status, found.is_temporary) == ("full", True)


def test_of_two_rows_with_one_number_the_first_wins() -> None:
    first, second, third = check(
        member(card_number="24.000001"),
        member(national_id=24060000001.0),
        member(national_id="024060000003", card_number="24.000001"),
    )

    assert first.errors == []
    assert second.errors == [("national_id", "national_id_repeated", "8")]
    assert third.errors == [("card_number", "card_repeated", "8")]


def test_a_wrong_row_keeps_its_number() -> None:
    wrong, right = check(member(born_on="30/02/1985"), member())

    assert [issue.code for issue in wrong.errors] == ["date_impossible"]
    assert [issue.code for issue in right.errors] == ["national_id_repeated"]


def test_a_new_card_bears_the_national_number() -> None:
    assert values(card_number="024060000001").card_number == "024060000001"


def test_the_same_person_without_a_number_is_pointed_out() -> None:
    _, again = check(member(national_id=""), member(national_id="", full_name="NGUYỄN VĂN AN"))

    assert [issue.code for issue in again.warnings] == ["national_id_missing", "person_repeated"]


@pytest.mark.parametrize("code", ["24.01.001.01", " 24.01.001.01 ", "24. 01.001.01", "24,01,001,01", "'24.01.001.01"])
def test_cell_codes_are_known_however_spaced(code: str) -> None:
    assert values(cell_code=code).cell_id == 11


def test_alternate_columns_are_read_where_the_sheet_has_them() -> None:
    rows = check(
        member(full_name="", family_and_middle="Nguyễn Văn", given_name="An"),
        member(born_on="", sex="", born_female="3/4/1960", national_id="024060000002"),
        member(sex="", female_mark="x", national_id="024060000003"),
        member(sex="", national_id="024060000004"),
        present=ALL - {"male_mark"},
    )

    assert [row.errors for row in rows] == [[], [], [], []]
    assert [row.values and (row.values.full_name, row.values.sex) for row in rows] == [
        ("Nguyễn Văn An", "male"),
        ("Nguyễn Văn An", "female"),
        ("Nguyễn Văn An", "female"),
        ("Nguyễn Văn An", "male"),
    ]


def test_neither_man_nor_woman_marked_is_not_guessed() -> None:
    (row,) = check(member(sex=""), present=ALL)

    assert row.errors == [("sex", "required", "")]


CELL = st.one_of(
    st.text(), st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.dates(), st.datetimes(), st.times(), st.timedeltas()
)  # fmt: skip


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(RawMember._fields, CELL)))
def test_any_cells_get_a_verdict_with_sentences(cells: dict[str, Any]) -> None:
    (checked,) = check(member(**cells), present=ALL)

    assert (checked.values is None) == bool(checked.errors)
    for issue in [*checked.errors, *checked.warnings]:
        assert issue.field in MEMBER_LAYOUT.headings
        assert "{" not in row_sentence(issue.code)
        assert issue.code in ROW_SENTENCES


def test_the_messy_register_gets_exactly_its_verdicts() -> None:
    with shared_file("data/organisations.csv").open(encoding="utf-8") as file:
        cells = {row["code"]: index for index, row in enumerate(csv.DictReader(file)) if row["kind"].endswith("cell")}
    wanted = json.loads(shared_file("data/messy-members.verdicts.json").read_text(encoding="utf-8"))
    with open_list(shared_file("data/messy-members.xlsx"), MEMBER_LAYOUT) as found:
        checker = MemberChecker(MemberContext(cells=cells, today=TODAY, present=found.present))
        checked = {number: checker.check(number, row) for number, row in found.rows()}

    assert list(checked) == [verdict["row"] for verdict in wanted]
    assert [_answer(checked[verdict["row"]], verdict) for verdict in wanted] == wanted


def _answer(row: CheckedRow, wanted: dict[str, Any]) -> dict[str, Any]:
    """Return the verdict in the words of the reference, with the values that it names."""
    answer: dict[str, Any] = {
        "row": row.number,
        "verdict": "error" if row.errors else "warning" if row.warnings else "ok",
    }
    issues = row.errors or row.warnings
    if issues:
        answer["field"] = MEMBER_LAYOUT.headings[issues[0].field] if len(issues) == 1 else issues
    if "why" in wanted:
        answer["why"] = wanted["why"]
    if row.values is not None:
        said = {
            "name": row.values.full_name,
            "born": row.values.born_on.isoformat(),
            "sex": {"male": "Nam", "female": "Nữ"}[row.values.sex],
            "national_id": row.values.national_id,
            "phone": row.values.phone,
        }
        answer |= {key: value for key, value in said.items() if key in wanted}
    return answer
