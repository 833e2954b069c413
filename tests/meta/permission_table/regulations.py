"""Dated rules: everybody may read them."""

from tests.meta.permission_table.rows import Open, Page

ROWS = [Page("regulations:list", Open.SIGNED_IN)]
