"""Planning a case, carrying it out and taking it back: each is one action, one transaction."""

from collections.abc import Callable
from typing import Any

from django.db import OperationalError, connection, transaction
from django.utils import timezone

from sotay.access.action import TREE_LOCK_KEY, Lock, action
from sotay.access.actor import Actor
from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper, record_decision
from sotay.members.models import Affiliation, Member
from sotay.organisations.models import Organisation
from sotay.reorganisation import errors
from sotay.reorganisation.actions.running import Running
from sotay.reorganisation.actions.steps import take_steps
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.models import UNDO_WITHIN, Case
from sotay.reorganisation.permissions import ReorganisationPermission
from sotay.reorganisation.queries.report import report_of
from sotay.reorganisation.queries.since import work_since
from sotay.reorganisation.rules.case_file import CaseFile, is_national_id, with_members
from sotay.reorganisation.rules.report import Report

Tell = Callable[[int], None]
# Previews of one account take turns, and wait so long for the tree at most.
_PREVIEWS, _PATIENCE_SECONDS = 0x50_7A_7E, 15
_OPEN = (CaseStatus.DRAFT, CaseStatus.SCHEDULED)


@action(ReorganisationPermission.PLAN, lock=Lock.NOTHING, secret=("plan",))
def plan_case(actor: Actor, organisation: Organisation, *, plan: CaseFile) -> Case:
    """Keep a case as a draft at the body that decides it."""
    return Case.objects.create(
        organisation=organisation,
        title=plan.title,
        effective_on=plan.effective_on,
        decision=_decision(plan),
        plan=_kept(plan, organisation),
        planned_by=actor.user,
    )


@action(ReorganisationPermission.PLAN, secret=("plan",))
def change_case(actor: Actor, case: Case, *, plan: CaseFile) -> Case:
    """Change a case that has not been carried out."""
    _require_open(case)
    case.title, case.effective_on, case.decision = plan.title, plan.effective_on, _decision(plan)
    case.plan, case.status, case.failure = _kept(plan, case.organisation), CaseStatus.DRAFT, ""
    case.save(update_fields=["title", "effective_on", "decision", "plan", "status", "failure"])
    return case


@action(ReorganisationPermission.PLAN)
def discard_case(actor: Actor, case: Case) -> None:
    """Throw a draft away."""
    _require_open(case)
    Case.objects.filter(pk=case.pk).delete()  # by a query, because the ledger still names the object's key


@action(ReorganisationPermission.PLAN, secret=("step",))
def add_step(actor: Actor, case: Case, *, step: dict[str, Any]) -> Case:
    """Put one more step at the end of a draft."""
    return replace_steps(case, [*case.plan.get("steps", []), step])


@action(ReorganisationPermission.PLAN)
def remove_step(actor: Actor, case: Case, *, number: int) -> Case:
    """Take one step (counted from 1) out of a draft."""
    steps = list(case.plan.get("steps", []))
    if not 1 <= number <= len(steps):
        raise errors.StepGone
    del steps[number - 1]
    return replace_steps(case, steps)


@action(ReorganisationPermission.CARRY_OUT)
def order_case(actor: Actor, case: Case) -> Case:
    """Let a case be carried out by a job, now or when its day comes."""
    _require_ready(case)
    case.status, case.carried_out_by, case.failure = CaseStatus.SCHEDULED, actor.user, ""
    case.save(update_fields=["status", "carried_out_by", "failure"])
    return case


@action(ReorganisationPermission.CARRY_OUT, lock=Lock.TREE)
def carry_out(actor: Actor, case: Case, *, tell: Tell = lambda _: None) -> Case:
    """Carry a case out; one whose day has not come waits for it."""
    case = Case.objects.select_for_update(of=("self",)).select_related("organisation", "decision").get(pk=case.pk)
    _require_ready(case)
    if case.effective_on > today():
        case.status, case.carried_out_by = CaseStatus.SCHEDULED, actor.user
        case.save(update_fields=["status", "carried_out_by"])
        return case
    case.report = _run(actor, case, tell).as_json()
    case.status, case.carried_out_at, case.failure = CaseStatus.DONE, timezone.now(), ""
    case.carried_out_by = actor.user
    case.save(update_fields=["report", "status", "carried_out_at", "carried_out_by", "failure"])
    return case


@action(ReorganisationPermission.CARRY_OUT, lock=Lock.TREE)
def undo_case(actor: Actor, case: Case) -> Case:
    """Take a case back: tree, people, posts and rights are exactly as they were, or nothing happens."""
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if case.status != CaseStatus.DONE or case.carried_out_at is None:
        raise errors.NotDone
    if timezone.now() - case.carried_out_at > UNDO_WITHIN:
        raise errors.TooLateToUndo
    if since := work_since(case):
        raise errors.WorkSince(list="; ".join(since))
    with connection.cursor() as cursor:
        cursor.execute("SELECT take_back_case(%s)", [case.pk])
    case.status, case.undone_at = CaseStatus.UNDONE, timezone.now()
    case.save(update_fields=["status", "undone_at"])
    return case


