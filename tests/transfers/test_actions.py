"""Papers from box 1 to the last: who signs when, what moves, what is refused."""

import datetime as dt

import pytest

from sotay.access.models import Grant
from sotay.core.days import since, today
from sotay.core.errors import NotPermitted
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Member
from sotay.notifications.models import Notification
from sotay.transfers import errors
from sotay.transfers.actions.signing import (
    end_temporary,
    redirect_transfer,
    return_paper,
    sign_box,
    turn_down,
    withdraw_own,
    withdraw_transfer,
)
from sotay.transfers.actions.starting import ask_transfer, record_incoming, start_transfer, start_transfers
from sotay.transfers.choices import Direction, TransferKind, TransferStatus
from sotay.transfers.models import Box, Transfer
from tests.factories.cast import Cast
from tests.factories.people import actor_of, make_member
from tests.factories.tree import make_organisation

DAY = dt.date(2026, 11, 2)


def start(cast: Cast, member: Member, target, **fields) -> Transfer:
    """A paper of a member of cell A, box 1 signed by its secretary unless told."""
    fields = {"kind": "official", "cause": "job", "moved_on": DAY, "sign_now": True, **fields}
    return start_transfer(actor_of(cast.an), cast.cell_a, member=member, target=target, **fields)


def box(transfer: Transfer) -> Box:
    """The box whose turn it is."""
    return Box.objects.get(transfer=transfer, waiting_since__isnull=False, signed_on=None)


def cell_of(member: Member, day: dt.date):
    """The official cell of the day."""
    rows = Affiliation.objects.filter(member=member, kind=AffiliationKind.OFFICIAL, valid__contains=day)
    return [row.organisation for row in rows]


def state(member: Member):
    """Everything that a paper could move."""
    return (
        list(member.affiliations.order_by("pk").values_list("organisation", "kind", "valid")),
        list(member.standings.order_by("pk").values_list("status", "valid")),
        list(Grant.objects.filter(user=member.account).order_by("pk").values_list("organisation", "role", "valid")),
    )


def test_inside_one_committee_the_cell_the_committee_and_the_other_cell_sign(cast):
    paper = start(cast, cast.binh, cast.cell_b)

    assert paper.kind == TransferKind.INSIDE
    assert paper.symbol == f"01-GTSHĐ/{today().year}"
    assert [(b.slot, b.organisation) for b in paper.boxes.select_related("organisation")] == [
        (1, cast.cell_a), (3, cast.commune), (7, cast.cell_b)
    ]  # fmt: skip

    sign_box(actor_of(cast.khanh), box(paper))
    paper.refresh_from_db()
    assert paper.introduced_on == today()
    assert paper.presented_on is None
    assert cell_of(cast.binh, today()) == [cast.cell_a]

    sign_box(actor_of(cast.chi), box(paper))
    paper.refresh_from_db()
    assert paper.status == TransferStatus.DONE
    assert cell_of(cast.binh, today()) == [cast.cell_b]
    assert cell_of(cast.binh, today() - dt.timedelta(days=1)) == [cast.cell_a]
    grant = Grant.objects.get(user=cast.binh.account, valid__contains=today(), role="member")
    assert grant.organisation == cast.cell_b
    assert Notification.objects.filter(user=cast.binh.account, kind="transfer_state").exists()


def test_outside_the_superior_committee_takes_the_green_paper_and_both_superiors(cast):
    paper = start(cast, cast.binh, cast.cell_c)

    assert paper.kind == TransferKind.OUTSIDE
    assert list(paper.boxes.values_list("slot", flat=True)) == [1, 3, 4, 7, 10]


def test_a_temporary_stay_has_two_cells_and_is_counted_at_the_official_one(cast):
    until = today() + dt.timedelta(days=200)
    paper = start(cast, cast.binh, cast.cell_b, kind="temporary", moved_on=today(), until=until)
    sign_box(actor_of(cast.khanh), box(paper))
    sign_box(actor_of(cast.chi), box(paper))

    assert paper.kind == TransferKind.TEMPORARY
    assert cell_of(cast.binh, today()) == [cast.cell_a]
    stay = Affiliation.objects.get(member=cast.binh, kind=AffiliationKind.TEMPORARY)
    assert (stay.organisation, stay.valid) == (cast.cell_b, since(today(), until))

    with pytest.raises(errors.NotHere):
        end_temporary(actor_of(cast.ha), Transfer.objects.get(), on=until)


