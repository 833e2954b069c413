"""Committees at work in the demonstration: numbers fixed, work divided, additions, a round of cell congresses half-way."""

import datetime as dt

from sotay.access.actor import Actor, Channel
from sotay.committees import actions
from sotay.committees.actions.elections import Ballots
from sotay.committees.choices import PAPERS_BEFORE, AbsenceReason, Post
from sotay.committees.models import Congress, CongressRound
from sotay.core.bulk import run_sql
from sotay.core.days import today
from sotay.documents.decisions import DecisionPaper
from sotay.members.choices import Status
from sotay.members.models import Member
from sotay.organisations.choices import MEETING_KINDS, Kind
from sotay.organisations.models import Organisation

_SYSTEM = Actor.system(Channel.CLI)
_FIELDS = (
    "Phụ trách chung, công tác tổ chức, cán bộ",
    "Công tác kiểm tra, giám sát",
    "Công tác tuyên giáo, dân vận",
    "Kinh tế, nông nghiệp, nông thôn",
    "Quốc phòng, an ninh",
    "Mặt trận và các đoàn thể",
)
_DAYS = dt.timedelta(days=1)

# Every twentieth committee member came between the congresses; the trigger on posts moves the grants along.
_MANNERS = """
UPDATE committees_position SET manner = 'congress' WHERE post NOT IN ('board_officer', 'acting') AND manner = '';
UPDATE committees_position p
   SET manner = CASE WHEN p.id %% 40 = 0 THEN 'by_election' ELSE 'designated' END,
       valid = daterange(lower(p.valid) + 150 + (p.id %% 300)::int, upper(p.valid))
 WHERE p.id %% 20 = 0 AND p.post IN ('committee_member', 'deputy');
UPDATE committees_position p SET is_local = (o.id %% 12 = 0),
       public_post = CASE WHEN p.post = 'deputy' AND p.is_permanent IS FALSE AND o.id %% 2 = 0 THEN 'chair'
                          WHEN p.post = 'secretary' AND o.id %% 11 = 0 THEN 'chair' ELSE '' END
  FROM organisations_organisation o
 WHERE o.id = p.organisation_id AND o.kind = 'party_committee' AND p.post IN ('secretary', 'deputy');
"""
# Every ninth body lacks one to the number that its congress fixed.
_SIZES = """
UPDATE committees_term t SET planned_size = found.count + (t.id %% 9 = 0)::int
  FROM (SELECT t.id, count(DISTINCT p.member_id) AS count FROM committees_term t
          JOIN committees_position p ON p.organisation_id = t.organisation_id
               AND p.post IN ('secretary', 'deputy', 'leader', 'standing_member', 'committee_member')
         GROUP BY t.id) found
 WHERE found.id = t.id;
"""
# The cells below a committee are dealt out among its members; every fifteenth is left over.
_CHARGES = """
WITH people AS (
    SELECT organisation_id, member_id, row_number() OVER (PARTITION BY organisation_id ORDER BY min(id)) AS place,
           count(*) OVER (PARTITION BY organisation_id) AS people, max(lower(valid)) AS first
      FROM committees_position
     WHERE valid @> %(day)s::date AND post IN ('secretary', 'deputy', 'standing_member', 'committee_member')
     GROUP BY organisation_id, member_id),
units AS (
    SELECT id, parent_id, row_number() OVER (PARTITION BY parent_id ORDER BY code) AS place FROM organisations_organisation
     WHERE closed_on IS NULL AND parent_id IS NOT NULL AND kind IN ('cell', 'grassroots_cell', 'party_committee'))
INSERT INTO committees_charge (organisation_id, member_id, unit_id, valid)
SELECT people.organisation_id, people.member_id, units.id, daterange(people.first, NULL)
  FROM units JOIN people ON people.organisation_id = units.parent_id AND people.place = units.place %% people.people + 1
 WHERE units.id %% 15 <> 0;
WITH people AS (
    SELECT p.organisation_id, p.member_id, row_number() OVER (PARTITION BY p.organisation_id ORDER BY min(p.id)) AS place,
           max(lower(p.valid)) AS first
      FROM committees_position p JOIN organisations_organisation o ON o.id = p.organisation_id
     WHERE o.kind NOT IN ('cell', 'grassroots_cell') AND p.valid @> %(day)s::date
       AND p.post IN ('secretary', 'deputy', 'standing_member', 'committee_member')
     GROUP BY p.organisation_id, p.member_id)
INSERT INTO committees_charge (organisation_id, member_id, field, valid)
SELECT organisation_id, member_id, (%(fields)s::text[])[place], daterange(first, NULL) FROM people
 WHERE place <= array_length(%(fields)s::text[], 1);
"""
# Half of the cells have held theirs; the others are on the way, some of them late.
_HALF_WAY = """
UPDATE committees_congress c SET
       planned_on = %(day)s::date - 40 + (c.id * 7 %% 70)::int, ordinal = 8 + c.id %% 20,
       submitted_on = CASE WHEN c.id * 7 %% 70 < 58 THEN %(day)s::date - 70 + (c.id * 7 %% 70)::int END,
       approved_on = CASE WHEN c.id * 7 %% 70 < 50 THEN %(day)s::date - 60 + (c.id * 7 %% 70)::int END,
       status = CASE WHEN c.id * 7 %% 70 < 36 AND c.id %% 13 <> 0 THEN 'held' WHEN c.id * 7 %% 70 < 50 THEN 'approved'
                     WHEN c.id * 7 %% 70 < 58 THEN 'submitted' ELSE 'preparing' END,
       held_on = CASE WHEN c.id * 7 %% 70 < 36 AND c.id %% 13 <> 0 THEN %(day)s::date - 40 + (c.id * 7 %% 70)::int END,
       convened = CASE WHEN c.id * 7 %% 70 < 36 AND c.id %% 13 <> 0 THEN 12 + c.id %% 9 END,
       present = CASE WHEN c.id * 7 %% 70 < 36 AND c.id %% 13 <> 0 THEN 11 + c.id %% 9 END
 WHERE round_id = %(round)s;
INSERT INTO committees_congresspaper (congress_id, kind, ready_on)
SELECT c.id, kind, c.submitted_on - 5 FROM committees_congress c, unnest(%(papers)s::text[]) AS kind
 WHERE c.round_id = %(round)s AND c.submitted_on IS NOT NULL;
"""


