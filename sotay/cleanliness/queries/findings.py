"""Worklists: what is to be put right, by place, rule and level."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from sotay.access.actor import Actor
from sotay.cleanliness.choices import LATE_KINDS, Level, Severity
from sotay.cleanliness.models import Finding, Pair
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.cleanliness.rules.catalogue import RULES, Rule, codes_in, codes_of
from sotay.cleanliness.rules.fixes import FIXES, LEVEL_WORDS
from sotay.core.days import today
from sotay.core.find import find
from sotay.members import rules
from sotay.members.queries.records import MASKED
from sotay.organisations.models import Organisation

RIGHT_OF_LEVEL: dict[str, CleanlinessPermission] = {
    Level.CELL: CleanlinessPermission.KEEP,
    Level.BASE: CleanlinessPermission.KEEP_BASE,
    Level.BOARD: CleanlinessPermission.KEEP_BOARD,
}
_ORDER = {Severity.HIGH: 0, Severity.MIDDLE: 1, Severity.LOW: 2}
_SEVERITY = Case(
    *(When(rule=code, then=Value(_ORDER[rule.severity])) for code, rule in RULES.items()),
    default=Value(3),
    output_field=IntegerField(),
)


@dataclass(frozen=True)
class Asked:
    """What a worklist is asked for."""

    at: Organisation | None = None
    mine: bool = False
    rule: str = ""
    dimension: str = ""
    level: str = ""
    state: str = "open"


@dataclass(frozen=True)
class Line:
    """One finding as it is read."""

    finding: Finding
    rule: Rule
    who: str
    now: str
    proposal: str
    can_fix: bool
    can_tap: bool
    url_kind: str

    @property
    def badge(self) -> str:
        """Return the badge of the severity."""
        return LATE_KINDS[self.rule.severity]

    @property
    def level_words(self) -> str:
        """Return who puts it right."""
        return LEVEL_WORDS[self.rule.level]


def findings_for(actor: Actor) -> "QuerySet[Finding]":
    """Return the findings that the actor may see."""
    return Finding.objects.filter(actor.scope(CleanlinessPermission.VIEW)).select_related(
        "organisation__parent", "member"
    )


def get_finding(actor: Actor, uid: UUID) -> Finding:
    """Return one finding, or raise `NotVisible`."""
    return find(findings_for(actor), uid=uid)


def get_finding_to_fix(actor: Actor, uid: UUID) -> Finding:
    """Return a finding that the actor may put right: unseen is not there, seen but not to be touched is refused."""
    finding = get_finding(actor, uid)
    actor.require(CleanlinessPermission.KEEP, finding.organisation)
    return finding


def is_counted() -> Q:
    """Return the condition for a finding that counts today."""
    return Q(resolved_on=None) & (Q(excused_until=None) | Q(excused_until__lt=today()))


def mine_of(actor: Actor) -> Q:
    """Return the condition for what the actor's own level puts right."""
    found = Q(pk__in=())
    for level, right in RIGHT_OF_LEVEL.items():
        if actor.has(right):
            found |= Q(rule__in=codes_of(Level(level))) & actor.scope(right)
    return found


def worklist(actor: Actor, asked: Asked) -> "QuerySet[Finding]":
    """Return the findings asked for, the worst first, cell by cell."""
    rows = findings_for(actor).filter(rule__in=list(RULES))
    if asked.at is not None:
        rows = rows.filter(organisation__path__descendant_of=asked.at.path)
    if asked.mine:
        rows = rows.filter(mine_of(actor))
    if asked.rule:
        rows = rows.filter(rule=asked.rule)
    if asked.dimension:
        rows = rows.filter(rule__in=codes_in(asked.dimension))
    if asked.level:
        rows = rows.filter(rule__in=codes_of(Level(asked.level)))
    states = {
        "open": is_counted(),
        "excused": Q(resolved_on=None, excused_until__gte=today()),
        "resolved": Q(resolved_on__isnull=False),
    }
    rows = rows.filter(states.get(asked.state, is_counted()))
    return rows.order_by(_SEVERITY, "organisation__sort_key", "member__sort_key", "pk")


def lines_of(actor: Actor, rows: list[Finding]) -> list[Line]:
    """Return findings in words, each with what the actor can do about it."""
    return [line_of(actor, row) for row in rows]


def line_of(actor: Actor, row: Finding) -> Line:
    """Return one finding in words."""
    rule = RULES[row.rule]
    fix = FIXES[rule.fix]
    can_fix = row.resolved_on is None and actor.can(RIGHT_OF_LEVEL[rule.level], row.organisation)
    name = fix.respells or fix.fills
    now = str(getattr(row.member, name) or "") if row.member is not None and name else ""
    hidden = name in MASKED
    return Line(
        finding=row, rule=rule, who=row.member.full_name if row.member else row.organisation.name,
        now=rules.masked(now) if hidden else now, proposal=rules.masked(row.proposal) if hidden else row.proposal,
        can_fix=can_fix, can_tap=can_fix and bool(fix.respells and row.proposal), url_kind=fix.page,
    )  # fmt: skip


def counts_by_rule(actor: Actor, node: Organisation) -> list[tuple[Rule, int]]:
    """Return how many findings of each rule count at and below a node, the most first."""
    rows = findings_for(actor).filter(is_counted(), organisation__path__descendant_of=node.path, rule__in=list(RULES))
    counts = rows.order_by().values_list("rule").annotate(count=Count("pk")).order_by("-count", "rule")
    return [(RULES[code], count) for code, count in counts]


def count_mine(actor: Actor) -> int:
    """Return how many findings wait for the actor's own level."""
    if not actor.has(CleanlinessPermission.KEEP):
        return 0
    return Finding.objects.filter(is_counted(), mine_of(actor)).count()


def pair_of(row: Finding) -> Pair | None:
    """Return the pair behind a finding that two records look like one person."""
    rows = Pair.objects.filter(Q(first=row.member_id) | Q(second=row.member_id), status="open")
    return rows.order_by("-likeness", "pk").first()
