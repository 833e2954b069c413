"""Random dated histories: the list of any day is the oracle's, the past as it was known is what was recorded then, what is signed stands."""

import datetime as dt
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.core.days import since
from sotay.core.known import close_the_books
from sotay.members.choices import COUNTED, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.members.queries.register import Filters, register_page
from sotay.statistics.actions import sign_tables
from sotay.statistics.models import Snapshot
from sotay.statistics.queries.difference import difference_known
from sotay.statistics.queries.snapshots import changes_since, is_intact
from sotay.statistics.queries.tables import official_tables
from sotay.statistics.sealing import content_of
from tests.factories.people import JOINED, actor_of

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
DAYS = [dt.date(2024, 6, 1), dt.date(2024, 12, 31), dt.date(2025, 7, 1), LAST, dt.date(2026, 5, 5)]
PEOPLE, CELLS = ("an", "binh", "em", "chi", "lam"), ("cell_a", "cell_b", "cell_c")
NODES = ("province", "commune", *CELLS)

one_day = st.dates(dt.date(2024, 1, 1), dt.date(2026, 8, 1))
steps = st.lists(
    st.one_of(
        st.tuples(st.just("move"), st.sampled_from(PEOPLE), one_day, st.sampled_from(CELLS)),
        st.tuples(
            st.just("status"),
            st.sampled_from(PEOPLE),
            one_day,
            st.sampled_from(["full", "exempt", "deceased", "struck_off"]),
        ),
        st.tuples(st.just("correct"), st.sampled_from(PEOPLE), one_day, st.sampled_from(["Đại học", "Cao đẳng", ""])),
        st.tuples(st.just("erase"), st.sampled_from(PEOPLE), one_day, st.just("")),
    ),
    min_size=1,
    max_size=6,
)


@dataclass
class History:
    """What the oracle knows: of each person, from which day on which cell and status."""

    cells: dict[str, dict[dt.date, str]] = field(default_factory=dict)
    statuses: dict[str, dict[dt.date, str]] = field(default_factory=dict)

    def at(self, facts: dict[dt.date, str], day: dt.date) -> str:
        begun = [first for first in facts if first <= day]
        return facts[max(begun)] if begun else ""

    def counted(self, cast, cell: str, day: dt.date) -> set[str]:
        return {
            getattr(cast, who).full_name
            for who in PEOPLE
            if self.at(self.cells[who], day) == cell and self.at(self.statuses[who], day) in COUNTED
        }


def beginning(cast) -> History:
    home = {"an": "cell_a", "binh": "cell_a", "em": "cell_a", "chi": "cell_b", "lam": "cell_c"}
    return History(
        {who: {JOINED: cell} for who, cell in home.items()},
        {who: {JOINED: Status.PROBATIONARY if who == "em" else Status.FULL} for who in PEOPLE},
    )


def take(cast, history: History, step) -> None:
    """Record one change, as of whatever day: in the tables and in the oracle."""
    verb, who, day, value = step
    member = getattr(cast, who)
    if verb == "correct":
        Member.objects.filter(pk=member.pk).update(qualification=value)
        return
    facts = (history.cells if verb in {"move", "erase"} else history.statuses)[who]
    for later in [first for first in facts if first >= day]:
        del facts[later]
    if verb != "erase":
        facts[day] = value
    elif facts:
        facts[day] = ""
    rewrite(cast, history, who)


def rewrite(cast, history: History, who: str) -> None:
    """Write a person's ranges anew where they differ from the oracle's, as a correction does."""
    member = getattr(cast, who)
    for model, facts, made in (
        (Affiliation, history.cells[who], lambda cell: {"organisation": getattr(cast, cell)}),
        (Standing, history.statuses[who], lambda status: {"status": status}),
    ):
        rows = model.objects.filter(member=member)
        if model is Affiliation:
            for grant in member.account.grants.filter(affiliation__isnull=False):
                grant.delete()
        rows.delete()
        firsts = sorted(facts)
        for first, until in zip(firsts, [*firsts[1:], None], strict=True):
            if facts[first]:
                model.objects.create(member=member, valid=since(first, until), **made(facts[first]))


def listed(cast, cell: str, day: dt.date, known: dt.datetime | None = None) -> set[str]:
    filters = Filters(organisation=getattr(cast, cell).uid, on=day, known=known)
    names = {getattr(cast, who).full_name for who in PEOPLE}
    return {row.member.full_name for row in register_page(actor_of(cast.ha), filters).items} & names


def figures(cast, known: dt.datetime | None = None) -> dict[str, bytes]:
    return {
        name: content_of(official_tables(getattr(cast, name), FIRST, LAST, known), {"name": name}) for name in NODES[:3]
    }


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history_steps=steps, signed_after=st.integers(0, 5))
def test_any_day_as_known_at_any_moment(cast, history_steps, signed_after):
    with transaction.atomic():
        history, known = beginning(cast), []
        signed = before = None
        for number, step in enumerate(history_steps):
            if number == min(signed_after, len(history_steps) - 1):
                signed = sign_tables(actor_of(cast.ha), cast.commune, period=(FIRST, LAST), signatory="Hà")
                before = bytes(signed.content)
            take(cast, history, step)
            lists = {(cell, day): history.counted(cast, cell, day) for cell in CELLS for day in DAYS}
            known.append((close_the_books(), lists, figures(cast)))

        lists = known[-1][1]
        assert {key: listed(cast, *key) for key in lists} == lists
        for moment, lists, tables in known:
            assert {key: listed(cast, *key, moment) for key in lists} == lists
            assert figures(cast, moment) == tables
            for node in NODES:
                assert difference_known(getattr(cast, node), DAYS[1], LAST, moment).balances
        again = Snapshot.objects.get(pk=signed.pk)
        assert bytes(again.content) == before
        assert is_intact(again)
        assert bool(changes_since(again)) or bytes(again.content) == recomputed(cast)
        transaction.set_rollback(True)


def recomputed(cast) -> bytes:
    head = {
        "organisation": cast.commune.code,
        "name": cast.commune.name,
        "first": FIRST.isoformat(),
        "last": LAST.isoformat(),
    }
    return content_of(official_tables(cast.commune, FIRST, LAST), head)
