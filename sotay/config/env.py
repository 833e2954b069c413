"""Typed readers of the environment: a wrong value, or a misspelt name, stops the start with one sentence."""

import difflib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET = 32
PREFIX = "SOTAY_"
# Every name that was ever asked for; tests ask for theirs before settings are read.
_known = {"SOTAY_DATABASE_URL", "SOTAY_TEST_DATABASE"}


def _read(name: str) -> str | None:
    _known.add(name)
    return os.environ.get(name)


def refuse_unknown_names() -> None:
    """Refuse variables of ours that nothing reads: a misspelt one would otherwise be silently ignored."""
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in _known:
            close = difflib.get_close_matches(name, _known, n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise ImproperlyConfigured(f"{name} is not a setting of Sotay{hint}")


def env_text(name: str, default: str) -> str:
    """Return the variable as text, or `default` where it is not set."""
    value = _read(name)
    return default if value is None else value


def env_int(name: str, default: int) -> int:
    """Return the variable as a whole number."""
    raw = _read(name)
    if raw is None:
        return default
    try:
        return int(raw)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {raw!r}") from None


def env_bool(name: str, *, default: bool) -> bool:
    """Return the variable as yes or no: 1/0, true/false, yes/no."""
    raw = _read(name)
    if raw is None:
        return default
    if raw.lower() in {"1", "true", "yes"}:
        return True
    if raw.lower() in {"0", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {raw!r}")


def env_list(name: str, default: str) -> list[str]:
    """Return the variable split at commas."""
    return [part.strip() for part in env_text(name, default).split(",") if part.strip()]


def env_path(name: str, default: Path) -> Path:
    """Return the variable as an absolute path."""
    return Path(_read(name) or default).expanduser().resolve()


def env_secret(name: str, default: Path) -> str:
    """Return the secret in the file that the variable names, or in `default`, which is made at first use."""
    file = env_path(name, default)
    try:
        if name not in os.environ and not file.exists():
            _make_secret(file)
        secret = file.read_text(encoding="ascii").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"the secret in {file} ({name}) cannot be read: {error.strerror}") from None
    if len(secret) < SHORTEST_SECRET:
        raise ImproperlyConfigured(f"the secret in {file} is shorter than {SHORTEST_SECRET} characters")
    return secret


def _make_secret(file: Path) -> None:
    """Write a new secret for the owner's eyes; of several processes, all keep the one that came first."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
    with suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()


def data_directory() -> Path:
    """Return the directory that holds everything of this installation: database, files, secrets."""
    return env_path("SOTAY_DATA_DIR", Path("~/.local/share/sotay"))
