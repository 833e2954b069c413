"""The verdict on a file of organisations, as the command and the API give it out."""

from typing import Any

from sotay.organisations.rules.import_plan import Plan


def import_report(plan: Plan) -> dict[str, Any]:
    """Return the counts and the refused rows; `row` is the line in the file, the heading being 1."""
    return {
        "created": len(plan.created),
        "updated": len(plan.updated),
        "unchanged": plan.unchanged,
        "errors": [
            {"row": r.line, "field": r.error.field or "", "code": r.error.code, "message": str(r.error)}
            for r in plan.refusals
        ],
    }
