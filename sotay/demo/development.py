"""Candidates on every stretch of the road, and the targets of the visitors' commune: 26 admitted of 45 in the term 2020-2025."""

import datetime as dt
import random
from collections.abc import Iterator

from django.db import transaction

from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.core.dates import same_day_months_later
from sotay.core.days import since, today
from sotay.core.known import known_since_ever
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.demo import words
from sotay.development import rules
from sotay.development.actions.candidates import adopt_probationary
from sotay.development.actions.targets import hand_down_target, note_shortfall, set_target
from sotay.development.choices import Level, Source, StepKind, TargetKind
from sotay.development.models import Candidate, Helper, Paper, ShortfallReason, Step
from sotay.development.queries.road import (
    checklist_of,
    due_of,
    has_base,
    norms_of,
    official_members,
    road_of,
)
from sotay.development.queries.targets import count_admissions
from sotay.members.choices import AffiliationKind, Sex, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation

SYSTEM = Actor.system(Channel.CLI)
TERM = (dt.date(2020, 6, 1), dt.date(2025, 5, 31))
TARGET, ADMITTED, A_YEAR = 45, 26, 9
RESOLUTION = "Nghị quyết Đại hội Đảng bộ nhiệm kỳ {name}"
SHORTFALL = "Thanh niên trong độ tuổi đi làm ở khu công nghiệp, ít sinh hoạt Đoàn ở nơi cư trú."
# How many steps those on the road have done, and how often.
STRETCHES = ((0, 20), (1, 14), (2, 16), (3, 14), (4, 12), (5, 10), (6, 8), (7, 6), (8, 4))
JOBS = (
    "Nông dân",
    "Giáo viên tiểu học",
    "Công nhân",
    "Nhân viên y tế",
    "Chủ hộ kinh doanh",
    "Trưởng ban công tác Mặt trận",
)


def load_development(cell: Organisation) -> None:
    """Fill the commune above the cell richly, the rest of the province thinly."""
    rng, commune = random.Random(1945), Organisation.objects.get(children=cell)
    near = list(Organisation.objects.filter(parent=commune, kind__in=MEETING_KINDS).select_related("parent__parent"))
    far = Organisation.objects.filter(kind__in=MEETING_KINDS).exclude(parent=commune).exclude(path__depth=1)
    thin = list(far.select_related("parent__parent").order_by("pk")[::6])
    _invent([cell, cell, *[one for one in near for _ in range(2)]], rng, with_papers=True)
    _invent(thin, rng, with_papers=False)
    adopt_probationary(SYSTEM, commune)
    _targets(commune)


def _invent(cells: list[Organisation], rng: random.Random, *, with_papers: bool) -> None:
    """Write candidates with the steps that they have done, in a few statements."""
    steps: list[Step] = []
    people = [_person(cell, rng, steps) for cell in cells]
    Candidate.objects.bulk_create(people)
    for step in steps:
        step.candidate_id = step.candidate.pk
    Step.objects.bulk_create(steps)
    if with_papers:
        for person in people:
            _help(person)


def _person(cell: Organisation, rng: random.Random, steps: list[Step]) -> Candidate:
    """Return somebody of the cell who has done some of the steps, the last one lately."""
    is_woman = rng.random() < 0.48
    sex = Sex.FEMALE if is_woman else Sex.MALE
    name = " ".join(rng.choice(part) for part in (words.FAMILY, words.MIDDLE[sex], words.GIVEN[sex]))
    done = rng.choices([count for count, _ in STRETCHES], [weight for _, weight in STRETCHES])[0]
    road = road_of(cell)
    day = today() - dt.timedelta(days=rng.randint(15, 150))
    noted = day - dt.timedelta(days=60 * done + rng.randint(20, 90))
    one = Candidate(
        organisation=cell,
        full_name=name,
        sex=sex,
        born_on=dt.date(rng.randint(1985, 2005), rng.randint(1, 12), rng.randint(1, 28)),
        ethnicity="Kinh",
        occupation=rng.choice(JOBS),
        source=rng.choices(
            [source for source in Source if source != Source.OTHER], [9, 5, 2, 3, 3, 4, 2, 3, 2, 3, 2, 1]
        )[0],
        noted_on=noted,
        search_key=search_key(name),
        sort_key=name_sort_key(name),
    )
    own = list(_steps(one, road[:done], noted, day))
    steps.extend(own)
    following = rules.step_after(road[done - 1] if done else "", road) or StepKind.SOURCE
    one.stage, one.next_step = (road[done - 1] if done else ""), following
    one.level = rules.level_of(following, norms_of(today()), has_base=has_base(cell)) or Level.CELL
    _note_days(one, own)
    one.due_on = due_of(one, following, own)
    return one


