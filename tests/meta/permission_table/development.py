"""Candidates and targets: the cell keeps, the base committee resolves, the body above decides, targets are handed down."""

import datetime as dt

from sotay.core.days import today
from sotay.development.choices import StepKind
from sotay.development.permissions import DevelopmentPermission as Development
from tests.factories.development import make_candidate, make_target, walk
from tests.meta.permission_table.rows import Act, Call, Open, Page, tapped


def candidate(cast):
    """Somebody on the list of cell A."""
    return make_candidate(cast.cell_a)


def at_committee(cast):
    """Somebody whom the base committee votes on."""
    return walk(make_candidate(cast.cell_a), StepKind.SUBMISSION)


def target(cast):
    """The target of cell A."""
    return make_target(cast.cell_a)


def of(make, **more):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid, **more}


def cell(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


def person(_cast):
    """Who is put on the list."""
    return {
        "full_name": "Ngô Thị Nguồn",
        "born_on": "1999-02-03",
        "sex": "female",
        "source": "teacher",
        "noted_on": "2026-01-05",
    }


def day(_cast):
    """A form with a day."""
    return {"held_on": today().isoformat(), "received_on": today().isoformat()}


def kept(name, make=candidate, data=tapped, **args):
    """A page of the cell about a candidate."""
    return Page(f"development:{name}", Development.KEEP, args=of(make, **args), data=data, sees=Development.VIEW)


def resolved(verb):
    """A page of the base committee about a candidate."""
    args = of(candidate, verb=verb)
    return Page("development:act", Development.RESOLVE, args=args, data=tapped, sees=Development.VIEW)


PAGES = [
    Page("development:list", Open.SIGNED_IN),
    Page("development:due", Open.SIGNED_IN),
    Page("development:mine", Open.SIGNED_IN),
    Page("development:choose", Open.SIGNED_IN),
    Page("development:start", Development.VIEW, viewer=404, anywhere=True),
    Page("development:add", Development.KEEP, args=cell, data=person, sees=Development.VIEW),
    Page("development:adopt", Development.KEEP, args=cell, data=tapped, sees=Development.VIEW),
    Page("development:board", Development.VIEW, args=cell, viewer=None),
    Page("development:admitted", Development.VIEW, args=cell, viewer=None),
    Page("development:detail", Development.VIEW, args=of(candidate), viewer=None),
    Page("development:form", Development.VIEW, args=of(candidate, kind="cell_vote"), viewer=None),
    Page(
        "development:reveal",
        Development.REVEAL,
        args=of(candidate, name="national_id"),
        data=tapped,
        sees=Development.VIEW,
    ),
    kept("edit", data=person),
    kept("step", data=day),
    kept("paper", data=day, code="application"),
    kept("paper_remove", code="application"),
    *(kept("act", verb=verb) for verb in ("close", "reopen", "helper", "certificate", "renew", "take-back")),
    *(resolved(verb) for verb in ("move", "consent", "extend", "strike")),
    Page("development:target_set", Development.TARGET, args=cell, data=tapped, sees=Development.VIEW),
    *(
        Page(f"development:target_{name}", Development.TARGET, args=of(target), data=tapped, sees=Development.VIEW)
        for name in ("change", "hand_down")
    ),
    Page("development:shortfall_add", Development.KEEP, args=of(target), data=tapped, sees=Development.VIEW),
]
CALLS = [
    Call("GET", "/api/v1/candidates", Open.SIGNED_IN),
    Call("GET", "/api/v1/candidates/due", Open.SIGNED_IN),
    Call("GET", "/api/v1/candidates/{uid}", Development.VIEW, args=of(candidate), viewer=None),
    Call(
        "POST",
        "/api/v1/organisations/{uid}/candidates",
        Development.KEEP,
        args=cell,
        data=lambda cast: {"candidates": [person(cast)]},
        sees=Development.VIEW,
    ),
    Call(
        "POST",
        "/api/v1/candidates/{uid}/steps",
        Development.KEEP,
        args=of(candidate),
        data=lambda _cast: {"kind": "source", "held_on": dt.date(2024, 2, 3).isoformat(), "base": 9, "agree": 9},
        sees=Development.VIEW,
    ),
    Call("GET", "/api/v1/organisations/{uid}/admission-board", Development.VIEW, args=cell, viewer=None),
]
ACTS = [
    *(
        Act(f"development.{name}", Development.KEEP)
        for name in ("record_candidate", "record_candidates", "adopt_probationary")
    ),
    *(
        Act(f"development.{name}", Development.KEEP, candidate)
        for name in (
            "edit_candidate", "close_candidate", "reopen_candidate", "assign_helper", "check_paper", "uncheck_paper",
            "renew_dossier", "renew_certificate", "record_cell_step", "hold_ceremony", "take_back_step",
        )
    ),
    *(
        Act(f"development.{name}", Development.RESOLVE, at_committee)
        for name in (
            "move_candidate", "record_age_consent", "record_committee_step", "record_decision_step", "extend_probation",
            "strike_off_probationary",
        )
    ),
    Act("development.reveal_candidate_field", Development.REVEAL, candidate),
    Act("development.export_candidates", Development.EXPORT),
    Act("development.set_target", Development.TARGET),
    *(Act(f"development.{name}", Development.TARGET, target) for name in ("change_target", "hand_down_target")),
    *(Act(f"development.{name}", Development.KEEP, target) for name in ("note_shortfall", "withdraw_shortfall")),
]  # fmt: skip
ROWS = [*PAGES, *CALLS, *ACTS]
