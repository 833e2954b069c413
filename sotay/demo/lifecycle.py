"""What happens to members in the demonstration: exemptions, deaths, a strike-off, disciplines, badges of a year, cards of a commune."""

import datetime as dt
import random
from itertools import count

from django.db import transaction

from sotay.badges import rules
from sotay.badges.choices import AwardStatus, CheckResult, IssueReason
from sotay.badges.models import Award, Card, CardCheck
from sotay.badges.queries.rounds import badge_norms, due_keys
from sotay.core.bulk import run_sql
from sotay.core.days import since, today
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.demo import words
from sotay.demo.people import national_id, uid
from sotay.documents.models import Decision
from sotay.members.choices import AffiliationKind, Sex, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.organisations.choices import MEETING_KINDS
from sotay.organisations.models import Organisation
from sotay.oversight.choices import (
    Body,
    DepartureKind,
    DepartureStatus,
    ExemptionReason,
    ExemptionStatus,
    Form,
    Ground,
    OrganisationForm,
)
from sotay.oversight.models import Departure, DisciplinaryAction, Exemption, OrganisationDiscipline

SEED = 347
# One has died among so many living; they come on top of the members that the province counts.
LIVING_PER_DEATH = 300
FIRST_NUMBER = 900_000
MOST_LISTED = 10_000

_EXEMPTIONS = """
INSERT INTO documents_decision (uid, number, issued_on, issued_by, signatory, summary)
SELECT gen_random_uuid(), '03-NQ/CB', lower(s.valid) - 3, o.name, 'Bí thư chi bộ', 'Miễn công tác và sinh hoạt đảng'
  FROM members_standing s
  JOIN members_affiliation a ON a.member_id = s.member_id AND a.kind = 'official' AND a.valid @> %(day)s::date
  JOIN organisations_organisation o ON o.id = a.organisation_id
 WHERE s.status = 'exempt' AND s.valid @> %(day)s::date GROUP BY o.name, lower(s.valid);
INSERT INTO oversight_exemption (uid, member_id, reason, valid, asked_on, by_relative, paper, cell_met_on, cell_base, cell_yes, status,
                                 decision_id, decline_reason, created_at)
SELECT gen_random_uuid(), s.member_id, r.reason, s.valid, lower(s.valid) - 20, s.member_id %% 5 = 0,
       CASE WHEN r.reason = 'health' THEN 'Giấy xác nhận số ' || (s.member_id %% 90 + 10) ELSE '' END, lower(s.valid) - 3, 15, 15, 'granted',
       (SELECT min(d.id) FROM documents_decision d WHERE d.number = '03-NQ/CB' AND d.issued_by = o.name AND d.issued_on = lower(s.valid) - 3),
       '', now()
  FROM members_standing s JOIN members_member m ON m.id = s.member_id
  JOIN members_affiliation a ON a.member_id = s.member_id AND a.kind = 'official' AND a.valid @> %(day)s::date
  JOIN organisations_organisation o ON o.id = a.organisation_id
  CROSS JOIN LATERAL (SELECT CASE WHEN m.born_on + make_interval(years => 80) <= lower(s.valid) THEN 'age' ELSE 'health' END AS reason) r
 WHERE s.status = 'exempt' AND s.valid @> %(day)s::date;
"""
# A badge is on the record once its round was held, not a month before.
_BADGES = """
UPDATE members_member m SET badge = coalesce(b.level || ' năm', '')
  FROM (SELECT m.id, max(level) FILTER (WHERE (m.joined_on + make_interval(years => level))::date <= %(last)s) AS level
          FROM members_member m CROSS JOIN unnest(%(levels)s::int[]) AS level GROUP BY m.id) b
 WHERE b.id = m.id AND m.badge <> coalesce(b.level || ' năm', '')
"""

# The badge of 35 years is new: only whoever reached it this year has it.
_NEW_BADGES = """
UPDATE members_member m SET badge = a.level || ' năm' FROM badges_award a WHERE a.member_id = m.id AND a.status = 'awarded' AND a.level = 35
"""


def load_lifecycle(commune: Organisation) -> None:
    """Write everything; the commune of the demonstration's cell has a few of each."""
    rng, day = random.Random(SEED), today()
    with transaction.atomic():
        run_sql(_EXEMPTIONS, {"day": day})
        _badges(day)
        _dead(day, rng)
        _in_commune(commune, day, rng)


def _decision(number: str, day: dt.date, body: str) -> Decision:
    """Write a decision on paper."""
    return Decision.objects.create(number=number, issued_on=day, issued_by=body, signatory="Nguyễn Văn Thành")


