"""Exemption, departure, discipline, screening: the cell proposes, the committees decide, discipline is seen by a right of its own."""

from sotay.oversight.permissions import OversightPermission as Oversight
from tests.factories.oversight import make_departure, make_discipline, make_exemption, make_organisation_discipline
from tests.meta.permission_table.rows import Act, Call, Open, Page


def binh(cast):
    """A member of cell A."""
    return cast.binh


def exemption(cast):
    """A proposal for Bình."""
    return make_exemption(cast.binh)


def departure(cast):
    """A strike-off of Bình that is considered."""
    return make_departure(cast.binh)


def discipline(cast):
    """A reprimand of Bình."""
    return make_discipline(cast.binh)


def organisation_discipline(cast):
    """A reprimand of cell A."""
    return make_organisation_discipline(cast.cell_a)


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


def cell(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


def year(cast):
    """The address of Bình's screening."""
    return {"uid": cast.binh.uid, "year": 2026}


def page(name, needs, make, sees=Oversight.VIEW, **more):
    """A page of one thing."""
    return Page(f"oversight:{name}", needs, args=of(make), sees=sees, **more)


# Whoever sees disciplines also records them: nobody is there who only sees.
SECRET = {"sees": Oversight.VIEW_DISCIPLINE, "viewer": None}
API = "/api/v1"
PAGES = [
    *(Page(f"oversight:{name}", Open.SIGNED_IN) for name in ("exemptions", "departures", "disciplines", "screening")),
    *(page(name, Oversight.VIEW, exemption, viewer=None) for name in ("exemption", "exemption_paper")),
    *(page(name, Oversight.PROPOSE, exemption) for name in ("exemption_extend", "exemption_end", "exemption_return")),
    *(page(name, Oversight.DECIDE, exemption) for name in ("exemption_grant", "exemption_decline")),
    *(page(name, Oversight.VIEW, departure, viewer=None) for name in ("departure", "departure_notice")),
    *(
        page(name, Oversight.PROPOSE, departure)
        for name in ("departure_ask", "departure_review", "departure_cell_vote", "departure_drop")
    ),
    *(
        page(name, Oversight.DECIDE, departure)
        for name in ("departure_committee_vote", "departure_decide", "departure_restore")
    ),
    *(page(name, Oversight.PROPOSE, binh) for name in ("exempt", "depart", "death_report")),
    page("death", Oversight.DECIDE, binh),
    Page("oversight:screen", Oversight.PROPOSE, args=year, viewer=404),
    page("discipline", Oversight.VIEW_DISCIPLINE, discipline, viewer=None),
    page("discipline_lift", Oversight.RECORD_DISCIPLINE, discipline, **SECRET),
    page("discipline_record", Oversight.RECORD_DISCIPLINE, binh, **SECRET),
    page("organisation_discipline", Oversight.VIEW_DISCIPLINE, organisation_discipline, viewer=None),
    page("organisation_discipline_lift", Oversight.RECORD_DISCIPLINE, organisation_discipline, **SECRET),
    Page("oversight:organisation_discipline_record", Oversight.RECORD_DISCIPLINE, args=cell, **SECRET),
]
CALLS = [
    *(Call("GET", f"{API}/{name}", Open.SIGNED_IN) for name in ("exemptions", "departures", "disciplines")),
    Call("GET", API + "/exemptions/{uid}", Oversight.VIEW, args=of(exemption), viewer=None),
    Call("GET", API + "/departures/{uid}", Oversight.VIEW, args=of(departure), viewer=None),
    Call("POST", API + "/members/{uid}/exemptions", Oversight.PROPOSE, args=of(binh), sees=Oversight.VIEW),
    Call("POST", API + "/exemptions/{uid}/grant", Oversight.DECIDE, args=of(exemption), sees=Oversight.VIEW),
    Call("POST", API + "/members/{uid}/departures", Oversight.PROPOSE, args=of(binh), sees=Oversight.VIEW),
    Call("POST", API + "/members/{uid}/death", Oversight.DECIDE, args=of(binh), sees=Oversight.VIEW),
    Call("POST", API + "/departures/{uid}/cell-vote", Oversight.PROPOSE, args=of(departure), sees=Oversight.VIEW),
    Call("POST", API + "/departures/{uid}/committee-vote", Oversight.DECIDE, args=of(departure), sees=Oversight.VIEW),
    Call("POST", API + "/departures/{uid}/decide", Oversight.DECIDE, args=of(departure), sees=Oversight.VIEW),
]
ACTS = [
    Act("oversight.propose_exemption", Oversight.PROPOSE, binh),
    *(Act(f"oversight.{name}", Oversight.DECIDE, exemption) for name in ("grant_exemption", "decline_exemption")),
    *(Act(f"oversight.{name}", Oversight.PROPOSE, exemption) for name in ("end_exemption", "record_return")),
    Act("oversight.open_departure", Oversight.PROPOSE, binh),
    *(
        Act(f"oversight.{name}", Oversight.PROPOSE, departure)
        for name in ("ask_self_review", "take_self_review", "record_cell_vote", "drop_departure")
    ),
    *(
        Act(f"oversight.{name}", Oversight.DECIDE, departure)
        for name in ("record_committee_vote", "decide_departure", "restore_member")
    ),
    Act("oversight.record_death", Oversight.DECIDE, binh),
    Act("oversight.conclude_screening", Oversight.PROPOSE, binh),
    Act("oversight.discipline_member", Oversight.RECORD_DISCIPLINE, binh),
    Act("oversight.discipline_organisation", Oversight.RECORD_DISCIPLINE),
    Act("oversight.lift_discipline", Oversight.RECORD_DISCIPLINE, discipline),
    Act("oversight.lift_organisation_discipline", Oversight.RECORD_DISCIPLINE, organisation_discipline),
]
ROWS = [*PAGES, *CALLS, *ACTS]
