"""Keys that are taken away are put back as they were, and checked."""

import pytest
from django.db import IntegrityError, connection, transaction

from sotay.core.bulk import copy_rows, perhaps_without_keys, read_sql, run_sql, without_keys

DEFINITIONS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'bulk_child'::regclass
UNION ALL SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = 'bulk_child'::regclass ORDER BY 1, 2
"""


@pytest.fixture
def child(db):
    run_sql("CREATE TABLE bulk_parent (id int PRIMARY KEY)")
    run_sql(
        "CREATE TABLE bulk_child (id int PRIMARY KEY, parent int REFERENCES bulk_parent, word text UNIQUE, span int4range,"
        " EXCLUDE USING gist (parent WITH =, span WITH &&))"
    )
    run_sql("CREATE INDEX bulk_child_word ON bulk_child (lower(word))")
    run_sql("INSERT INTO bulk_parent VALUES (1)")
    return read_sql(DEFINITIONS)


def fill(*rows):
    copy_rows("bulk_child", ("id", "parent", "word", "span"), rows)


def test_keys_are_gone_inside_and_back_after(child):
    with without_keys(["bulk_child"]):
        assert len(read_sql(DEFINITIONS)) < len(child)
        fill((1, 1, "a", "[1,2)"), (2, 1, "b", "[2,3)"))

    assert read_sql(DEFINITIONS) == child


@pytest.mark.parametrize(
    "row",
    [(2, 7, "b", "[5,6)"), (2, 1, "a", "[5,6)"), (2, 1, "b", "[1,9)")],
    ids=["nobody's child", "the same word", "at the same time"],
)
def test_what_a_key_forbids_fails_the_whole_load(child, row):
    with pytest.raises(IntegrityError), transaction.atomic(), without_keys(["bulk_child"]):
        fill((1, 1, "a", "[1,2)"), row)

    assert read_sql("SELECT * FROM bulk_child") == []
    assert read_sql(DEFINITIONS) == child


def test_rows_are_copied_in_the_binary_form_too(child):
    copy_rows("bulk_child", ("id", "parent", "word"), [(1, 1, "chữ"), (2, None, None)], ("int4", "int4", "text"))

    assert read_sql("SELECT id, parent, word FROM bulk_child ORDER BY id") == [(1, 1, "chữ"), (2, None, None)]


@pytest.mark.django_db(transaction=True)
def test_where_others_read_the_keys_stay():
    run_sql("CREATE TABLE bulk_busy (id int PRIMARY KEY, word text)")
    run_sql("CREATE INDEX bulk_busy_word ON bulk_busy (word)")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN; SELECT count(*) FROM bulk_busy")
            with transaction.atomic(), perhaps_without_keys(["bulk_busy"], patience=100) as are_gone:
                assert not are_gone
                run_sql("INSERT INTO bulk_busy VALUES (1, 'a')")
            cursor.execute("COMMIT")
        assert read_sql("SELECT count(*) FROM pg_index WHERE indrelid = 'bulk_busy'::regclass") == [(2,)]
    finally:
        other.close()
        run_sql("DROP TABLE bulk_busy")