def _steps(one: Candidate, kinds: tuple[StepKind, ...], noted: dt.date, last: dt.date) -> Iterator[Step]:
    """Yield the steps done, spread between the two days; votes nearly all in favour."""
    gap = (last - noted) / max(1, len(kinds))
    for number, kind in enumerate(kinds, 1):
        step = Step(candidate=one, kind=kind, number=number, after=number - 1 or None, held_on=noted + gap * number)
        if kind in rules.VOTES:
            step.base, step.present, step.agree, step.disagree = 15, 14, 14, 0
            step.needs_two_thirds = rules.VOTES[kind]
        yield step


def _note_days(one: Candidate, steps: list[Step]) -> None:
    """Write certificate and day of the dossier as the steps have them."""
    days = {step.kind: step.held_on for step in steps}
    if StepKind.AWARENESS in days:
        one.certificate_number, one.certificate_on = "GCN-2026", days[StepKind.AWARENESS]
        one.certificate_by = "Trung tâm chính trị"
    one.dossier_on = days.get(StepKind.DOSSIER)


def _help(one: Candidate) -> None:
    """Give somebody a helper and papers as far as they have come."""
    members = list(official_members(one.organisation, today())[:3])
    if rules.has_reached(one.stage, StepKind.HELPER) and members:
        Helper.objects.create(candidate=one, member=members[0], valid=since(one.noted_on))
    if not rules.has_reached(one.stage, StepKind.HELPER):
        return
    items = checklist_of(one, "admission", today())
    wanted = items if rules.has_reached(one.stage, StepKind.DOSSIER) else items[:4]
    for item in wanted:
        introducer = members.pop() if item.names_member and members else None
        if item.code == "introduction_2" and introducer is None:
            continue
        Paper.objects.create(candidate=one, item=item, received_on=one.noted_on, introducer=introducer)


def _targets(commune: Organisation) -> None:
    """Set the targets of two terms and their years, hand one down, and let the first one come out as in the papers."""
    with transaction.atomic():
        known_since_ever()
        _let_join(commune, ADMITTED - count_admissions(commune, TERM[0], TERM[1] + dt.timedelta(days=1)))
    for name, first, last in (("2020-2025", *TERM), ("2025-2030", dt.date(2025, 6, 1), dt.date(2030, 5, 31))):
        source = RESOLUTION.format(name=name)
        term = set_target(
            SYSTEM, commune, kind=TargetKind.TERM, name=name, first=first, last=last, number=TARGET, source=source
        )
        for year in range(first.year + 1, last.year + 1):
            days = {"first": dt.date(year, 1, 1), "last": dt.date(year, 12, 31)}
            set_target(SYSTEM, commune, kind=TargetKind.YEAR, name=str(year), **days, number=A_YEAR, source=source)
        cells = list(Organisation.objects.filter(parent=commune, closed_on=None).order_by("pk"))
        share, rest = divmod(TARGET, len(cells))
        numbers = {str(cell.uid): share + (place < rest) for place, cell in enumerate(cells)}
        hand_down_target(SYSTEM, term, numbers=numbers)
        reason = ShortfallReason.objects.order_by("number").first()
        if name == "2020-2025" and reason is not None:
            note_shortfall(SYSTEM, term, reason=reason, note=SHORTFALL)


def _let_join(commune: Organisation, count: int) -> None:
    """Let so many who joined long before have joined within the term, so that the register counts as the papers do."""
    rows = Affiliation.objects.filter(
        organisation__path__descendant_of=commune.path,
        kind=AffiliationKind.OFFICIAL,
        member__joined_on__range=(dt.date(1999, 1, 1), dt.date(2019, 12, 31)),
        member__positions=None,
        member__standings__status=Status.FULL,
        member__standings__valid__upper_inf=True,
    )
    for place, row in enumerate(rows.select_related("member").order_by("pk")[: max(0, count)]):
        _join_on(row, TERM[0] + dt.timedelta(days=95 + 55 * place))


def _join_on(row: Affiliation, day: dt.date) -> None:
    """Write the day of joining of a member wherever it stands."""
    official, member = same_day_months_later(day, 12), row.member
    Standing.objects.filter(member=member, status=Status.FULL).update(valid=since(official))
    Standing.objects.filter(member=member, status=Status.PROBATIONARY).update(valid=since(day, official))
    Affiliation.objects.filter(pk=row.pk).update(valid=since(day))
    Grant.objects.filter(affiliation=row).update(valid=since(day))
    Member.objects.filter(pk=member.pk).update(joined_on=day, official_on=official, badge="")
