"""The catalogue of themes, the cells' plans, their registration, and what comes of an approved theme."""

import datetime as dt
from collections.abc import Sequence

from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils import timezone

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.core.days import month_of, today
from sotay.core.errors import NotPermitted
from sotay.documents.actions import discard_file, store_file
from sotay.documents.intake.marking import check_typed_text
from sotay.meetings import errors, wording
from sotay.meetings.actions.preparing import make_next_meeting
from sotay.meetings.choices import MeetingKind, MeetingStatus, PlanStatus
from sotay.meetings.models import Meeting, MeetingDocument, PlannedTheme, Theme, ThemeDocument
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.people import leaders_of, members_of
from sotay.meetings.queries.themes import deciders_above
from sotay.meetings.rules.themes import TO_REGISTER, last_day_of
from sotay.members.models import Member
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation

TITLE_LENGTH = 200


# --- The catalogue -----------------------------------------------------------------------------------------------


@action(MeetingPermission.ORIENT)
def add_theme(actor: Actor, organisation: Organisation, *, title: str, field: str, summary: str = "") -> Theme:
    """Offer a theme to the cells below."""
    if organisation.is_cell:
        raise errors.NotAnUpperCommittee
    check_typed_text(title, summary)
    theme = Theme(organisation=organisation, title=title.strip(), field=field, summary=summary.strip())
    _keep_once(theme)
    return theme


@action(MeetingPermission.ORIENT)
def edit_theme(actor: Actor, theme: Theme, *, title: str, field: str, summary: str = "") -> Theme:
    """Change a theme's words; plans keep the title under which they were made."""
    check_typed_text(title, summary)
    theme.title, theme.field, theme.summary = title.strip(), field, summary.strip()
    _keep_once(theme)
    return theme


@action(MeetingPermission.ORIENT)
def retire_theme(actor: Actor, theme: Theme) -> Theme:
    """No longer offer a theme; plans that have chosen it keep it."""
    theme.retired_at = theme.retired_at or timezone.now()
    theme.save(update_fields=["retired_at"])
    return theme


@action(MeetingPermission.ORIENT, lock=Lock.NOTHING)
def add_theme_document(actor: Actor, theme: Theme, *, file: "File[bytes]", title: str = "") -> ThemeDocument:
    """Put a file beside a theme, for the authors of papers."""
    check_typed_text(title)
    stored = store_file(actor, file.name or "", file)
    name = (title.strip() or stored.name.rpartition(".")[0])[:TITLE_LENGTH]
    return ThemeDocument.objects.create(theme=theme, file=stored, title=name)


@action(MeetingPermission.ORIENT)
def remove_theme_document(actor: Actor, theme: Theme, *, document: ThemeDocument) -> None:
    """Take a file away from a theme."""
    ThemeDocument.objects.filter(pk=document.pk, theme=theme).delete()
    discard_file(document.file)


def _keep_once(theme: Theme) -> None:
    """Write the theme; a catalogue names it once."""
    try:
        with transaction.atomic():
            if theme.pk is None:
                theme.save(force_insert=True)
            else:
                theme.save(update_fields=["title", "field", "summary"])
    except IntegrityError:
        raise errors.ThemeInCatalogue from None


# --- The plan ----------------------------------------------------------------------------------------------------


@action(MeetingPermission.PREPARE)
def plan_theme(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    organisation: Organisation,
    *,
    period: dt.date,
    theme: Theme | None = None,
    title: str = "",
    author: Member | None = None,
    paper_due: dt.date | None = None,
) -> PlannedTheme:
    """Put a theme into the cell's plan: one of the catalogue, or the cell's own."""
    if not organisation.is_cell:
        raise errors.NotACell
    line = PlannedTheme(organisation=organisation)
    _word(line, period, theme, title)
    _give_paper(line, author, paper_due)
    _plan_once(line, None)
    return line


