"""The ledgers only grow; a record's history is read newest first."""

import pytest
from django.db import IntegrityError, transaction

from sotay.audit.actions import write_entry, write_reading
from sotay.audit.models import Entry, Reading
from sotay.audit.queries import entries_about, entries_of, readings_of


def note(target, action, user=None):
    write_entry(user=user, channel="web", action=action, target=target, organisation_id=None, detail={})


@pytest.mark.parametrize("change", ["update", "delete"])
@pytest.mark.parametrize("model", [Entry, Reading])
def test_nobody_changes_what_was_written(cast, model, change):
    note(cast.cell_a, "a.b")
    write_reading(user=cast.an.account, target=cast.em, fields=["hồ sơ"])

    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        model.objects.update(target_type="x") if change == "update" else model.objects.all()._raw_delete("default")
    assert model.objects.count() == 1


def test_history_of_a_record_is_its_own_newest_first(cast):
    for action in ("a.first", "a.second"):
        note(cast.cell_a, action)
    note(cast.cell_b, "a.other")
    # the same key in another table is another record
    note(cast.em, "a.member")

    assert [entry.action for entry in entries_of(cast.cell_a)] == ["a.second", "a.first"]
    assert {entry.action for entry in entries_about([cast.cell_b, cast.em])} == {"a.other", "a.member"}
    assert list(entries_about([])) == []


def test_readings_leave_out_ones_own(cast):
    for reader in (cast.an, cast.em):
        write_reading(user=reader.account, target=cast.em, fields=["hồ sơ"])

    assert [reading.user for reading in readings_of(cast.em, but_by=cast.em.account)] == [cast.an.account]


def test_history_names_people_without_a_statement_for_each(cast, django_assert_num_queries):
    for _ in range(3):
        note(cast.cell_a, "a.b", cast.an.account)

    with django_assert_num_queries(1):
        assert {entry.user.name for entry in entries_of(cast.cell_a)} == {"Trần Thị An"}
