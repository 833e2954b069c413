"""Forms are drawn in our markup: label, help, error at the field, nothing typed is lost."""

import datetime as dt
import re

import pytest
from django import forms
from django.utils import translation

from tests.web.gallery.forms import SampleForm


@pytest.fixture
def refused():
    return str(
        SampleForm({"title": "Sinh hoạt tháng 2", "held_on": "31/02/2026", "kind": "periodic", "text": "Ý kiến <b>"})
    )


def test_described_by_points_at_what_is_there(refused):
    ids = set(re.findall(r'\bid="([\w-]+)"', refused))

    named = {name for names in re.findall(r'aria-describedby="([^"]+)"', refused) for name in names.split()}
    assert {"id_title_helptext", "id_held_on_error", "id_answer_error"} <= named
    assert named <= ids


def test_summary_leads_to_the_fields(refused):
    ids = set(re.findall(r'\bid="([\w-]+)"', refused))

    targets = set(re.findall(r'<a href="#([\w-]+)"', refused))
    assert targets == {"id_held_on", "id_born_on", "id_answer", "id_chair"}
    assert targets <= ids


def test_typed_text_stays(refused):
    assert 'value="31/02/2026"' in refused
    assert 'value="Sinh hoạt tháng 2"' in refused
    assert "Ý kiến &lt;b&gt;" in refused


def test_errors_say_what_to_do(refused):
    assert "Hãy ghi ngày, tháng, năm, ví dụ 05/02/2026." in refused
    assert "Cần điền hoặc chọn mục này." in refused
    assert "Trường này" not in refused


def test_sentences_about_length_name_both_numbers():
    field = forms.CharField(max_length=5)

    with translation.override("vi"), pytest.raises(forms.ValidationError) as refusal:
        field.clean("Sinh hoạt")
    assert refusal.value.messages == ["Dài quá: nhiều nhất 5 ký tự (hiện có 9)."]


def test_optional_fields_say_so_and_required_ones_do_not():
    drawn = str(SampleForm())

    assert re.search(r"Ý kiến <span class=\"optional\">\(không bắt buộc\)", drawn)
    assert not re.search(r"Tên cuộc sinh hoạt <span", drawn)


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in str(SampleForm())


@pytest.mark.parametrize("kind", ["text", "date"])
def test_days_are_written_day_first_whatever_the_browser(kind):
    class DayForm(forms.Form):
        day = forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": kind}))

    drawn = str(DayForm(initial={"day": dt.date(2026, 2, 5)}))

    assert 'type="text"' in drawn
    assert 'value="05/02/2026"' in drawn
    assert DayForm({"day": "05/02/2026"}).is_valid()


def test_times_are_written_on_24_hours():
    class TimeForm(forms.Form):
        time = forms.TimeField()

    assert 'value="19:30"' in str(TimeForm(initial={"time": dt.time(19, 30)}))


def test_choices_can_be_segments_or_cards():
    drawn = str(SampleForm())

    assert 'class="choices segmented"' in drawn
    assert 'class="choices cards"' in drawn
    assert drawn.count("<fieldset") == 3
