"""Rights made visible: who may see a record and why, what was done to it, who holds which role."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sotay.access import queries
from sotay.access.http import Request
from sotay.access.permissions import AccessPermission
from sotay.access.records import kind_named
from sotay.access.verbs import in_words
from sotay.core.as_of import as_of
from sotay.core.pages import slice_of


@require_safe
def why(request: Request, kind: str, uid: uuid.UUID) -> HttpResponse:
    """Show who may see a record, and why."""
    found = kind_named(kind)
    record = found.find(request.actor, uid)
    asked = as_of(request.GET)
    right, home = found.right_to(record), found.home(record)
    facts = {
        "noun": found.noun,
        "record": record,
        "right": queries.permission_name(right),
        "as_of": asked,
        "holdings": queries.who_can(right, home, asked.day),
        "own_reasons": queries.explain(request.actor, right, home, asked.day),
        "also": found.also(record),
        "ledger": kind if request.actor.can(AccessPermission.VIEW_LEDGER, home) else "",
        "uid": uid,
    }
    return render(request, "access/why.html", facts)


@require_safe
def ledger(request: Request, kind: str, uid: uuid.UUID) -> HttpResponse:
    """Show what was done to a record."""
    found = kind_named(kind)
    record = found.find(request.actor, uid)
    page = slice_of(request.GET, queries.ledger_of(request.actor, record, found.home(record)))
    facts = {
        "noun": found.noun,
        "record": record,
        "page": page,
        "lines": in_words(list(page.items)),
        "kind": kind,
        "uid": uid,
    }
    return render(request, "access/ledger.html", facts)


@require_safe
def grants(request: Request, uid: uuid.UUID) -> HttpResponse:
    """Show who holds which role at an organisation."""
    organisation = kind_named("organisation").find(request.actor, uid)
    asked = as_of(request.GET)
    holdings = queries.grants_at(request.actor, organisation, asked.day)
    return render(request, "access/grants.html", {"organisation": organisation, "holdings": holdings, "as_of": asked})


@require_safe
def holder(request: Request, uid: uuid.UUID) -> HttpResponse:
    """Show what somebody may do, and by what, as of a day."""
    user = queries.get_holder(request.actor, uid)
    asked = as_of(request.GET)
    held = queries.grants_of_holder(request.actor, user, asked.day)
    return render(request, "access/holder.html", {"user": user, "held": held, "as_of": asked})


@require_safe
def mine(request: Request) -> HttpResponse:
    """Show what one holds oneself."""
    asked = as_of(request.GET)
    return render(
        request, "access/mine.html", {"holdings": queries.own_grants(request.actor, asked.day), "as_of": asked}
    )


@require_safe
def roles(request: Request) -> HttpResponse:
    """Show the table of roles and rights."""
    names, rows = queries.roles_table()
    return render(request, "access/roles.html", {"roles": names, "rows": rows})