@action(ReorganisationPermission.CARRY_OUT)
def note_failure(actor: Actor, case: Case, *, reason: str) -> Case:
    """Keep why a case whose day had come could not be carried out; it is a draft again."""
    case.status, case.failure = CaseStatus.DRAFT, reason[:500]
    case.save(update_fields=["status", "failure"])
    return case


def preview(actor: Actor, organisation: Organisation, plan: CaseFile, tell: Tell = lambda _: None) -> Report:
    """Do the whole case and undo it before anybody has seen it: what the report says is what would happen.

    Nobody is told, nothing stays, not even in the ledger; the right to plan is asked.
    """
    actor.require(ReorganisationPermission.PLAN, organisation)
    if not plan.steps:
        raise errors.NoSteps
    with transaction.atomic():
        _take_turn(actor)
        case = Case.objects.create(
            organisation=organisation, title=plan.title, effective_on=min(plan.effective_on, today()),
            decision=_decision(plan), plan={}, planned_by=actor.user,
        )  # fmt: skip
        case.plan = plan.model_dump(mode="json", by_alias=True)
        report = _run(actor, case, tell)
        transaction.set_rollback(True)
    return report


def _take_turn(actor: Actor) -> None:
    """Take the tree for a preview, one for an account at a time; who would wait for others is told to come again."""
    key = actor.user.pk if actor.user else 0
    if not read_sql("SELECT pg_try_advisory_xact_lock(%(space)s, %(key)s)", {"space": _PREVIEWS, "key": key})[0][0]:
        raise errors.PreviewRunning
    run_sql(f"SET LOCAL lock_timeout = '{_PATIENCE_SECONDS}s'")
    try:
        run_sql("SELECT pg_advisory_xact_lock(%(key)s)", {"key": TREE_LOCK_KEY})
    except OperationalError as trouble:  # somebody carries out, or tries, another case
        raise errors.TreeBusy from trouble
    run_sql("SET LOCAL lock_timeout = DEFAULT")


def _run(actor: Actor, case: Case, tell: Tell) -> Report:
    """Take the steps of a case with its journal open; return what it moved."""
    plan = CaseFile.model_validate(case.plan)
    journal(str(case.pk))
    run = Running.start(actor, case.organisation, case.effective_on, case.decision)
    take_steps(run, plan.steps, tell)
    journal("")
    return report_of(case)


def journal(case: str) -> None:
    """Open the journal for a case within this transaction, or close it with an empty word."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('sotay.case', %s, true)", [case])


def _decision(plan: CaseFile) -> Any:
    """Keep the decision of a plan, where it names one."""
    if plan.decision is None:
        return None
    return record_decision(DecisionPaper(**plan.decision.model_dump()))


def _kept(plan: CaseFile, organisation: Organisation) -> dict[str, Any]:
    """Return a plan as it is kept: members of the body who were named by their national ID are named by uid."""
    content = plan.model_dump(mode="json", by_alias=True)
    numbers: set[str] = set()

    def note(word: str) -> str:
        if is_national_id(word):
            numbers.add(word)
        return word

    with_members(content, note)
    if not numbers:
        return content
    below = Affiliation.objects.filter(organisation__path__descendant_of=organisation.path)
    rows = Member.objects.filter(national_id__in=numbers, pk__in=below.values("member"))
    uids = {number: str(uid) for number, uid in rows.values_list("national_id", "uid")}
    return with_members(content, lambda word: uids.get(word, word))


def _require_open(case: Case) -> None:
    """Refuse a case that has been carried out."""
    if case.status not in _OPEN:
        raise errors.NotADraft(status=CaseStatus(case.status).label.lower())


def _require_ready(case: Case) -> None:
    """Refuse a case that lacks its decision or orders nothing."""
    _require_open(case)
    if case.decision is None:
        raise errors.DecisionMissing
    if not case.plan.get("steps"):
        raise errors.NoSteps


def replace_steps(case: Case, steps: list[dict[str, Any]]) -> Case:
    """Keep other steps; the whole is read again, so that nothing is kept that could not be carried out."""
    _require_open(case)
    plan = CaseFile.model_validate({**case.plan, "steps": steps})
    case.plan, case.status = _kept(plan, case.organisation), CaseStatus.DRAFT
    case.save(update_fields=["plan", "status"])
    return case
