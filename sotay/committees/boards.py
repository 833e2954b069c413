"""The board of a round and the list behind its numbers, as the pages show them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.committees.choices import CongressStatus
from sotay.committees.forms.congresses import ROUND_KINDS
from sotay.committees.forms.reports import BoardForm, CongressListForm
from sotay.committees.models import CongressRound
from sotay.committees.permissions import CommitteePermission
from sotay.committees.queries.congresses import BoardLine, CongressFilters, board_of, listed
from sotay.committees.queries.positions import get_place, home_of, may_share
from sotay.committees.rules.congresses import Timing
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation


def kinds_of(congress_round: CongressRound) -> list[str]:
    """Return the kinds of organisation that a round is for, from the cells up."""
    kinds = set(congress_round.stages.values_list("kind", flat=True))
    return [kind.value for kind in ROUND_KINDS if kind in kinds]


def kinds_below(organisation: Organisation) -> list[Kind]:
    """Return the kinds that stand at and below an organisation."""
    rows = Organisation.objects.filter(path__descendant_of=organisation.path, closed_on=None)
    found = set(rows.values_list("kind", flat=True).distinct())
    return [kind for kind in ROUND_KINDS if kind in found]


def home_to_open(actor: Actor) -> Organisation | None:
    """Return where the actor opens a round, if they do."""
    home = home_of(actor)
    return home if home and not home.is_cell and may_share(actor, home) else None


@dataclass(frozen=True)
class Number:
    """A number of the board with the list behind it."""

    count: int
    url: str
    kind: str = ""


@dataclass(frozen=True)
class Line:
    """A line of the board."""

    line: BoardLine
    url: str
    numbers: list[Number]


# The columns of the board: by status, then by timing.
COLUMNS = (
    ("status", CongressStatus.PREPARING, "Đang chuẩn bị"),
    ("status", CongressStatus.SUBMITTED, "Đã trình"),
    ("status", CongressStatus.APPROVED, "Đã duyệt"),
    ("timing", Timing.DONE, "Đã đại hội"),
    ("status", CongressStatus.RECOGNISED, "Đã chuẩn y"),
    ("timing", Timing.DUE, "Đến hạn trình"),
    ("timing", Timing.LATE, "Quá hạn"),
)


def board_page(actor: Actor, congress_round: CongressRound, form: BoardForm, address: QueryDict) -> dict[str, Any]:
    """Return the board of a round at a node."""
    chosen = form.chosen()
    home = congress_round.organisation if actor.can(CommitteePermission.VIEW, congress_round.organisation) else None
    node = (
        get_place(actor, chosen["under"]) if chosen["under"] else home or home_of(actor) or congress_round.organisation
    )
    board = board_of(actor, congress_round, node, chosen["kind"])
    opens = actor.can(CommitteePermission.VIEW, node)
    return {
        "round": congress_round,
        "form": form,
        "node": node,
        "columns": [title for *_which, title in COLUMNS],
        "total": _line(congress_round, board.whole, form, address, opens=opens),
        "lines": [_line(congress_round, line, form, address, opens=opens) for line in board.lines],
        "stages": congress_round.stages.order_by("due_on"),
        "can_refresh": may_share(actor, congress_round.organisation),
        "late": board.whole.late,
        "list_url": _list_url(congress_round, node.uid, chosen["kind"]) if opens else "",
        "late_url": _list_url(congress_round, node.uid, chosen["kind"], timing=Timing.LATE) if opens else "",
    }


def _line(congress_round: CongressRound, line: BoardLine, form: BoardForm, address: QueryDict, *, opens: bool) -> Line:
    """Return one line of the board; behind its numbers stand lists, for whoever may read them."""
    numbers, kind = [], form.chosen()["kind"]
    for name, value, _title in COLUMNS:
        count = line.statuses[value] if name == "status" else line.timings[value]
        url = _list_url(congress_round, line.organisation.uid, kind, **{name: value}) if count and opens else ""
        numbers.append(Number(count, url, "late" if value == Timing.LATE and count else ""))
    changed = address.copy()
    changed["under"] = str(line.organisation.uid)
    return Line(line, "" if line.organisation.is_cell or not opens else f"?{changed.urlencode()}", numbers)


def _list_url(congress_round: CongressRound, under: UUID, kind: str = "", **which: str) -> str:
    """Return the address of the list behind a number."""
    asked = {
        "under": str(under),
        **({"kind": kind} if kind else {}),
        **{key: str(value) for key, value in which.items()},
    }
    return f"{reverse('committees:round_list', args=[congress_round.uid])}?{urlencode(asked)}"


def congress_list(actor: Actor, congress_round: CongressRound, form: CongressListForm) -> dict[str, Any]:
    """Return the list behind a number."""
    chosen = form.chosen()
    under = get_place(actor, chosen["under"]) if chosen["under"] else None
    filters = CongressFilters(under, chosen["kind"], chosen["status"], chosen["timing"], chosen["q"])
    return {"round": congress_round, "under": under, "rows": listed(actor, congress_round, filters)}
