import pytest
from django.db import DatabaseError, connection, transaction

from sotay.core.prepared import Prepared

DOUBLE = Prepared(
    "test_double", "SELECT %(number)s * 2, %(word)s WHERE %(number)s %% 2 = 0", number="bigint", word="text"
)


@pytest.mark.django_db
def test_parameters_go_by_name_and_values_are_never_sql():
    assert DOUBLE.rows(word="'; DROP TABLE x; --", number=4) == [(8, "'; DROP TABLE x; --")]
    assert DOUBLE.first(number=3, word="x") is None


@pytest.mark.django_db
def test_it_is_one_statement_a_call(django_assert_num_queries):
    with django_assert_num_queries(2):
        DOUBLE.rows(number=2, word="a")
        DOUBLE.rows(number=2, word="b")


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_it_prepared():
    fresh = Prepared("test_rolled_back", "SELECT %(number)s", number="bigint")

    with transaction.atomic():
        fresh.rows(number=1)
        transaction.set_rollback(True)

    assert fresh.first(number=2) == (2,)


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_gets_it_anew():
    DOUBLE.rows(number=2, word="a")
    connection.close()

    assert DOUBLE.first(number=2, word="b") == (4, "b")


@pytest.mark.django_db
def test_a_wrong_value_is_refused():
    with pytest.raises(DatabaseError), transaction.atomic():
        DOUBLE.rows(number="many", word="x")
