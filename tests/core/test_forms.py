"""A form that filters a list by its address."""

from django import forms
from django.http import QueryDict

from sotay.core.forms import AddressForm


class _Form(AddressForm):
    q = forms.CharField(label="Họ tên", required=False, max_length=5)
    kind = forms.ChoiceField(label="Loại", required=False, choices=[("", "Tất cả"), ("a", "Chính thức")])
    under = forms.UUIDField(required=False)


def test_what_cannot_be_read_filters_nothing() -> None:
    """A broken address is answered with the list, not with an error."""
    assert _Form(QueryDict("q=quá dài&kind=zzz&under=1")).chosen() == {}


def test_a_chip_leads_to_the_list_without_it() -> None:
    """Each filter in force is named in words and can be taken away by itself; the page begins anew."""
    address = QueryDict("q=Lan&kind=a&page=3&under=0b9c5bc9-54ff-4a39-9b1e-5cf5e7f0a0f4&sort=name")
    chips = _Form(address).chips(address)
    assert [chip.text for chip in chips] == ["Họ tên: Lan", "Loại: Chính thức"]
    assert chips[0].url == "?kind=a&under=0b9c5bc9-54ff-4a39-9b1e-5cf5e7f0a0f4&sort=name"
