"""The `sotay` command from outside."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest


def sotay(*words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("SOTAY_", "DJANGO_"))}
    return subprocess.run(
        [sys.executable, "-m", "sotay.config.cli", *words],
        env=environment | variables, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_help_lists_our_commands_and_starts_nothing(tmp_path: Path) -> None:
    done = sotay("--help", SOTAY_DATA_DIR=str(tmp_path))

    assert done.returncode == 0
    assert "  backup " in done.stdout
    assert "  serve " in done.stdout
    assert "collectstatic" not in done.stdout
    assert not (tmp_path / "postgres").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["nonsense"], 1, "Unknown command"),
        (["doctor", "--data"], 1, "--data"),
        (["doctor", "--no-such-option"], 2, "--no-such-option"),
        (["doctor", "--help"], 0, ""),
    ],
)
def test_wrong_words_are_answered_without_a_database(tmp_path: Path, words: list[str], code: int, said: str) -> None:
    done = sotay(*words, SOTAY_DATABASE_URL=f"postgresql:///x?host={tmp_path}")

    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_wrong_setting_is_one_sentence(tmp_path: Path) -> None:
    done = sotay("doctor", "--data", str(tmp_path), SOTAY_UPLOAD_MAX_MB="nhiều")

    assert done.returncode == 1
    assert done.stderr == "sotay: SOTAY_UPLOAD_MAX_MB must be a whole number, not 'nhiều'\n"


def test_new_installation_is_healthy_at_once_and_stays_so(tmp_path: Path) -> None:
    first = sotay("doctor", "--json", "--data", str(tmp_path))
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "sotay.config.cli", "doctor", f"--data={tmp_path}"],
            stdout=subprocess.PIPE, env={**os.environ, "DJANGO_SETTINGS_MODULE": "sotay.config.settings"},
        )
        for _ in range(2)
    ]  # fmt: skip
    answers = [process.communicate()[0].decode() for process in both]

    assert (first.returncode, first.stderr) == (0, "")
    assert json.loads(first.stdout)["healthy"] is True
    assert all("✓ Cơ sở dữ liệu: PostgreSQL 18" in answer for answer in answers)
    assert [process.returncode for process in both] == [0, 0]


def test_unreachable_database_is_a_failure_with_a_sentence(tmp_path: Path) -> None:
    done = sotay("doctor", "--data", str(tmp_path), SOTAY_DATABASE_URL=f"postgresql:///x?host={tmp_path}")

    assert done.returncode == 1
    assert "✗ Cơ sở dữ liệu: không kết nối được" in done.stdout
    assert "Traceback" not in done.stderr
