"""`docs/permissions.md`: the roles' rights, and the right behind every page, operation and action, written from the code."""

from collections.abc import Iterable
from typing import Any, Protocol

from sotay.access.action import Registered
from sotay.access.permission import Permission
from sotay.config.rights import RIGHTS
from sotay.config.roles import LABELS, ROLES, SECOND_FACTOR
from sotay.config.verbs import VERBS

_HEAD = """# Who may do what

Written by `sotay permissions_write` from `config/roles.py` and the permission table of the tests
(`tests/meta/permission_table`), where each line below is tried on every run. Do not edit by hand.

A role is held at an organisation and covers everything below it, between two days. It comes from a post, an affiliation
or a duty and ends with it. Nobody has all rights: the system administrator sees no content.
"""


class Row(Protocol):
    """A row of the permission table: what, and what it needs."""

    @property
    def name(self) -> str:
        """The page, operation or action."""

    @property
    def needs(self) -> Any:
        """The right, or for whom it is open."""


def permission_paper(pages: Iterable[Row], calls: Iterable[Row], actions: Iterable[Registered]) -> str:
    """Return the paper."""
    parts = [
        _HEAD,
        _roles(),
        _table("Pages", ("Page", "Needs", "Quyền"), (_route(row) for row in _once(pages))),
        _table("API", ("Operation", "Needs", "Quyền"), (_route(row) for row in _once(calls))),
        _table(
            "Actions",
            ("Action", "Việc", "Needs", "Quyền"),
            (_action(one) for one in sorted(actions, key=lambda a: a.name)),
        ),
    ]
    return "\n".join(parts)


def _roles() -> str:
    """Return roles × rights."""
    marked = [f"{LABELS[role]}{' †' if role in SECOND_FACTOR else ''}" for role in ROLES]
    lines = [
        (f"`{right}`", RIGHTS.get(right, ""), *("●" if right in ROLES[role] else "" for role in ROLES))
        for right in sorted({str(right) for rights in ROLES.values() for right in rights})
    ]
    return _table("Roles", ("Right", "Quyền", *marked), lines) + "\n† gives a second factor at sign-in.\n"


def _route(row: Row) -> tuple[str, str, str]:
    if isinstance(row.needs, Permission):
        return f"`{row.name}`", f"`{row.needs}`", RIGHTS.get(row.needs, "")
    return f"`{row.name}`", row.needs.name.lower().replace("_", " "), str(row.needs.value)


def _action(one: Registered) -> tuple[str, str, str, str]:
    return f"`{one.name}`", VERBS.get(one.name, ""), f"`{one.permission}`", RIGHTS.get(one.permission, "")


def _once(rows: Iterable[Row]) -> list[Row]:
    """Return the rows by name, each right of a name once."""
    return [row for _, row in sorted({(row.name, str(row.needs)): row for row in rows}.items())]


def _table(title: str, heads: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table under its heading."""
    heads = list(heads)
    rows = [heads, ["---"] * len(heads), *(list(line) for line in lines)]
    return f"## {title}\n\n" + "\n".join(f"| {' | '.join(cells)} |" for cells in rows) + "\n"
