"""Which type of organisation may stand under which; the pairs are dated rows (`KindRule`), handed in."""

from collections.abc import Collection

from sotay.organisations.choices import Kind

Pair = tuple[str, str]


def may_stand_under(kind: str, parent_kind: str | None, pairs: Collection[Pair]) -> bool:
    """Tell whether an organisation of the kind may stand under one of `parent_kind`; under nothing, only the province."""
    if parent_kind is None:
        return kind == Kind.PROVINCE
    return (parent_kind, kind) in pairs


def kinds_under(parent_kind: str, pairs: Collection[Pair]) -> tuple[Kind, ...]:
    """Return the kinds that may be founded under a kind, from the top of the ladder down."""
    return tuple(kind for kind in Kind if (parent_kind, kind) in pairs)
