"""The job of the night: cases whose day has come are carried out, as the person who ordered it."""

from procrastinate.contrib.django import app

from sotay.access.actor import Actor, Channel
from sotay.core.days import today
from sotay.core.errors import DomainError
from sotay.reorganisation.actions.carrying import carry_out, note_failure
from sotay.reorganisation.queries.cases import due_cases


@app.periodic(cron="*/15 * * * *")
@app.task(queueing_lock="carry_out_due_cases", lock="carry_out_due_cases")
def carry_out_due_cases(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Carry out what waits for today; what cannot be is a draft again, with the reason."""
    for case in due_cases(today()):
        actor = Actor(user=case.carried_out_by, channel=Channel.JOB)
        try:
            carry_out(actor, case)
        except DomainError as refusal:
            note_failure(Actor.system(), case, reason=str(refusal))
