"""The thirteen registers: which can be printed, what stands in them, for whom."""

import datetime as dt
import io

import pytest
from python_calamine import CalamineWorkbook

from sotay.audit.models import Entry
from sotay.core.errors import NotPermitted, NotVisible
from sotay.oversight.actions.departures import record_death
from sotay.registers import exports, queries
from sotay.registers.actions import print_register
from sotay.registers.choices import BY_HAND, Register
from sotay.registers.errors import KeptByHand
from tests.factories.oversight import make_award, make_card, make_decision
from tests.factories.people import actor_of

pytestmark = pytest.mark.django_db
PRINTED = [register for register in Register if register not in BY_HAND]


def test_there_are_thirteen_and_four_are_kept_by_hand(cast):
    found = queries.entries(cast.commune, 2026)

    assert [entry.number for entry in found] == list(range(1, 14))
    assert len(BY_HAND) == 4


@pytest.mark.parametrize("register", PRINTED)
def test_every_register_prints_even_when_empty(cast, register):
    table = print_register(actor_of(cast.khanh), cast.commune, register=register.value, year=2026)

    assert exports.register_pdf(register, cast.commune, 2026, table).startswith(b"%PDF")
    book = CalamineWorkbook.from_filelike(io.BytesIO(exports.register_sheet(register, cast.commune, 2026, table)))
    assert book.sheet_names
    assert {len(row) for row in table.rows} <= {len(table.columns)}


def test_members_deaths_cards_and_badges_are_numbered(cast):
    make_card(cast.binh, issued_on=dt.date(2026, 2, 3))
    make_award(cast.binh, status="awarded", number="77", decision=make_decision("9-QĐ/TU"))
    record_death(actor_of(cast.ha), cast.em, died_on=dt.date(2026, 5, 1))

    def rows(register):
        return queries.table_of(register, cast.commune, 2026).rows

    assert [row[:2] for row in rows(Register.MEMBERS)] == [
        (1, "Trần Thị An"),
        (2, "Nguyễn Văn Bình"),
        (3, "Phạm Kim Chi"),
        (4, "Vũ Đình Khánh"),
    ]
    assert [row[:2] for row in rows(Register.DECEASED)] == [(1, "Lê Thị Em")]
    assert rows(Register.CARDS)[0][6] == "••••••123"
    assert rows(Register.BADGES)[0][6:9] == (30, "Tặng", "77")
    assert [row[1] for row in rows(Register.PROBATIONARY)] == ["Lê Thị Em"]
    assert not queries.table_of(Register.DECEASED, cast.commune, 2025).rows


def test_a_register_taken_out_stands_in_the_ledger(cast):
    print_register(actor_of(cast.an), cast.cell_a, register="members", year=2026)

    assert Entry.objects.filter(action="registers.print_register", user=cast.an.account).exists()
    for other in (cast.em, cast.chi):
        with pytest.raises(NotPermitted):
            print_register(actor_of(other), cast.cell_a, register="members", year=2026)
    with pytest.raises(NotVisible):
        queries.get_body(actor_of(cast.chi), cast.cell_a.uid)


def test_what_is_kept_by_hand_says_so(cast):
    with pytest.raises(KeptByHand, match="khen thưởng"):
        print_register(actor_of(cast.khanh), cast.commune, register="commendations", year=2026)
