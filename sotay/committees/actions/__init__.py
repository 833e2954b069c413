"""Posts, acting, charges, congresses and elections: what is decided about them."""

from sotay.committees.actions.charges import assign_charge, end_charge
from sotay.committees.actions.congresses import (
    approve_congress,
    hold_congress,
    open_round,
    plan_congress,
    recognise_congress,
    record_congress_paper,
    refresh_round,
    submit_congress,
)
from sotay.committees.actions.duties import assign_acting, end_absence, end_acting, record_absence
from sotay.committees.actions.elections import apply_congress, apply_election, drop_election, record_election
from sotay.committees.actions.positions import appoint, end_position, grant_positions
from sotay.committees.actions.terms import fix_size

__all__ = [
    "apply_congress",
    "apply_election",
    "appoint",
    "approve_congress",
    "assign_acting",
    "assign_charge",
    "drop_election",
    "end_absence",
    "end_acting",
    "end_charge",
    "end_position",
    "fix_size",
    "grant_positions",
    "hold_congress",
    "open_round",
    "plan_congress",
    "recognise_congress",
    "record_absence",
    "record_congress_paper",
    "record_election",
    "refresh_round",
    "submit_congress",
]
