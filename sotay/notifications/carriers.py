"""Carrying one message: web push to a person's devices, a text message through the province's gateway.

What is carried says only that there is something new. No function here receives the title of a notice.
"""

import base64
import hashlib
import json
import time
import uuid
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode, urlsplit

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from py_vapid import Vapid02

from sotay.notifications.choices import Code
from sotay.notifications.outside import Device, Outcome, Unreachable, post
from sotay.notifications.rules import is_temporary

# The order of the group of P-256: private keys are the numbers below it.
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
_GONE = {404, 410}
_HALF_A_DAY = 12 * 60 * 60
_FINE = range(200, 300)


def short_code(uid: uuid.UUID) -> str:
    """Return what stands in a message's link: enough to find it among one person's own."""
    return uid.hex[:8]


# --- Web push ----------------------------------------------------------------------------------------------------


def push_key() -> str:
    """Return the installation's public key as browsers want it."""
    point = _signer().public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


@lru_cache(maxsize=1)
def _signer() -> Vapid02:
    """Return the installation's key, which follows from its secret."""
    digest = hashlib.sha512(f"sotay.push:{settings.SOTAY_PUSH_SECRET}".encode()).digest()
    number = int.from_bytes(digest, "big") % (_ORDER - 1) + 1
    return Vapid02(private_key=ec.derive_private_key(number, ec.SECP256R1()))


def is_push_service(endpoint: str) -> bool:
    """Tell whether an address belongs to a push service that browsers use: nothing else is ever called."""
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        return False
    host = (parts.hostname or "").lower()
    known = any(host == name or host.endswith(f".{name}") for name in settings.SOTAY_PUSH_HOSTS)
    return known and (parts.scheme == "https" or host == "127.0.0.1")


def push(uid: uuid.UUID, devices: Iterable[Device], timeout: float = 10) -> Outcome:
    """Send to each device of a person; one that takes it is enough."""
    gone, reached, codes = [], [], []
    for device in devices:
        status = _push_one(uid, device, timeout)
        if status in _FINE:
            reached.append(device.key)
        elif status in _GONE:
            gone.append(device.key)
        else:
            codes.append(status)
    if reached:
        return Outcome(is_sent=True, gone=tuple(gone), reached=tuple(reached))
    if not codes:
        return Outcome(is_sent=False, code=Code.NO_DEVICE, gone=tuple(gone))
    code = _code(codes[0])
    return Outcome(is_sent=False, code=code, again=any(map(_asks_again, codes)), gone=tuple(gone))


def _push_one(uid: uuid.UUID, device: Device, timeout: float) -> int:
    """Return the service's answer, 0 where none came; a subscription that cannot be used counts as gone."""
    if not is_push_service(device.endpoint):
        return 410
    # It brings a second HTTP library along, which web servers need not load.
    from pywebpush import WebPusher

    parts = urlsplit(device.endpoint)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": _contact(), "exp": int(time.time()) + _HALF_A_DAY}
    keys = {"p256dh": device.public_key, "auth": device.secret}
    try:
        body = WebPusher({"endpoint": device.endpoint, "keys": keys}).encode(
            json.dumps({"id": short_code(uid)}).encode()
        )["body"]
    except Exception:  # noqa: BLE001 -- keys that the browser made up: http_ece raises whatever its parts raise
        return 410
    headers = {
        **_signer().sign(claims),
        "Content-Type": "application/octet-stream",
        "Content-Encoding": "aes128gcm",
        "TTL": str(_HALF_A_DAY),
        "Urgency": "normal",
        # A message sent twice takes the place of the first where it has not been shown yet.
        "Topic": uid.hex,
    }
    try:
        return post(device.endpoint, body, headers, timeout).status
    except Unreachable:
        return 0


def _contact() -> str:
    """Return whom a push service can write to."""
    contact: str = settings.SOTAY_PUSH_CONTACT
    return contact or "mailto:sotay@localhost"


# --- Text messages -----------------------------------------------------------------------------------------------


def has_gateway() -> bool:
    """Tell whether the installation can send text messages."""
    return bool(settings.SOTAY_SMS_URL)


def link_of(uid: uuid.UUID) -> str:
    """Return the address that a message leads to; it opens after signing in only."""
    return f"{settings.PUBLIC_URL.rstrip('/')}/n/{short_code(uid)}"


def text_message(uid: uuid.UUID, phone: str) -> Outcome:
    """Hand a text message to the gateway; the id lets it tell a repeated one."""
    facts = {
        "phone": phone,
        "phone84": f"84{phone[1:]}",
        "id": str(uid),
        "link": link_of(uid),
        "text": settings.SOTAY_SMS_TEXT.format(link=link_of(uid)),
    }
    body, kind = _filled(facts)
    headers = {"Content-Type": kind, "Idempotency-Key": str(uid), **_token()}
    try:
        answer = post(settings.SOTAY_SMS_URL, body, headers)
    except Unreachable:
        return Outcome(is_sent=False, code=Code.UNREACHABLE, again=True)
    if answer.status not in _FINE:
        return Outcome(is_sent=False, code=_code(answer.status), again=is_temporary(answer.status))
    if not _agrees(answer.body):
        return Outcome(is_sent=False, code=Code.REFUSED)
    return Outcome(is_sent=True)


def _filled(facts: Mapping[str, str]) -> tuple[bytes, str]:
    """Return the body of the request, as JSON or as a form."""
    filled = _fill(settings.SOTAY_SMS_BODY, facts)
    if settings.SOTAY_SMS_AS_FORM:
        return urlencode(filled).encode(), "application/x-www-form-urlencoded"
    return json.dumps(filled, ensure_ascii=False).encode(), "application/json"


def _fill(part: Any, facts: Mapping[str, str]) -> Any:
    """Return a part of the template with `{phone}` and the like put in."""
    if isinstance(part, dict):
        return {key: _fill(value, facts) for key, value in part.items()}
    if isinstance(part, list):
        return [_fill(value, facts) for value in part]
    if isinstance(part, str):
        for name, value in facts.items():
            part = part.replace(f"{{{name}}}", value)
    return part


def _token() -> dict[str, str]:
    """Return the header that opens the gateway."""
    if not settings.SOTAY_SMS_TOKEN:
        return {}
    name, _, value = settings.SOTAY_SMS_TOKEN_HEADER.partition(":")
    return {name.strip(): value.strip().replace("{token}", settings.SOTAY_SMS_TOKEN)}


def _agrees(body: bytes) -> bool:
    """Tell whether the answer says success, for gateways that say failure with status 200."""
    name, _, wanted = settings.SOTAY_SMS_SUCCESS.partition("=")
    if not name:
        return True
    try:
        answer = json.loads(body)
    except ValueError:
        return False
    return isinstance(answer, dict) and str(answer.get(name)) == wanted


def _asks_again(status: int) -> bool:
    return status == 0 or is_temporary(status)


def _code(status: int) -> str:
    """Return an answer as the ledger of deliveries keeps it."""
    return f"http_{status}" if status else Code.UNREACHABLE
