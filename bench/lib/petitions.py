"""Petitions for measurements: a hundred thousand of past years laid down by SQL, and who raises what on one evening."""

import uuid

from django.db import connection

from sotay.access.queries import roles_with
from sotay.core.bulk import read_sql, run_sql
from sotay.core.days import today
from sotay.core.text import search_key
from sotay.petitions.permissions import PetitionPermission

_THINGS = (
    "cầu",
    "mương tưới",
    "đường trục thôn",
    "nhà văn hóa",
    "trạm bơm",
    "bãi rác",
    "trạm y tế",
    "điểm trường",
    "đèn chiếu sáng",
    "chợ",
)
_PLACES = (
    "xóm trên",
    "xóm dưới",
    "ngõ 3",
    "đầu làng",
    "cuối thôn",
    "cánh đồng phía đông",
    "khu tái định cư",
    "bờ sông",
)
_WISHES = ("sửa chữa", "xây mới", "mở rộng", "kiểm tra", "bố trí kinh phí làm", "sớm bàn giao", "thu dọn", "lắp thêm")
_WHEN = (
    "trước mùa mưa",
    "trong quý tới",
    "vì dân đi lại khó khăn",
    "như đã hứa năm trước",
    "cho các hộ mới",
    "để kịp vụ xuân",
)
# One in fifty is still open, one in two hundred of these overdue; each went up once and came back.
_OLD = """
WITH cells AS (
    SELECT o.id, o.name, o.parent_id, row_number() OVER (ORDER BY o.id) AS number, count(*) OVER () AS total
      FROM organisations_organisation o WHERE o.kind IN ('cell', 'grassroots_cell') AND o.closed_on IS NULL AND o.parent_id IS NOT NULL
), turns AS (
    SELECT n, %(day)s::date - 40 - n %% 1000 AS raised, n %% 50 = 0 AS is_open FROM generate_series(1, %(count)s) n
)
INSERT INTO petitions_petition (uid, cell_id, source, text, subject, raised_on, status, owner_id, due_on, owned_since, is_extended, is_alone,
       is_compared, is_sought, answer, answered_on, answered_by_id, on_the_spot, closed_on, search_key)
SELECT gen_random_uuid(), c.id, 'handbook', 'Đo tải ' || w.words, (ARRAY['roads', 'land', 'environment', 'social', 'economy'])[1 + n %% 5], t.raised,
       CASE WHEN t.is_open THEN 'processing' ELSE 'confirmed' END, CASE WHEN t.is_open THEN c.parent_id END,
       CASE WHEN t.is_open THEN %(day)s::date + (n %% 40 - 3)::int END, CASE WHEN t.is_open THEN t.raised + 2 END, false, false,
       true, t.is_open, CASE WHEN t.is_open THEN '' ELSE 'Đã làm' END, CASE WHEN NOT t.is_open THEN t.raised + (3 + n %% 25)::int END,
       CASE WHEN NOT t.is_open THEN c.parent_id END, false, CASE WHEN NOT t.is_open THEN t.raised + 32 END, 'do tai ' || w.plain
  FROM turns t JOIN cells c ON c.number = 1 + t.n %% c.total
  CROSS JOIN LATERAL (
      SELECT concat_ws(' ', (%(wishes)s::text[])[1 + n %% 8], (%(things)s::text[])[1 + n / 8 %% 10], (%(places)s::text[])[1 + n / 80 %% 8], (%(whens)s::text[])[1 + n / 640 %% 6], c.name) AS words,
             concat_ws(' ', (%(wishes_plain)s::text[])[1 + n %% 8], (%(things_plain)s::text[])[1 + n / 8 %% 10], (%(places_plain)s::text[])[1 + n / 80 %% 8], (%(whens_plain)s::text[])[1 + n / 640 %% 6], n) AS plain
  ) w
"""
_WAYS = """
INSERT INTO petitions_hop (petition_id, kind, source_id, target_id, direction, reason, due_on, next_due_on, since, at, "on")
SELECT p.id, s.kind, s.source, s.target, s.direction, s.reason, s.due, s.next, s.since, now(), s.day
  FROM petitions_petition p JOIN organisations_organisation c ON c.id = p.cell_id
  CROSS JOIN LATERAL (VALUES
      ('raised', NULL::bigint, c.id, '', '', NULL::date, p.raised_on + 7, NULL::date, p.raised_on, true),
      ('routed', c.id, c.parent_id, 'up', 'Thuộc thẩm quyền', p.raised_on + 7, p.raised_on + 23, p.raised_on, p.raised_on + 2, true),
      ('answered', c.parent_id, c.id, 'down', 'Đã làm', p.raised_on + 23, p.raised_on + 60, p.raised_on + 2, p.answered_on, p.answered_on IS NOT NULL),
      ('confirmed', c.id, c.id, '', '', p.raised_on + 60, NULL, p.answered_on, p.closed_on, p.closed_on IS NOT NULL)
  ) AS s (kind, source, target, direction, reason, due, next, since, day, happened)
 WHERE p.text LIKE 'Đo tải %%' AND s.happened
"""
_RAISERS = """
SELECT DISTINCT ON (o.id) g.user_id, o.uid, o.name
  FROM access_grant g JOIN organisations_organisation o ON o.id = g.organisation_id JOIN accounts_user u ON u.id = g.user_id
 WHERE g.role = ANY(%(roles)s) AND g.valid @> current_date AND u.is_active AND u.activated_at IS NOT NULL
   AND o.kind IN ('cell', 'grassroots_cell') AND o.closed_on IS NULL
 ORDER BY o.id, g.user_id LIMIT %(count)s
"""
_WATCHERS = """
SELECT DISTINCT ON (g.role) g.role || ' at level ' || nlevel(o.path), g.user_id
  FROM access_grant g JOIN organisations_organisation o ON o.id = g.organisation_id JOIN accounts_user u ON u.id = g.user_id
 WHERE g.role IN ('leader', 'board', 'grassroots_committee') AND g.valid @> current_date AND u.is_active AND u.activated_at IS NOT NULL
 ORDER BY g.role, nlevel(o.path), g.user_id
"""
_CLEAR = (
    "ALTER TABLE petitions_hop DISABLE TRIGGER hop_is_kept",
    "DELETE FROM petitions_hop h USING petitions_petition p WHERE p.id = h.petition_id AND p.text LIKE 'Đo tải %' AND p.raised_on >= {since}",
    "ALTER TABLE petitions_hop ENABLE TRIGGER hop_is_kept",
    "UPDATE petitions_petition p SET like_id = NULL FROM petitions_petition f WHERE f.id = p.like_id AND f.text LIKE 'Đo tải %' AND f.raised_on >= {since}",
    "DELETE FROM petitions_petition WHERE text LIKE 'Đo tải %' AND raised_on >= {since}",
)
_LAID_DOWN = "SELECT count(*) FROM petitions_petition WHERE text LIKE 'Đo tải %'"


