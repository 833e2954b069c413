"""The database that tests and commands find."""

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from psycopg.conninfo import conninfo_to_dict

from sotay.config.database import database_settings, read_url
from sotay.config.env import data_directory

READ = [
    (
        "postgresql://sotay:s%40cret@db1.tinh.vn/sotay",
        {"USER": "sotay", "PASSWORD": "s@cret", "HOST": "db1.tinh.vn", "PORT": "", "NAME": "sotay", "OPTIONS": {}},
    ),
    (
        "postgres://sotay:x@db1:5432,db2:5433/sotay?target_session_attrs=read-write&sslmode=verify-full",
        {
            "USER": "sotay", "PASSWORD": "x", "HOST": "db1,db2", "PORT": "5432,5433", "NAME": "sotay",
            "OPTIONS": {"target_session_attrs": "read-write", "sslmode": "verify-full"},
        },
    ),
    (
        "postgresql://[::1]:5433/sotay",
        {"USER": "", "PASSWORD": "", "HOST": "::1", "PORT": "5433", "NAME": "sotay", "OPTIONS": {}},
    ),
    (
        "postgresql:///sotay?host=/run/postgresql",
        {"USER": "", "PASSWORD": "", "HOST": "/run/postgresql", "PORT": "", "NAME": "sotay", "OPTIONS": {}},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("url", "expected"), READ)
def test_url_is_read(url: str, expected: dict[str, Any]) -> None:
    assert read_url(url) == expected


@pytest.mark.parametrize(("url", "expected"), READ)
def test_url_means_what_it_means_to_postgresql(url: str, expected: dict[str, Any]) -> None:
    theirs = conninfo_to_dict(url)

    assert theirs.pop("dbname") == expected["NAME"]
    for ours, key in (("USER", "user"), ("PASSWORD", "password"), ("HOST", "host"), ("PORT", "port")):
        assert theirs.pop(key, "") == expected[ours]
    assert theirs == expected["OPTIONS"]


@given(st.text(min_size=1).filter(lambda word: "\0" not in word))
def test_any_password_survives_quoting(password: str) -> None:
    from urllib.parse import quote

    assert read_url(f"postgresql://sotay:{quote(password, safe='')}@db/sotay")["PASSWORD"] == password


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("mysql://db/sotay", "postgresql://"),
        ("sotay", "postgresql://"),
        ("postgresql://db", "name of one database"),
        ("postgresql://db/a/b", "name of one database"),
        ("postgresql://db:port/sotay", "not a number"),
    ],
)
def test_wrong_url_is_refused_with_a_reason(url: str, reason: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=reason):
        read_url(url)


def test_url_takes_the_place_of_the_embedded_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOTAY_DATABASE_URL", raising=False)
    embedded = database_settings(data_directory())["default"]
    monkeypatch.setenv("SOTAY_DATABASE_URL", "postgresql://db/other?application_name=desk")

    external = database_settings(data_directory())["default"]

    assert (embedded["NAME"], external["NAME"], external["HOST"]) == ("sotay", "other", "db")
    assert external["OPTIONS"]["application_name"] == "desk"
    assert external["OPTIONS"]["pool"] == embedded["OPTIONS"]["pool"]


@pytest.mark.django_db
def test_database_knows_vietnamese_letters() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT upper('đặng ế'), 'ĐẢNG' ILIKE 'đảng', similarity('chi bộ', 'chi bộ')")
        assert cursor.fetchone() == ("ĐẶNG Ế", True, 1.0)
