"""When the demonstration loads its province, and when it must not."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError

from sotay.config.demonstration import Demonstration
from tests.factories.people import make_user


def test_loaded_province_is_left_alone(tmp_path: Path) -> None:
    rows = [{"role": "Bí thư chi bộ", "login": "bt", "secret": "123456", "where": "Chi bộ thôn 1"}]
    (tmp_path / "demo.json").write_text(json.dumps(rows), encoding="utf-8")

    Demonstration(tmp_path).load(members=100)

    assert Demonstration(tmp_path).read_logins() == rows
    assert [file.name for file in tmp_path.iterdir()] == ["demo.json"]


@pytest.mark.django_db
def test_installation_with_people_in_it_is_never_touched(tmp_path: Path) -> None:
    make_user()

    with pytest.raises(CommandError, match="đang dùng thật"):
        Demonstration(tmp_path).load(members=100)

    assert list(tmp_path.iterdir()) == []


def test_half_loaded_province_is_not_thrown_away_on_a_server_that_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "demo.unfinished").touch()
    monkeypatch.setenv("SOTAY_DATABASE_URL", "postgresql://db/sotay")

    with pytest.raises(CommandError, match="SOTAY_DATABASE_URL"):
        Demonstration(tmp_path).load(members=100)

    assert (tmp_path / "demo.unfinished").exists()
