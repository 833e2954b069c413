"""The road from a source to a full member: order, votes, days, deadlines, the record that is made."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from sotay.core.days import since
from sotay.core.errors import NotPermitted
from sotay.development import errors
from sotay.development.actions import candidates, steps
from sotay.development.choices import CandidateStatus, Level, Outcome, StepKind
from sotay.development.models import Candidate, Step
from sotay.development.queries.road import road_of
from sotay.members.choices import Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.choices import Kind
from tests.factories.development import DAYS, NOTED, PAPER, SYSTEM, do_step, fresh, make_candidate, walk
from tests.factories.people import actor_of, make_member
from tests.factories.tree import make_organisation

K = StepKind


def test_the_whole_road_ends_with_a_full_member(cast):
    candidate = walk(make_candidate(cast.cell_a), K.RECOGNITION_DECISION)

    assert candidate.status == CandidateStatus.FULL
    member = candidate.member
    assert (member.joined_on, member.official_on) == (dt.date(2024, 8, 31), dt.date(2025, 8, 31))
    assert list(member.standings.order_by("valid").values_list("status", "valid")) == [
        (Status.PROBATIONARY, since(dt.date(2024, 8, 31), dt.date(2025, 8, 31))),
        (Status.FULL, since(dt.date(2025, 8, 31))),
    ]
    assert member.affiliations.get().organisation == cast.cell_a
    assert all(standing.decision.number == PAPER.number for standing in member.standings.all())
    assert list(candidate.steps.order_by("number").values_list("kind", flat=True)) == list(road_of(cast.cell_a))
    assert candidate.helpers.get().valid.upper == dt.date(2025, 8, 31)


def test_no_step_can_be_skipped(cast):
    candidate = make_candidate(cast.cell_a)
    before = Step.objects.count()

    for kind in (K.DOSSIER, K.CELL_VOTE, K.SUBMISSION):
        with pytest.raises(errors.NotTheNextStep):
            steps.record_cell_step(SYSTEM, candidate, kind=kind, held_on=NOTED, base=9, agree=9)
    with pytest.raises(errors.NotTheNextStep):
        steps.hold_ceremony(SYSTEM, candidate, held_on=dt.date(2024, 5, 1))
    with pytest.raises(errors.NotTheNextStep):
        steps.record_decision_step(SYSTEM, candidate, kind=K.DECISION, held_on=NOTED, decision=PAPER)

    assert Step.objects.count() == before
    assert not Member.objects.filter(national_id=candidate.national_id).exists()


def test_the_database_refuses_a_step_without_the_one_before(cast):
    candidate = walk(make_candidate(cast.cell_a), K.SOURCE)

    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(candidate=candidate, kind=K.DECISION, number=3, after=2, held_on=NOTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(candidate=candidate, kind=K.AWARENESS, number=2, after=None, held_on=NOTED)
    with pytest.raises(IntegrityError), transaction.atomic():
        candidate.steps.filter(number=1).update(number=5, after=4)


@pytest.mark.parametrize(("agree", "passed"), [(6, True), (5, False)])
def test_two_thirds_of_those_convened(cast, agree, passed):
    candidate = walk(make_candidate(cast.cell_a), K.DOSSIER)

    after = do_step(candidate, DAYS[K.CELL_VOTE], base=9, present=8, agree=agree, disagree=8 - agree)

    assert (after.stage == K.CELL_VOTE) is passed
    step = after.steps.get(kind=K.CELL_VOTE)
    assert step.outcome == (Outcome.PASSED if passed else Outcome.FAILED)
    if not passed:
        assert do_step(after, dt.date(2024, 7, 3)).stage == K.CELL_VOTE


def test_the_database_refuses_a_vote_below_its_share(cast):
    candidate = walk(make_candidate(cast.cell_a), K.CELL_VOTE)

    with pytest.raises(IntegrityError), transaction.atomic():
        candidate.steps.filter(kind=K.CELL_VOTE).update(agree=5)


def test_a_member_cannot_be_admitted_again(cast):
    with pytest.raises(errors.AlreadyAMember):
        make_candidate(cast.cell_a, national_id=cast.binh.national_id)
    candidate = make_candidate(cast.cell_a)
    with pytest.raises(errors.AlreadyFollowed):
        make_candidate(cast.cell_b, full_name="Người khác")

    admitted = walk(candidate, K.CEREMONY)
    with pytest.raises(errors.NotTheNextStep):
        steps.hold_ceremony(SYSTEM, admitted, held_on=dt.date(2024, 9, 30))
    with pytest.raises(errors.AlreadyFollowed):
        make_candidate(cast.cell_b)

    assert Member.objects.filter(national_id=candidate.national_id).count() == 1


def test_a_number_that_became_a_members_meanwhile_stops_the_ceremony(cast):
    candidate = walk(make_candidate(cast.cell_a), K.DECISION)
    make_member(cast.cell_b, national_id=candidate.national_id)
    count = Member.objects.count(), Standing.objects.count(), Affiliation.objects.count()

    with pytest.raises(errors.AlreadyAMember):
        do_step(candidate, DAYS[K.CEREMONY])

    assert (Member.objects.count(), Standing.objects.count(), Affiliation.objects.count()) == count
    assert fresh(candidate).stage == K.DECISION


def test_without_a_number_nobody_is_admitted(cast):
    candidate = walk(make_candidate(cast.cell_a, national_id=None), K.DECISION)

    with pytest.raises(errors.NumberMissing):
        do_step(candidate, DAYS[K.CEREMONY])


def test_a_grassroots_cell_has_no_committee_in_between(cast):
    for name in ("Lý Một", "Lý Hai"):
        make_member(cast.cell_c, full_name=name)
    candidate = walk(make_candidate(cast.cell_c), K.CELL_VOTE)

    assert (candidate.next_step, candidate.level) == (K.DECISION, Level.SUPERIOR)
    assert walk_rest(candidate).status == CandidateStatus.FULL


def walk_rest(candidate):
    """Go on to the end."""
    while candidate.next_step:
        candidate = do_step(candidate, DAYS[StepKind(candidate.next_step)])
    return candidate


def test_below_a_partial_committee_there_is_an_appraisal(cast):
    partial = make_organisation(cast.commune, kind=Kind.PARTIAL_COMMITTEE, name="Đảng bộ bộ phận Nhà máy")
    cell = make_organisation(partial, name="Chi bộ Phân xưởng")
    for _ in range(3):
        make_member(cell)

    candidate = walk(make_candidate(cell), K.SUBMISSION)

    assert (candidate.next_step, candidate.level) == (K.APPRAISAL, Level.PARTIAL)
    assert walk_rest(candidate).status == CandidateStatus.FULL


def test_deadlines_run_on_working_days_from_the_step_before(cast):
    candidate = walk(make_candidate(cast.cell_a), K.DOSSIER)
    assert candidate.due_on == dt.date(2025, 5, 10)  # twelve months after the dossier

    candidate = do_step(candidate, DAYS[K.CELL_VOTE])
    assert candidate.due_on == dt.date(2024, 6, 10)  # five working days after Monday 3 June
    candidate = do_step(candidate, DAYS[K.SUBMISSION])
    assert candidate.due_on == dt.date(2024, 7, 8)  # twenty-five working days after the cell's vote
    candidate = do_step(candidate, DAYS[K.BASE_VOTE])
    assert candidate.level == Level.BASE  # who decides today
    candidate = do_step(candidate, DAYS[K.DECISION], received_on=dt.date(2024, 8, 12))
    assert candidate.due_on > dt.date(
        2024, 9, 20
    )  # thirty working days from the receipt, with the holidays of 2 September


def test_what_is_later_than_the_rules_of_2026_counts_from_the_date_of_the_decision(cast):
    noted, day = dt.date(2026, 1, 5), dt.date(2026, 2, 2)
    candidate = fresh(make_candidate(cast.cell_a, noted_on=noted))
    while candidate.next_step != K.DECISION:
        candidate = do_step(candidate, day)

    candidate = do_step(candidate, dt.date(2026, 8, 3), received_on=dt.date(2026, 8, 20))

    assert candidate.due_on < dt.date(2026, 9, 18)


def test_a_dossier_older_than_its_months_is_made_anew(cast):
    candidate = walk(make_candidate(cast.cell_a), K.DOSSIER)

    with pytest.raises(errors.DossierExpired):
        do_step(candidate, dt.date(2025, 5, 11))
    candidates.renew_dossier(SYSTEM, candidate)
    candidate = fresh(candidate)

    assert (candidate.stage, candidate.next_step, candidate.dossier_on) == (K.HELPER, K.DOSSIER, None)
    assert candidate.papers.filter(item__code="application").exists()
    assert not candidate.papers.filter(item__code="biography").exists()
    candidate = do_step(do_step(candidate, dt.date(2025, 6, 1)), dt.date(2025, 6, 3))
    assert candidate.stage == K.CELL_VOTE


def test_an_old_certificate_is_refused_until_renewed(cast):
    candidate = walk(make_candidate(cast.cell_a, noted_on=dt.date(2018, 1, 1)), K.SOURCE)
    for day in (dt.date(2019, 1, 10), DAYS[K.HELPER], DAYS[K.DOSSIER]) if False else ():
        candidate = do_step(candidate, day)
    candidate = do_step(candidate, DAYS[K.AWARENESS])
    Candidate.objects.filter(pk=candidate.pk).update(certificate_on=dt.date(2019, 1, 10))
    candidate = fresh(candidate)
    for kind in (K.HELPER, K.DOSSIER):
        candidate = do_step(candidate, DAYS[kind])

    with pytest.raises(errors.CertificateExpired):
        do_step(candidate, DAYS[K.CELL_VOTE])
    candidates.renew_certificate(SYSTEM, candidate, held_on=dt.date(2024, 5, 20), certificate_number="7/GCN")

    assert do_step(fresh(candidate), DAYS[K.CELL_VOTE]).stage == K.CELL_VOTE


def test_a_dossier_names_what_it_lacks(cast):
    candidate = walk(make_candidate(cast.cell_a), K.HELPER)

    with pytest.raises(errors.PapersMissing, match="viết tay"):
        steps.record_cell_step(SYSTEM, candidate, kind=K.DOSSIER, held_on=DAYS[K.DOSSIER])


@pytest.mark.parametrize(
    ("born_on", "day", "is_fit"),
    [
        (dt.date(2006, 6, 3), dt.date(2024, 6, 3), True),
        (dt.date(2006, 6, 4), dt.date(2024, 6, 3), False),
        (dt.date(1964, 6, 3), dt.date(2024, 6, 3), True),
        (dt.date(1964, 5, 3), dt.date(2024, 6, 3), False),
    ],
)
def test_ages_are_counted_to_the_month(cast, born_on, day, is_fit):
    candidate = walk(make_candidate(cast.cell_a, born_on=born_on), K.DOSSIER)

    if is_fit:
        assert do_step(candidate, day).stage == K.CELL_VOTE
        return
    with pytest.raises(errors.OutOfAge):
        do_step(candidate, day)
    if born_on.year < 2000:
        candidates.record_age_consent(SYSTEM, candidate, decision=PAPER)
        assert do_step(fresh(candidate), day).stage == K.CELL_VOTE


def test_recognition_waits_for_the_end_of_probation(cast):
    candidate = walk(make_candidate(cast.cell_a), K.NEW_MEMBER_CLASS)

    with pytest.raises(errors.ProbationNotOver):
        do_step(candidate, dt.date(2025, 8, 30))
    assert candidate.due_on > dt.date(2025, 9, 30)


def test_probation_is_extended_by_twelve_months_at_most_and_struck_off_only_under_a_decision(cast):
    candidate = walk(make_candidate(cast.cell_a), K.RECOGNITION_CELL)

    with pytest.raises(errors.ExtensionTooLong):
        steps.extend_probation(SYSTEM, candidate, months=13, decision=PAPER)
    steps.extend_probation(SYSTEM, candidate, months=6, decision=PAPER)
    candidate = fresh(candidate)
    assert (candidate.next_step, candidate.extended_months) == (K.RECOGNITION_CELL, 6)
    with pytest.raises(errors.ProbationNotOver):
        do_step(candidate, dt.date(2026, 2, 27))
    assert do_step(candidate, dt.date(2026, 2, 28)).stage == K.RECOGNITION_CELL

    with pytest.raises(errors.DecisionMissing):
        steps.strike_off_probationary(
            SYSTEM, fresh(candidate), held_on=dt.date(2026, 3, 1), decision=None, reason="Vi phạm"
        )
    steps.strike_off_probationary(
        SYSTEM, fresh(candidate), held_on=dt.date(2026, 3, 1), decision=PAPER, reason="Vi phạm"
    )
    candidate = fresh(candidate)
    assert candidate.status == CandidateStatus.STRUCK_OFF
    assert candidate.member.standings.get(status=Status.STRUCK_OFF).valid == since(dt.date(2026, 3, 1))
    assert candidate.member.affiliations.get().valid.upper == dt.date(2026, 3, 1)


def test_whoever_left_is_readmitted_once_with_the_old_record(cast):
    former = make_member(cast.cell_a, with_account=False, national_id="024070009999")
    Standing.objects.filter(member=former).update(valid=since(dt.date(2005, 3, 3), dt.date(2019, 5, 1)))
    Affiliation.objects.filter(member=former).update(valid=since(dt.date(2005, 3, 3), dt.date(2019, 5, 1)))
    Standing.objects.create(member=former, status=Status.STRUCK_OFF, valid=since(dt.date(2019, 5, 1)))
    fields = {"national_id": former.national_id, "born_on": former.born_on}

    with pytest.raises(errors.WasAMember):
        make_candidate(cast.cell_a, **fields)
    with pytest.raises(errors.LeftOnMissing):
        make_candidate(cast.cell_a, **fields, special="readmission")
    early = walk(make_candidate(cast.cell_a, **fields, special="readmission", left_on=dt.date(2022, 5, 1)), K.DOSSIER)
    with pytest.raises(errors.ReadmissionTooEarly):
        do_step(early, DAYS[K.CELL_VOTE])
    candidates.edit_candidate(SYSTEM, early, left_on=dt.date(2019, 5, 1))
    candidate = fresh(early)
    while candidate.stage != K.CEREMONY:
        candidate = do_step(candidate, DAYS[StepKind(candidate.next_step)])

    assert candidate.member_id == former.pk
    assert candidate.previous_joined_on == dt.date(2005, 3, 3)
    assert candidate.member.joined_on == DAYS[K.CEREMONY]
    assert candidate.member.standings.order_by("-valid").first().status == Status.PROBATIONARY
    steps.strike_off_probationary(
        SYSTEM, candidate, held_on=dt.date(2024, 12, 1), decision=PAPER, reason="Không phấn đấu"
    )
    with pytest.raises(errors.NeverReadmitted):
        make_candidate(cast.cell_a, **fields, special="readmission", left_on=dt.date(2019, 5, 1))


def test_steps_taken_back_leave_their_trace_but_admission_stands(cast):
    candidate = walk(make_candidate(cast.cell_a), K.CELL_VOTE)

    steps.take_back_step(SYSTEM, candidate, reason="Ghi nhầm số phiếu")
    candidate = fresh(candidate)
    assert (candidate.stage, candidate.next_step) == (K.DOSSIER, K.CELL_VOTE)
    assert candidate.steps.get(kind=K.CELL_VOTE).outcome == Outcome.TAKEN_BACK
    candidate = do_step(candidate, DAYS[K.CELL_VOTE])
    while candidate.stage != K.CEREMONY:
        candidate = do_step(candidate, DAYS[StepKind(candidate.next_step)])
    with pytest.raises(errors.NothingToTakeBack):
        steps.take_back_step(SYSTEM, candidate, reason="x")


def test_the_cell_does_not_vote_for_the_committee(cast):
    candidate = walk(make_candidate(cast.cell_a), K.SUBMISSION)
    secretary = actor_of(cast.an)

    with pytest.raises(NotPermitted):
        steps.record_committee_step(secretary, candidate, kind=K.BASE_VOTE, held_on=DAYS[K.BASE_VOTE], base=9, agree=9)

    assert fresh(candidate).stage == K.SUBMISSION


def test_before_2026_the_superior_decides_and_afterwards_the_base_committee(cast):
    candidate = walk(make_candidate(cast.cell_a), K.BASE_VOTE)
    commune = actor_of(cast.khanh)

    with pytest.raises(NotPermitted):
        steps.record_decision_step(commune, candidate, kind=K.DECISION, held_on=DAYS[K.DECISION], decision=PAPER)
    steps.record_decision_step(
        commune, candidate, kind=K.DECISION, held_on=dt.date(2026, 8, 3), decision=PAPER, base=9, agree=5
    )

    assert fresh(candidate).stage == K.DECISION


def test_who_was_admitted_is_followed_where_the_member_belongs(cast):
    candidate = walk(make_candidate(cast.cell_a), K.CEREMONY)

    affiliation = candidate.member.affiliations.get()
    affiliation.valid = since(affiliation.valid.lower, dt.date(2025, 1, 1))
    affiliation.save(update_fields=["valid"])
    Affiliation.objects.create(member=candidate.member, organisation=cast.cell_b, valid=since(dt.date(2025, 1, 1)))

    assert fresh(candidate).organisation == cast.cell_b


def test_probationary_members_of_the_register_are_followed_to_full_membership(cast):
    member = cast.em
    Member.objects.filter(pk=member.pk).update(joined_on=dt.date(2025, 3, 3))
    Standing.objects.filter(member=member).update(valid=since(dt.date(2025, 3, 3)))

    assert candidates.adopt_probationary(SYSTEM, cast.commune) == 1
    assert candidates.adopt_probationary(SYSTEM, cast.commune) == 0
    candidate = fresh(Candidate.objects.get())
    assert (candidate.member, candidate.next_step) == (member, K.NEW_MEMBER_CLASS)
    for day in range(3, 8):
        candidate = do_step(candidate, dt.date(2026, 4, day))
        if not candidate.next_step:
            break

    member.refresh_from_db()
    assert (candidate.status, member.official_on) == (CandidateStatus.FULL, dt.date(2026, 3, 3))