@action(MeetingPermission.PREPARE)
def edit_planned_theme(  # noqa: PLR0913 -- the fields of one form
    actor: Actor,
    line: PlannedTheme,
    *,
    period: dt.date,
    theme: Theme | None = None,
    title: str = "",
    author: Member | None = None,
    paper_due: dt.date | None = None,
) -> PlannedTheme:
    """Change a line of the plan; once it is approved, only who writes the paper and by when."""
    before = (line.period, line.theme_id, line.title)
    if line.status == PlanStatus.APPROVED:
        wanted = theme.title if theme is not None else title.strip()
        if (month_of(period), wanted) != (line.period, line.title):
            raise errors.ThemeApproved
    else:
        _word(line, period, theme, title, is_moved=month_of(period) != line.period)
    is_new_author = author is not None and author.pk != line.author_id
    _give_paper(line, author, paper_due)
    if line.status == PlanStatus.SUBMITTED and before != (line.period, line.theme_id, line.title):
        line.status = PlanStatus.DRAFT
    _plan_once(line, ["period", "theme", "title", "author", "paper_due", "status"])
    if is_new_author and line.status == PlanStatus.APPROVED:
        _tell_author(actor, line)
    return line


@action(MeetingPermission.PREPARE)
def remove_planned_theme(actor: Actor, line: PlannedTheme) -> None:
    """Take a line out of the plan, as long as the committee has not approved it."""
    if line.status == PlanStatus.APPROVED:
        raise errors.ThemeApproved
    PlannedTheme.objects.filter(pk=line.pk).delete()


@action(MeetingPermission.PREPARE)
def register_plan(actor: Actor, organisation: Organisation, *, year: int) -> int:
    """Register the year's new and corrected themes with the upper committee; tell how many."""
    rows = PlannedTheme.objects.filter(organisation=organisation, period__year=year, status__in=TO_REGISTER)
    count = rows.update(status=PlanStatus.SUBMITTED, submitted_at=timezone.now(), decided_at=None, decided_by=None)
    if not count:
        raise errors.NothingToRegister
    sentence = wording.THEMES_REGISTERED.format(cell=organisation.name, count=count, year=year)
    notify(deciders_above(organisation, today()), "themes_registered", sentence, wording.registrations_link())
    return count


def _word(line: PlannedTheme, period: dt.date, theme: Theme | None, title: str, *, is_moved: bool = True) -> None:
    """Set month and theme."""
    check_typed_text(title)
    period = month_of(period)
    if is_moved and period < month_of(today()):
        raise errors.MonthGoneBy(month=f"{period:%m/%Y}")
    if theme is not None and theme.retired_at is not None and theme.pk != line.theme_id:
        raise errors.ThemeRetired
    words = theme.title if theme is not None else title.strip()
    if not words:
        raise errors.ThemeUnnamed
    line.period, line.theme, line.title = period, theme, words


def _give_paper(line: PlannedTheme, author: Member | None, paper_due: dt.date | None) -> None:
    """Set who writes the paper, and by when."""
    if paper_due is not None and paper_due > last_day_of(line.period):
        raise errors.PaperDueTooLate
    if author is not None and not members_of(line.organisation, today()).filter(pk=author.pk).exists():
        raise errors.PersonNotInCell(name=author.full_name)
    line.author, line.paper_due = author, paper_due


def _plan_once(line: PlannedTheme, fields: list[str] | None) -> None:
    """Write the line; a month has a theme once."""
    try:
        with transaction.atomic():
            if fields is None:
                line.save(force_insert=True)
            else:
                line.save(update_fields=fields)
    except IntegrityError:
        raise errors.ThemePlannedTwice(month=f"{line.period:%m/%Y}") from None


# --- The committee's word ----------------------------------------------------------------------------------------


@action(MeetingPermission.APPROVE, lock=Lock.NOTHING)
def approve_themes(actor: Actor, organisation: Organisation, *, planned: Sequence[PlannedTheme], note: str = "") -> int:
    """Approve registered themes of cells below, one or sixty; tell how many."""
    check_typed_text(note)
    lines = _taken(organisation, planned)
    for line in lines:
        line.status, line.note = PlanStatus.APPROVED, note.strip()
    _decide(actor, lines)
    for line in lines:
        _tell_cell(actor, line, wording.THEME_APPROVED)
        _tell_author(actor, line)
    return len(lines)


