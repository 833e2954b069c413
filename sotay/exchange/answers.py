"""An outcome as the command line and the API answer it."""

from typing import Any

from sotay.exchange.actions.register import Outcome, problems_of
from sotay.exchange.models import Batch


def answer_of(outcome: Outcome, batch: Batch | None) -> dict[str, Any]:
    """Return counts, errors and warnings; `row` is the sheet's row number, `field` the standard heading."""
    return {
        "rows": outcome.rows,
        "created": outcome.count("created"),
        "updated": outcome.count("updated"),
        "unchanged": outcome.count("unchanged"),
        "refused": outcome.refused,
        "errors": _lines(outcome.errors, "error"),
        "warnings": _lines({n: issues for n, issues in outcome.warnings.items() if n not in outcome.errors}, "warning"),
        "unknown_columns": outcome.unknown_columns,
        "batch": str(batch.uid) if batch else None,
    }


def _lines(issues: dict[int, Any], level: str) -> list[dict[str, Any]]:
    """Return one line a problem, in the order of the sheet."""
    return [
        {"row": number, "field": p["field"], "code": p["code"], "message": p["message"]}
        for number in sorted(issues)
        for p in problems_of(issues[number], level)
    ]
