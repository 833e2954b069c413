"""The shell of the handbook without network, and the key of what a person leaves on a telephone."""

import json
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from sotay.web import pocket
from sotay.web.release import release
from tests.factories.people import make_user

PHONE = "5f0d5c5a-93b1-4d7a-8f0e-0f5ad0a3f6b1"
MODULES = Path(pocket.__file__).parent / "static/sotay/pocket"
FOR_PAGES_OF_THE_SERVER = {"carry", "install", "start"}


def key_of(client, device=PHONE):
    """Return what the browser of whoever is signed in is told."""
    return client.get("/pocket/key", {"device": device}).json()


def test_shell_needs_no_sign_in_and_names_nobody(client, db):
    client.force_login(make_user(name="Trần Thị An"))

    html = client.get("/pocket/").content.decode()

    assert "Đang mất mạng" in html
    assert 'data-account=""' in html
    assert f'content="{release()}"' in html
    assert "Trần Thị An" not in html
    assert "csrf" not in html.lower()


def test_key_is_one_persons_on_one_device(client, db):
    an, binh = make_user(), make_user()
    client.force_login(an)
    first, again, elsewhere = key_of(client), key_of(client), key_of(client, PHONE.replace("5f", "6f"))
    client.force_login(binh)
    other = key_of(client)

    assert first["account"] == str(an.uid)
    assert (first["key"], first["owner"]) == (again["key"], again["owner"])
    assert len({first["key"], elsewhere["key"], other["key"]}) == 3
    assert len({first["owner"], elsewhere["owner"], other["owner"]}) == 3


def test_key_is_given_to_nobody_else(client, db):
    answer = client.get("/pocket/key", {"device": PHONE})

    assert (answer.status_code, answer.json()) == (200, {"account": None})
    assert answer["Sotay-Release"] == release()


def test_key_is_never_kept_on_the_way(client, db):
    client.force_login(make_user())

    assert "no-store" in client.get("/pocket/key", {"device": "none of ours"})["Cache-Control"]


def test_worker_keeps_every_module_and_file_of_the_shell(client, db):
    facts = json.loads(re.search(r"const FACTS = (.*);", client.get("/service-worker.js").content.decode())[1])
    names = [address.removeprefix(facts["static"]) for address in facts["files"]]

    assert [name for name in names if not finders.find(name)] == []
    kept = {Path(name).stem for name in names if name.startswith("sotay/pocket/")}
    assert kept == {file.stem for file in MODULES.glob("*.js")} - FOR_PAGES_OF_THE_SERVER


def test_modules_are_short_and_name_only_what_is_there():
    for file in MODULES.glob("*.js"):
        text = file.read_text()
        assert len(text.splitlines()) < 200, file.name
        for name in re.findall(r'from "(\.[^"]+)"', text):
            assert (MODULES / name).resolve().exists(), f"{file.name} imports {name}"


def test_database_of_worker_and_modules_is_the_same():
    assert f'NAME = "{pocket.DATABASE}"' in (MODULES / "store.js").read_text()


def test_the_icon_has_its_old_address(client, db):
    answer = client.get("/favicon.ico")

    assert answer.status_code == 302
    assert finders.find(answer["Location"].split("/static/")[1])


def test_key_waits_for_the_second_factor(client, cast, settings):
    settings.SOTAY_SECOND_FACTOR = "sotay.config.roles.SECOND_FACTOR"
    client.force_login(cast.ha.account)

    answer = client.get("/pocket/key", {"device": PHONE})

    assert answer.status_code == 403
    assert cast.ha.full_name not in answer.content.decode()
    assert "Sotay-Release" not in answer
