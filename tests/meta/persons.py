"""Who of the cast may, who may only look, and who may neither."""

from typing import Any

from sotay.access.actor import Actor, Channel
from sotay.access.permission import Permission
from sotay.accounts.models import User
from tests.factories.cast import Cast


def everybody(cast: Cast) -> list[User]:
    """Return the accounts of the cast, the least powerful first."""
    people = (cast.binh, cast.lam, cast.an, cast.chi, cast.khanh, cast.dung, cast.ha)
    return [cast.giang, *(person.account for person in people)]


def holder(cast: Cast, needs: Permission, node: Any) -> User:
    """Return somebody with the right at the node."""
    return next(user for user in everybody(cast) if _can(user, needs, node))


def viewer(cast: Cast, needs: Permission, sees: Permission, node: Any) -> User:
    """Return somebody who sees the node but lacks the right there."""
    return next(user for user in everybody(cast) if _can(user, sees, node) and not _can(user, needs, node))


def outsiders(cast: Cast, needs: Permission, sees: Permission | None, node: Any) -> list[User]:
    """Return an account without any grant, and one that has the right elsewhere, where the cast has one."""

    def strange(user: User) -> bool:
        return not _can(user, needs, node) and not (sees and _can(user, sees, node))

    elsewhere = (user for user in everybody(cast) if strange(user) and Actor(user, Channel.WEB).has(needs))
    return [cast.giang, *[user for user in [next(elsewhere, None)] if user]]


def _can(user: User, permission: Permission, node: Any) -> bool:
    return Actor(user, Channel.WEB).can(permission, node)
