"""Who may do what: every page, every operation of the API and every action has its row in this folder, one file an app.

To add a route: open (or make) the file of your app here and add one line to its `ROWS`:

    Page("members:detail", Member.VIEW, args=lambda cast: {"uid": cast.em.uid}, viewer=None)
    Page("members:edit", Member.EDIT, args=..., data=lambda cast: {"note": "x"}, sees=Member.VIEW)
    Call("POST", "/api/v1/meetings/{uid}/check-in", Meeting.TAKE_PART, args=..., data=...)
    Act("members.edit_member", Member.EDIT, target=lambda cast: cast.em)

`rows.py` says what the words mean. A page that shows a form and also takes it has two rows when the two ask for different
rights, else one. Then: `pytest tests/meta/test_permissions.py -k <name>` and `sotay permissions_write`.
"""

import importlib
import pkgutil
from collections.abc import Iterator

from tests.meta.permission_table.rows import Act, Call, Open, Page

__all__ = ["Act", "Call", "Open", "Page", "acts", "calls", "pages"]


def _rows() -> Iterator[Page | Call | Act]:
    for module in pkgutil.iter_modules(__path__):
        yield from getattr(importlib.import_module(f"{__name__}.{module.name}"), "ROWS", ())


def pages() -> list[Page]:
    """Return the rows of pages."""
    return [row for row in _rows() if isinstance(row, Page)]


def calls() -> list[Call]:
    """Return the rows of the API."""
    return [row for row in _rows() if isinstance(row, Call)]


def acts() -> list[Act]:
    """Return the rows of actions."""
    return [row for row in _rows() if isinstance(row, Act)]