@pytest.mark.parametrize("days", [20, 400])
def test_a_temporary_stay_lasts_three_to_twelve_months(cast, days):
    with pytest.raises(errors.NotTemporary):
        start(cast, cast.binh, cast.cell_b, kind="temporary", until=DAY + dt.timedelta(days=days))
    assert not Transfer.objects.exists()


def test_nobody_signs_out_of_turn_or_for_others(cast):
    paper = start(cast, cast.binh, cast.cell_b)
    before = state(cast.binh)
    last = paper.boxes.get(slot=7)

    with pytest.raises(errors.NotTheTurn):
        sign_box(actor_of(cast.chi), last)
    with pytest.raises(NotPermitted):  # the committee's box is not the cell's
        sign_box(actor_of(cast.chi), box(paper))
    with pytest.raises(NotPermitted):
        sign_box(actor_of(cast.binh), box(paper))
    assert state(cast.binh) == before


def test_the_level_above_signs_for_a_cell_only_with_the_name_on_the_paper(cast):
    paper = start(cast, cast.binh, cast.cell_b)
    sign_box(actor_of(cast.khanh), box(paper))
    with pytest.raises(errors.SignerMissing):
        sign_box(actor_of(cast.khanh), box(paper))

    sign_box(actor_of(cast.khanh), box(paper), signer_name="Phạm Kim Chi")
    last = paper.boxes.get(slot=7)
    assert (last.signer_name, last.on_behalf, last.signer) == ("Phạm Kim Chi", True, cast.khanh.account)


def test_nobody_signs_their_own_paper(cast):
    paper = start_transfer(
        actor_of(cast.khanh),
        cast.cell_a,
        member=cast.an,
        target=cast.cell_b,
        kind="official",
        cause="job",
        moved_on=DAY,
    )
    with pytest.raises(errors.OwnPaper):
        sign_box(actor_of(cast.an), box(paper))


def test_days_go_forward(cast):
    paper = start(cast, cast.binh, cast.cell_b)
    with pytest.raises(errors.DayTooEarly):
        sign_box(actor_of(cast.khanh), box(paper), signed_on=today() - dt.timedelta(days=1))
    with pytest.raises(errors.DayToCome):
        sign_box(actor_of(cast.khanh), box(paper), signed_on=today() + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("end", "status"), [(turn_down, TransferStatus.REFUSED), (return_paper, TransferStatus.RETURNED)]
)
def test_what_is_refused_or_returned_moves_nothing_and_says_why(cast, end, status):
    paper = start(cast, cast.binh, cast.cell_b)
    before = state(cast.binh)
    sign_box(actor_of(cast.khanh), box(paper))

    with pytest.raises(errors.ReasonMissing):
        end(actor_of(cast.chi), box(paper), reason=" ")
    end(actor_of(cast.chi), box(paper), reason="Ô 1 ghi sai ngày sinh")

    paper.refresh_from_db()
    assert (paper.status, paper.closed_reason) == (status, "Ô 1 ghi sai ngày sinh")
    assert state(cast.binh) == before
    with pytest.raises(errors.NotOpen):
        sign_box(actor_of(cast.chi), paper.boxes.get(slot=7))


def test_a_wrong_box_1_takes_a_new_paper_once(cast):
    paper = start(cast, cast.binh, cast.cell_b)
    with pytest.raises(errors.NotReplaceable):
        start(cast, cast.binh, cast.cell_b, replaces=paper)
    return_paper(actor_of(cast.khanh), box(paper), reason="Ghi sai nơi đến")
    paper.refresh_from_db()

    again = start(cast, cast.binh, cast.cell_b, replaces=paper)
    assert again.symbol.startswith("02-")
    withdraw_transfer(actor_of(cast.an), again, reason="Thôi không chuyển")
    with pytest.raises(errors.NotReplaceable):
        start(cast, cast.binh, cast.cell_b, replaces=paper)


