"""What the commands and the desk share: a case file read, tried, carried out, taken back."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from pydantic import ValidationError

from sotay.access.actor import Actor
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.reorganisation import errors
from sotay.reorganisation.actions.carrying import carry_out, plan_case, preview, undo_case
from sotay.reorganisation.actions.handover import export_package, own_fingerprint, receive_package
from sotay.reorganisation.models import Case
from sotay.reorganisation.queries.cases import get_case, named
from sotay.reorganisation.queries.two_tier import node_of
from sotay.reorganisation.rules.case_file import CaseFile
from sotay.reorganisation.rules.package import unpack
from sotay.reorganisation.rules.report import Report
from sotay.reorganisation.rules.two_tier import two_tier_case

Tell = Callable[[int], None]


def read_case_file(content: bytes) -> CaseFile:
    """Return the case of a file, or say at which place it is wrong."""
    try:
        return CaseFile.model_validate(json.loads(content))
    except ValidationError as refusal:
        first = refusal.errors()[0]
        raise errors.CaseMalformed(where=".".join(map(str, first["loc"])) or "tệp", why=first["msg"]) from refusal
    except (ValueError, UnicodeDecodeError) as refusal:
        raise errors.CaseMalformed(where="tệp", why="không phải JSON") from refusal


def preview_file(actor: Actor, content: bytes, tell: Tell) -> dict[str, Any]:
    """Return what the case would do."""
    plan = read_case_file(content)
    return {"case": None, **preview(actor, _body(plan), plan, tell).as_json()}


def carry_out_file(actor: Actor, content: bytes, tell: Tell) -> dict[str, Any]:
    """Keep the case and carry it out, both or neither; return what it did."""
    plan = read_case_file(content)
    with transaction.atomic():
        case = carry_out(actor, plan_case(actor, _body(plan), plan=plan), tell=tell)
    return {"case": str(case.uid), "status": case.status, **(case.report or _nothing_yet())}


def undo(actor: Actor, case: str) -> dict[str, Any]:
    """Take the case back."""
    done: Case = undo_case(actor, get_case(actor, case))
    return {"case": case, "status": done.status}


@dataclass(frozen=True)
class Reception:
    """A package, where it goes, and the fingerprint that the sender read out."""

    package: bytes
    under: str
    fingerprint: str


def export_organisation(actor: Actor, reference: str) -> tuple[bytes, dict[str, Any]]:
    """Return the signed package of an organisation, and what is in it."""
    package = export_package(actor, _organisation(reference))
    content, _ = unpack(package)
    counts = {name: len(content[name]) for name in ("organisations", "members")}
    return package, {**counts, "fingerprint": own_fingerprint()}


def import_package(actor: Actor, reception: Reception) -> dict[str, Any]:
    """Receive a package; return what came."""
    case = receive_package(
        actor, _organisation(reception.under), package=reception.package, confirmed=reception.fingerprint
    )
    return {"case": str(case.uid), "status": case.status, **case.report}


def _body(plan: CaseFile) -> Organisation:
    """Return the deciding body."""
    return _organisation(plan.organisation)


def _organisation(reference: str) -> Organisation:
    """Return an open organisation by code or uid."""
    found = named(Organisation.objects.filter(closed_on=None), reference).first()
    if found is None:
        raise errors.OrganisationUnknown(reference=reference)
    return found


def _nothing_yet() -> dict[str, Any]:
    """Return the report of a case that waits for its day."""
    return Report().as_json()


def prepare_two_tier(on: dt.date, together: int) -> dict[str, Any]:
    """Return the case file of the two-tier reform for the tree of today."""
    province = Organisation.objects.get(kind=Kind.PROVINCE)
    return two_tier_case(node_of(province), on, together)
