"""Decisions about secrets, waits and names of devices, without a database."""

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass

PIN_DIGITS = 6
PASSWORD_LENGTH = 10
_LOGIN_DIGITS = re.compile(r"[\d\s.\-]+")
_SEQUENCES = ("01234567890", "09876543210")
_COMMON_WORDS = ("password", "matkhau", "qwerty", "sotaydangvien", "dangvien")
_WAITS = (30, 60, 120, 300, 900, 3600)


@dataclass(frozen=True)
class Patience:
    """How many failures are free, and how many more lengthen the wait by one step."""

    free: int
    step: int


# A village may share one address behind its operator, so an address gets far more than a person.
OF_ACCOUNT = Patience(free=5, step=1)
OF_ADDRESS = Patience(free=100, step=20)
# Several people in turn at one shared device: more than a person, far less than an address.
OF_SHARED_DEVICE = Patience(free=10, step=3)
FORGET_AFTER = dt.timedelta(days=1)


def wait_after(failures: int, patience: Patience) -> dt.timedelta:
    """Return how long to wait after so many failures in a row: nothing at first, then longer each time, at most an hour."""
    if failures < patience.free:
        return dt.timedelta(0)
    steps = (failures - patience.free) // patience.step
    return dt.timedelta(seconds=_WAITS[min(steps, len(_WAITS) - 1)])


def wait_words(wait: dt.timedelta) -> str:
    """Return a wait as people say it, rounded up."""
    seconds = -(-wait // dt.timedelta(seconds=1))
    if seconds <= 90:  # noqa: PLR2004 -- up to a minute and a half, seconds are easier to wait for
        return f"{max(seconds, 1)} giây"
    minutes = -(-seconds // 60)
    return f"{minutes} phút" if minutes < 60 else f"{-(-minutes // 60)} giờ"  # noqa: PLR2004 -- an hour


def normal_login(text: str) -> str:
    """Return a login as it is kept: `2410 7356` and `2410-7356` are one."""
    text = text.strip().lower()
    return re.sub(r"\D", "", text) if _LOGIN_DIGITS.fullmatch(text) else text


def shown_login(login: str) -> str:
    """Return a login as it is printed: digits in groups of four."""
    return " ".join(login[start : start + 4] for start in range(0, len(login), 4)) if login.isdigit() else login


def is_pin(secret: str) -> bool:
    """Tell whether the secret has the form of a PIN."""
    return len(secret) == PIN_DIGITS and secret.isascii() and secret.isdigit()


def is_long_enough(secret: str) -> bool:
    """Tell whether the secret is a PIN or has the length of a password."""
    return is_pin(secret) or (len(secret) >= PASSWORD_LENGTH)


def is_simple(secret: str, known: Collection[str]) -> bool:
    """Tell whether the secret is what anybody would try first; `known` are the person's own numbers."""
    plain = secret.lower()
    if _repeats(plain) or plain in known:
        return True
    if is_pin(plain):
        return any(plain in line for line in _SEQUENCES) or len(set(plain)) <= 2 or any(plain in n for n in known)  # noqa: PLR2004
    return any(word in plain for word in _COMMON_WORDS) or (
        plain.isdigit() and any(plain in line * 2 for line in _SEQUENCES)
    )


def _repeats(text: str) -> bool:
    """Tell whether the text is a shorter piece written again and again: `000000`, `121212`, `123123`."""
    return bool(text) and text in (text + text)[1:-1]


def short_name(family: str, given: str) -> str:
    """Return how somebody is named to the others on a shared device: `Hương N.`, enough to find oneself."""
    return f"{given} {family[0].upper()}." if family else given


def dates_as_typed(day: dt.date) -> tuple[str, ...]:
    """Return the ways in which somebody may type a date as a PIN."""
    patterns = ("%d%m%y", "%y%m%d", "%m%d%y", "%d%m%Y", "%Y%m%d", "%m%Y", "%Y%m")
    return tuple(f"{day:{pattern}}" for pattern in patterns)


_SYSTEMS = (
    ("iPhone", "Điện thoại iPhone"), ("iPad", "Máy tính bảng iPad"), ("Android", "Điện thoại Android"),
    ("Windows", "Máy tính Windows"), ("Macintosh", "Máy tính Mac"), ("CrOS", "Máy tính Chromebook"),
    ("Linux", "Máy tính Linux"),
)  # fmt: skip
_BROWSERS = (
    ("coc_coc_browser", "Cốc Cốc"), ("Zalo", "Zalo"), ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip


def device_name(user_agent: str) -> str:
    """Return what people would call the device: its kind and the browser."""
    system = next((words for mark, words in _SYSTEMS if mark in user_agent), "Thiết bị khác")
    if system == "Điện thoại Android" and "Mobile" not in user_agent:
        system = "Máy tính bảng Android"
    browser = next((words for mark, words in _BROWSERS if mark in user_agent), "")
    return f"{system}, {browser}" if browser else system
