"""What is written from the code is as the code stands; what people read has words for everything."""

from pathlib import Path

from sotay.config.management.commands.permissions_write import current_paper
from sotay.config.rights import RIGHTS
from sotay.config.roles import LABELS, ROLES, SECOND_FACTOR
from sotay.config.verbs import VERBS
from tests.meta.routes import actions

ROOT = Path(__file__).resolve().parents[2]


def test_the_paper_on_permissions_is_up_to_date():
    kept = (ROOT / "docs" / "permissions.md").read_text(encoding="utf-8")

    assert kept == current_paper(ROOT), "run: sotay permissions_write"


def test_every_right_has_words():
    used = {str(right) for rights in ROLES.values() for right in rights} | {
        str(one.permission) for one in actions().values()
    }

    assert used <= RIGHTS.keys(), f"rights without words in config/rights.py: {sorted(used - RIGHTS.keys())}"


def test_every_action_has_words():
    missing = sorted(actions().keys() - VERBS.keys())

    assert not missing, f"actions without words in config/verbs.py: {missing}"


def test_every_role_has_words_and_the_demanding_ones_exist():
    assert ROLES.keys() == LABELS.keys()
    assert ROLES.keys() >= SECOND_FACTOR