def test_what_the_other_side_has_in_hand_is_not_withdrawn(cast):
    paper = start(cast, cast.binh, cast.cell_c)
    for member in (cast.khanh, cast.ha, cast.ha):
        sign_box(actor_of(member), box(paper), signer_name="Nguyễn Văn Ký")
    with pytest.raises(errors.AlreadyPresented):
        withdraw_transfer(actor_of(cast.an), paper, reason="Thôi")


def test_one_paper_at_a_time(cast):
    start(cast, cast.binh, cast.cell_b)
    with pytest.raises(errors.OneUnderWay):
        start(cast, cast.binh, cast.cell_c)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda cast: {"target": cast.cell_a}, errors.SameCell),
        (lambda cast: {"target": cast.commune}, errors.NotACell),
        (lambda cast: {"target": None}, errors.TargetMissing),
        (lambda cast: {"member": cast.chi}, errors.NotOfThisCell),
    ],
)
def test_where_to_and_whose(cast, change, error):
    fields = {"member": cast.binh, "target": cast.cell_b, "kind": "official", "cause": "job", "moved_on": DAY}
    with pytest.raises(error):
        start_transfer(actor_of(cast.an), cast.cell_a, **{**fields, **change(cast)})


def test_to_another_province_leaves_the_count_when_the_answer_comes(cast):
    paper = start(cast, cast.binh, None, target_name="Đảng bộ tỉnh Lạng Sơn")
    for member in (cast.khanh, cast.ha, cast.ha):
        sign_box(actor_of(member), box(paper), signer_name="Nguyễn Văn Ký")
    assert cell_of(cast.binh, today()) == [cast.cell_a]
    with pytest.raises(errors.SignerMissing):
        sign_box(actor_of(cast.ha), box(paper))
    sign_box(actor_of(cast.ha), box(paper), signer_name="Chi bộ phố Kỳ Lừa")

    assert cell_of(cast.binh, today()) == []
    assert cast.binh.standings.get(valid__contains=today()).status == Status.TRANSFERRED
    assert not Grant.objects.filter(user=cast.binh.account, valid__contains=today()).exists()


def test_abroad_takes_two_boxes(cast):
    paper = start(cast, cast.binh, None, kind="abroad", target_name="Đảng ủy Bộ Ngoại giao", sign_now=False)
    assert list(paper.boxes.values_list("slot", "organisation", "is_outside")) == [
        (1, cast.committee.pk, False), (2, cast.committee.pk, True)
    ]  # fmt: skip


PERSON = {
    "full_name": "Lò Văn Hặc", "born_on": "1990-02-03", "sex": "male", "national_id": "014090000123",
    "joined_on": "2015-05-19", "official_on": "2016-05-19", "status": "full",
}  # fmt: skip


def test_from_another_province_the_cell_receives_and_the_record_is_made_then(cast):
    fields = {"source_name": "Đảng bộ tỉnh Sơn La", "paper_number": "12-GTSHĐ", "introduced_on": DAY, "cause": "job"}
    paper = record_incoming(actor_of(cast.khanh), cast.cell_b, person=PERSON, **fields)
    assert list(paper.boxes.values_list("slot", flat=True)) == [8, 10]
    assert not Member.objects.filter(full_name=PERSON["full_name"]).exists()

    sign_box(actor_of(cast.khanh), box(paper))
    sign_box(actor_of(cast.chi), box(paper))
    member = Member.objects.get(full_name=PERSON["full_name"])
    assert cell_of(member, today()) == [cast.cell_b]
    assert member.standings.get(valid__contains=today()).status == Status.FULL

    with pytest.raises(errors.AlreadyHere):
        record_incoming(actor_of(cast.khanh), cast.cell_b, person=PERSON, **fields)


