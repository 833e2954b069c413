"""The ladder, the reading of a file and the verdict on its rows: no database."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sotay.organisations.choices import Kind
from sotay.organisations.errors import BrokenLines, FileUnreadable, NoHeadings, NotText
from sotay.organisations.rules.csv_file import Row, read_rows
from sotay.organisations.rules.import_plan import Known, Plan, plan_import
from sotay.organisations.rules.ladder import kinds_under, may_stand_under

PAIRS = frozenset(
    {
        ("province", "direct"),
        ("direct", "party_committee"),
        ("direct", "grassroots_cell"),
        ("direct", "cell"),
        ("party_committee", "cell"),
        ("cell", "group"),
    }
)
HEAD = "code,parent_code,name,kind,sector\n"
PROVINCE = Row(2, "24", "", "Đảng bộ tỉnh", "province", "")
DISTRICT = Row(3, "24.01", "24", "Đảng bộ huyện", "direct", "")
COMMUNE = Row(4, "24.01.001", "24.01", "Đảng bộ xã", "party_committee", "commune")
CELL = Row(5, "24.01.001.01", "24.01.001", "Chi bộ thôn 1", "cell", "residential")
GOOD = [PROVINCE, DISTRICT, COMMUNE, CELL]


def known(row: Row, number: int = 0, *, is_inside: bool = True) -> Known:
    parents = {r.code: r.name for r in GOOD}
    return Known(
        number, row.code, row.parent_code, parents.get(row.parent_code, ""), row.name, row.kind, row.sector, is_inside
    )


def but(row: Row, **changes) -> Row:
    return Row(**({slot: getattr(row, slot) for slot in Row.__slots__} | changes))


def verdicts(plan: Plan) -> list[tuple[int, str, str | None]]:
    return [(refusal.line, refusal.error.code, refusal.error.field) for refusal in plan.refusals]


# --- The ladder --------------------------------------------------------------------------------------------------


def test_may_stand_under_follows_the_pairs_and_only_the_province_is_a_root():
    assert may_stand_under("province", None, PAIRS)
    assert not may_stand_under("direct", None, PAIRS)
    assert may_stand_under("cell", "party_committee", PAIRS)
    assert not may_stand_under("party_committee", "cell", PAIRS)


def test_kinds_under_goes_down_the_ladder():
    assert kinds_under("direct", PAIRS) == (Kind.PARTY_COMMITTEE, Kind.GRASSROOTS_CELL, Kind.CELL)
    assert kinds_under("group", PAIRS) == ()


# --- The file ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encode", [lambda t: t.encode(), lambda t: t.encode("utf-8-sig"), lambda t: t.encode("utf-16")]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_read_rows_takes_the_usual_shapes(encode, delimiter, newline):
    text = (HEAD + "24,,Đảng bộ tỉnh,province,\n").replace(",", delimiter).replace("\n", newline)

    assert read_rows(encode(text)) == [Row(2, "24", "", "Đảng bộ tỉnh", "province", "")]


def test_read_rows_counts_lines_of_the_file_through_blank_and_folded_ones():
    rows = read_rows((HEAD + '\n24,,"Đảng bộ\ntỉnh",province,\n;;;;\n,,,,\n24.01,24,"A, B",direct\n').encode())

    assert [(row.line, row.code, row.name) for row in rows] == [
        (3, "24", "Đảng bộ\ntỉnh"),
        (5, ";;;;", ""),
        (7, "24.01", "A, B"),
    ]


def test_read_rows_finds_columns_by_heading_in_any_order_and_in_our_words():
    rows = read_rows("STT;Tên tổ chức đảng;Mã;Mã cấp trên;Loại tổ chức;Loại hình;x\n1;A;24;;province;;y\n".encode())

    assert rows == [Row(2, "24", "", "A", "province", "")]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", NoHeadings),
        (b"\n\n", NoHeadings),
        (b"24,,A,province,\n", NoHeadings),
        (b"code,name\n1,2\n", NoHeadings),
        (b"PK\x03\x04\x14\x00\x00", NotText),
        ("mã".encode("cp1258", "replace") + b"\xff", NotText),
        (b"code\x00", NotText),
        ((HEAD + '24,,"A,province,\n').encode(), BrokenLines),
        ((HEAD + "1,,A,b,\n" + "x" * 200_000).encode(), BrokenLines),
    ],
)
def test_read_rows_refuses_what_it_cannot_read(content, error):
    with pytest.raises(error):
        read_rows(content)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: (HEAD + text).encode("utf-8", "replace")))
def test_read_rows_answers_any_bytes_with_rows_or_one_sentence(content):
    try:
        rows = read_rows(content)
    except FileUnreadable:
        return
    assert all(row.line > 1 for row in rows)


# --- The verdict on rows -----------------------------------------------------------------------------------------


def test_plan_takes_good_rows_parents_first_whatever_their_order():
    plan = plan_import(reversed(GOOD), [], PAIRS)

    assert [entry.code for entry in plan.created] == ["24", "24.01", "24.01.001", "24.01.001.01"]
    assert plan.refusals == []


def test_plan_cleans_what_it_takes():
    messy = but(
        CELL,
        code=" 24.01.001.01\u00a0",
        name=unicodedata.normalize("NFD", "  Chi  bộ thôn\t1 "),
        kind="Chi bộ",
        sector="Thôn, bản, tổ dân phố",
    )

    (entry,) = plan_import([messy], [known(COMMUNE)], PAIRS).created

    assert (entry.code, entry.name, entry.kind, entry.sector) == (
        "24.01.001.01",
        "Chi bộ thôn 1",
        "cell",
        "residential",
    )


def test_plan_finds_known_rows_unchanged_or_corrected():
    tree = [known(row) for row in GOOD]

    plan = plan_import([PROVINCE, DISTRICT, but(COMMUNE, sector=""), but(CELL, name="Chi bộ thôn Một")], tree, PAIRS)

    assert (plan.unchanged, plan.created, plan.refusals) == (3, [], [])
    assert [(change.known.code, change.name, change.sector) for change in plan.updated] == [
        ("24.01.001.01", "Chi bộ thôn Một", "residential")
    ]


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        (but(CELL, code=""), "code_required", "code"),
        (but(CELL, code="24 . 01?"), "code_malformed", "code"),
        (but(CELL, code="1" * 31), "code_malformed", "code"),
        (but(CELL, code="=1+1"), "code_malformed", "code"),
        (but(CELL, parent_code="24_?"), "parent_malformed", "parent_code"),
        (but(CELL, name="  "), "name_required", "name"),
        (but(CELL, name="A" * 201), "name_too_long", "name"),
        (but(CELL, name='=HYPERLINK("x")'), "name_is_formula", "name"),
        (but(CELL, kind="chi đoàn"), "kind_unknown", "kind"),
        (but(CELL, kind=""), "kind_unknown", "kind"),
        (but(CELL, sector="nông trường"), "sector_unknown", "sector"),
        (but(CELL, parent_code=""), "parent_required", "parent_code"),
        (but(CELL, parent_code="24.99"), "parent_missing", "parent_code"),
        (but(CELL, parent_code="24"), "kind_not_allowed", "parent_code"),
        (but(CELL, parent_code=CELL.code), "cycle", "parent_code"),
        (but(CELL, is_too_long=True), "too_many_columns", "name"),
        (but(CELL, code=COMMUNE.code), "code_repeated", "code"),
        (but(PROVINCE, line=5, code="25"), "second_province", "kind"),
        (but(PROVINCE, line=5, code="25", parent_code="24"), "province_has_parent", "parent_code"),
    ],
)
def test_plan_refuses_one_row_with_its_field_and_takes_the_others(row, code, field):
    plan = plan_import([PROVINCE, DISTRICT, COMMUNE, row], [], PAIRS)

    assert verdicts(plan) == [(5, code, field)]
    assert len(plan.created) == 3


def test_plan_tells_every_fault_of_a_row():
    plan = plan_import([but(CELL, name="", kind="x", sector="y")], [known(COMMUNE)], PAIRS)

    assert {code for _, code, _ in verdicts(plan)} == {"name_required", "kind_unknown", "sector_unknown"}


def test_plan_refuses_what_stands_below_a_refused_row_and_names_its_line():
    plan = plan_import([PROVINCE, but(DISTRICT, name=""), COMMUNE, CELL], [], PAIRS)

    assert verdicts(plan) == [
        (3, "name_required", "name"),
        (4, "parent_refused", "parent_code"),
        (5, "parent_refused", "parent_code"),
    ]
    assert [r.error.facts["line"] for r in plan.refusals[1:]] == [3, 4]


def test_plan_refuses_a_ring_and_what_hangs_on_it():
    ring = [but(COMMUNE, code=f"R{i}", parent_code=f"R{(i + 1) % 3}", line=10 + i) for i in range(3)]

    plan = plan_import([PROVINCE, *ring, but(CELL, parent_code="R1", line=20)], [], PAIRS)

    assert verdicts(plan) == [
        *((10 + i, "cycle", "parent_code") for i in range(3)),
        (20, "parent_refused", "parent_code"),
    ]


def test_plan_leaves_moves_and_new_kinds_to_reorganisation():
    other = Known(9, "24.02", "24", "Đảng bộ tỉnh", "Đảng bộ khác", "direct", "")

    plan = plan_import([but(COMMUNE, parent_code="24.02"), but(CELL, kind="group")], [*map(known, GOOD), other], PAIRS)

    assert verdicts(plan) == [(4, "moved", "parent_code"), (5, "kind_changed", "kind")]
    assert "24.01" in str(plan.refusals[0].error)


def test_plan_stays_inside_its_part_of_the_tree():
    outside = Known(9, "24.02", "24", "Đảng bộ tỉnh", "Đảng bộ khác", "direct", "", is_inside=False)
    tree = [known(PROVINCE, is_inside=False), known(DISTRICT), known(COMMUNE), outside]
    rows = [
        but(outside_row, line=line)
        for line, outside_row in enumerate(
            [
                Row(0, "24.02", "24", "Tên mới", "direct", ""),
                Row(0, "24.02.001", "24.02", "Đảng bộ xã", "party_committee", ""),
                Row(0, "24.03", "24", "Đảng bộ huyện", "direct", ""),
                CELL,
            ],
            2,
        )
    ]

    plan = plan_import(rows, tree, PAIRS)

    assert verdicts(plan) == [
        (2, "code_taken", "code"),
        (3, "parent_refused", "parent_code"),
        (4, "parent_missing", "parent_code"),
    ]
    assert [entry.code for entry in plan.created] == [CELL.code]


@given(
    st.lists(
        st.builds(
            Row,
            line=st.just(0),
            code=st.sampled_from(["24", "a", "b", "c", "d", ""]),
            name=st.sampled_from(["A", "=1+A1()", ""]),
            parent_code=st.sampled_from(["24", "a", "b", "c", "d", "", "z"]),
            sector=st.sampled_from(["", "school", "?"]),
            kind=st.sampled_from(["province", "direct", "party_committee", "cell", "group", "?"]),
        ),
        max_size=12,
    ),
    st.sets(st.sampled_from(GOOD)),
)
def test_plan_gives_every_row_exactly_one_verdict(rows, there):
    rows = [but(row, line=line) for line, row in enumerate(rows, 2)]

    plan = plan_import(rows, [known(row) for row in there], PAIRS)

    taken = [entry.line for entry in plan.created] + [change.line for change in plan.updated]
    refused = {refusal.line for refusal in plan.refusals}
    assert not refused & set(taken)
    assert len(taken) + len(refused) + plan.unchanged == len(rows)
