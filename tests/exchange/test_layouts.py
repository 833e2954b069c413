import ast
from pathlib import Path

from sotay.exchange import errors
from sotay.exchange.layouts import ALTERNATES, MEMBER_LAYOUT, RawMember, heading_key
from sotay.exchange.rules.members import TEXT_FIELDS, TEXT_LENGTHS
from sotay.exchange.rules.verdicts import MemberValues
from tests.exchange.files import STANDARD
from tests.shared import shared_file


def test_a_row_has_a_cell_for_each_column_in_order() -> None:
    assert MEMBER_LAYOUT.keys == RawMember._fields
    assert set(RawMember._fields) >= ALTERNATES


def test_no_heading_means_two_columns() -> None:
    claimed: dict[str, set[str]] = {}
    for column in MEMBER_LAYOUT.columns:
        for heading in (column.heading, *column.synonyms):
            claimed.setdefault(heading_key(heading), set()).add(column.key)

    assert {heading: keys for heading, keys in claimed.items() if len(keys) > 1} == {}


def test_the_standard_headings_are_those_of_the_boards() -> None:
    script = ast.parse(shared_file("data/make_province.py").read_text(encoding="utf-8"))
    (headings,) = [
        ast.literal_eval(node.value)
        for node in script.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "HEADINGS"
    ]

    assert headings == STANDARD


def test_free_texts_are_in_the_order_of_the_values() -> None:
    assert MemberValues._fields[-len(TEXT_FIELDS) - 1 : -1] == TEXT_FIELDS  # the row key comes last
    assert len(TEXT_LENGTHS) == len(TEXT_FIELDS)


def test_every_code_used_has_a_sentence() -> None:
    folder = Path(errors.__file__).parent / "rules"
    core = Path(errors.__file__).parent.parent / "core"
    used = set()
    for file in [*folder.glob("*.py"), core / "identifiers.py", core / "dates.py"]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", "")
                place = {"Issue": 1, "CellProblem": 0, "DateProblem": 0}.get(name)
                if place is not None and len(node.args) > place and isinstance(node.args[place], ast.Constant):
                    used.add(node.args[place].value)
                used |= {
                    word.value.value
                    for word in node.keywords
                    if name == "Parsed" and isinstance(word.value, ast.Constant) and word.value.value
                }

    assert used
    assert used <= set(errors.ROW_SENTENCES)