def test_who_left_and_comes_back_is_the_same_person(cast):
    test_to_another_province_leaves_the_count_when_the_answer_comes(cast)
    gone = today() - dt.timedelta(days=9)
    cast.binh.standings.filter(status=Status.FULL).update(valid=since(dt.date(2005, 3, 3), gone))
    cast.binh.standings.filter(status=Status.TRANSFERRED).update(valid=since(gone))
    person = {**PERSON, "national_id": cast.binh.national_id, "full_name": cast.binh.full_name}
    paper = record_incoming(
        actor_of(cast.ha), cast.cell_c, person=person, source_name="Lạng Sơn", paper_number="3", introduced_on=DAY, cause="job"
    )  # fmt: skip
    while paper.status == TransferStatus.OPEN:
        sign_box(actor_of(cast.ha), box(paper), signer_name="Người ký")
        paper.refresh_from_db()
    assert paper.member == cast.binh
    assert cell_of(cast.binh, today()) == [cast.cell_c]


def test_a_member_asks_for_oneself_and_takes_it_back(cast):
    fields = {"kind": "official", "cause": "residence", "moved_on": DAY, "target": cast.cell_b}
    with pytest.raises(errors.NotYours):
        ask_transfer(actor_of(cast.em), cast.cell_a, member=cast.binh, **fields)
    paper = ask_transfer(actor_of(cast.binh), cast.cell_a, member=cast.binh, **fields)
    assert paper.number is None
    assert Notification.objects.filter(user=cast.an.account, kind="transfer_turn").exists()
    with pytest.raises(errors.NotYours):
        withdraw_own(actor_of(cast.em), paper)
    withdraw_own(actor_of(cast.binh), paper)
    assert Transfer.objects.get().status == TransferStatus.WITHDRAWN


def test_a_class_that_graduates_goes_together_or_not_at_all(cast):
    students = [make_member(cast.cell_a) for _ in range(3)]
    fields = {"kind": "official", "cause": "graduation", "moved_on": DAY, "target": cast.cell_c}
    with pytest.raises(errors.NotOfThisCell):
        start_transfers(actor_of(cast.an), cast.cell_a, members=[*students, cast.chi], **fields)
    assert not Transfer.objects.exists()

    made = start_transfers(actor_of(cast.an), cast.cell_a, members=students, **fields)
    assert [one.number for one in made] == [1, 2, 3]
    assert all(one.started_on == today() for one in made)


def test_the_committee_leads_a_paper_to_another_of_its_cells(cast):
    other = make_organisation(cast.commune, name="Chi bộ thôn 3")
    paper = start(cast, cast.binh, cast.cell_b)
    sign_box(actor_of(cast.khanh), box(paper))
    with pytest.raises(NotPermitted):  # the cell itself cannot pass it on
        redirect_transfer(actor_of(cast.chi), box(paper), target=other)
    redirect_transfer(actor_of(cast.khanh), box(paper), target=other)
    sign_box(actor_of(cast.khanh), box(paper), signer_name="Bí thư thôn 3")
    assert cell_of(cast.binh, today()) == [other]


def test_a_closed_cell_receives_nobody(cast):
    paper = start(cast, cast.binh, cast.cell_b)
    sign_box(actor_of(cast.khanh), box(paper))
    before = state(cast.binh)
    cast.cell_b.closed_on = today()
    cast.cell_b.save(update_fields=["closed_on"])
    with pytest.raises(errors.TargetClosed):
        sign_box(actor_of(cast.chi), box(paper))
    assert state(cast.binh) == before


def test_posts_in_the_old_cell_end_with_the_move(cast):
    paper = start_transfer(
        actor_of(cast.khanh), cast.cell_a, member=cast.an, target=cast.cell_b, kind="official", cause="job", moved_on=DAY
    )  # fmt: skip
    sign_box(actor_of(cast.khanh), box(paper), signer_name="Phó bí thư")
    sign_box(actor_of(cast.khanh), box(paper))
    sign_box(actor_of(cast.chi), box(paper))
    assert cast.an.positions.get().valid.upper == today()
    assert not Grant.objects.filter(user=cast.an.account, role="cell_secretary", valid__contains=today()).exists()


def test_direction_within_is_the_rule(cast):
    assert start(cast, cast.binh, cast.cell_b).direction == Direction.WITHIN
