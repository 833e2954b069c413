"""Badges and cards: the cell proposes, the committees send on, the province gives; the board keeps cards."""

from sotay.badges.permissions import BadgePermission as Badge
from tests.factories.oversight import make_award
from tests.meta.permission_table.rows import Act, Call, Open, Page


def binh(cast):
    """A member of cell A."""
    return cast.binh


def award(cast):
    """A proposal for Bình."""
    return make_award(cast.binh)


def forwarded(cast):
    """A proposal for Bình that the committee has sent on."""
    return make_award(cast.binh, status="forwarded")


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


def page(name, needs, make, **more):
    """A page of one thing."""
    return Page(f"badges:{name}", needs, args=of(make), sees=Badge.VIEW, **more)


API = "/api/v1"
PAGES = [
    *(Page(f"badges:{name}", Open.SIGNED_IN) for name in ("rounds", "missed", "awards", "cards", "mine")),
    page("award", Badge.VIEW, award, viewer=None),
    page("propose", Badge.PROPOSE, binh),
    *(page(name, Badge.FORWARD, award) for name in ("award_forward", "award_return")),
    page("award_give", Badge.AWARD, forwarded),
    page("card", Badge.VIEW, binh, viewer=None),
    page("card_check", Badge.PROPOSE, binh),
    *(page(name, Badge.KEEP_CARDS, binh) for name in ("card_issue", "interruption", "seniority")),
]
CALLS = [
    Call("GET", f"{API}/badge-rounds", Open.SIGNED_IN),
    Call("GET", f"{API}/badge-awards", Open.SIGNED_IN),
    Call("GET", API + "/badge-awards/{uid}", Badge.VIEW, args=of(award), viewer=None),
    Call("POST", API + "/members/{uid}/badge-awards", Badge.PROPOSE, args=of(binh), sees=Badge.VIEW),
    Call("POST", API + "/badge-awards/{uid}/forward", Badge.FORWARD, args=of(award), sees=Badge.VIEW),
    Call("POST", API + "/badge-awards/{uid}/give", Badge.AWARD, args=of(forwarded), sees=Badge.VIEW),
]
ACTS = [
    Act("badges.propose_award", Badge.PROPOSE, binh),
    *(Act(f"badges.{name}", Badge.FORWARD, award) for name in ("forward_award", "return_award")),
    Act("badges.give_award", Badge.AWARD, award),
    Act("badges.check_card", Badge.PROPOSE, binh),
    *(
        Act(f"badges.{name}", Badge.KEEP_CARDS, binh)
        for name in ("issue_card", "record_interruption", "correct_seniority")
    ),
]
ROWS = [*PAGES, *CALLS, *ACTS]
