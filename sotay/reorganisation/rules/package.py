"""The signed package by which an organisation is handed over to another installation: a zip of three small files.

`package.json` is the content, `signature` an Ed25519 signature of exactly those bytes, `key` the public key of the sender. Whoever
receives it compares the key's fingerprint with what the sender reads out; a key inside the file alone would prove nothing.
"""

import base64
import hashlib
import io
import json
import zipfile
import zlib
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sotay.reorganisation import errors

FORMAT = "sotay-handover/1"
MOST_BYTES = 500 * 2**20
# What a stranger's file makes zip and JSON raise: cut off, locked with a password, packed in an unknown way, nested without end.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError)
_CONTENT, _SIGNATURE, _KEY = "package.json", "signature", "key"


def signing_key(secret: str) -> Ed25519PrivateKey:
    """Return the installation's own key; it follows from its secret, so there is no second file to keep."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(f"sotay.handover:{secret}".encode()).digest())


def pack(content: dict[str, Any], key: Ed25519PrivateKey) -> bytes:
    """Return the package of a content."""
    body = json.dumps({"format": FORMAT, **content}, ensure_ascii=False, sort_keys=True).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_CONTENT, body)
        archive.writestr(_SIGNATURE, base64.b64encode(key.sign(body)))
        archive.writestr(_KEY, base64.b64encode(key.public_key().public_bytes_raw()))
    return target.getvalue()


def unpack(package: bytes) -> tuple[dict[str, Any], str]:
    """Return content and fingerprint of a package whose signature is right."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise errors.PackageBroken
            body = archive.read(_CONTENT)
            raw = base64.b64decode(archive.read(_KEY))
            Ed25519PublicKey.from_public_bytes(raw).verify(base64.b64decode(archive.read(_SIGNATURE)), body)
        content = json.loads(body)
    except (*_BROKEN, InvalidSignature) as trouble:
        raise errors.PackageBroken from trouble
    if not isinstance(content, dict) or content.get("format") != FORMAT or not content.get("sender"):
        raise errors.PackageBroken
    return content, fingerprint(raw)


def fingerprint(raw: bytes) -> str:
    """Return a public key in six groups that can be read out on the telephone."""
    digest = hashlib.sha256(raw).hexdigest()[:24]
    return "-".join(digest[first : first + 4] for first in range(0, 24, 4))
