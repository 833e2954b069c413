"""Reading the environment."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from sotay.config.env import (
    SHORTEST_SECRET,
    env_bool,
    env_int,
    env_list,
    env_path,
    env_secret,
    env_text,
    refuse_unknown_names,
)


def test_unset_variables_have_their_defaults() -> None:
    assert env_text("SOTAY_X", "words") == "words"
    assert env_int("SOTAY_X", 7) == 7
    assert env_bool("SOTAY_X", default=True)
    assert env_list("SOTAY_X", "a, b,") == ["a", "b"]
    assert env_path("SOTAY_X", Path("~")) == Path.home()


def test_set_variables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTAY_X", "0")

    assert env_text("SOTAY_X", "words") == "0"
    assert env_int("SOTAY_X", 7) == 0
    assert not env_bool("SOTAY_X", default=True)
    assert env_list("SOTAY_X", "a") == ["0"]


def test_wrong_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTAY_X", "maybe")

    with pytest.raises(ImproperlyConfigured, match="SOTAY_X must be a whole number"):
        env_int("SOTAY_X", 7)
    with pytest.raises(ImproperlyConfigured, match="SOTAY_X must be 1 or 0"):
        env_bool("SOTAY_X", default=True)


def test_misspelt_name_is_refused_with_the_likely_one(monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_unknown_names()
    monkeypatch.setenv("SOTAY_DATABSE_URL", "postgresql://db/sotay")

    with pytest.raises(ImproperlyConfigured, match="did you mean SOTAY_DATABASE_URL"):
        refuse_unknown_names()


def test_secret_is_made_once_for_the_owner_only(tmp_path: Path) -> None:
    file = tmp_path / "new" / "key"

    secret = env_secret("SOTAY_X", file)

    assert len(secret) >= SHORTEST_SECRET
    assert env_secret("SOTAY_X", file) == secret
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [found.name for found in file.parent.iterdir()] == ["key"]


def test_processes_that_start_together_agree_on_the_secret(tmp_path: Path) -> None:
    code = "import sys; from sotay.config.env import *; print(env_secret('SOTAY_X', Path(sys.argv[1])))"
    command = [sys.executable, "-c", code, str(tmp_path / "key")]

    processes = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(4)]

    assert len({process.communicate()[0] for process in processes}) == 1


def test_secret_file_that_is_named_must_exist_and_be_long_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "key"
    monkeypatch.setenv("SOTAY_X", str(file))

    with pytest.raises(ImproperlyConfigured, match="No such file"):
        env_secret("SOTAY_X", tmp_path / "other")

    file.write_text("short")
    with pytest.raises(ImproperlyConfigured, match="shorter than"):
        env_secret("SOTAY_X", tmp_path / "other")
