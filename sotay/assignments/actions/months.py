"""What is said of a work once a month: by the member in one tap, for them, by the cell in comment; and who is reminded."""

from sotay.access.action import Lock, action
from sotay.access.actor import Actor
from sotay.assignments import errors
from sotay.assignments.actions.assignments import of_the_cell
from sotay.assignments.models import MonthlyReport, SilentReminder, WorkAssignment
from sotay.assignments.permissions import AssignmentPermission as P
from sotay.assignments.queries.months import silent_works
from sotay.assignments.wording import MONTH_COMMENTED, MONTH_WANTED, own_link
from sotay.core import display
from sotay.core.bulk import read_sql
from sotay.core.days import month_of
from sotay.core.errors import NotPermitted
from sotay.core.text import clean
from sotay.documents.intake.marking import check_typed_text
from sotay.notifications.actions import notify
from sotay.organisations.models import Organisation

# Two taps are one row, and what was said later stands, in whatever order it arrives.
_SAY = """
INSERT INTO assignments_monthlyreport AS r (assignment_id, month, progress, note, reported_at, entered_by_id, comment)
VALUES (%(assignment)s, %(month)s, %(progress)s, %(note)s, %(at)s, %(by)s, '')
    ON CONFLICT (assignment_id, month) DO UPDATE
   SET progress = excluded.progress, note = excluded.note, reported_at = excluded.reported_at, entered_by_id = excluded.entered_by_id
 WHERE r.reported_at <= excluded.reported_at
RETURNING r.id, r.comment, r.commented_on
"""


@action(P.REPORT_OWN, lock=Lock.NOTHING)
def report_month(
    actor: Actor, organisation: Organisation, *, assignment: WorkAssignment, progress: str, note: str = ""
) -> MonthlyReport:
    """Say how an own work goes this month; the second word of a month replaces the first."""
    if actor.user is None or assignment.member.account_id != actor.user.pk:
        raise NotPermitted
    return _say(actor, assignment, progress, note, on_behalf=False)


@action(P.ASSIGN, lock=Lock.NOTHING)
def report_month_for(
    actor: Actor, organisation: Organisation, *, assignment: WorkAssignment, progress: str, note: str = ""
) -> MonthlyReport:
    """Write what a member without a telephone says of their work this month."""
    return _say(actor, of_the_cell(organisation, assignment, actor.today(), lock=False), progress, note, on_behalf=True)


def _say(actor: Actor, assignment: WorkAssignment, progress: str, note: str, *, on_behalf: bool) -> MonthlyReport:
    """Write the word of the month in which it was said."""
    day = actor.today()
    if assignment.ended_on is not None and assignment.ended_on <= day:
        raise errors.AssignmentEnded(day=display.day(assignment.ended_on))
    if assignment.year != day.year:
        raise errors.NotTheMonth(year=assignment.year, month=f"{day:%m/%Y}")
    check_typed_text(note)
    row = MonthlyReport(
        assignment=assignment,
        month=month_of(day),
        progress=progress,
        note=clean(note),
        reported_at=actor.now(),
        entered_by=actor.user if on_behalf else None,
    )
    values = {
        "assignment": assignment.pk,
        "month": row.month,
        "progress": row.progress,
        "note": row.note,
        "at": row.reported_at,
        "by": row.entered_by_id,
    }
    written = read_sql(_SAY, values)
    if not written:
        return MonthlyReport.objects.get(assignment=assignment, month=row.month)
    row.pk, row.comment, row.commented_on = written[0]
    return row


@action(P.ASSIGN, lock=Lock.NOTHING)
def comment_month(actor: Actor, organisation: Organisation, *, report: MonthlyReport, comment: str) -> MonthlyReport:
    """Write what the cell says of a monthly word; the member hears of it. Without words the comment is taken back."""
    assignment = of_the_cell(organisation, report.assignment, actor.today(), lock=False)
    check_typed_text(comment)
    report.comment = clean(comment)
    report.commented_on = actor.today() if report.comment else None
    report.save(update_fields=["comment", "commented_on"])
    account = assignment.member.account_id
    if report.comment and account is not None and account != (actor.user.pk if actor.user else None):
        notify([account], "work_assigned", MONTH_COMMENTED.format(title=assignment.title), own_link())
    return report


@action(P.ASSIGN, lock=Lock.NOTHING)
def remind_silent(actor: Actor, organisation: Organisation) -> int:
    """Remind the members of a cell who have said nothing of a work this month, each at most once a day; tell how many."""
    day = actor.today()
    works = [row for row in silent_works(organisation, month_of(day)) if row.member.account_id is not None]
    told = set(SilentReminder.objects.filter(assignment__in=works, sent_on=day).values_list("assignment_id", flat=True))
    rest = [row for row in works if row.pk not in told]
    SilentReminder.objects.bulk_create(
        [SilentReminder(assignment=row, sent_on=day) for row in rest], ignore_conflicts=True
    )
    accounts = {row.member.account_id for row in rest} - {None}
    words = MONTH_WANTED.format(month=f"{day:%m/%Y}")
    return notify([key for key in accounts if key is not None], "work_assigned", words, own_link())
