"""What the caller is and may."""

import datetime as dt
import uuid

from ninja import Router, Schema

from sotay.access.http import Request
from sotay.access.queries import Holding, grants_of

router = Router(tags=["Tài khoản"])


class RoleOut(Schema):
    """A role held at an organisation."""

    role: str
    role_name: str
    organisation_uid: uuid.UUID
    organisation_name: str
    source: str
    first_day: dt.date | None
    last_day: dt.date | None


class MeOut(Schema):
    """The account behind the call."""

    uid: uuid.UUID
    login: str
    name: str
    roles: list[RoleOut]


@router.get("/me", response=MeOut, summary="Tài khoản đang gọi và các vai trò của nó")
def me(request: Request) -> dict[str, object]:
    """Return the account and its roles of today."""
    user = request.actor.user
    assert user is not None  # noqa: S101 -- nobody passes the callers' door without an account
    roles: list[Holding] = grants_of(user)
    return {"uid": user.uid, "login": user.login, "name": user.name, "roles": roles}
