"""The job that carries out cases whose day has come, as the person who ordered each."""

from functools import partial

from procrastinate.contrib.django import app

from sotay.access.actor import Actor, Channel
from sotay.core.days import today
from sotay.core.errors import DomainError
from sotay.core.progress import telling
from sotay.reorganisation.actions.carrying import carry_out, note_failure
from sotay.reorganisation.queries.cases import due_cases

STEP_WORDS = "Sắp xếp tổ chức"


@app.task(queue="reorganisation", lock="reorganisation")
def carry_out_cases() -> None:
    """Carry out what is due; what cannot be is a draft again, with the reason."""
    for case in due_cases(today()):
        actor = Actor(user=case.carried_out_by, channel=Channel.JOB)
        try:
            with telling(case.uid) as tell:
                carry_out(actor, case, tell=partial(tell, STEP_WORDS))
        except DomainError as refusal:
            note_failure(Actor.system(), case, reason=str(refusal))


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="carry_out_due_cases")
def carry_out_due_cases(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Look every ten minutes, so that a case is carried out on its day, and one whose worker died is taken up again."""
    carry_out_cases.defer()
