"""Splits from an Excel sheet: out, filled in, back; what is wrong is said row by row in the same workbook."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from python_calamine import CalamineWorkbook

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.organisations.models import Organisation
from sotay.reorganisation import errors
from sotay.reorganisation.actions.carrying import carry_out, plan_case
from sotay.reorganisation.actions.splitting import split_from_sheet, take_split_sheet
from sotay.reorganisation.models import Case
from sotay.reorganisation.rules.split_sheet import CELLS, HEADINGS, PEOPLE, SOURCES, STAYS, NewCell, read_sheet
from tests.factories.people import make_member
from tests.reorganisation.test_carrying import board, plan

pytestmark = pytest.mark.django_db
NEW = [NewCell("Chi bộ thôn Đoàn Kết", "24.01.001.40"), NewCell("Chi bộ thôn Tiến Bộ", "24.01.001.41")]


@pytest.fixture
def case(cast):
    """A draft at the commune."""
    return plan_case(board(cast), cast.commune, plan=plan(cast.commune))


def take(cast, case, sources=None):
    """Take the workbook of both cells."""
    codes = sources or [cast.cell_a.code, cast.cell_b.code]
    return take_split_sheet(board(cast), case, sources=codes, cells=NEW)


def sheet(content, name=PEOPLE):
    """Read one sheet."""
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name).to_python()


def filled(content, choices, *, drop=(), add=()):
    """The workbook with the new cell chosen for each name."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    rows = [row for row in sheet(content)[1:] if row[2] not in drop]
    page = book.add_worksheet(PEOPLE)
    for number, row in enumerate([list(HEADINGS), *rows, *add]):
        page.write_row(number, 0, [*row[:6], choices.get(row[2], row[6]), ""] if number else row)
    for name in (CELLS, SOURCES):
        other = book.add_worksheet(name)
        for number, row in enumerate(sheet(content, name)):
            other.write_row(number, 0, row)
    book.close()
    return target.getvalue()


def everybody(first, second):
    """An, Bình and Em to the first, Chi and Khánh to the second."""
    return {
        "Trần Thị An": first, "Nguyễn Văn Bình": first, "Lê Thị Em": second, "Phạm Kim Chi": second, "Vũ Đình Khánh": first,
    }  # fmt: skip


def test_the_workbook_has_everybody_and_the_new_cells(cast, case):
    cast.an.residence = "Số 5, thôn Sau, xã Đông Lỗ"
    cast.an.save(update_fields=["residence"])

    content = take(cast, case)

    rows = sheet(content)
    assert tuple(rows[0]) == HEADINGS
    assert {row[2] for row in rows[1:]} == set(everybody("", ""))
    assert next(row for row in rows if row[2] == "Trần Thị An")[4] == "thôn Sau"
    assert "Số 5" not in str(rows)
    assert [row[0] for row in sheet(content, CELLS)[1:]] == [STAYS, *(one.name for one in NEW)]


def test_what_comes_back_becomes_steps_and_is_carried_out(cast, case):
    choices = everybody(NEW[0].name, NEW[1].name) | {"Trần Thị An": STAYS}

    sharing = split_from_sheet(board(cast), case, content=filled(take(cast, case), choices))
    case.refresh_from_db()
    assert not sharing.refused
    assert [step["do"] for step in case.plan["steps"]] == ["split", "move_members", "move_members", "dissolve"]
    carry_out(board(cast), case)

    cells = {
        member.full_name: member.affiliations.get(valid__contains=today()).organisation.name
        for member in (cast.an, cast.binh, cast.em, cast.chi, cast.khanh)
    }
    assert cells == {name: (cast.cell_a.name if new == STAYS else new) for name, new in choices.items()}
    assert Organisation.objects.get(pk=cast.cell_b.pk).closed_on == today()
    assert Organisation.objects.get(pk=cast.cell_a.pk).closed_on is None


def test_rows_that_are_wrong_are_refused_and_nothing_is_added(cast, case):
    stranger = ["9", str(cast.lam.uid), "Người lạ", "", "", "", NEW[0].name, ""]
    choices = everybody(NEW[0].name, "Chi bộ không có") | {"Trần Thị An": "", "Lê Thị Em": NEW[1].name}
    content = filled(take(cast, case), choices, drop=("Vũ Đình Khánh",), add=[stranger])

    sharing = split_from_sheet(board(cast), case, content=content)

    reasons = {name: reason for _, name, reason in sharing.refused}
    assert reasons == {
        "Trần Thị An": "Chưa chọn chi bộ mới",
        "Phạm Kim Chi": "Không có chi bộ «Chi bộ không có» ở trang Chi bộ mới",
        "Vũ Đình Khánh": "Thiếu trong tệp",
        "Không rõ": "Không phải đảng viên của chi bộ được chia tách",
    }
    assert not Case.objects.get(pk=case.pk).plan["steps"]
    again = take_split_sheet(board(cast), case, sources=sharing.sources, cells=sharing.cells, chosen=sharing.rows)
    rows = {row[2]: (row[6], row[7]) for row in sheet(again)[1:]}
    assert rows["Trần Thị An"] == ("", "Chưa chọn chi bộ mới")
    assert rows["Nguyễn Văn Bình"] == (NEW[0].name, "")
    assert rows["Vũ Đình Khánh"][1] == "Thiếu trong tệp"


def test_a_file_that_is_no_workbook_of_ours_is_refused(cast, case):
    foreign = io.BytesIO()
    book = xlsxwriter.Workbook(foreign)
    book.add_worksheet("Khác").write(1_000_000, 16_000, "x")
    book.close()
    for broken in (b"", b"PK", foreign.getvalue(), take(cast, case)[:500]):
        with pytest.raises(errors.SheetBroken):
            read_sheet(broken)


def test_who_may_not_plan_gets_no_workbook(cast, case):
    with pytest.raises(NotPermitted):
        take_split_sheet(Actor(user=cast.an.account), case, sources=[cast.cell_a.code], cells=NEW)
    with pytest.raises(errors.OrganisationUnknown):
        take(cast, case, [cast.cell_c.code])


def test_on_the_desk(client, cast, case):
    make_member(cast.cell_a)
    client.force_login(cast.ha.account)
    address = reverse("reorganisation:split_sheet", args=[case.uid])
    assert client.get(address).status_code == 200
    values = {"sources": [cast.cell_a.code], "cells": "\n".join(f"{one.name}; {one.code}" for one in NEW[:1])}
    answer = client.post(reverse("reorganisation:split_sheet_take", args=[case.uid]), values)
    assert answer["Content-Type"].endswith("sheet")
    content = answer.content

    upload = reverse("reorganisation:split_sheet_upload", args=[case.uid])
    refused = client.post(upload, {"content": SimpleUploadedFile("a.xlsx", content)})
    assert refused.status_code == 422
    assert "4 dòng chưa nhận được" in refused.content.decode()

    names = {row[2]: NEW[0].name for row in sheet(content)[1:]}
    done = client.post(upload, {"content": SimpleUploadedFile("a.xlsx", filled(content, names))})
    assert done.status_code == 302
    case.refresh_from_db()
    assert case.plan["steps"][0]["keep"] is False