@action(MeetingPermission.APPROVE, lock=Lock.NOTHING)
def return_themes(actor: Actor, organisation: Organisation, *, planned: Sequence[PlannedTheme], note: str) -> int:
    """Send registered themes back with a sentence that says what to change; tell how many."""
    if not note.strip():
        raise errors.ReturnedWithoutWords
    check_typed_text(note)
    lines = _taken(organisation, planned)
    for line in lines:
        line.status, line.note = PlanStatus.RETURNED, note.strip()
    _decide(actor, lines)
    for line in lines:
        _tell_cell(actor, line, wording.THEME_RETURNED)
    return len(lines)


def _taken(organisation: Organisation, planned: Sequence[PlannedTheme]) -> list[PlannedTheme]:
    """Return the picked lines that wait below the committee, locked in one order."""
    rows = PlannedTheme.objects.filter(
        pk__in=[line.pk for line in planned],
        status=PlanStatus.SUBMITTED,
        organisation__path__descendant_of=organisation.path,
    )
    found = list(rows.select_related("organisation", "author").select_for_update(of=("self",)).order_by("pk"))
    if not found:
        raise errors.NothingPicked
    return found


def _decide(actor: Actor, lines: Sequence[PlannedTheme]) -> None:
    """Write who decided, and when."""
    now = timezone.now()
    for line in lines:
        line.decided_at, line.decided_by = now, actor.user
    PlannedTheme.objects.bulk_update(lines, ["status", "note", "decided_at", "decided_by"])


def _tell_cell(actor: Actor, line: PlannedTheme, sentence: str) -> None:
    """Tell secretary and deputies what the committee said."""
    told = [key for key in leaders_of(line.organisation, today()) if actor.user is None or key != actor.user.pk]
    words = sentence.format(title=line.title, note=line.note)
    notify(told, "theme_decided", words, wording.planned_link(line))


def _tell_author(actor: Actor, line: PlannedTheme) -> None:
    """Tell the author what to write, unless they gave it to themselves."""
    account = line.author.account_id if line.author else None
    if account is not None and (actor.user is None or account != actor.user.pk):
        notify([account], "paper_given", wording.paper_given(line), wording.planned_link(line))


# --- The meeting -------------------------------------------------------------------------------------------------


@action(MeetingPermission.PREPARE)
def prepare_planned_meeting(actor: Actor, line: PlannedTheme) -> Meeting:
    """Make the thematic meeting of an approved theme."""
    if line.status != PlanStatus.APPROVED:
        raise errors.ThemeNotApproved
    if line.meeting_id is not None:
        raise errors.ThemeHasMeeting
    line.meeting = make_next_meeting(line.organisation, MeetingKind.THEMATIC, line.title, line.period)
    line.save(update_fields=["meeting"])
    return line.meeting


@action(MeetingPermission.TAKE_PART, lock=Lock.NOTHING)
def hand_in_paper(actor: Actor, line: PlannedTheme, *, file: "File[bytes]", title: str = "") -> MeetingDocument:
    """Put the paper before its meeting: the author does, or the secretary."""
    is_author = line.author is not None and actor.user is not None and line.author.account_id == actor.user.pk
    if not is_author and not actor.can(MeetingPermission.PREPARE, line.organisation):
        raise NotPermitted
    meeting = line.meeting
    if meeting is None or meeting.status == MeetingStatus.CANCELLED:
        raise errors.PaperWithoutMeeting
    if not meeting.is_before:
        raise errors.MeetingUnderWay
    check_typed_text(title)
    stored = store_file(actor, file.name or "", file)
    name = (title.strip() or line.title)[:TITLE_LENGTH]
    document = MeetingDocument.objects.create(meeting=meeting, file=stored, title=name)
    PlannedTheme.objects.filter(pk=line.pk).update(paper=document)
    Meeting.objects.filter(pk=meeting.pk, documents_at=None, published_at__isnull=False).update(
        documents_at=timezone.now()
    )
    return document
