"""A file as an answer says what it is, how it is called, and that nobody keeps it on the way."""

import pytest

from sotay.core.files import file_to_keep, file_to_print


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("bieu.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("giay.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("giay.pdf", "application/pdf"),
    ],
)
def test_what_it_is_its_ending_says(name: str, kind: str) -> None:
    """The kind follows the name, and the browser is told to keep the file."""
    answer = file_to_keep(b"x", name)
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_a_name_with_accents_comes_through() -> None:
    """A Vietnamese name is sent in the form that all browsers read."""
    answer = file_to_keep("{}", "mẫu đọc tệp.json")
    assert "filename*=utf-8''m%E1%BA%ABu%20%C4%91%E1%BB%8Dc%20t%E1%BB%87p.json" in answer.headers["Content-Disposition"]


def test_a_file_to_print_is_shown() -> None:
    """A kit of papers opens where it is asked for."""
    assert file_to_print(b"x", "bo-giay.pdf").headers["Content-Disposition"] == 'inline; filename="bo-giay.pdf"'


def test_an_unknown_ending_is_a_mistake_of_ours() -> None:
    """No file goes out as something that it may not be."""
    with pytest.raises(KeyError):
        file_to_keep(b"x", "trang.html")
