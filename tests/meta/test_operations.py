"""`docs/operations.md` knows every setting and every command."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

ROOT = Path(__file__).resolve().parent.parent.parent
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
READ = re.compile(r"""(?:env_\w+\(\s*|environ(?:\.get\(|\[)|^URL = )["'](SOTAY_[A-Z_]+)["']""", re.MULTILINE)
COMMANDS = sorted(name for name, application in get_commands().items() if str(application).startswith("sotay."))


def settings_read() -> set[str]:
    """Return every variable that the code asks the environment for."""
    return {name for file in (ROOT / "sotay").rglob("*.py") for name in READ.findall(file.read_text(encoding="utf-8"))}


def test_each_setting_is_described_and_nothing_else() -> None:
    described = set(re.findall(r"^\| `(SOTAY_[A-Z_]+)` \|", OPERATIONS, re.MULTILINE))

    assert described == settings_read()


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_described_and_has_help(name: str) -> None:
    command = load_command_class(str(get_commands()[name]), name)

    assert f"`sotay {name}" in OPERATIONS
    assert command.help.endswith(".")
    assert "\n" not in command.help
    command.create_parser("sotay", name).format_help()
