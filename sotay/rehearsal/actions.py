"""Making a practice cell, starting over, bringing its day forward, ending it; all for its owner alone."""

import dataclasses
import datetime as dt
import secrets

from django.db import connection, transaction
from django.utils import timezone

from sotay.access.action import TREE_LOCK_KEY
from sotay.access.actor import Actor, Channel
from sotay.access.models import Grant
from sotay.accounts.models import User
from sotay.audit.actions import write_entry
from sotay.committees.actions import appoint
from sotay.committees.choices import Post
from sotay.core.days import ZONE, add_months, month_of, since, today
from sotay.core.names import name_sort_key
from sotay.core.text import search_key
from sotay.meetings.actions.drafting import draft_papers
from sotay.meetings.actions.papers import confirm_paper
from sotay.meetings.actions.settling import write_tally
from sotay.meetings.choices import AttendanceState, CheckInMethod, MeetingStatus, MotionStatus
from sotay.meetings.models import AgendaItem, Attendance, Meeting, MeetingHabit, Motion, Opinion
from sotay.meetings.queries.agenda import standing_lines
from sotay.meetings.rules.norms import MeetingNorms
from sotay.members.choices import AffiliationKind, Status
from sotay.members.models import Affiliation, Member, Standing
from sotay.notifications.actions import mark_all_read
from sotay.organisations.actions.writing import Founding, write_organisations
from sotay.organisations.choices import Kind, Sector
from sotay.organisations.models import Organisation
from sotay.regulations.queries import norms_on
from sotay.rehearsal import cell as invented
from sotay.rehearsal import errors
from sotay.rehearsal.models import Rehearsal
from sotay.rehearsal.queries import guide_of, open_rehearsal, practised_meeting
from sotay.rehearsal.rules import DAYS, MOST_A_DAY
from sotay.work.models import Task


@transaction.atomic
def begin(owner: User) -> Rehearsal:
    """Make a practice cell for the person, or return the one that they have."""
    User.objects.select_for_update(no_key=True).get(pk=owner.pk)
    found = open_rehearsal(owner)
    if found:
        return found
    lately = Rehearsal.objects.filter(owner=owner, started_at__gt=timezone.now() - dt.timedelta(days=1))
    if lately.count() >= MOST_A_DAY:
        raise errors.TooManyRehearsals(most=MOST_A_DAY)
    _close(owner)
    ends_on = today() + dt.timedelta(days=DAYS)
    organisation = _found_cell()
    stand_in = _stand_in(owner)
    people = [_member(organisation, person) for person in (_secretary_like(owner), *invented.PEOPLE[1:])]
    _seat(organisation, people, stand_in, ends_on)
    actor = Actor(stand_in, Channel.JOB)
    _hold_last_month(organisation, people, actor)
    mark_all_read(actor)
    made = Rehearsal.objects.create(owner=owner, stand_in=stand_in, organisation=organisation, ends_on=ends_on)
    _note(made, "begin")
    return made


@transaction.atomic
def start_over(owner: User) -> Rehearsal:
    """Leave the practice cell as it is, sealed papers and all, and make a fresh one."""
    _close(owner)
    return begin(owner)


@transaction.atomic
def end(owner: User) -> None:
    """End the person's rehearsal."""
    if open_rehearsal(owner) is None:
        raise errors.NoRehearsal
    _close(owner)


def bring_to_today(owner: User) -> Meeting:
    """Let the announced meeting be today's: who practises does not wait for the day."""
    rehearsal = open_rehearsal(owner)
    if rehearsal is None:
        raise errors.NoRehearsal
    meeting = practised_meeting(rehearsal)
    if meeting is None or meeting.status != MeetingStatus.PUBLISHED or meeting.held_on <= today():
        raise errors.NothingToBring
    meeting.held_on = today()
    meeting.announced = {**meeting.announced, "held_on": meeting.held_on.isoformat()}
    meeting.save(update_fields=["held_on", "announced"])
    return meeting