def lay_down_old(count: int) -> int:
    """Write petitions of past years with their ways, unless an earlier run has left them; tell how many there are."""
    if laid := read_sql(_LAID_DOWN)[0][0]:
        return int(laid)
    words = {"wishes": _WISHES, "things": _THINGS, "places": _PLACES, "whens": _WHEN}
    plain = {f"{name}_plain": [search_key(word) for word in some] for name, some in words.items()}
    values = {name: list(some) for name, some in words.items()}
    run_sql(_OLD, {"count": count, "day": today(), **values, **plain})
    run_sql(_WAYS, {"none": None})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE petitions_petition, petitions_hop")
    return read_sql("SELECT count(*) FROM petitions_petition")[0][0]


def raisers(count: int) -> tuple[list[tuple[int, uuid.UUID, str]], dict[str, int]]:
    """Return (account, cell, name) of one person a cell who may raise; a smaller province lets its cells take turns; and who watches."""
    found = read_sql(_RAISERS, {"roles": roles_with(PetitionPermission.RAISE), "count": count})
    return [found[number % len(found)] for number in range(count)], dict(read_sql(_WATCHERS))


def requests(name: str, number: int) -> tuple[str, str]:
    """Return what a cell asks for on one evening: the first of its own, the second what its neighbours ask for, too."""
    wish, thing = _WISHES[number % 8], _THINGS[number // 8 % 10]
    place, when = _PLACES[number // 80 % 8], _WHEN[number // 640 % 6]
    return (
        f"Đo tải {wish} {thing} {place} {when} của {name} số {number}",
        f"Đo tải cầu nối xã bên sông {number // 10} hư hỏng, lan can gãy, đi lại nguy hiểm",
    )


def clear_evening() -> None:
    """Remove what the evening of a run has left."""
    for statement in _CLEAR:
        run_sql(statement.format(since="current_date - 2"))


def clear_old() -> None:
    """Remove what was laid down."""
    for statement in _CLEAR:
        run_sql(statement.format(since="'2000-01-01'"))
