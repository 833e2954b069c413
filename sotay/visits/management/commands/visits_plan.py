"""`sotay visits_plan --organisation CODE --year Y`: draw the plan of a year and print it."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sotay.access.actor import Actor, Channel
from sotay.core.errors import DomainError
from sotay.organisations.queries.tree import get_organisation_by_code
from sotay.visits.actions.plans import draw_plan, fill_plan
from sotay.visits.queries.visits import Filters, plan_of, visits_of


class Command(BaseCommand):
    """Draw a plan, or print the one that is published."""

    help = "Lập kế hoạch cấp ủy viên dự sinh hoạt chi bộ của một năm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say whose plan, and of which year."""
        parser.add_argument("--organisation", required=True, metavar="CODE")
        parser.add_argument("--year", required=True, type=int)
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Draw and print."""
        try:
            facts = _plan(options["organisation"], options["year"])
        except DomainError as refusal:
            raise CommandError(str(refusal)) from None
        if options["json"]:
            self.stdout.write(json.dumps(facts, ensure_ascii=False, indent=1))
            return
        for one in facts["visits"]:
            self.stdout.write(f"{one['on']}  {one['official']}  {one['cell_code']} {one['cell']}")


def _plan(code: str, year: int) -> dict[str, Any]:
    """Return the plan as it is printed."""
    actor = Actor.system(Channel.CLI)
    organisation = get_organisation_by_code(actor, code)
    plan = plan_of(organisation, year)
    if plan is None or not plan.is_published:
        plan = fill_plan(actor, draw_plan(actor, organisation, year=year))
    visits = visits_of(plan, Filters())
    return {
        "organisation": code, "year": year, "status": str(plan.status), "missing": plan.missing,
        "milliseconds": plan.milliseconds,
        "visits": [
            {
                "on": f"{one.on}", "official": one.member.full_name, "member": str(one.member.uid),
                "cell_code": one.cell.code, "cell": one.cell.name, "status": str(one.status),
            }
            for one in visits
        ],
    }  # fmt: skip