def finish(owner: User) -> Rehearsal:
    """Write down that all six missions are done; the certificate says so."""
    rehearsal = open_rehearsal(owner)
    if rehearsal is None:
        raise errors.NoRehearsal
    guide = guide_of(rehearsal)
    if not guide.is_finished:
        raise errors.NotFinished(done=guide.done_count)
    if rehearsal.finished_at is None:
        rehearsal.finished_at = timezone.now()
        rehearsal.save(update_fields=["finished_at"])
        _note(rehearsal, "finish")
    return rehearsal


def end_outdated() -> int:
    """End the rehearsals whose days are up; return how many. Their rights have ended by themselves."""
    owners = User.objects.filter(rehearsals__closed_at=None, rehearsals__ends_on__lte=today())
    for owner in owners:
        _close(owner)
    return len(owners)


def _close(owner: User) -> None:
    """Close what is open: the stand-in's account ends, and whatever accounts were practised with in the cell."""
    for rehearsal in Rehearsal.objects.filter(owner=owner, closed_at=None):
        rehearsal.closed_at = timezone.now()
        rehearsal.save(update_fields=["closed_at"])
        of_the_cell = Affiliation.objects.filter(organisation=rehearsal.organisation_id).values("member__account")
        User.objects.filter(pk__in=of_the_cell).update(is_active=False)
        _note(rehearsal, "end")


def _note(rehearsal: Rehearsal, what: str) -> None:
    """Write the ledger: what the person did about their rehearsal."""
    write_entry(
        user=rehearsal.owner,
        channel=Channel.WEB,
        action=f"rehearsal.{what}",
        target=rehearsal,
        organisation_id=rehearsal.organisation_id,
        detail={},
    )


# --- The cell and its people -------------------------------------------------------------------------------------


def _found_cell() -> Organisation:
    """Found a cell under the practice root, which the first rehearsal makes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TREE_LOCK_KEY])
    root = Organisation.objects.filter(kind=Kind.PRACTICE).first()
    if root is None:
        founding = Founding(invented.ROOT_CODE, "", invented.ROOT_NAME, Kind.PRACTICE, "")
        root = write_organisations([founding], {}, Organisation())[0]
    number = Organisation.objects.filter(parent=root).count() + 1
    code = f"{root.code}.{number:05d}"
    founding = Founding(code, root.code, invented.CELL_NAME, Kind.CELL, Sector.RESIDENTIAL)
    found = write_organisations([founding], {root.code: root})[0]
    MeetingHabit.objects.create(
        organisation=found,
        day=min(28, today().day),
        starts=invented.STARTS,
        place=invented.PLACE,
        locality=invented.LOCALITY,
    )
    return found


def _secretary_like(owner: User) -> invented.Person:
    """Return the invented secretary at the person's age, so that the pages look as they are used to."""
    born_on = Member.objects.filter(account=owner).values_list("born_on", flat=True).first()
    if born_on is None:
        return invented.SECRETARY
    return dataclasses.replace(invented.SECRETARY, born=born_on.year, joined=min(born_on.year + 24, today().year - 3))


def _stand_in(owner: User) -> User:
    """Make the account under which the person acts: it cannot sign in, and has no way to be reached."""
    now = timezone.now()
    user = User(
        login=f"tap-{secrets.token_hex(8)}",
        name=invented.SECRETARY.name,
        activated_at=now,
        rules_accepted_at=now,
        senior_mode=owner.senior_mode,
    )
    user.set_unusable_password()
    return User.objects.bulk_create([user])[0]


def _member(organisation: Organisation, person: invented.Person) -> Member:
    """Make an invented member of the cell: no number, no telephone."""
    born = dt.date(person.born, 5, 19)
    joined = dt.date(person.joined, 2, 3) if person.joined else add_months(month_of(today()), -6)
    is_full = person.status == Status.FULL
    member = Member.objects.create(
        full_name=person.name,
        born_on=born,
        sex=person.sex,
        ethnicity="Kinh",
        joined_on=joined,
        official_on=joined.replace(year=joined.year + 1) if is_full else None,
        search_key=search_key(person.name),
        sort_key=name_sort_key(person.name),
    )
    Affiliation.objects.create(
        member=member, organisation=organisation, kind=AffiliationKind.OFFICIAL, valid=since(joined)
    )
    Standing.objects.create(member=member, status=person.status, valid=since(joined))
    return member


