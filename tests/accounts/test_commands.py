"""What the operator does at the server."""

import io
import json
import re

import pytest
from django.core.management import CommandError, call_command

from sotay.access.models import Grant
from sotay.accounts.actions.second_factor import enrol_totp, present_code
from sotay.accounts.models import ApiToken, Slip, User
from sotay.accounts.queries import digest, has_second_factor
from sotay.audit.models import Entry


def run(*words):
    out = io.StringIO()
    call_command(*words, stdout=out)
    return out.getvalue().strip()


def test_token_create_prints_the_token_once(cast, client):
    text = run("token_create", cast.an.account.login, "--name", "Cổng tỉnh", "--days", "7")

    token = ApiToken.objects.get()
    assert (token.user, token.name, token.token_hash) == (cast.an.account, "Cổng tỉnh", digest(text))
    assert client.get("/api/v1/me", headers={"Authorization": f"Bearer {text}"}).status_code == 200
    assert Entry.objects.get(action="accounts.create_token").channel == "cli"


def test_commands_say_when_there_is_no_such_account(db):
    with pytest.raises(CommandError, match="9090 9090"):
        run("token_create", "9090 9090")


def test_account_create_makes_an_officer_who_activates_with_a_slip(cast, client):
    printed = run("account_create", "HoangHa", "--name", "Ban Tổ chức", "--role", "board", "--organisation", "24.01")

    user = User.objects.get(login="hoangha")
    pin, address = re.search(r"một lần: (\d{6})\n.*?(/accounts/activate/\S+)", printed).groups()
    grant = Grant.objects.get(user=user)
    assert (grant.role, grant.organisation, grant.reason) == ("board", cast.committee, "Người vận hành hệ thống giao")
    assert client.post(address, {"pin": pin}).status_code == 302
    assert Entry.objects.get(action="accounts.create_account").target_id == user.pk


def test_without_a_code_the_role_is_held_at_the_province(cast):
    run("account_create", "vanhanh", "--name", "Quản trị", "--role", "system_administrator")

    assert Grant.objects.get(user__login="vanhanh").organisation == cast.province


@pytest.mark.parametrize(
    ("login", "organisation", "words"),
    [("giang", "24", "đã có"), ("moi", "99", "Không có tổ chức đảng")],
)
def test_account_create_refuses_with_a_sentence(cast, login, organisation, words):
    with pytest.raises(CommandError, match=words):
        run("account_create", login, "--name", "A", "--role", "board", "--organisation", organisation)
    assert Slip.objects.count() == 0
    assert not User.objects.filter(login="moi").exists()


def test_totp_code_is_for_demonstrations_only(cast, settings, tmp_path):
    enrol_totp(cast.ha.account, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    settings.DATA_DIR = tmp_path
    with pytest.raises(CommandError, match="trình diễn"):
        run("totp_code", cast.ha.account.login)

    (tmp_path / "demo.json").write_text(json.dumps([]))

    assert run("totp_code", cast.ha.account.login) == present_code(cast.ha.account)


def test_second_factor_reset(cast):
    enrol_totp(cast.ha.account, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")

    run("second_factor_reset", cast.ha.account.login)

    assert not has_second_factor(cast.ha.account)
