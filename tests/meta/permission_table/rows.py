"""The shape of a row of the permission table."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sotay.access.permission import Permission
from sotay.organisations.permissions import OrganisationPermission
from tests.factories.cast import Cast


def tapped(_cast: Cast) -> dict[str, Any]:
    """A form with nothing to fill in."""
    return {"sent": "1"}


class Open(Enum):
    """Pages for which no grant is asked."""

    PUBLIC = "mọi người, chưa cần đăng nhập"
    SIGNED_IN = "mọi người đã đăng nhập"
    OWN = "chính chủ"


Needs = Permission | Open
Make = Callable[[Cast], dict[str, Any]]


def cell_a(cast: Cast) -> Any:
    """The place where most rights are asked in these tests."""
    return cast.cell_a


def nothing(_cast: Cast) -> dict[str, Any]:
    """No parameters."""
    return {}


@dataclass(frozen=True)
class Page:
    """A page.

    Tried as nobody, as an outsider, as a viewer and as a holder; whoever is refused has changed nothing. The people are
    chosen from the cast: a *holder* has `needs` at `at`; a *viewer* has `sees` there but not `needs`; an *outsider* has
    neither; for a page about no place in particular (`anywhere`) that is only whoever holds nothing. With `viewer=None` there is no such person (a page that needs only the right to see). For `Open.OWN` the holder
    is Bình and the outsider An, so that `args` builds something of Bình's.
    """

    name: str  # "members:detail"
    needs: Needs
    at: Callable[[Cast], Any] = cell_a
    args: Make = nothing  # parameters of the address; may make rows
    data: Make | None = None  # with data the page is posted to
    sees: Permission | None = OrganisationPermission.VIEW
    # not refused for want of a right: done, or not now (409), or not in this form (422)
    holder: tuple[int, ...] = (200, 204, 302, 409, 422)
    viewer: int | None = 403
    outsider: int | None = 404
    anywhere: bool = False


@dataclass(frozen=True)
class Call:
    """An operation of the API; `path` is as in the document, `{uid}` is filled in from `args`.

    People and statuses are as for a page.
    """

    method: str
    path: str
    needs: Needs
    at: Callable[[Cast], Any] = cell_a
    args: Make = nothing
    data: Make | None = None  # the smallest body that the operation's own document allows, unless given
    sees: Permission | None = OrganisationPermission.VIEW
    holder: tuple[int, ...] = (200, 201, 204, 409, 422)
    viewer: int | None = 403
    outsider: int | None = 404
    anywhere: bool = False
    query: str = ""

    @property
    def name(self) -> str:
        """Return how the operation is called in lists."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Act:
    """An action; whoever lacks the right at the target's organisation is refused and nothing moves."""

    name: str  # "members.issue_slip"
    needs: Permission
    target: Callable[[Cast], Any] = field(default=cell_a)
