"""What programs are told of targets: the same through the command and the API."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sotay.organisations.models import Organisation
from sotay.targets.queries.readings import Line
from sotay.targets.queries.targets import register_of


def target_answer(line: Line) -> dict[str, Any]:
    """Return one target on a day."""
    target, stands = line.target, line.standing
    own = {name: getattr(target, name) for name in ("name", "unit", "direction", "measured", "starts_on", "ends_on")}
    return {
        "uid": str(target.uid),
        **own,
        "organisation": target.organisation.code,
        "resolution": target.resolution.number if target.resolution else "",
        "parent": str(target.parent.uid) if target.parent else None,
        "indicator": target.indicator,
        "by_hand": not target.indicator,
        "goal": _plain(target.goal),
        "value": _plain(line.reading.value),
        "percent": stands.permille / 10 if stands.permille is not None else None,
        "elapsed_percent": stands.elapsed_percent,
        "forecast": _plain(stands.forecast),
        "light": stands.light.value,
    }


def register_answer(node: Organisation, on: dt.date) -> dict[str, Any]:
    """Return the targets of an organisation on a day."""
    lines: Sequence[Line] = register_of(node, on)
    return {
        "organisation": node.code,
        "name": node.name,
        "on": on,
        "targets": [target_answer(line) for line in lines],
    }


def _plain(value: Decimal | None) -> float | None:
    """Return a number for programs; `26.0` and `33.33`."""
    return None if value is None else float(value)
