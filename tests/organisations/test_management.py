"""The command that brings organisations from a file: answers, exit codes, nothing written by a dry run."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from sotay.audit.models import Entry
from sotay.organisations.models import Organisation, Placement

pytestmark = pytest.mark.django_db
GOOD = "code,parent_code,name,kind,sector\nP,,Đảng bộ tỉnh,province,\nD,P,Đảng bộ huyện,direct,\nG,D,Chi bộ Kho bạc,grassroots_cell,agency\n"


def run(tmp_path: Path, capsys, content: str | bytes, *options: str) -> tuple[int, str, str]:
    file = tmp_path / "to-chuc.csv"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        call_command("organisations_import", str(file), *options)
    except SystemExit as end:
        code = end.code
    else:
        code = 0
    answer = capsys.readouterr()
    return code, answer.out, answer.err


def test_a_good_file_is_taken_once(tmp_path, capsys):
    first = run(tmp_path, capsys, GOOD, "--json")
    second = run(tmp_path, capsys, GOOD.replace("Kho bạc", "Thuế"), "--json")
    third = run(tmp_path, capsys, GOOD.replace("Kho bạc", "Thuế"), "--json")

    assert first == (0, '{"created": 3, "updated": 0, "unchanged": 0, "errors": []}\n', "")
    assert json.loads(second[1]) == {"created": 0, "updated": 1, "unchanged": 2, "errors": []}
    assert json.loads(third[1]) == {"created": 0, "updated": 0, "unchanged": 3, "errors": []}
    assert Entry.objects.filter(action="organisations.import_organisations").count() == 2


def test_refused_rows_are_named_and_the_others_taken(tmp_path, capsys):
    code, out, _ = run(tmp_path, capsys, GOOD + "X,Q,Chi bộ,cell,\n", "--json")

    answer = json.loads(out)
    assert (code, answer["created"]) == (3, 3)
    (error,) = answer["errors"]
    assert list(error) == ["row", "field", "code", "message"]
    assert (error["row"], error["field"], error["code"]) == (5, "parent_code", "parent_missing")


def test_a_dry_run_answers_alike_and_writes_nothing(tmp_path, capsys):
    code, out, _ = run(tmp_path, capsys, GOOD + "X,Q,Chi bộ,cell,\n", "--dry-run", "--json")

    assert (code, json.loads(out)["created"], len(json.loads(out)["errors"])) == (3, 3, 1)
    assert not Organisation.objects.exists()
    assert not Placement.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\xff", "mã,tên\n1,2\n", GOOD.encode("utf-16")[2:]])
def test_a_file_that_cannot_be_read_ends_with_2(tmp_path, capsys, content):
    code, out, err = run(tmp_path, capsys, content, "--json")

    assert (code, out) == (2, "")
    assert "Không đọc được tệp to-chuc.csv" in err


def test_a_file_that_is_not_there_ends_with_2(tmp_path, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("organisations_import", str(tmp_path / "nowhere.csv"))

    assert end.value.code == 2


def test_a_file_without_the_province_ends_with_3_on_an_empty_installation(tmp_path, capsys):
    code, out, _ = run(tmp_path, capsys, "code,parent_code,name,kind,sector\nD,P,Huyện,direct,\n", "--json")

    assert (code, json.loads(out)["created"], len(json.loads(out)["errors"])) == (3, 0, 1)


def test_people_read_sentences(tmp_path, capsys):
    code, out, _ = run(tmp_path, capsys, GOOD + "X,Q,Chi bộ,cell,\n")

    assert code == 3
    assert "Dòng 5: Không có tổ chức mang mã cấp trên «Q»" in out
    assert "Đã nhập: thêm 3, sửa 0, không đổi 0, lỗi 1." in out
