"""Whatever papers go where: one official cell a day for everybody counted, and sums that differ by who came and went."""

import datetime as dt
import threading

import pytest
from django.db import connections, transaction
from django.db.models import Count
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sotay.core.days import today
from sotay.core.errors import DomainError
from sotay.members.choices import COUNTED, AffiliationKind
from sotay.members.models import Affiliation, Member, Standing
from sotay.transfers.actions.signing import return_paper, sign_box, turn_down, withdraw_transfer
from sotay.transfers.actions.starting import record_incoming, start_transfer
from sotay.transfers.choices import TransferStatus
from sotay.transfers.models import Box, Transfer
from tests.factories.cast import make_cast
from tests.factories.people import actor_of
from tests.factories.transfers import make_transfer

STEP = st.tuples(
    st.sampled_from(
        ["start", "out", "temporary", "in", "sign", "sign", "sign", "sign", "refuse", "return", "withdraw"]
    ),
    st.integers(0, 9),
    st.integers(0, 2),
)


def counted(day: dt.date) -> dict[int, int]:
    """Member → how many official cells on a day, of everybody who is counted then."""
    members = Standing.objects.filter(valid__contains=day, status__in=COUNTED).values_list("member_id", flat=True)
    cells = Affiliation.objects.filter(kind=AffiliationKind.OFFICIAL, valid__contains=day).values_list("member_id")
    found = dict(cells.annotate(cells=Count("pk")).order_by())
    return {member: found.get(member, 0) for member in members}


def step(cast, number: int, what: str, which: int, where: int) -> None:
    """Do one thing, or be refused."""
    board = actor_of(cast.ha)
    cells = (cast.cell_a, cast.cell_b, cast.cell_c)
    day = today()
    if what in {"start", "out", "temporary"}:
        members = Member.objects.exclude(account=cast.ha.account).order_by("pk")
        member = members[which % len(members)]
        home = member.organisation
        target = None if what == "out" else cells[where]
        until = day + dt.timedelta(days=200) if what == "temporary" else None
        start_transfer(
            board, home, member=member, target=target, target_name="Tỉnh bạn", kind="temporary" if until else "official",
            cause="job", moved_on=day, until=until,
        )  # fmt: skip
    elif what == "in":
        person = {
            "full_name": f"Người Mới {number}", "born_on": "1990-01-01", "sex": "male", "status": "full",
            "national_id": f"0990{number:08d}", "joined_on": "2015-01-01", "official_on": "2016-01-01",
        }  # fmt: skip
        record_incoming(
            board, cells[where], person=person, source_name="Tỉnh bạn", paper_number="1", introduced_on=day, cause="job"
        )
    else:
        turns = Box.objects.filter(waiting_since__isnull=False, signed_on=None, transfer__status=TransferStatus.OPEN)
        box = turns.order_by("pk")[which % max(1, turns.count()) : which % max(1, turns.count()) + 1].first()
        if box is None:
            return
        if what == "sign":
            sign_box(board, box, signer_name="Người ký")
        elif what == "withdraw":
            withdraw_transfer(board, box.transfer, reason="Thôi")
        else:
            (turn_down if what == "refuse" else return_paper)(board, box, reason="Sai")


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(steps=st.lists(STEP, min_size=5, max_size=25))
def test_sums_and_one_official_cell(steps):
    with transaction.atomic():
        cast = make_cast()
        before = len(counted(today()))
        for number, (what, which, where) in enumerate(steps):
            try:
                with transaction.atomic():
                    step(cast, number, what, which, where)
            except DomainError:
                continue
        done = Transfer.objects.filter(status=TransferStatus.DONE)
        outs = done.filter(direction="out").exclude(kind="temporary").count()
        ins = done.filter(direction="in").exclude(kind="temporary").count()
        after = counted(today())
        assert len(after) == before - outs + ins
        for day in (today(), today() - dt.timedelta(days=1), today() + dt.timedelta(days=400)):
            assert set(counted(day).values()) <= {1}
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_at_once_move_once():
    cast = make_cast()
    paper = make_transfer(cast, signed=True)
    sign_box(actor_of(cast.khanh), paper.boxes.get(slot=3))
    last, answers = paper.boxes.get(slot=7), []
    barrier = threading.Barrier(2)

    def accept():
        barrier.wait(timeout=20)
        try:
            sign_box(actor_of(cast.chi), last)
            answers.append("done")
        except DomainError as refusal:
            answers.append(refusal.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert sorted(answers) in (["done", "not_the_turn"], ["done", "transfer_closed"])
    rows = Affiliation.objects.filter(member=cast.binh, kind=AffiliationKind.OFFICIAL).order_by("pk")
    assert [row.organisation for row in rows] == [cast.cell_a, cast.cell_b]
