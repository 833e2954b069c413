"""What hangs on an organisation that ends, besides its people and its place: what goes on at its successor, what is called off.

Every column of the database that points to an organisation stands in one of three tables here (a test reads the catalogue): rows
that are carried by the statements below, rows that another step of the case takes care of, and rows that stay with the past.
"""

from dataclasses import dataclass

from sotay.core.bulk import run_sql
from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.reorganisation.actions.running import Running


@dataclass(frozen=True)
class Carrying:
    """One statement of what becomes of the open rows of a table; `columns` are those that point to organisations."""

    columns: tuple[str, ...]
    statement: str
    needs_successor: bool = True


CARRIED = (
    Carrying(
        ("meetings_theme.organisation_id",),
        """
UPDATE meetings_theme t SET organisation_id = %(successor)s
 WHERE t.organisation_id = %(key)s AND t.retired_at IS NULL AND NOT %(is_cell)s
   AND NOT EXISTS (SELECT FROM meetings_theme s
                    WHERE s.organisation_id = %(successor)s AND s.retired_at IS NULL AND s.title = t.title)
""",
    ),
    # What was planned for the months to come is taken up again there; the meeting prepared for it has been cancelled.
    Carrying(
        ("meetings_plannedtheme.organisation_id",),
        """
UPDATE meetings_plannedtheme p SET organisation_id = %(successor)s, meeting_id = NULL, paper_id = NULL
 WHERE p.organisation_id = %(key)s AND p.period >= date_trunc('month', %(day)s::date) AND %(is_cell)s
   AND (p.meeting_id IS NULL OR EXISTS (SELECT FROM meetings_meeting m WHERE m.id = p.meeting_id AND m.status = 'cancelled'))
   AND NOT EXISTS (SELECT FROM meetings_plannedtheme s
                    WHERE s.organisation_id = %(successor)s AND s.period = p.period AND s.title = p.title)
""",
    ),
    Carrying(
        ("meetings_dayexception.organisation_id",),
        """
UPDATE meetings_dayexception SET status = 'declined', decided_at = now(), note = %(reason)s
 WHERE organisation_id = %(key)s AND status = 'asked'
""",
        needs_successor=False,
    ),
    Carrying(
        ("meetings_onlinepermission.organisation_id",),
        """
UPDATE meetings_onlinepermission SET status = 'declined', decided_at = now(), note = %(reason)s
 WHERE organisation_id = %(key)s AND status = 'asked'
""",
        needs_successor=False,
    ),
    Carrying(
        ("briefings_briefing.organisation_id",),
        """
UPDATE briefings_briefing SET status = 'cancelled', cancelled_at = now(), cancel_reason = %(reason)s
 WHERE organisation_id = %(key)s AND status IN ('draft', 'invited') AND held_on >= %(day)s
""",
        needs_successor=False,
    ),
    # A question put before the day is answered to whoever goes on, where that is a cell of the same committee.
    Carrying(
        ("briefings_question.organisation_id",),
        """
UPDATE briefings_question q SET organisation_id = %(successor)s
  FROM briefings_briefing b, organisations_organisation c, organisations_organisation s
 WHERE q.organisation_id = %(key)s AND b.id = q.briefing_id AND b.status IN ('draft', 'invited') AND b.held_on >= %(day)s
   AND c.id = b.organisation_id AND s.id = %(successor)s AND s.path <@ c.path AND %(is_cell)s
""",
    ),
    Carrying(
        ("briefings_invitation.organisation_id",),
        """
UPDATE briefings_invitation i SET organisation_id = %(successor)s, member_id = (
       SELECT p.member_id FROM committees_position p
        WHERE p.organisation_id = %(successor)s AND p.post = 'secretary' AND p.valid @> %(day)s::date)
  FROM briefings_briefing b, organisations_organisation c, organisations_organisation s
 WHERE i.organisation_id = %(key)s AND b.id = i.briefing_id AND b.status IN ('draft', 'invited') AND b.held_on >= %(day)s
   AND c.id = b.organisation_id AND s.id = %(successor)s AND s.path <@ c.path AND %(is_cell)s
   AND NOT EXISTS (SELECT FROM briefings_invitation o WHERE o.briefing_id = b.id AND o.organisation_id = %(successor)s)
""",
    ),
    Carrying(
        (),
        """
DELETE FROM briefings_invitation i USING briefings_briefing b
 WHERE i.organisation_id = %(key)s AND b.id = i.briefing_id AND b.status IN ('draft', 'invited') AND b.held_on >= %(day)s
""",
        needs_successor=False,
    ),
    # Who is followed on the road into the Party is followed by the cell that goes on; who was admitted is, with the member.
    Carrying(
        ("development_candidate.organisation_id",),
        """
UPDATE development_candidate SET organisation_id = %(successor)s
 WHERE organisation_id = %(key)s AND status = 'followed' AND member_id IS NULL AND %(is_cell)s
""",
    ),
    # A paper from one cell to the other leads nowhere once both are one.
    Carrying(
        (),
        """
UPDATE transfers_transfer SET status = 'withdrawn', closed_at = now(), closed_reason = %(reason)s
 WHERE status = 'open' AND direction = 'within' AND %(is_cell)s
   AND (source_id, target_id) IN ((%(key)s, %(successor)s), (%(successor)s, %(key)s))
""",
    ),
    Carrying(
        ("transfers_transfer.organisation_id", "transfers_transfer.source_id", "transfers_transfer.target_id"),
        """
UPDATE transfers_transfer t
   SET organisation_id = CASE WHEN t.organisation_id = %(key)s THEN %(successor)s ELSE t.organisation_id END,
       source_id = CASE WHEN t.source_id = %(key)s THEN %(successor)s ELSE t.source_id END,
       target_id = CASE WHEN t.target_id = %(key)s THEN %(successor)s ELSE t.target_id END,
       target_name = CASE WHEN t.target_id = %(key)s THEN s.name ELSE t.target_name END
  FROM organisations_organisation s
 WHERE s.id = %(successor)s AND t.status = 'open' AND %(is_cell)s AND %(key)s IN (t.organisation_id, t.source_id, t.target_id)
""",
    ),
    Carrying(
        ("transfers_transfer.issuer_id",),
        """
UPDATE transfers_transfer SET issuer_id = %(successor)s WHERE status = 'open' AND number IS NULL AND issuer_id = %(key)s
""",
    ),
    # Whoever goes on signs what has not been signed; without a successor the level above does, for the one that ended.
    Carrying(
        ("transfers_box.organisation_id",),
        """
UPDATE transfers_box b SET organisation_id = %(successor)s, label = s.name
  FROM transfers_transfer t, organisations_organisation s
 WHERE t.id = b.transfer_id AND s.id = %(successor)s AND t.status = 'open' AND b.signed_on IS NULL
   AND b.organisation_id = %(key)s
""",
    ),
    Carrying(
        ("corrections_confirmationround.organisation_id",),
        """
UPDATE corrections_confirmationround r SET organisation_id = %(successor)s
 WHERE r.organisation_id = %(key)s AND r.status = 'open'
   AND NOT EXISTS (SELECT FROM corrections_confirmationround o WHERE o.organisation_id = %(successor)s AND o.year = r.year)
""",
    ),
    # Duties end with the committee; somebody in charge of a cell that ends is in charge of nothing there.
    Carrying(
        ("committees_absence.organisation_id",),
        """
UPDATE committees_absence SET valid = daterange(lower(valid), %(day)s)
 WHERE organisation_id = %(key)s AND valid && daterange(%(day)s, NULL) AND lower(valid) < %(day)s
""",
        needs_successor=False,
    ),
    Carrying(
        ("committees_actingduty.organisation_id",),
        """
UPDATE committees_actingduty SET valid = daterange(lower(valid), %(day)s)
 WHERE organisation_id = %(key)s AND valid && daterange(%(day)s, NULL) AND lower(valid) < %(day)s
""",
        needs_successor=False,
    ),
    Carrying(
        ("committees_charge.organisation_id", "committees_charge.unit_id"),
        """
UPDATE committees_charge SET valid = daterange(lower(valid), %(day)s)
 WHERE %(key)s IN (organisation_id, unit_id) AND valid && daterange(%(day)s, NULL) AND coalesce(lower(valid) < %(day)s, true)
""",
        needs_successor=False,
    ),
    # A hamlet is led by whoever goes on, unless one of the name is there already.
    Carrying(
        ("hamlets_hamlet.organisation_id",),
        """
UPDATE hamlets_hamlet h SET organisation_id = %(successor)s
 WHERE h.organisation_id = %(key)s AND h.valid && daterange(%(day)s, NULL)
   AND NOT EXISTS (SELECT FROM hamlets_hamlet s
                    WHERE s.organisation_id = %(successor)s AND s.search_key = h.search_key AND s.valid && h.valid)
""",
    ),
    # What is to be remedied, and what an official works on, goes on where their organisation goes on; targets were of the place.
    Carrying(
        ("targets_limitation.organisation_id",),
        """
UPDATE targets_limitation SET organisation_id = %(successor)s WHERE organisation_id = %(key)s AND closed_on IS NULL
""",
    ),
    Carrying(
        ("targets_breakthroughtask.organisation_id",),
        """
UPDATE targets_breakthroughtask SET organisation_id = %(successor)s WHERE organisation_id = %(key)s AND state <> 'assessed'
""",
    ),
    Carrying(
        ("targets_breakthroughtask.approver_id",),
        """
UPDATE targets_breakthroughtask SET approver_id = %(successor)s WHERE approver_id = %(key)s AND state <> 'assessed'
""",
    ),
    # An open petition never loses its owner: whoever goes on owes the answer, and hears it; else the level above does. The map says so.
    Carrying(
        (),
        """
INSERT INTO petitions_hop (petition_id, kind, source_id, target_id, direction, reason, due_on, next_due_on, at, "on")
SELECT p.id, 'moved', p.owner_id, CASE WHEN p.owner_id = %(key)s THEN coalesce(%(successor)s::bigint, o.parent_id) ELSE p.owner_id END,
       '', %(reason)s, p.due_on, p.due_on, now(), %(today)s
  FROM petitions_petition p, organisations_organisation o
 WHERE o.id = %(key)s AND p.owner_id IS NOT NULL AND %(key)s IN (p.owner_id, p.cell_id)
""",
        needs_successor=False,
    ),
    Carrying(
        ("petitions_petition.owner_id", "petitions_petition.cell_id"),
        """
UPDATE petitions_petition p
   SET cell_id = CASE WHEN p.cell_id = %(key)s AND %(is_cell)s THEN %(successor)s::bigint ELSE p.cell_id END,
       owner_id = CASE WHEN p.owner_id = %(key)s THEN %(successor)s::bigint ELSE p.owner_id END
 WHERE p.owner_id IS NOT NULL AND %(key)s IN (p.owner_id, p.cell_id) AND (p.status <> 'answered' OR %(is_cell)s)
""",
    ),
    # Nobody is left to say that it is answered.
    Carrying(
        (),
        """
UPDATE petitions_petition SET status = 'withdrawn', owner_id = NULL, due_on = NULL, closed_on = %(today)s
 WHERE cell_id = %(key)s AND status = 'answered'
""",
        needs_successor=False,
    ),
    Carrying(
        (),
        """
UPDATE petitions_petition p SET owner_id = o.parent_id, status = 'processing' FROM organisations_organisation o
 WHERE o.id = %(key)s AND p.owner_id = %(key)s AND o.parent_id IS NOT NULL
""",
        needs_successor=False,
    ),
    # Officials go to whoever goes on, unless they go there anyway.
    Carrying(
        ("visits_visit.cell_id",),
        """
UPDATE visits_visit v SET cell_id = %(successor)s, meeting_id = NULL
 WHERE v.cell_id = %(key)s AND v.status IN ('planned', 'postponed') AND v."on" >= %(day)s AND %(is_cell)s
   AND NOT EXISTS (SELECT FROM visits_visit s WHERE s.plan_id = v.plan_id AND s.member_id = v.member_id
                    AND s.cell_id = %(successor)s AND s.status IN ('planned', 'done'))
""",
    ),
)
# Nobody goes on: what was given to do is not done any more.
_DROP_TASKS = """
UPDATE work_task SET status = 'dropped', finished_on = least(%(day)s, %(today)s), result = %(reason)s
 WHERE organisation_id = %(key)s AND status = 'open'
"""

