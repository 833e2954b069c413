import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sotay.documents.layout import Bullet, Paragraph, blocks_from_text
from sotay.documents.layout.text import clean, lines, one_line


def test_text_is_composed():
    assert clean(unicodedata.normalize("NFD", "Nguyễn Thị Ngữ")) == "Nguyễn Thị Ngữ"


def test_marks_that_turn_the_reading_direction_are_dropped():
    assert clean("Số \u202e50\u202c-NQ") == "Số 50-NQ"


def test_what_cannot_be_printed_is_dropped():
    assert clean("a\x00b\x1bc\ud800d\ufffee") == "abcde"


def test_all_line_breaks_are_one():
    assert lines("một\r\nhai\rba\u2028bốn\v\n\n năm ") == ("một", "hai", "ba", "bốn", "năm")


def test_dashes_make_list_items():
    typed = "Kết luận:\n- Việc một\n+ Việc nhỏ\n• Việc hai\n-5 độ\nHết."

    blocks = blocks_from_text(typed)

    assert blocks == (
        Paragraph("Kết luận:"),
        Bullet("Việc một"),
        Bullet("Việc nhỏ", level=2),
        Bullet("Việc hai"),
        Paragraph("-5 độ"),
        Paragraph("Hết."),
    )


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)
    assert "\n" not in one_line(text)
