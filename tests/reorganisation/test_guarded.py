"""What a case gives away, and what it holds up: neither more than it must."""

import json

import psycopg
import pytest
from django.db import connection
from django.urls import reverse

from sotay.core.errors import NotPermitted
from sotay.reorganisation import errors
from sotay.reorganisation.actions.carrying import _PREVIEWS, plan_case, preview
from sotay.reorganisation.actions.handover import export_package, own_fingerprint, receive_package
from tests.factories.people import make_position
from tests.reorganisation.test_carrying import board, everything, plan

pytestmark = pytest.mark.django_db


def test_members_are_kept_by_uid_and_unknown_numbers_are_masked(client, cast):
    steps = [
        {
            "do": "move_members",
            "source": cast.cell_a.code,
            "target": cast.cell_b.code,
            "members": [cast.binh.national_id],
        },
        {"do": "appoint", "organisation": cast.cell_b.code, "member": "024000000999", "post": "deputy"},
    ]
    case = plan_case(board(cast), cast.commune, plan=plan(cast.commune, *steps))

    assert case.plan["steps"][0]["members"] == [str(cast.binh.uid)]
    client.force_login(cast.ha.account)
    text = client.get(reverse("reorganisation:file", args=[case.uid])).content.decode()
    assert json.loads(text)["steps"][1]["member"] == "•••••••••999"
    assert "024000000999" not in text + client.get(f"/api/v1/reorganisations/{case.uid}").content.decode()


def test_who_answers_for_a_part_cannot_ask_by_a_package_who_is_known_elsewhere(cast):
    make_position(cast.khanh, cast.commune, "board_officer", "board")
    package, before = export_package(board(cast), cast.cell_c), everything()

    with pytest.raises(NotPermitted):
        receive_package(
            type(board(cast))(user=cast.khanh.account), cast.commune, package=package, confirmed=own_fingerprint()
        )

    assert everything() == before


def test_one_preview_of_an_account_at_a_time(cast):
    actor = board(cast)
    step = {"do": "rename", "organisation": cast.cell_a.code, "name": "Chi bộ thôn Một"}
    names = ("dbname", "host", "port", "user", "password")
    values = {name: value for name, value in connection.get_connection_params().items() if name in names}
    with psycopg.connect(**values) as other:
        other.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_PREVIEWS, actor.user.pk])
        with pytest.raises(errors.PreviewRunning):
            preview(actor, cast.commune, plan(cast.commune, step))

    assert preview(actor, cast.commune, plan(cast.commune, step)).renamed == 1