def _badges(day: dt.date) -> None:
    """Give the badges of the last four rounds, and let a third of those of the next be proposed."""
    norms = badge_norms(day)
    rounds = rules.rounds_of(day.year - 1, norms.rounds) + rules.rounds_of(day.year, norms.rounds)
    past = [one for one in rounds if one.on < day][-4:]
    run_sql(_BADGES, {"last": past[-1].last, "levels": [30, *range(40, 95, 5)]})
    paths = list(map(str, Organisation.objects.filter(parent=None).values_list("path", flat=True)))
    numbers, awards = count(1), []
    for one in past:
        decision = _decision("215-QĐ/TU", one.on - dt.timedelta(days=12), "Ban Thường vụ Tỉnh ủy")
        for member, level, reached in due_keys(paths, one, day):
            award = _award(member, level, reached, one)
            award.status, award.decision, award.awarded_on = AwardStatus.AWARDED, decision, one.on
            award.number = f"{next(numbers):06d}"
            awards.append(award)
    coming = rules.coming_rounds(day, norms.rounds)[0]
    for n, (member, level, reached) in enumerate(due_keys(paths, coming, day)):
        if n % 3 == 0:
            award = _award(member, level, reached, coming)
            award.cell_met_on = day - dt.timedelta(days=12)
            if n % 6 == 0:
                award.status, award.forwarded_on = AwardStatus.FORWARDED, day - dt.timedelta(days=4)
            awards.append(award)
    # In the last round a few were forgotten.
    Award.objects.bulk_create(awards[:-1], batch_size=2000)
    run_sql(_NEW_BADGES)


def _award(member: int, level: int, reached: dt.date, one: rules.Round) -> Award:
    """Return a proposal of a cell."""
    met = one.on - dt.timedelta(days=80)
    return Award(
        member_id=member, level=level, reached_on=reached, round_on=one.on, cell_met_on=met, cell_base=15, cell_yes=15
    )


