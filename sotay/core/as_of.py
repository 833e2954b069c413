"""As of which day a page is read, and as known when: one pair of parameters, `on` and `known`, for every list, record and figure."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict

from sotay.core.days import ZONE, month_of, today


class AsOfForm(forms.Form):
    """The fields of the control."""

    on = forms.DateField(label="Ngày khác", widget=forms.DateInput(attrs={"type": "date"}))
    known = forms.DateTimeField(
        label="Theo số liệu đã biết lúc",
        required=False,
        widget=forms.DateTimeInput(
            attrs={"placeholder": "17:00 15/01/2026", "autocomplete": "off"}, format="%H:%M %d/%m/%Y"
        ),
        help_text="Giờ và ngày. Để trống: kể cả những gì ghi bổ sung, đính chính về sau.",
    )


_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Preset:
    """A day that is often asked for; `on` is empty for today."""

    words: str
    on: str
    current: bool


@dataclass(frozen=True)
class AsOf:
    """The day that the address names, and the moment whose knowledge counts; today and now where it names none.

    `kept` is what else the address says, for the form of the control; `with_known` tells whether the page can go back to what
    was known.
    """

    day: dt.date
    known: dt.datetime | None = None
    with_known: bool = False
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def is_today(self) -> bool:
        """Tell whether the page shows the present."""
        return self.day == today() and self.known is None

    @property
    def is_past(self) -> bool:
        """Tell whether the page shows another day or older knowledge, and so is for reading only."""
        return not self.is_today

    @property
    def form(self) -> AsOfForm:
        """Return the control's fields as they stand."""
        return AsOfForm(
            initial={"on": self.day, "known": self.known.astimezone(ZONE) if self.known else None}, prefix=None
        )

    @property
    def presets(self) -> tuple[Preset, ...]:
        """Return today, the end of last month, and of the last two years."""
        now = today()
        days = {
            "Hôm nay": now,
            "Cuối tháng trước": month_of(now) - _ONE_DAY,
            **{f"31/12/{year}": dt.date(year, 12, 31) for year in (now.year - 1, now.year - 2)},
        }
        return tuple(
            Preset(words, day.isoformat() if day != now else "", day == self.day) for words, day in days.items()
        )

    def parameters(self) -> dict[str, str]:
        """Return what goes into an address to stay at this day and knowledge; nothing for the present."""
        found = {} if self.day == today() else {"on": self.day.isoformat()}
        return found | ({"known": self.known.isoformat()} if self.known else {})

    def stay(self, url: str) -> str:
        """Return an address at this day and knowledge."""
        if self.is_today or not url:
            return url
        return f"{url}{'&' if '?' in url else '?'}{urlencode(self.parameters())}"


NOT_KEPT = {"on", "known", "first", "last", "month", "cursor", "page", "format"}
"""What another day makes meaningless in an address."""


def as_of(address: Mapping[str, str], *, with_known: bool = False) -> AsOf:
    """Return what the address asks for; a day or moment that cannot be read is the present."""
    kept = tuple((name, value) for name, value in _pairs(address) if name not in NOT_KEPT and value)
    day = _read(forms.DateField(required=False), address.get("on"))
    known = _read(forms.DateTimeField(required=False), address.get("known")) if with_known else None
    return AsOf(day or today(), known, with_known, kept)


def _pairs(address: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the parameters one by one."""
    if isinstance(address, QueryDict):
        return [(name, str(value)) for name, values in address.lists() for value in values]
    return list(address.items())


def _read(field: forms.Field, text: str | None) -> Any:
    """Return what the field reads, or nothing."""
    try:
        return field.clean(text)
    except forms.ValidationError:
        return None
