"""A small server that stands for what lies outside: a push service, the province's gateway for text messages."""

import base64
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


@dataclass
class Received:
    """A request as it came in."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Outside:
    """The server: what it received, and how it answers (by path, else `status`)."""

    address: str = ""
    status: int = 201
    answer: bytes = b"{}"
    by_path: dict[str, int] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)


@contextmanager
def outside() -> Iterator[Outside]:
    """A server on this machine for the length of a test."""
    stand = Outside()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            stand.received.append(Received(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(stand.by_path.get(self.path, stand.status))
            self.send_header("Content-Length", str(len(stand.answer)))
            self.end_headers()
            self.wfile.write(stand.answer)

        def log_message(self, *_parts):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stand.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield stand
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Browser:
    """A browser's own pair of keys, with which it alone can read what is pushed to it."""

    private: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = b"0123456789abcdef"

    @property
    def public_key(self) -> str:
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return base64.urlsafe_b64encode(point).rstrip(b"=").decode()

    @property
    def secret(self) -> str:
        return base64.urlsafe_b64encode(self.auth).rstrip(b"=").decode()