def _seat(organisation: Organisation, people: list[Member], stand_in: User, ends_on: dt.date) -> None:
    """Give the posts; the stand-in's rights end with the rehearsal's days."""
    secretary, deputy = people[0], people[1]
    secretary.account = stand_in
    secretary.save(update_fields=["account"])
    first = add_months(month_of(today()), -12)
    appoint(Actor.system(), organisation, member=secretary, post=Post.SECRETARY, first=first, until=ends_on)
    appoint(Actor.system(), organisation, member=deputy, post=Post.DEPUTY, first=first, until=ends_on)
    Grant.objects.create(
        user=stand_in,
        organisation=organisation,
        role="member",
        valid=since(today(), ends_on),
        affiliation=secretary.affiliations.get(),
        reason=invented.GRANT_REASON,
    )


# --- Last month's meeting, from which the next one is made -------------------------------------------------------


def _hold_last_month(organisation: Organisation, people: list[Member], actor: Actor) -> None:
    """Write the meeting of last month with list, opinion, vote and task, and seal its papers as both officers would."""
    meeting = _last_meeting(organisation, people)
    _fill(meeting, people)
    write_tally(meeting)
    for paper in draft_papers(meeting):
        for role in ("secretary", "chair"):
            paper.refresh_from_db()
            confirm_paper(actor, meeting, paper=paper, role=role, version=paper.version)


def _last_meeting(organisation: Organisation, people: list[Member]) -> Meeting:
    """Make the meeting itself, long over before the rehearsal began."""
    period = add_months(month_of(today()), -1)
    held_on = period.replace(day=min(28, today().day))
    begins = dt.datetime.combine(held_on, invented.STARTS, ZONE)
    return Meeting.objects.create(
        organisation=organisation,
        period=period,
        held_on=held_on,
        starts=invented.STARTS,
        place=invented.PLACE,
        status=MeetingStatus.CLOSED,
        chair=people[0],
        secretary_of_meeting=people[1],
        norms=dataclasses.asdict(norms_on(held_on, MeetingNorms)),
        conclusion=invented.CONCLUSION,
        published_at=begins - dt.timedelta(days=3),
        opened_at=begins,
        closed_at=begins + dt.timedelta(minutes=90),
        convened=len(people),
        due=len(people),
        present=len(people),
        excused=0,
        created_at=begins - dt.timedelta(days=4),
    )


def _fill(meeting: Meeting, people: list[Member]) -> None:
    """Write what happened: everybody but one came, one spoke, hands were counted, one task was given."""
    items = [
        AgendaItem(meeting=meeting, number=number, title=line.title, detail=line.detail, minutes=line.minutes)
        for number, line in enumerate(standing_lines(meeting.kind, meeting.held_on), 1)
    ]
    AgendaItem.objects.bulk_create(items)
    full = sum(person.status == Status.FULL for person in invented.PEOPLE)
    for member, person in zip(people, invented.PEOPLE, strict=True):
        _attend(meeting, member, person)
    Opinion.objects.create(
        meeting=meeting,
        item=meeting.items.last(),
        speaker=people[3],
        speaker_name=people[3].full_name,
        summary=invented.OPINION,
        noted_at=meeting.opened_at or timezone.now(),
    )
    Motion.objects.create(
        meeting=meeting,
        text=invented.MOTION,
        status=MotionStatus.CLOSED,
        hands_agree=full - 1,
        base=full,
        agree=full - 1,
        is_carried=True,
    )
    due_on = today() + dt.timedelta(days=10)
    Task.objects.create(
        organisation=meeting.organisation, meeting=meeting, owner=people[3], title=invented.TASK, due_on=due_on
    )


def _attend(meeting: Meeting, member: Member, person: invented.Person) -> None:
    """Write one line of the list; the last of the full members was excused."""
    is_excused = person == invented.OTHERS[-2]
    Attendance.objects.create(
        meeting=meeting,
        period=meeting.period,
        member=member,
        entitled=person.status == Status.FULL,
        state=AttendanceState.EXCUSED if is_excused else AttendanceState.PRESENT,
        arrived_at=None if is_excused else meeting.opened_at,
        method="" if is_excused else CheckInMethod.LIST,
        reason="Đi công tác" if is_excused else "",
    )
