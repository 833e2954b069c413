from sotay.documents.layout import Bullet, Column, Heading, Paragraph, Recipients, SignatureBlock, Table
from sotay.documents.layout.compose import body_lines, compose
from tests.documents.papers import RESOLUTION, small_paper


def test_headings_of_lower_levels_start_again():
    blocks = [Heading("A"), Heading("b", 2), Heading("c", 2), Heading("d", 3), Heading("E"), Heading("f", 2)]

    assert [line.words for line in body_lines(blocks)] == ["I. A", "1. b", "2. c", "a) d", "II. E", "1. f"]


def test_heading_without_number_does_not_count():
    assert [line.words for line in body_lines([Heading("A", numbered=False), Heading("B")])] == ["A", "I. B"]


def test_each_line_of_a_text_is_a_paragraph_and_the_lead_stands_once():
    found = body_lines([Paragraph("một\nhai", lead="Chủ trì:"), Paragraph(""), Paragraph("", lead="Thư ký:")])

    assert [line.words for line in found] == ["Chủ trì: một", "hai", "Thư ký:"]


def test_bullets_have_a_dash_or_a_plus():
    found = body_lines([Bullet("một\ntiếp"), Bullet("hai", 2)])

    assert [line.words for line in found] == ["- một", "tiếp", "+ hai"]


def test_rows_of_a_table_are_made_equal():
    (line,) = body_lines([Table((Column("A"), Column("B")), (("1",), ("1", "2", "3")))])

    assert line.rows == (("1", ""), ("1", "2"))


def test_names_of_bodies_and_types_are_in_capitals():
    composed = compose(RESOLUTION)

    assert (composed.superior_body, composed.issuing_body) == ("ĐẢNG BỘ XÃ TUY LỘC", "CHI BỘ THÔN ẢNG")
    assert composed.type_name == "NGHỊ QUYẾT"
    assert composed.signatures == (SignatureBlock("BÍ THƯ", "Nguyễn Văn Ửng", on_behalf="T/M CHI BỘ"),)


def test_last_recipient_is_the_archive():
    assert compose(RESOLUTION).recipients == (
        "- Đảng ủy xã Tuy Lộc (b/c),",
        "- Đảng viên trong Chi bộ,",
        "- Lưu Chi bộ.",
    )


def test_paper_without_recipients_has_no_list():
    composed = compose(small_paper(Paragraph("Hết.")))

    assert (composed.recipients_title, composed.recipients) == ("", ())
    assert compose(small_paper(recipients=Recipients())).recipients == ("- Lưu Chi bộ.",)
