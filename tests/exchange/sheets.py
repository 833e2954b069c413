"""Workbooks of nouns, downloaded and edited as a clerk would."""

import io

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile

from sotay.core.days import today
from sotay.core.progress import silent
from sotay.exchange.actions.batches import check_batch, confirm_batch, import_batch, upload_register
from sotay.exchange.nouns.registry import noun_of
from sotay.exchange.prefilled import write_prefilled
from tests.factories.people import actor_of

HEAD = 4


def prefilled(who, node, noun, tmp_path):
    """The workbook of a noun, as it is downloaded."""
    target = tmp_path / f"{noun}.xlsx"
    one = noun_of(noun)
    write_prefilled(target, one, node.name, one.records(actor_of(who), node), today(), masked=False)
    return target.read_bytes()


class Edited:
    """A workbook being edited by headings and row numbers (the first record is 1)."""

    def __init__(self, content):
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.sheet = self.book.worksheets[0]
        self.columns = {cell.value: cell.column for cell in self.sheet[HEAD]}

    def rows(self):
        """The records as dictionaries by heading."""
        return [
            {heading: self.sheet.cell(row, column).value for heading, column in self.columns.items()}
            for row in range(HEAD + 1, self.sheet.max_row + 1)
            if self.sheet.cell(row, 3).value or self.sheet.cell(row, 2).value
        ]

    def number_of(self, **said):
        """The sheet row on which all of this is said."""
        for number, row in enumerate(self.rows(), HEAD + 1):
            if all(row[heading.replace("_", " ")] == value for heading, value in said.items()):
                return number
        raise AssertionError(said)

    def put(self, number, **said):
        for heading, value in said.items():
            self.sheet.cell(number, self.columns[heading.replace("_", " ")]).value = value
        return self

    def add(self, **said):
        return self.put(HEAD + 1 + len(self.rows()), **said)

    def content(self):
        buffer = io.BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()


def check(who, node, noun, content, profile=None):
    """The preview of a file."""
    file = SimpleUploadedFile(f"{noun}.xlsx", content)
    batch = upload_register(actor_of(who), node, file, name=file.name, noun=noun, profile=profile)
    return check_batch(actor_of(who), batch, silent)


def carry_out(who, batch):
    """The import after the preview."""
    return import_batch(actor_of(who), confirm_batch(actor_of(who), batch), silent)


def verdicts(batch):
    """Sheet row → verdict."""
    return dict(batch.lines.values_list("number", "verdict"))


def reasons(batch):
    """Sheet row → codes of what is wrong."""
    return {row.number: [p["code"] for p in row.problems] for row in batch.lines.all() if row.problems}