def load_committees(cell: Organisation) -> None:
    """Let the committees of the province be at work; the cells beside the visitors' one show a congress and an absence."""
    day = today()
    run_sql(_MANNERS % ())
    run_sql(_SIZES % ())
    run_sql(_CHARGES, {"day": day, "fields": list(_FIELDS)})
    congress_round = _open_round(cell, day)
    run_sql(_HALF_WAY, {"day": day, "round": congress_round.pk, "papers": list(PAPERS_BEFORE)})
    beside = list(
        Organisation.objects.filter(parent=cell.parent, kind__in=MEETING_KINDS).exclude(pk=cell.pk).order_by("code")
    )
    if len(beside) > 1:
        _congress_to_the_end(congress_round.congresses.get(organisation=beside[-1]), day)
        actions.record_absence(
            _SYSTEM, beside[0], reason=AbsenceReason.ILLNESS, first=day - 10 * _DAYS, until=day + 35 * _DAYS
        )


def _open_round(cell: Organisation, day: dt.date) -> CongressRound:
    """Open the round of the cells of the province."""
    province = Organisation.objects.get(pk=int(str(cell.path).partition(".")[0]))
    stages = [(kind, dt.date(day.year, 12, 31), dt.date(day.year + 3, 6, 30)) for kind in (Kind.CELL,)]
    return actions.open_round(
        _SYSTEM,
        province,
        name=f"Đại hội chi bộ trực thuộc, nhiệm kỳ {day.year}-{day.year + 3}",
        term=f"{day.year}-{day.year + 3}",
        opened_on=dt.date(day.year, 9, 1),
        stages=stages,
    )


def _congress_to_the_end(congress: Congress, day: dt.date) -> None:
    """Lead one congress to recognised results by the product's own actions."""
    cell, held_on = congress.organisation, day - 12 * _DAYS
    leaders = [row.member for row in cell.positions.filter(post__in=(Post.SECRETARY, Post.DEPUTY), valid__contains=day)]
    full = Member.objects.filter(
        affiliations__organisation=cell, affiliations__valid__contains=held_on, standings__status=Status.FULL,
        standings__valid__contains=held_on,
    ).order_by("sort_key")  # fmt: skip
    others = [one for one in full.distinct() if one not in leaders][:2]
    base = max(9, full.count())
    Congress.objects.filter(pk=congress.pk).update(
        status="held", planned_on=held_on, submitted_on=held_on - 20 * _DAYS, approved_on=held_on - 12 * _DAYS,
        held_on=held_on, convened=base, present=base - 1,
    )  # fmt: skip
    congress.refresh_from_db()
    ballots = Ballots(base, base - 1, base - 1, base - 1)
    lists = [
        (Post.COMMITTEE_MEMBER, 3, [*((one, base - 1) for one in leaders), *((one, base - 2 - 4 * n) for n, one in enumerate(others))]),
        (Post.SECRETARY, 1, [(leaders[0], base - 1)]),
        (Post.DEPUTY, 1, [(one, base - 2) for one in leaders[1:2]]),
    ]  # fmt: skip
    for post, seats, votes in lists:
        if votes:
            actions.record_election(
                _SYSTEM, cell, congress=congress, post=post, held_on=held_on, seats=seats, ballots=ballots, votes=votes
            )
    actions.apply_congress(_SYSTEM, congress)
    committee = cell.parent.name.replace("Đảng bộ", "Đảng ủy") if cell.parent else ""
    paper = DecisionPaper("61-QĐ/ĐU", day - 5 * _DAYS, committee, "Bí thư Đảng ủy")
    actions.recognise_congress(_SYSTEM, congress, recognised_on=paper.issued_on, decision=paper)
