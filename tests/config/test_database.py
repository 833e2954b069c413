"""The database that tests and commands find."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_embedded_postgresql_has_the_extensions() -> None:
    with connection.cursor() as cursor:
        for name in ("btree_gist", "ltree", "pg_trgm", "unaccent"):
            cursor.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
        cursor.execute("SELECT upper('đặng ế'), unaccent('Đảng bộ Nguyễn')")
        assert cursor.fetchone() == ("ĐẶNG Ế", "Dang bo Nguyen")