def _dead(day: dt.date, rng: random.Random) -> None:
    """Add people who have died within two years; they are counted no more."""
    cells = list(Organisation.objects.filter(kind__in=MEETING_KINDS, closed_on=None).order_by("code"))
    living = Standing.objects.filter(valid__contains=day).count()
    for number in range(max(4, living // LIVING_PER_DEATH)):
        died = day - dt.timedelta(days=rng.randint(10, 700))
        member = _former(cells[number * 7919 % len(cells)], FIRST_NUMBER + number, died, Status.DECEASED, rng=rng)
        Departure.objects.create(
            member=member,
            kind=DepartureKind.DECEASED,
            status=DepartureStatus.DECIDED,
            opened_on=died,
            effective_on=died,
        )


def _former(  # noqa: PLR0913 -- what a record of old says
    cell: Organisation,
    number: int,
    left: dt.date,
    status: Status,
    *,
    rng: random.Random,
    decision: Decision | None = None,
) -> Member:
    """Write somebody who was a member of the cell until the day."""
    name = f"{rng.choice(words.FAMILY)} {rng.choice(words.MIDDLE[Sex.MALE])} {rng.choice(words.GIVEN[Sex.MALE])}"
    born = dt.date(left.year - rng.randint(66, 92), rng.randint(1, 12), rng.randint(1, 28))
    joined = dt.date(born.year + rng.randint(22, 35), rng.randint(1, 12), rng.randint(1, 28))
    official = joined.replace(year=joined.year + 1)
    member = Member.objects.create(
        uid=uid("member", number),
        full_name=name,
        born_on=born,
        sex=Sex.MALE,
        ethnicity="Kinh",
        national_id=national_id(born, Sex.MALE, number),
        joined_on=joined,
        official_on=official,
        search_key=search_key(name),
        sort_key=name_sort_key(name),
    )
    Affiliation.objects.create(
        member=member, organisation=cell, kind=AffiliationKind.OFFICIAL, valid=since(joined, left), decision=decision
    )
    Standing.objects.create(member=member, status=Status.PROBATIONARY, valid=since(joined, official))
    Standing.objects.create(member=member, status=Status.FULL, valid=since(official, left))
    Standing.objects.create(member=member, status=status, valid=since(left), decision=decision)
    return member


def _in_commune(commune: Organisation, day: dt.date, rng: random.Random) -> None:
    """Let a few of everything happen in the commune: exemptions that run out, a strike-off, disciplines, cards."""
    full = Member.objects.filter(
        affiliations__organisation__path__descendant_of=commune.path,
        affiliations__valid__contains=day,
        standings__status=Status.FULL,
        standings__valid__contains=day,
    ).distinct()
    _cards(list(full.order_by("sort_key", "pk")[:MOST_LISTED]), day)
    people = list(full.filter(positions=None).order_by("pk")[:12])
    if len(people) < 9:  # a very small demonstration has too few
        return
    body = f"Đảng ủy {commune.name.removeprefix('Đảng bộ ')}"
    _exempt(people[0], day, body)
    Exemption.objects.create(
        member=people[1],
        reason=ExemptionReason.MOBILE,
        valid=since(day + dt.timedelta(days=20), day + dt.timedelta(days=200)),
        asked_on=day - dt.timedelta(days=10),
        cell_met_on=day - dt.timedelta(days=6),
        cell_base=15,
        cell_yes=13,
    )
    Departure.objects.create(
        member=people[2],
        kind=DepartureKind.STRUCK_OFF,
        ground=Ground.ABSENT,
        opened_on=day - dt.timedelta(days=40),
        requests=[day - dt.timedelta(days=38), day - dt.timedelta(days=24)],
    )
    _gone(people[3].organisation or commune, day, body, rng)
    for n, form in enumerate((Form.REPRIMAND, Form.REPRIMAND, Form.WARNING)):
        effective = day - dt.timedelta(days=90 + 120 * n)
        DisciplinaryAction.objects.create(
            member=people[4 + n],
            form=form,
            body=Body.BASE_COMMITTEE,
            decision=_decision(f"{11 + n}-QĐ/ĐU", effective, body),
            effective_on=effective,
            effective_until=effective.replace(year=effective.year + 1),
        )
    effective = day - dt.timedelta(days=150)
    OrganisationDiscipline.objects.create(
        organisation=people[7].organisation or commune,
        form=OrganisationForm.REPRIMAND,
        body=Body.STANDING,
        decision=_decision("31-QĐ/HU", effective, commune.parent.name if commune.parent else body),
        effective_on=effective,
        effective_until=effective.replace(year=effective.year + 1),
    )


def _exempt(member: Member, day: dt.date, body: str) -> None:
    """Exempt somebody whose days end in three weeks."""
    first, until = day - dt.timedelta(days=150), day + dt.timedelta(days=21)
    decision = _decision("18-QĐ/ĐU", first - dt.timedelta(days=5), body)
    Exemption.objects.create(
        member=member,
        reason=ExemptionReason.TREATMENT,
        valid=since(first, until),
        asked_on=first - dt.timedelta(days=30),
        cell_met_on=first - dt.timedelta(days=20),
        cell_base=15,
        cell_yes=14,
        status=ExemptionStatus.GRANTED,
        decision=decision,
    )
    standing = member.standings.get(valid__contains=first)
    if standing.status == Status.FULL:
        upper = standing.valid.upper
        standing.valid = since(standing.valid.lower, first)
        standing.save(update_fields=["valid"])
        Standing.objects.create(member=member, status=Status.EXEMPT, valid=since(first, until), decision=decision)
        Standing.objects.create(member=member, status=Status.FULL, valid=since(until, upper))


def _gone(cell: Organisation, day: dt.date, body: str, rng: random.Random) -> None:
    """Add somebody who was struck off: every step of it."""
    left = day - dt.timedelta(days=30)
    decision = _decision("25-QĐ/ĐU", left - dt.timedelta(days=3), body)
    member = _former(cell, FIRST_NUMBER - 1, left, Status.STRUCK_OFF, rng=rng, decision=decision)
    Departure.objects.create(
        member=member,
        kind=DepartureKind.STRUCK_OFF,
        ground=Ground.CARD,
        status=DepartureStatus.DECIDED,
        opened_on=left - dt.timedelta(days=90),
        self_review_on=left - dt.timedelta(days=70),
        cell_met_on=left - dt.timedelta(days=60),
        cell_base=15,
        cell_yes=13,
        committee_met_on=left - dt.timedelta(days=30),
        committee_base=15,
        committee_yes=14,
        decision=decision,
        effective_on=left,
        announced_on=left,
        complaint_until=left + dt.timedelta(days=42),
    )


def _cards(people: list[Member], day: dt.date) -> None:
    """Give the members of the commune their cards of the new kind; most were checked this year."""
    with_number = [one for one in people if one.national_id]
    Card.objects.bulk_create(
        Card(
            member=one,
            number=one.national_id or "",
            reason=IssueReason.RENEWED,
            issued_on=dt.date(2026, 2, 3),
            issued_by="Tỉnh ủy",
        )
        for one in with_number
    )
    CardCheck.objects.bulk_create(
        CardCheck(
            member=one,
            year=day.year,
            result=CheckResult.DAMAGED if n % 97 == 0 else CheckResult.GOOD,
            checked_on=dt.date(day.year, 6, 20),
        )
        for n, one in enumerate(with_number)
        if n % 5
    )
