"""Handed over to another province: the package leaves, arrives elsewhere whole, and can be taken back there."""

import base64
import datetime as dt
import io
import json
import zipfile

import pytest
from django.db import connection

from sotay.access.actor import Actor
from sotay.core.bulk import read_sql
from sotay.core.days import today
from sotay.core.errors import NotPermitted
from sotay.members.models import Member, Standing
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import tree_faults
from sotay.reorganisation import errors
from sotay.reorganisation.actions.carrying import carry_out, plan_case, undo_case
from sotay.reorganisation.actions.handover import export_package, own_fingerprint, receive_package
from sotay.reorganisation.rules.package import FORMAT, signing_key
from tests.factories.tree import make_organisation
from tests.reorganisation.test_carrying import board, everything, plan

pytestmark = pytest.mark.django_db


def elsewhere():
    """Turn this into another, empty province with one committee."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE organisations_organisation, members_member, accounts_user CASCADE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return make_organisation(make_organisation(name="Đảng bộ tỉnh khác", code="08"), kind="direct", code="08.01")


def people():
    """Return who is there, with status and cell."""
    return sorted(
        read_sql(
            "SELECT m.full_name, m.uid::text, s.status, o.uid::text FROM members_member m"
            " JOIN members_standing s ON s.member_id = m.id AND upper_inf(s.valid)"
            " JOIN members_affiliation a ON a.member_id = m.id AND upper_inf(a.valid)"
            " JOIN organisations_organisation o ON o.id = a.organisation_id"
        )
    )


def test_what_leaves_arrives(cast):
    own = {str(member.uid) for member in (cast.an, cast.binh, cast.em, cast.chi, cast.khanh)}
    before = [row for row in people() if row[1] in own]
    package = export_package(board(cast), cast.commune)
    there = elsewhere()
    nothing = everything()

    case = receive_package(Actor.system(), there, package=package, confirmed=own_fingerprint())

    assert people() == before
    assert {row.name for row in there.children.all()} == {"Đảng bộ xã Đông Lỗ"}
    assert case.report["received"] == 5
    assert case.report["founded"] == 3
    assert not tree_faults()
    undo_case(Actor.system(), case)
    assert everything() == nothing
    assert not Member.objects.exists()


def test_a_package_is_received_once(cast):
    package = export_package(board(cast), cast.commune)
    before = everything()

    with pytest.raises(errors.AlreadyHere):
        receive_package(board(cast), cast.other_committee, package=package, confirmed=own_fingerprint())

    assert everything() == before


def test_an_unconfirmed_sender_is_refused(cast):
    package = export_package(board(cast), cast.commune)
    there = elsewhere()
    before = everything()

    with pytest.raises(errors.SenderUnconfirmed, match=own_fingerprint()):
        receive_package(Actor.system(), there, package=package, confirmed="")

    assert everything() == before


def _locked(package):
    """Return the package as if its parts needed a password."""
    head, entry = package.index(b"PK\x03\x04"), package.index(b"PK\x01\x02")
    changed = bytearray(package)
    changed[head + 6] |= 1
    changed[entry + 8] |= 1
    return bytes(changed)


def _self_made(content):
    """Return a package rightly signed by a stranger's key, whose content is none."""
    key = signing_key("a stranger")
    body = json.dumps(content if isinstance(content, list) else {"format": FORMAT, **content}).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("package.json", body)
        archive.writestr("signature", base64.b64encode(key.sign(body)))
        archive.writestr("key", base64.b64encode(key.public_key().public_bytes_raw()))
    return target.getvalue()


def test_a_changed_package_is_refused(cast):
    package = export_package(board(cast), cast.commune)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, body.replace("Trần Thị An".encode(), "Trần Thị Ân".encode()))
    for broken in (
        target.getvalue(),
        b"no zip at all",
        package[:200],
        _locked(package),
        _self_made([]),
        _self_made({}),
    ):
        with pytest.raises(errors.PackageBroken):
            receive_package(board(cast), cast.other_committee, package=broken, confirmed=own_fingerprint())


def test_transferred_out(cast):
    before = everything()
    actor = board(cast)
    step = {"do": "transfer_out", "organisations": [cast.commune.code], "receiver": "Tỉnh ủy khác"}
    case = carry_out(actor, plan_case(actor, cast.province, plan=plan(cast.province, step)))

    gone = Standing.objects.filter(status="transferred", valid__contains=today())
    assert {row.member for row in gone} == {cast.an, cast.binh, cast.em, cast.chi, cast.khanh}
    assert not Organisation.objects.filter(path__descendant_of=cast.commune.path, closed_on=None).exists()
    assert not tree_faults()
    undo_case(actor, case)
    assert everything() == before


def test_who_comes_back_is_the_same_person(cast):
    actor = board(cast)
    package = export_package(actor, cast.cell_b)
    step = {"do": "transfer_out", "organisations": [cast.cell_b.code], "receiver": "Tỉnh ủy khác"}
    carry_out(actor, plan_case(actor, cast.province, plan=plan(cast.province, step)))
    Organisation.objects.filter(pk=cast.cell_b.pk).update(uid="00000000-0000-4000-8000-000000000001", code="old")

    tomorrow = today() + dt.timedelta(days=1)  # nobody leaves and comes on one day
    receive_package(actor, cast.commune, package=package, confirmed=own_fingerprint(), first=tomorrow)

    assert Member.objects.filter(full_name="Phạm Kim Chi").count() == 1
    statuses = Standing.objects.filter(member=cast.chi).order_by("valid").values_list("status", flat=True)
    assert list(statuses)[-2:] == ["transferred", "full"]


def test_who_may_not_gets_no_package(cast):
    with pytest.raises(NotPermitted):
        export_package(Actor(user=cast.khanh.account), cast.commune)
