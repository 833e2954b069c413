"""Tags and filters write numbers, days and states as the field writes them."""

import datetime as dt
from decimal import Decimal

import pytest
from django.template import engines
from django.test import RequestFactory

UTC_EVENING = dt.datetime(2026, 2, 5, 12, 30, tzinfo=dt.UTC)


def render(source, request=None, **context):
    return engines["django"].from_string(source).render(context, request)


@pytest.mark.parametrize(
    ("source", "value", "expected"),
    [
        ("{{ v|vi_number }}", 4130, "4.130"),
        ("{{ v|vi_number }}", 0, "0"),
        ("{{ v|vi_number }}", None, "–"),
        ("{{ v|vi_number }}", -70592, "-70.592"),
        ("{{ v|vi_number:1 }}", Decimal("12.25"), "12,3"),
        ("{{ v|vi_number:2 }}", 1234.5, "1.234,50"),
        ("{{ v|vi_percent:2491 }}", 1190, "47,8 %"),
        ("{{ v|vi_percent:4130 }}", 4130, "100,0 %"),
        ("{{ v|vi_percent:100 }}", 89, "89,0 %"),
        ("{{ v|vi_percent:0 }}", 0, "–"),
        ("{{ v|vi_percent:9 }}", None, "–"),
        ("{{ v|vi_date }}", dt.date(2026, 2, 5), "05/02/2026"),
        ("{{ v|vi_date }}", None, "–"),
        ("{{ v|vi_day }}", dt.date(2026, 2, 5), "Thứ năm, 05/02/2026"),
        ("{{ v|vi_day }}", dt.date(2026, 2, 8), "Chủ nhật, 08/02/2026"),
        ("{{ v|vi_month }}", dt.date(2026, 2, 1), "Tháng 02/2026"),
        ("{{ v|vi_time }}", UTC_EVENING, "19:30"),
        ("{{ v|vi_time }}", dt.time(7, 5), "07:05"),
        ("{{ v|vi_moment }}", UTC_EVENING, "19:30, 05/02/2026"),
        ("{{ v|vi_date }}", dt.datetime(2026, 2, 5, 20, 0, tzinfo=dt.UTC), "06/02/2026"),
        ("{{ v|typed_day }}", "2026-02-05", "05/02/2026"),
        ("{{ v|typed_day }}", "31/02/2026", "31/02/2026"),
        ("{{ v|undo_url }}", "undo:/tasks/7/undo/ success", "/tasks/7/undo/"),
        ("{{ v|undo_url }}", "", ""),
        ("{{ v|notice_kind }}", "error", "late"),
    ],
)
def test_filter_writes(source, value, expected):
    assert render(source, v=value) == expected


def test_icon_beside_words_is_silent():
    drawn = render('{% icon "meeting" %}')

    assert 'aria-hidden="true"' in drawn
    assert "sotay/icons.svg#meeting" in drawn


def test_icon_alone_speaks_and_escapes():
    drawn = render("{% icon 'close' label %}", label='Đóng "hồ sơ"')

    assert 'role="img" aria-label="Đóng &quot;hồ sơ&quot;"' in drawn
    assert "aria-hidden" not in drawn


def test_badge_carries_words_and_icon():
    drawn = render("{% badge 'late' text %}", text="Quá hạn <3 ngày>")

    assert "#warning" in drawn
    assert "Quá hạn &lt;3 ngày&gt;" in drawn


def test_query_changes_one_parameter_and_keeps_the_others():
    request = RequestFactory().get("/members/?status=full&q=An&page=3")

    assert render("{% query page=2 %}", request) == "?status=full&amp;q=An&amp;page=2"
    assert render("{% query page=None status=None %}", request) == "?q=An"


def test_heading_becomes_the_window_title(gallery, client):
    html = client.get("/gallery/meeting/").content.decode()

    assert "<title>Sinh hoạt chi bộ tháng 2 · Sổ tay</title>" in html
    assert html.count("<h1>Sinh hoạt chi bộ tháng 2</h1>") == 1
