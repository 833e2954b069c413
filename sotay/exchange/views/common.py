"""What the pages of the exchange share: the tabs of its parts."""

from django.urls import reverse

from sotay.core.parts import Tab

_SECTIONS = (("Nhập từ Excel", "list"), ("Đối chiếu", "comparisons"), ("Mẫu đọc tệp", "profiles"))


def sections(current: str) -> list[Tab]:
    """Return the parts of the exchange as tabs."""
    return [Tab(title, reverse(f"exchange:{name}"), name == current) for title, name in _SECTIONS]
