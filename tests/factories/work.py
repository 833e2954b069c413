"""Tasks built straight into the tables."""

import datetime as dt
from typing import Any

from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.work.choices import TaskStatus
from sotay.work.models import Task


def make_task(organisation: Organisation, **fields: Any) -> Task:
    """An open task, due in a week."""
    defaults: dict[str, Any] = {
        "title": "Vận động hội viên đóng bảo hiểm y tế",
        "due_on": today() + dt.timedelta(days=7),
    }
    if fields.get("status", TaskStatus.OPEN) != TaskStatus.OPEN:
        fields.setdefault("finished_on", today())
    return Task.objects.create(organisation=organisation, **{**defaults, **fields})
