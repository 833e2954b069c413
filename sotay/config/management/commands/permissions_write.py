"""`sotay permissions_write`: for developers, `docs/permissions.md` from the code."""

import importlib
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sotay.config.permission_paper import permission_paper
from sotay.config.settings import PACKAGE

CHECKOUT = PACKAGE.parent


class Command(BaseCommand):
    """Writes the paper; the table of routes is the tests' own, so this works in a checkout only."""

    help = "Viết lại docs/permissions.md từ mã nguồn (dành cho người phát triển)."

    def handle(self, *_: Any, **__: Any) -> None:
        """Write."""
        file = CHECKOUT / "docs" / "permissions.md"
        file.write_text(current_paper(CHECKOUT), encoding="utf-8")
        self.stdout.write(f"{file.relative_to(CHECKOUT)}")


def current_paper(checkout: Path) -> str:
    """Return the paper as the code stands."""
    if not (checkout / "tests" / "meta" / "permission_table").is_dir():
        raise CommandError("Lệnh này chỉ chạy trong thư mục mã nguồn.")
    if str(checkout) not in sys.path:
        sys.path.insert(0, str(checkout))
    table = importlib.import_module("tests.meta.permission_table")
    routes = importlib.import_module("tests.meta.routes")
    return permission_paper(table.pages(), table.calls(), routes.actions().values())
