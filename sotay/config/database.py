"""Where the database is: `SOTAY_DATABASE_URL`, or the embedded PostgreSQL under the data directory."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from sotay.config.embedded.place import Place
from sotay.config.embedded.server import ROLE
from sotay.config.embedded.share import DATABASE, hold
from sotay.config.env import data_directory, env_int

URL = "SOTAY_DATABASE_URL"


def uses_embedded() -> bool:
    """Tell whether this installation runs on the embedded PostgreSQL."""
    return not os.environ.get(URL)


def hold_embedded() -> bool:
    """Start or join the embedded PostgreSQL where this installation uses it; tell whether it does."""
    if uses_embedded():
        hold(Place(data_directory()))
        return True
    return False


def database_settings(data_dir: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES for this installation."""
    options: dict[str, Any] = {
        "connect_timeout": 5,
        "pool": {"min_size": 1, "max_size": env_int("SOTAY_DATABASE_POOL", 10), "timeout": 10, "max_idle": 300},
    }
    where = _embedded(data_dir) if uses_embedded() else read_url(os.environ[URL])
    options |= where.pop("OPTIONS", {})
    return {
        "default": {
            "ENGINE": "sotay.config.postgresql",
            "TEST": {"NAME": os.environ.get("SOTAY_TEST_DATABASE", "test_sotay")},
            "OPTIONS": options,
            **where,
        },
    }


def read_url(url: str) -> dict[str, Any]:
    """Read `postgresql://user:password@host1:5432,host2:5432/name?option=value`, as PostgreSQL's own tools do."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{URL} must start with postgresql://, not {parts.scheme}://")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise ImproperlyConfigured(f"{URL} must end with the name of one database")
    user, hosts = _user_and_hosts(parts.netloc)
    options: dict[str, Any] = dict(parse_qsl(parts.query, keep_blank_values=True))
    # A socket's directory does not fit between // and /, so it is also taken from ?host=.
    return {"NAME": name, **user, **hosts, **_take_host(options), "OPTIONS": options}


def _embedded(data_dir: Path) -> dict[str, Any]:
    host = os.fspath(Place(data_dir).socket_directory)
    return {"NAME": DATABASE, "USER": ROLE, "HOST": host, "PORT": "5432"}


def _user_and_hosts(netloc: str) -> tuple[dict[str, str], dict[str, str]]:
    account, _, addresses = netloc.rpartition("@")
    user, _, password = account.partition(":")
    pairs = [_host_and_port(address) for address in addresses.split(",")]
    ports = [port for _, port in pairs]
    return (
        {"USER": unquote(user), "PASSWORD": unquote(password)},
        {"HOST": ",".join(host for host, _ in pairs), "PORT": ",".join(ports) if any(ports) else ""},
    )


def _host_and_port(address: str) -> tuple[str, str]:
    """Split `host:5432`, `[::1]:5432` or `host`."""
    host, separator, port = address.rpartition(":")
    if not separator or port.endswith("]"):
        host, port = address, ""
    if port and not port.isdigit():
        raise ImproperlyConfigured(f"{URL} has a port that is not a number: {port!r}")
    return unquote(host.strip("[]")), port


def _take_host(options: dict[str, Any]) -> dict[str, str]:
    return {"HOST": options.pop("host")} if "host" in options else {}
