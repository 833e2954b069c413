"""Opening and ending sessions: signing in, the device that it happens on, signing out elsewhere."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from sotay.accounts.actions.throttle import guarded
from sotay.accounts.errors import SignInRefused
from sotay.accounts.ledger import note
from sotay.accounts.models import Device, User
from sotay.accounts.queries import has_second_factor, is_shared_device, own_short_name, trusts_device
from sotay.accounts.rules import device_name, normal_login
from sotay.accounts.shared import Sharing, begin_shared_session, is_shared_session
from sotay.accounts.visitor import Visitor, visitor_of
from sotay.core.days import today
from sotay.core.lightly import write_lightly

SECOND_FACTOR_DONE = "second_factor_done"
SECOND_FACTOR_DUE = "second_factor_due"
_HOUR = dt.timedelta(hours=1)
# What pages send and fetch on their own, again and again while something waits.
_ASKED_BY_PAGES = ("/api/", "/pocket/key")

_MARK_SEEN = """
UPDATE usersessions_usersession SET last_seen_at = %(now)s WHERE session_key = %(session)s;
UPDATE accounts_user SET last_seen_on = %(day)s WHERE id = %(user)s AND (last_seen_on IS NULL OR last_seen_on < %(day)s)
"""


@dataclass(frozen=True)
class Opened:
    """A session that has just been opened, and the device that should keep its key."""

    user: User
    device: uuid.UUID


def check_secret(visitor: Visitor, *, login: str, secret: str) -> User:
    """Return the account of login and secret; refuse with one and the same sentence, and ever more slowly."""
    name = normal_login(login)
    with guarded(visitor, f"login:{name}"):
        user = authenticate(login=name, secret=secret)
        if isinstance(user, User) and user.activated_at is not None:
            return user
        tried = User.objects.filter(login=name).first()
        if tried:
            note(tried, "sign_in_failed", device=device_name(visitor.user_agent))
        raise SignInRefused


def open_session(request: HttpRequest, user: User, *, strong: bool = False, sharing: Sharing | None = None) -> Opened:
    """Sign the account in; `strong` when the way in already proved two things (a passkey with fingerprint or face).

    `sharing` is what the person said of the device; where they were not asked, it stays as it was.
    """
    visitor = visitor_of(request)
    device = visitor.device or uuid.uuid4()
    shared = sharing.shared if sharing else is_shared_device(device)
    due = has_second_factor(user)
    trusted = due and not shared and trusts_device(user, device)
    with transaction.atomic():
        if isinstance(request.user, User) and request.user.pk != user.pk:
            close_session(request)
        # The backend need not be named: there is only one.
        login(request, user)
        request.session[SECOND_FACTOR_DUE] = due
        if strong or trusted:
            request.session[SECOND_FACTOR_DONE] = True
        _keep_device(user, device, shared=shared, sharing=sharing)
        _keep_session_row(request, user, device)
        if shared:
            begin_shared_session(request)
            _end_others_on(device, user)
        note(user, "sign_in", by=user, device=device_name(visitor.user_agent), passkey=strong)
    return Opened(user, device)


def pass_second_factor(request: HttpRequest, user: User, *, trust_until: object = None) -> None:
    """Remember in the session, and if wished for a while on the device, that the second factor was given."""
    request.session.cycle_key()
    request.session[SECOND_FACTOR_DONE] = True
    request.session[SECOND_FACTOR_DUE] = True
    device = visitor_of(request).device
    _keep_session_row(request, user, device)
    if trust_until and device and not is_shared_session(request):
        Device.objects.filter(user=user, key=device).update(second_factor_until=trust_until)


def close_session(request: HttpRequest) -> None:
    """Sign out here."""
    if isinstance(request.user, User):
        UserSession.objects.filter(session_key=request.session.session_key).delete()
        note(request.user, "sign_out", by=request.user)
    logout(request)


@transaction.atomic
def end_session(user: User, session: UserSession) -> None:
    """Sign out one other device, which then needs its second factor again."""
    _distrust(user, [session])
    session.end()
    note(user, "device_signed_out", by=user, device=device_name(session.user_agent))


@transaction.atomic
def end_sessions(user: User, *, keep: str = "", by: User | None = None) -> int:
    """Sign out every device, or all but the session `keep`; return how many."""
    others = list(UserSession.objects.filter(~Q(session_key=keep), user=user))
    _distrust(user, others)
    for session in others:
        session.end()
    note(user, "devices_signed_out", by=by, count=len(others))
    return len(others)


def renew_session(request: HttpRequest, user: User) -> None:
    """Stay signed in here after a change of secret, under a new session key, and sign out everywhere else."""
    update_session_auth_hash(request, user)
    _keep_session_row(request, user, visitor_of(request).device)
    end_sessions(user, keep=request.session.session_key or "", by=user)


def mark_seen(request: HttpRequest, user: User) -> None:
    """Note that the device and the account are in use: at most once an hour and once a day."""
    now, day = timezone.now(), today()
    session: Any = request.session
    seen_at = getattr(session, "seen_at", None)  # a session that was never a device has none
    if user.last_seen_on == day and (seen_at is None or now - seen_at < _HOUR):
        return
    write_lightly(_MARK_SEEN, {"now": now, "day": day, "session": session.session_key, "user": user.pk})
    session.seen_at, user.last_seen_on = now, day
    _lengthen(session, now)


def keep_awake(request: HttpRequest) -> None:
    """Let the session of a shared device go on while somebody is there; what a page asks for by itself is no such sign."""
    if request.path.startswith(_ASKED_BY_PAGES):
        return
    if request.method == "POST" or not getattr(request, "htmx", False):
        _lengthen(request.session, timezone.now())


def _lengthen(session: Any, now: dt.datetime) -> None:
    """Let the session end so long after its last use, not after the sign-in; a day, or an eighth of it, is near enough."""
    age = dt.timedelta(seconds=session.get_expiry_age())
    ends_at = getattr(session, "ends_at", None)
    if ends_at is not None and ends_at - now < age - min(age / 8, dt.timedelta(days=1)):
        session.modified = True


def mark_device(user: User, device: uuid.UUID, sharing: Sharing) -> None:
    """Keep what the person says of the device."""
    _keep_device(user, device, shared=sharing.shared, sharing=sharing)


def _keep_device(user: User, device: uuid.UUID, *, shared: bool, sharing: Sharing | None) -> None:
    """Note the use of the device; where the person was asked, also whether it is shared, and the name shown on it."""
    facts: dict[str, Any] = {"last_used_at": timezone.now(), "is_shared": shared}
    if sharing or not shared:
        facts["shown_name"] = own_short_name(user) if sharing and shared and sharing.listed else ""
    Device.objects.update_or_create(user=user, key=device, defaults=facts)


def _end_others_on(device: uuid.UUID, user: User) -> None:
    """End whatever session somebody else has left open on the shared device."""
    for session in UserSession.objects.filter(data__device=str(device)).exclude(user=user):
        session.end()


def _keep_session_row(request: HttpRequest, user: User, device: uuid.UUID | None) -> None:
    """Write the row of the device list for the session's present key."""
    UserSession.objects.filter(user=user, data__device=str(device)).delete()
    UserSession.objects.create_from_request(request)
    UserSession.objects.filter(session_key=request.session.session_key).update(data={"device": str(device)})


def _distrust(user: User, sessions: list[UserSession]) -> None:
    keys = [session.data["device"] for session in sessions if session.data.get("device")]
    Device.objects.filter(user=user, key__in=keys).update(second_factor_until=None)