# Column → the part of a case that takes care of it.
ELSEWHERE = {
    "organisations_organisation.parent_id": "placing",
    "organisations_placement.organisation_id": "placing",
    "organisations_placement.parent_id": "placing",
    "organisations_organisationcode.organisation_id": "naming",
    "organisations_naming.organisation_id": "naming",
    "members_affiliation.organisation_id": "people",
    "access_grant.organisation_id": "people, closing",
    "committees_position.organisation_id": "people, closing",
    "committees_term.organisation_id": "closing",
    "meetings_meeting.organisation_id": "closing",
    "work_task.organisation_id": "people, closing",
}
# Column → why its rows stay with the organisation in which they were made; the successor finds them below itself.
STAYS = {
    "visits_hardcell.organisation_id": "a cell was remote or difficult as it was; the successor is judged anew",
    "visits_visit.organisation_id": "a plan of visits is that of the committee that drew it",
    "visits_visitchange.from_cell_id": "what was changed of a visit is told as it was",
    "visits_visitchange.to_cell_id": "what was changed of a visit is told as it was",
    "visits_visitrequest.organisation_id": "a request is about a visit of its plan's committee",
    "visits_visitplan.organisation_id": "a plan of visits is that of the committee that drew it",
    "visits_visitrule.organisation_id": "a regulation ends with the committee that issued it",
    "assignments_workassignment.organisation_id": "names the cell that decided; the work itself follows the member's affiliation",
    "cleanliness_campaign.organisation_id": "a campaign is over when it is over",
    "cleanliness_campaignlist.organisation_id": "the list that a cell signed is the cell's",
    "cleanliness_cellscore.organisation_id": "scores are counted anew every night where people are now",
    "cleanliness_finding.organisation_id": "findings are made anew every night where people are now",
    "cleanliness_merge.organisation_id": "two records were made one where they were then",
    "cleanliness_pair.first_home_id": "pairs are found anew every night where people are now",
    "cleanliness_pair.organisation_id": "pairs are found anew every night where people are now",
    "cleanliness_pair.second_home_id": "pairs are found anew every night where people are now",
    "cleanliness_ruleswitch.organisation_id": "who looks after a rule is set by the level that stands now",
    "committees_congress.organisation_id": "a congress that is not held ends with its committee; one that was held is history",
    "committees_congressround.organisation_id": "a round of congresses is that of the committee that called it",
    "committees_election.organisation_id": "results of elections are history",
    "development_admissiontarget.organisation_id": "admissions are counted where they were held; the successor has its own",
    "documents_numberseries.organisation_id": "numbers that were given are not given again",
    "exchange_batch.organisation_id": "an import is over when it is over",
    "exchange_comparison.organisation_id": "a comparison is over when it is over",
    "exchange_profile.organisation_id": "a profile belongs to the board that made it",
    "hamlets_sharetarget.organisation_id": "a target was set for the place as it was; the successor has its own",
    "petitions_complaintpointer.organisation_id": "a pointer says only that somebody was shown the way there",
    "petitions_hop.source_id": "the map of what happened is never rewritten",
    "petitions_hop.target_id": "the map of what happened is never rewritten",
    "petitions_petition.answered_by_id": "who answered, answered",
    "handover_handover.organisation_id": "goes to the secretary of the successor, who is found by the tree (sotay.handover)",
    "meetings_meetinghabit.organisation_id": "each cell keeps its own day and place",
    "meetings_orientation.organisation_id": "was given for a month, to those who stood below then",
    "meetings_unifiedday.organisation_id": "cells follow the rule of the committee under which they stand now",
    "members_export.organisation_id": "a list for one person and one week",
    "oversight_organisationdiscipline.organisation_id": "a decision on an organisation stays with it",
    "regulations_calendarday.organisation_id": "the calendar is the province's",
    "regulations_rubric.organisation_id": "cells are scored by the rubric of the committee under which they stand now",
    "reporting_reminder.organisation_id": "a reminder was sent to who stood then",
    "reporting_report.organisation_id": "what a unit reported stays its report",
    "reporting_reportform.organisation_id": "a report is asked for by a body; the successor asks for its own",
    "rehearsal_rehearsal.organisation_id": "practice cells are in no case",
    "reorganisation_case.organisation_id": "what a body decided stays its decision",
    "statistics_snapshot.organisation_id": "signed figures never change",
    "targets_measure.organisation_id": "what was planned for a target stays with it",
    "targets_resolution.organisation_id": "a resolution is that of the body that passed it",
    "targets_target.organisation_id": "a target was set for the place as it was; the successor has its own",
}


def carry_hanging(run: Running, organisation: Organisation, successor: Organisation | None) -> None:
    """Let go on, or call off, what hangs on an organisation that ends."""
    values = {
        "key": organisation.pk,
        "successor": successor.pk if successor else None,
        "is_cell": bool(successor and successor.is_cell),
        "day": run.day,
        "today": today(),
        "reason": end_reason(run),
    }
    for carrying in CARRIED:
        if successor is not None or not carrying.needs_successor:
            run_sql(carrying.statement, values)
    if successor is None:
        run_sql(_DROP_TASKS, values)


def end_reason(run: Running) -> str:
    """Return why something of an organisation that ends is called off."""
    number = f" theo Quyết định số {run.decision.number}" if run.decision else ""
    return f"Tổ chức đảng kết thúc hoạt động từ ngày {run.day:%d/%m/%Y}{number}"
