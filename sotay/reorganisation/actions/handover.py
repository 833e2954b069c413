"""Handing over to another province and receiving from it: a signed package out, a signed package in."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import since, today
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.documents.models import Decision
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.actions.writing import Founding, write_organisations
from sotay.organisations.models import Organisation, OrganisationCode
from sotay.reorganisation import errors
from sotay.reorganisation.actions.carrying import journal
from sotay.reorganisation.actions.placing import require_place
from sotay.reorganisation.actions.running import Running
from sotay.reorganisation.choices import CaseStatus
from sotay.reorganisation.models import Case
from sotay.reorganisation.permissions import ReorganisationPermission
from sotay.reorganisation.queries.package import MEMBER_FIELDS, package_of, province_of
from sotay.reorganisation.queries.report import report_of
from sotay.reorganisation.rules.package import fingerprint, pack, signing_key, unpack

# What a package says of a person; the uid of one who is known here stays.
_CARRIED = tuple(name for name in MEMBER_FIELDS if name != "uid")
_DATES = ("born_on", "joined_on", "official_on")


@action(ReorganisationPermission.CARRY_OUT, lock=Lock.NOTHING)
def export_package(actor: Actor, organisation: Organisation) -> bytes:
    """Return the signed package of an organisation; nothing changes here until a case transfers it out."""
    return pack(package_of(organisation), signing_key(settings.SECRET_KEY))


def own_fingerprint() -> str:
    """Return what the sender reads out to the receiver."""
    return fingerprint(signing_key(settings.SECRET_KEY).public_key().public_bytes_raw())


@action(ReorganisationPermission.CARRY_OUT, lock=Lock.TREE, secret=("package",))
def receive_package(
    actor: Actor,
    organisation: Organisation,
    *,
    package: bytes,
    confirmed: str,
    first: dt.date | None = None,
) -> Case:
    """Take what a package brings in under `organisation` from the day on; it can be taken back like any case."""
    # Both provinces decide (12-HD/BTCTW); whoever answers for a part only must not learn here who else is known in the whole.
    actor.require(ReorganisationPermission.CARRY_OUT, province_of(organisation))
    content, mark = unpack(package)
    if confirmed.strip().lower() != mark:
        raise errors.SenderUnconfirmed(sender=content["sender"], fingerprint=mark)
    first = first or today()
    case = Case.objects.create(
        organisation=organisation, title=f"Tiếp nhận từ {content['sender']}"[:200], effective_on=first,
        decision=_decision(content, first), plan={"steps": []}, planned_by=actor.user,
    )  # fmt: skip
    journal(str(case.pk))
    run = Running.start(actor, organisation, first, case.decision)
    made = _receive_organisations(run, organisation, content)
    _receive_members(run, made, content)
    journal("")
    case.report = report_of(case).as_json() | {"received": len(content["members"])}
    case.status, case.carried_out_at, case.carried_out_by = CaseStatus.DONE, timezone.now(), actor.user
    case.save(update_fields=["report", "status", "carried_out_at", "carried_out_by"])
    return case


def _decision(content: dict[str, Any], first: dt.date) -> Decision:
    """Return the paper behind a reception without a decision of its own: the sender's signed package."""
    return Decision.objects.create(
        number=f"Bàn giao {content['root'][:8]}", issued_on=first, issued_by=content["sender"][:200],
        signatory=content["sender"][:120], summary="Gói bàn giao có chữ ký số của nơi giao",
    )  # fmt: skip


def _receive_organisations(run: Running, under: Organisation, content: dict[str, Any]) -> dict[str, Organisation]:
    """Found the organisations of a package; those that are here already are refused by name."""
    rows = content["organisations"]
    _require_new(rows)
    require_place(run, rows[0]["kind"], under.kind)
    code_of = {row["uid"]: row["code"] for row in rows}
    foundings = [
        Founding(
            row["code"], code_of.get(row["parent"], under.code), row["name"], row["kind"], row["sector"], run.day, run.decision
        )
        for row in rows
    ]  # fmt: skip
    written = write_organisations(foundings, {under.code: under})
    for organisation, row in zip(written, rows, strict=True):
        organisation.uid = row["uid"]
        organisation.founded_on = _day(row["founded_on"])
    Organisation.objects.bulk_update(written, ["uid", "founded_on"])
    return {row["uid"]: organisation for organisation, row in zip(written, rows, strict=True)}


def _require_new(rows: list[dict[str, Any]]) -> None:
    """Refuse organisations whose uid or code is in use here."""
    here = Organisation.objects.filter(uid__in=[row["uid"] for row in rows]).first()
    if here is not None:
        raise errors.AlreadyHere(what=here.name)
    code = OrganisationCode.objects.filter(code__in=[row["code"] for row in rows], valid__endswith=None).first()
    if code is not None:
        raise errors.CodeTaken(code=code.code)


def _receive_members(run: Running, made: dict[str, Organisation], content: dict[str, Any]) -> None:
    """Write the members with their histories; whoever was here before and left comes back as the same person."""
    rows = content["members"]
    known = _known(rows)
    pairs = [(_member(row, known.get(row["uid"])), row) for row in rows]
    Member.objects.bulk_create([member for member, _ in pairs if member.pk is None], batch_size=2000)
    standings: list[Standing] = []
    for member, row in pairs:
        if row["uid"] in known:
            member.save(update_fields=[*_CARRIED, "search_key", "sort_key"])
            _end_absence(run, member)
            standings.append(Standing(member=member, status=row["standings"][-1]["status"], valid=since(run.day)))
        else:
            standings += [
                Standing(member=member, status=one["status"], valid=since(_day(one["from"]), _day(one["until"])))
                for one in row["standings"]
            ]
    Standing.objects.bulk_create(standings, batch_size=2000)
    Affiliation.objects.bulk_create(
        [
            Affiliation(member=member, organisation=made[one["organisation"]], kind=one["kind"], valid=since(run.day), decision=run.decision)
            for member, row in pairs
            for one in row["affiliations"]
            if one["until"] is None and one["organisation"] in made
        ],
        batch_size=2000,
    )  # fmt: skip


def _known(rows: list[dict[str, Any]]) -> dict[str, Member]:
    """Return, by the package's uid, the members known here, all of them gone; one who is still here is refused by name."""
    uids = [row["uid"] for row in rows]
    numbers = {row["national_id"]: row["uid"] for row in rows if row["national_id"]}
    found = {numbers[member.national_id]: member for member in Member.objects.filter(national_id__in=numbers)}
    found |= {str(member.uid): member for member in Member.objects.filter(uid__in=uids)}
    present = (
        Affiliation.objects.filter(member__in=found.values(), valid__endswith=None).select_related("member").first()
    )
    if present is not None:
        raise errors.AlreadyHere(what=present.member.full_name)
    return found


def _member(row: dict[str, Any], known: Member | None) -> Member:
    """Return the member of a row: a new one, or the one known here with what the package says now."""
    member = known or Member(uid=row["uid"])
    for name in _CARRIED:
        setattr(member, name, _day(row[name]) if name in _DATES else row[name])
    member.search_key, member.sort_key = search_key(member.full_name), name_sort_key(member.full_name)
    return member


def _end_absence(run: Running, member: Member) -> None:
    """End the status of having left, on the day on which the member comes back."""
    for standing in Standing.objects.filter(member=member, valid__endswith=None):
        standing.valid = since(standing.valid.lower, run.day)
        standing.save(update_fields=["valid"])


def _day(text: str | None) -> dt.date | None:
    """Return a day as read from JSON."""
    return dt.date.fromisoformat(text) if text else None
