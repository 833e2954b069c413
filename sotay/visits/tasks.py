"""The jobs of visits: a plan is drawn, visits follow the meetings."""

from procrastinate.contrib.django import app

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import DomainError
from sotay.core.progress import telling
from sotay.visits.actions.plans import fill_plan, stop_plan
from sotay.visits.actions.settling import remind_of_visits, settle_visits
from sotay.visits.queries.visits import get_plan_by_key


@app.task(queue="exchange")
def draw(plans: list[int]) -> None:
    """Draw plans one after the other, for each looks at those before it; whatever stops one is shown with it."""
    for key in plans:
        _draw(key)


def _draw(key: int) -> None:
    """Draw one plan."""
    one = get_plan_by_key(key)
    try:
        with telling(one.uid) as tell:
            fill_plan(Actor.system(), one, tell)
    except DomainError as refusal:
        stop_plan(Actor.system(), one, reason=str(refusal))
    except Exception:
        stop_plan(Actor.system(), one, reason="Lỗi khi lập kế hoạch. Đồng chí lập lại.")
        raise


@app.periodic(cron="17 * * * *")
@app.task(queueing_lock="settle_visits")
def settle(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Let visits follow the meetings of their cells."""
    settle_visits(today())


@app.periodic(cron="2 0 * * *")  # 07:02 in Vietnam
@app.task(queue="notifications", queueing_lock="remind_visits")
def remind(timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Tell officials of the visits that come."""
    remind_of_visits(today())
