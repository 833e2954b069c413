"""The frame, and what monitors ask."""

from tests.meta.permission_table.rows import Open, Page, tapped

ROWS = [
    Page("web:home", Open.SIGNED_IN),
    Page("web:desk", Open.SIGNED_IN),
    Page("web:me", Open.SIGNED_IN),
    Page("web:senior", Open.PUBLIC, data=tapped),
    Page("web:search", Open.SIGNED_IN),
    Page("web:manifest", Open.PUBLIC),
    Page("web:service_worker", Open.PUBLIC),
    Page("web:favicon", Open.PUBLIC),
    Page("web:pocket", Open.PUBLIC),
    Page("web:pocket_waiting", Open.PUBLIC),
    Page("web:pocket_key", Open.PUBLIC),
    Page("healthz", Open.PUBLIC),
    Page("readyz", Open.PUBLIC),
    Page("metrics", Open.PUBLIC),
]
