"""`sotay visits_plan --organisation CODE --year Y`: draw the plan of a year and print it."""

from argparse import ArgumentParser
from typing import Any

from sotay.access.actor import Actor, Channel
from sotay.organisations.commands import Node, OrganisationCommand
from sotay.visits.actions.plans import draw_plan, fill_plan
from sotay.visits.queries.visits import Filters, plan_of, visits_of


class Command(OrganisationCommand):
    """Draws a plan, or prints the one that is published."""

    help = "Lập kế hoạch cấp ủy viên dự sinh hoạt chi bộ của một năm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Add the year."""
        super().add_arguments(parser)
        parser.add_argument("--year", required=True, type=int, help="năm")

    def for_programs(self, node: Node, options: dict[str, Any]) -> dict[str, Any]:
        """Draw."""
        return _plan(node, options["year"])

    def for_people(self, node: Node, options: dict[str, Any]) -> str:
        """Draw; a line for each visit."""
        visits = _plan(node, options["year"])["visits"]
        return "\n".join(f"{one['on']}  {one['official']}  {one['cell_code']} {one['cell']}" for one in visits)


def _plan(organisation: Node, year: int) -> dict[str, Any]:
    """Return the plan as it is printed."""
    actor = Actor.system(Channel.CLI)
    plan = plan_of(organisation, year)
    if plan is None or not plan.is_published:
        plan = fill_plan(actor, draw_plan(actor, organisation, year=year))
    visits = visits_of(plan, Filters())
    return {
        "organisation": organisation.code, "year": year, "status": str(plan.status), "missing": plan.missing,
        "milliseconds": plan.milliseconds,
        "lacking": [
            {"official": one.member.full_name, "count": one.lacking, "why": one.get_why_display()}
            for one in plan.assignments.filter(lacking__gt=0).select_related("member").order_by("member__sort_key", "pk")
        ],
        "visits": [
            {
                "on": f"{one.on}", "official": one.member.full_name, "member": str(one.member.uid),
                "cell_code": one.cell.code, "cell": one.cell.name, "status": str(one.status),
            }
            for one in visits
        ],
    }  # fmt: skip
