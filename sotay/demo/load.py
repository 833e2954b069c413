"""Loading the demonstration province: one transaction, so that a killed load leaves nothing behind."""

import datetime as dt
import random
from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone

from sotay.committees.queries.positions import role_of
from sotay.core.bulk import copy_rows, reserve, run_sql, without_keys
from sotay.core.days import today
from sotay.core.known import known_since_ever
from sotay.core.text import search_key, sort_key
from sotay.demo import meetings, people, posts
from sotay.demo.people import Person, uid
from sotay.demo.tree import Node, plan_tree
from sotay.members.choices import Status
from sotay.organisations.choices import MEETING_KINDS

SEED = 2026
MONTHS = 12
FOUNDED = dt.date(1995, 2, 3)
TABLES = (
    "organisations_organisation",
    "organisations_placement",
    "organisations_organisationcode",
    "members_member",
    "members_affiliation",
    "members_standing",
    "accounts_user",
    "committees_term",
    "committees_position",
    "access_grant",
    "accounts_ruleacceptance",
    "meetings_meetinghabit",
    "meetings_meeting",
    "meetings_agendaitem",
    "meetings_attendance",
    "meetings_opinion",
    "meetings_motion",
    "work_task",
)
Step = Callable[[str, int], None]


def load_province(members: int, step: Step) -> int:
    """Fill the empty installation with `members` people; `step(words, per cent)` is told how far it is.

    Returns the key of the cell to be shown to visitors.
    """
    rng, day = random.Random(SEED), today()
    with transaction.atomic(), without_keys(TABLES):
        known_since_ever()
        step("Dựng hệ thống tổ chức đảng", 2)
        nodes = _load_tree(plan_tree(members, rng))
        cells = [n for n in nodes if n.kind in MEETING_KINDS]
        step("Lập danh sách đảng viên", 8)
        everybody = _load_people(cells, members, day, rng)
        people_of: dict[int, list[Person]] = {c.id: [] for c in cells}
        for person in everybody:
            people_of[person.cell.id].append(person)
        step("Giao chức vụ, phân quyền", 25)
        leaders = _load_posts(nodes, people_of, rng)
        step("Một năm sinh hoạt của các chi bộ", 35)
        meetings.load_cells(cells, leaders, rng)
        showcase = next(
            c for c in cells if c.sector == "residential" and len(people_of[c.id]) >= min(18, members // len(cells))
        )
        first = reserve("meetings_meeting", len(cells) * 18)
        meetings.load_meetings(day, MONTHS, first, showcase.id)
        step("Kiểm tra ràng buộc, lập chỉ mục", 75)
    return showcase.id


def _load_tree(root: Node) -> list[Node]:
    """Write organisations, placements and codes; return the nodes with keys and paths."""
    nodes = list(root.walk())
    first = reserve("organisations_organisation", len(nodes))
    for offset, node in enumerate(nodes):
        node.id = first + offset
        node.path = f"{node.parent.path}.{node.id}" if node.parent else str(node.id)
    copy_rows(
        "organisations_organisation",
        ("id", "uid", "kind", "sector", "name", "code", "parent_id", "path", "founded_on", "search_key", "sort_key"),
        (
            (
                n.id,
                uid("organisation", n.id),
                n.kind,
                n.sector,
                n.name,
                n.code,
                n.parent.id if n.parent else None,
                n.path,
                FOUNDED,
                search_key(n.name),
                sort_key(n.name),
            )
            for n in nodes
        ),
    )
    run_sql(
        "INSERT INTO organisations_placement (organisation_id, parent_id, path, valid)"
        " SELECT id, parent_id, path, daterange(founded_on, NULL) FROM organisations_organisation"
    )
    run_sql(
        "INSERT INTO organisations_organisationcode (organisation_id, code, valid)"
        " SELECT id, code, daterange(founded_on, NULL) FROM organisations_organisation"
    )
    return nodes


def _load_people(cells: list[Node], members: int, day: dt.date, rng: random.Random) -> list[Person]:
    """Write members, accounts, affiliations and standings."""
    counts = people.sizes(cells, members, rng)
    everybody = people.invent(cells, counts, reserve("members_member", members), day, rng)
    _load_accounts(everybody, day, rng)
    copy_rows("members_member", people.MEMBER_COLUMNS, people.member_rows(everybody, day, rng))
    run_sql(
        "CREATE TEMP TABLE demo_member (member_id bigint, cell bigint, user_id bigint, status text, joined_on date, official_on date)"
        " ON COMMIT DROP"
    )
    copy_rows(
        "demo_member",
        ("member_id", "cell", "user_id", "status", "joined_on", "official_on"),
        ((p.id, p.cell.id, p.user_id, p.status, p.joined_on, p.official_on) for p in everybody),
    )
    run_sql("ANALYZE demo_member")
    run_sql(
        "INSERT INTO members_affiliation (member_id, organisation_id, kind, valid)"
        " SELECT member_id, cell, 'official', daterange(joined_on, NULL) FROM demo_member"
    )
    run_sql(
        "INSERT INTO members_standing (member_id, status, valid)"
        " SELECT member_id, 'probationary', daterange(joined_on, official_on) FROM demo_member"
        " UNION ALL SELECT member_id, 'full', daterange(official_on, CASE WHEN status = 'exempt' THEN greatest(official_on + 1, DATE '2024-01-01') END)"
        "   FROM demo_member WHERE official_on IS NOT NULL"
        " UNION ALL SELECT member_id, 'exempt', daterange(greatest(official_on + 1, DATE '2024-01-01'), NULL) FROM demo_member WHERE status = 'exempt'"
    )
    run_sql(
        "INSERT INTO access_grant (user_id, organisation_id, role, valid, affiliation_id, reason, created_at)"
        " SELECT d.user_id, d.cell, 'member', a.valid, a.id, '', now() FROM demo_member d"
        " JOIN members_affiliation a ON a.member_id = d.member_id WHERE d.user_id IS NOT NULL"
    )
    return everybody


def _load_accounts(everybody: list[Person], day: dt.date, rng: random.Random) -> None:
    """Write an account for nearly all who are not exempt; most are activated and in use."""
    with_account = [p for p in everybody if p.status != Status.EXEMPT and rng.random() < 0.985]
    first = reserve("accounts_user", len(with_account))
    now = timezone.now()

    def rows() -> Iterator[tuple[object, ...]]:
        for n, person in enumerate(with_account):
            person.user_id, person.login = first + n, f"{20_000_000 + n * 7 % 70_000_000:08d}"
            old = day.year - person.born_on.year
            activated = rng.random() < (0.98 if old < 60 else 0.93 if old < 75 else 0.80)
            moment = now - dt.timedelta(days=rng.randint(40, 500)) if activated else None
            seen = day - dt.timedelta(days=int(rng.triangular(0, 60, 3))) if activated else None
            yield (person.user_id, uid("user", n + 1), person.login, person.name, "!", True, moment, moment, seen, now)

    copy_rows(
        "accounts_user",
        (
            "id",
            "uid",
            "login",
            "name",
            "password",
            "is_active",
            "activated_at",
            "rules_accepted_at",
            "last_seen_on",
            "created_at",
        ),
        rows(),
    )
    run_sql(
        "UPDATE accounts_user SET rules_accepted_at = greatest(rules_accepted_at, (SELECT max(in_force_on) + 1 FROM accounts_usagerule))"
        " WHERE rules_accepted_at IS NOT NULL"
    )
    run_sql(
        "INSERT INTO accounts_ruleacceptance (user_id, rule_id, accepted_at)"
        " SELECT u.id, r.id, u.rules_accepted_at FROM accounts_user u CROSS JOIN accounts_usagerule r WHERE u.rules_accepted_at IS NOT NULL"
    )


def _load_posts(nodes: list[Node], people_of: dict[int, list[Person]], rng: random.Random) -> dict[int, list[Person]]:
    """Write terms, positions and their grants; return the leaders of each node."""
    held = list(posts.fill_posts(nodes, people_of, rng))
    run_sql(
        "CREATE TEMP TABLE demo_post (n bigint, member_id bigint, user_id bigint, node bigint, post text, committee text, role text)"
        " ON COMMIT DROP"
    )
    copy_rows(
        "demo_post",
        ("n", "member_id", "user_id", "node", "post", "committee", "role"),
        (
            (n, h.person.id, h.person.user_id, h.node.id, h.post, h.committee, role_of(h.node.kind, h.post) or "")
            for n, h in enumerate(held, 1)
        ),
    )
    values = {
        "first": posts.TERM_FIRST,
        "name": posts.TERM_NAME,
        "until": posts.TERM_FIRST.replace(year=posts.TERM_FIRST.year + 5),
    }
    run_sql(
        "INSERT INTO committees_term (organisation_id, kind, name, valid)"
        " SELECT DISTINCT node, committee, %(name)s, daterange(%(first)s, %(until)s) FROM demo_post",
        values,
    )
    run_sql(
        "INSERT INTO committees_position (uid, member_id, organisation_id, term_id, post, valid)"
        " SELECT ('00000004-0000-4000-8000-' || lpad(to_hex(d.n), 12, '0'))::uuid, d.member_id, d.node, t.id, d.post, t.valid"
        " FROM demo_post d JOIN committees_term t ON t.organisation_id = d.node AND t.kind = d.committee ORDER BY d.n",
    )
    run_sql(
        "INSERT INTO access_grant (user_id, organisation_id, role, valid, position_id, reason, created_at)"
        " SELECT d.user_id, d.node, d.role, p.valid, p.id, '', now() FROM demo_post d"
        " JOIN committees_position p ON p.uid = ('00000004-0000-4000-8000-' || lpad(to_hex(d.n), 12, '0'))::uuid WHERE d.user_id IS NOT NULL AND d.role <> ''",
    )
    leaders: dict[int, list[Person]] = {node.id: [] for node in nodes}
    for post in held:
        leaders[post.node.id].append(post.person)
    return leaders
