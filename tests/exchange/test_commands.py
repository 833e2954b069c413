"""The commands as anyone calls them: exit codes, JSON and nothing else on the standard output, an installation of their own."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.exchange.installations import LONGEST, WRITING
from tests.exchange.registers import FIRST_ROW, GOOD, HEADINGS, WRONG, book, person
from tests.shared import shared_file


@pytest.fixture
def file(tmp_path):
    """Write a file's content and return its path."""

    def write(content: bytes, name: str = "register.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (60 << 20))
    return buffer.getvalue()


def _without_headings() -> bytes:
    buffer = io.BytesIO()
    workbook = openpyxl.Workbook()
    for number in range(5):
        workbook.active.append([f"chữ {number}", "khác", "nữa"])
    workbook.save(buffer)
    return buffer.getvalue()


def _empty() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


# The beginning of what Excel writes for a workbook with a password: a compound file with these streams.
_ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 2048
)


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"no workbook at all", {"not_excel"}),
        (b"", {"not_excel", "empty"}),
        (_without_headings(), {"no_heading"}),
        (_empty(), {"empty"}),
        (_bomb(), {"bomb"}),
        (_ENCRYPTED, {"encrypted", "not_excel"}),
    ],
    ids=["text", "nothing", "no headings", "empty", "bomb", "password"],
)
def test_what_cannot_be_read_at_all_ends_with_2(here, file, content, codes):
    before = here.members()

    ended = here.run("members_import", file(content), "--json")

    assert (ended.code, ended.answer["error"]["code"] in codes) == (2, True), ended
    assert ended.err.strip() == ended.answer["error"]["message"]
    assert here.members() == before


def test_a_file_that_is_not_there_ends_with_2(here, tmp_path):
    assert here.run("members_import", tmp_path / "nothing.xlsx", "--json").code == 2


def test_right_wrong_and_back_again(here, file, tmp_path):
    """Some refused: 3; the returned file corrected and sent again: 0; undone: as before."""
    before, rejects = here.members(), tmp_path / "back.xlsx"

    dry = here.run("members_import", file(book(GOOD, WRONG)), "--dry-run", "--json")
    assert (dry.code, dry.answer["created"], dry.answer["batch"], here.members()) == (3, 1, None, before)

    ended = here.run("members_import", file(book(GOOD, WRONG)), "--rejects", rejects, "--json")
    answer = ended.answer
    assert ended.code == 3
    assert {"rows", "created", "updated", "unchanged", "errors", "warnings", "batch"} <= answer.keys()
    assert (answer["rows"], answer["created"], here.members()) == (2, 1, before + 1)
    assert [(e["row"], e["field"]) for e in answer["errors"]] == [(FIRST_ROW + 1, "Số định danh cá nhân")]

    workbook = openpyxl.load_workbook(rejects)
    sheet = workbook.active
    sheet.cell(FIRST_ROW, HEADINGS.index("Số định danh cá nhân") + 1).value = "024900000002"
    workbook.save(rejects)
    corrected = here.run("members_import", rejects, "--json")
    assert (corrected.code, corrected.answer["created"], corrected.answer["errors"]) == (0, 1, [])
    assert here.run("members_import", rejects, "--json").answer["unchanged"] == 1

    for batch in (corrected.answer["batch"], answer["batch"]):
        undone = here.run("import_undo", batch, "--json")
        assert (undone.code, undone.answer["undone"]) == (0, True)
    assert here.members() == before
    again = here.run("import_undo", answer["batch"], "--json")
    assert (again.code, again.answer["undone"]) == (3, False)


def test_the_same_file_from_two_sides_at_once_doubles_nobody(here, file):
    rows = [person(f"Lý Thị {chr(65 + n % 26)}", None, born=f"0{1 + n % 9}/01/{1950 + n // 9}") for n in range(300)]
    source, before = file(book(*rows)), here.members()

    both = [here.start("members_import", source, "--json") for _ in range(2)]
    answers = [json.loads(process.communicate(timeout=LONGEST)[0]) for process in both]

    assert sorted(answer["created"] for answer in answers) == [0, 300]
    assert sorted(answer["unchanged"] for answer in answers) == [0, 300]
    assert here.members() == before + 300


def test_an_import_killed_half_way_leaves_nothing(here, file):
    rows = [person(f"Hà Văn {chr(65 + n % 26)}", f"0247{n:08d}") for n in range(6000)]
    source, before = file(book(*rows)), here.ask(STATE)

    process = here.start("members_import", source, "--json")
    here.wait_for(WRITING)
    process.kill()
    process.communicate()

    assert here.ask(STATE) == before


STATE = """
SELECT (SELECT count(*) FROM members_member) AS members, (SELECT count(*) FROM members_affiliation) AS affiliations,
       (SELECT count(*) FROM members_standing) AS standings, (SELECT count(*) FROM exchange_batch) AS batches,
       (SELECT count(*) FROM exchange_batchrow) AS lines
"""


def test_the_messy_register_is_stored_as_its_verdicts_say(here, tmp_path):
    wanted = json.loads(shared_file("data/messy-members.verdicts.json").read_text(encoding="utf-8"))
    assert here.run("organisations_import", shared_file("data/organisations.csv"), "--json").code in {0, 3}

    ended = here.run(
        "members_import", shared_file("data/messy-members.xlsx"), "--rejects", tmp_path / "r.xlsx", "--json"
    )

    answer = ended.answer
    said = {row: _verdict(row, answer) for row in (one["row"] for one in wanted)}
    assert ended.code == 3
    assert said == {one["row"]: (one["verdict"], one.get("field")) for one in wanted}
    stored = {
        row["number"]: row
        for row in here.ask(
            "SELECT r.number, m.full_name AS name, m.born_on::text AS born, m.national_id, m.phone,"
            " CASE m.sex WHEN 'male' THEN 'Nam' ELSE 'Nữ' END AS sex"
            " FROM exchange_batchrow r JOIN exchange_batch b ON b.id = r.batch_id JOIN members_member m ON m.id = r.target_id"
            " WHERE b.uid = %s AND r.verdict = 'created'",
            answer["batch"],
        )
    }
    assert set(stored) == {one["row"] for one in wanted if one["verdict"] != "error"}
    values = {"name", "born", "sex", "national_id", "phone"}
    for one in wanted:
        if one["verdict"] != "error":
            named = {key: one[key] for key in values & one.keys()}
            assert {key: stored[one["row"]][key] for key in named} == named, one


def _verdict(row: int, answer: dict[str, Any]) -> tuple[str, str | None]:
    """Return verdict and field as the answer of the command has them."""
    for verdict, key in (("error", "errors"), ("warning", "warnings")):
        fields = {one["field"] for one in answer[key] if one["row"] == row}
        if fields:
            return verdict, fields.pop() if len(fields) == 1 else str(fields)
    return "ok", None
