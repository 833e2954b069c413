"""Static files are gathered when they have changed, and only then."""

from pathlib import Path
from typing import Any

import pytest

from sotay.config.statics import collect_where_needed


@pytest.fixture
def gathered(tmp_path: Path, settings: Any) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path / "static"


def test_files_are_gathered_once(gathered: Path) -> None:
    collect_where_needed()
    names = {path.name for path in gathered.rglob("*.css")}
    for path in gathered.rglob("*.css"):
        path.unlink()

    collect_where_needed()

    assert "base.css" in names
    assert list(gathered.rglob("*.css")) == []


def test_changed_sources_are_gathered_again(gathered: Path) -> None:
    collect_where_needed()
    (gathered / ".sources").write_text("another release")
    (gathered / "old-release.css").touch()

    collect_where_needed()

    assert (gathered / ".sources").read_text() != "another release"
    assert (gathered / "old-release.css").exists()
