"""Splits from an Excel sheet: the workbook goes out, comes back, and becomes steps of the case, or says row by row why not."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from sotay.access.action import action
from sotay.access.actor import Actor
from sotay.reorganisation import errors
from sotay.reorganisation.actions.carrying import replace_steps
from sotay.reorganisation.models import Case
from sotay.reorganisation.permissions import ReorganisationPermission
from sotay.reorganisation.queries.splitting import people_of, sources_of
from sotay.reorganisation.rules.split_sheet import Filled, NewCell, Sharing, read_sheet, share, split_steps, write_sheet


@action(ReorganisationPermission.PLAN, secret=("chosen",))
def take_split_sheet(
    actor: Actor,
    case: Case,
    *,
    sources: Sequence[str],
    cells: Sequence[NewCell],
    chosen: Sequence[tuple[str, str]] = (),
) -> bytes:
    """Return the workbook of the cells that are split; with what was chosen before, the reasons stand in it."""
    names = sources_of(actor, case, sources)
    people = people_of(names)
    sharing = share(people, Filled(list(cells), list(chosen))) if chosen else None
    return write_sheet(people, cells, names, sharing)


@action(ReorganisationPermission.PLAN, secret=("content",))
def split_from_sheet(actor: Actor, case: Case, *, content: bytes) -> Sharing:
    """Add the steps of a workbook that came back; where a row is refused, nothing is added and the answer says which."""
    filled, codes = read_sheet(content)
    names = sources_of(actor, case, codes)
    people = people_of(names)
    sharing = share(people, filled)
    sharing.sources = codes
    if not sharing.refused and not sharing.goes:
        raise errors.NobodyGoes
    if not sharing.refused:
        steps: list[dict[str, Any]] = split_steps(people, list(names), sharing, f"x{uuid4().hex[:6]}-")
        replace_steps(case, [*case.plan.get("steps", []), *steps])
    return sharing
