"""What is told from the words, which way a petition goes, the middle of the days."""

import pytest

from sotay.petitions.choices import Direction, PointerKind
from sotay.petitions.rules import direction, looks_like, median, petition_key


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tôi tố cáo ông A", PointerKind.DENUNCIATION),
        ("Gửi đơn khiếu nại về bồi thường", PointerKind.COMPLAINT),
        ("Đề nghị sửa cầu Đồng Xoài", None),
        ("Đề nghị nâng cao chất lượng khiếu thẩm mỹ nhà văn hóa", None),
    ],
)
def test_complaints_are_told_by_their_words(text, kind):
    assert looks_like(text) == kind


def test_politeness_says_nothing_of_what_is_asked():
    assert petition_key("Kính đề nghị cấp trên quan tâm sửa cầu Đồng") == petition_key("Sửa cầu Đồng") == "sua cau dong"
    assert petition_key("Đề nghị") == "de nghi"


@pytest.mark.parametrize(
    ("source", "target", "way"),
    [
        ("1.2.3", "1.2", Direction.UP),
        ("1.2", "1.2.3", Direction.DOWN),
        ("1.2.3", "1.2.30", Direction.ACROSS),
        ("1.2", "1.2", Direction.NONE),
    ],
)
def test_direction_follows_the_tree(source, target, way):
    assert direction(source, target) == way


def test_median_is_the_lower_middle():
    assert median([]) is None
    assert median([9, 1, 4, 5]) == 4
