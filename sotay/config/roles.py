"""Who may do what: one readable table, role → rights. A role is held at a node and flows down; it comes from a position.

| role                   | comes from                                                            |
|------------------------|-----------------------------------------------------------------------|
| `member`               | the official or temporary affiliation with a cell                     |
| `cell_secretary`       | secretary or deputy secretary of a cell                               |
| `cell_committee`       | member of the cell committee (chi ủy)                                 |
| `grassroots_committee` | secretary, deputy or member of a grassroots committee (đảng ủy cơ sở) |
| `board`                | officer of an organisation board, at the level of the board           |
| `leader`               | permanent member of a committee; secretary, deputy above grassroots   |
| `visiting_official`    | the invitation to a meeting, for its day                              |
| `minute_taker`         | the appointment at a meeting's opening, until its papers are due      |
| `meeting_helper`       | the appointment by the committee above, for a cell without telephones |
| `handing_over`         | the change of a post, for signing its handover                        |
| `system_administrator` | the operator's appointment; no access to content                      |
"""

from sotay.access.permission import Permission
from sotay.access.permissions import AccessPermission as Access
from sotay.assignments.permissions import AssignmentPermission as Assignment
from sotay.badges.permissions import BadgePermission as Badge
from sotay.briefings.permissions import BriefingPermission as Briefing
from sotay.cleanliness.permissions import CleanlinessPermission as Cleanliness
from sotay.committees.choices import Post
from sotay.committees.permissions import CommitteePermission as Committee
from sotay.corrections.permissions import CorrectionPermission as Correction
from sotay.development.permissions import DevelopmentPermission as Development
from sotay.hamlets.permissions import HamletPermission as Hamlet
from sotay.handover.permissions import HandoverPermission as Handover
from sotay.meetings.permissions import MeetingPermission as Meeting
from sotay.members.permissions import MemberPermission as Member
from sotay.organisations.choices import Kind
from sotay.organisations.permissions import OrganisationPermission as Organisation
from sotay.oversight.permissions import OversightPermission as Oversight
from sotay.petitions.permissions import PetitionPermission as Petition
from sotay.regulations.permissions import RegulationPermission as Regulation
from sotay.reorganisation.permissions import ReorganisationPermission as Reorganisation
from sotay.reporting.permissions import ReportingPermission as Reporting
from sotay.statistics.permissions import StatisticsPermission as Statistics
from sotay.targets.permissions import TargetPermission as Target
from sotay.transfers.permissions import TransferPermission as Transfer
from sotay.visits.permissions import VisitPermission as Visit
from sotay.work.permissions import WorkPermission as Work

# A table to be read: one right beside the other.
# fmt: off
_MEMBER: tuple[Permission, ...] = (
    Organisation.VIEW, Committee.VIEW, Meeting.VIEW, Meeting.TAKE_PART, Work.VIEW, Work.REPORT_OWN, Visit.ATTEND_OWN,
    Assignment.REPORT_OWN,
    Transfer.ASK_OWN, Correction.ASK_OWN, Petition.RAISE, Petition.VIEW_OWN,
    Target.REGISTER_OWN,
)
# A cell committee member is the second officer who confirms the recovery of a lost PIN.
_CELL_COMMITTEE = (*_MEMBER, Assignment.VIEW, Cleanliness.VIEW, Development.VIEW, Member.LIST, Member.VIEW, Member.APPROVE_RECOVERY, Meeting.VIEW_DRAFT, Meeting.ENTER_FOR, Work.REPORT_FOR, Transfer.VIEW, Correction.VIEW)
_CELL_SECRETARY = (
    Development.KEEP, Development.REVEAL, Assignment.ASSIGN, Reporting.VIEW, Reporting.SUBMIT,
    *_CELL_COMMITTEE, Member.COMPLETE, Cleanliness.KEEP, Cleanliness.SIGN, Member.REVEAL, Member.ISSUE_SLIP, Member.EXPORT, Committee.HOLD_CONGRESS,
    Meeting.PREPARE, Meeting.CONDUCT, Meeting.SEAL, Meeting.CONFIRM_ENTRY, Work.ASSIGN, Statistics.VIEW, Access.VIEW_LEDGER, Access.VIEW_GRANTS, Briefing.TAKE_PART,
    Oversight.VIEW, Oversight.PROPOSE, Badge.VIEW, Badge.PROPOSE,
    Transfer.START, Transfer.SIGN, Correction.BEGIN, Correction.CONFIRM,
    Hamlet.VIEW, Hamlet.REVIEW,
    Petition.VIEW, Petition.SPEAK, Petition.HANDLE,
    Handover.VIEW,
    Target.VIEW, Target.REPORT,
)
_GRASSROOTS = (
    Reporting.VIEW, Reporting.SUBMIT, Reporting.ISSUE,
    Visit.VIEW, Visit.MANAGE,
    Assignment.VIEW,
    Member.COMPLETE, Cleanliness.VIEW, Cleanliness.KEEP, Cleanliness.KEEP_BASE, Cleanliness.CAMPAIGN, Cleanliness.SIGN,
    Development.VIEW, Development.KEEP, Development.REVEAL, Development.RESOLVE, Development.TARGET, Development.EXPORT,
    Organisation.VIEW, Committee.VIEW, Committee.APPOINT, Committee.HOLD_CONGRESS, Member.LIST, Member.VIEW, Member.REVEAL, Member.EXPORT,
    Member.ISSUE_SLIP, Member.APPROVE_RECOVERY, Meeting.VIEW, Meeting.ORIENT, Meeting.APPROVE, Meeting.FIX_DAY, Meeting.JUDGE_SCORE,
    Meeting.CONFIRM_ENTRY, Work.VIEW,
    Statistics.VIEW, Statistics.EXPORT, Statistics.SIGN, Access.VIEW_LEDGER, Access.VIEW_GRANTS,
    Briefing.VIEW, Briefing.HOLD, Work.REPORT_OWN,
    Reorganisation.VIEW, Reorganisation.PLAN,
    Oversight.VIEW, Oversight.PROPOSE, Oversight.DECIDE, Oversight.VIEW_DISCIPLINE, Oversight.RECORD_DISCIPLINE,
    Badge.VIEW, Badge.PROPOSE, Badge.FORWARD,
    Transfer.VIEW, Transfer.START, Transfer.SIGN, Transfer.RECEIVE, Correction.VIEW, Correction.BEGIN, Correction.CONFIRM,
    Handover.VIEW, Handover.PREPARE,
    Hamlet.VIEW, Hamlet.EDIT, Hamlet.REVIEW,
    Petition.VIEW, Petition.HANDLE,
    Target.VIEW, Target.SET, Target.REPORT, Target.APPROVE,
)
_BOARD = (
    Assignment.CATALOGUE,
    Development.DECIDE, Hamlet.TARGET,
    *_GRASSROOTS, Cleanliness.KEEP_BOARD, Cleanliness.MERGE, Cleanliness.SET_RULES, Organisation.IMPORT, Organisation.EDIT, Member.EDIT, Member.IMPORT, Regulation.EDIT,
    Reorganisation.CARRY_OUT,
    Badge.AWARD, Badge.KEEP_CARDS,
    Correction.DECIDE, Correction.OPEN_ROUND,
)
_LEADER = (
    Reporting.VIEW,
    Visit.VIEW,
    Assignment.VIEW,
    Development.VIEW,
    Cleanliness.VIEW, Organisation.VIEW, Committee.VIEW, Member.LIST, Member.VIEW, Meeting.VIEW, Work.VIEW,
    Statistics.VIEW, Statistics.EXPORT, Statistics.SIGN, Briefing.VIEW, Work.REPORT_OWN, Reorganisation.VIEW,
    Oversight.VIEW, Badge.VIEW,
    Transfer.VIEW, Correction.VIEW,
    Handover.VIEW,
    Hamlet.VIEW, Petition.VIEW,
    Target.VIEW, Target.APPROVE,
)

ROLES: dict[str, tuple[Permission, ...]] = {
    "member": _MEMBER,
    "cell_committee": _CELL_COMMITTEE,
    "cell_secretary": _CELL_SECRETARY,
    "grassroots_committee": _GRASSROOTS,
    "board": _BOARD,
    "leader": _LEADER,
    "grassroots_inspection": (*_GRASSROOTS, Petition.VIEW_POINTERS),
    "inspection": (Organisation.VIEW, Petition.VIEW_POINTERS),
    "visiting_official": (Organisation.VIEW, Meeting.VIEW),
    "minute_taker": (*_MEMBER, Meeting.CONDUCT, Meeting.ENTER_FOR, Work.ASSIGN, Work.REPORT_FOR),
    "meeting_helper": (
        Organisation.VIEW, Member.LIST, Meeting.VIEW, Meeting.VIEW_DRAFT, Meeting.TAKE_PART, Meeting.PREPARE, Meeting.CONDUCT, Meeting.SEAL,
        Meeting.ENTER_FOR, Work.VIEW, Work.ASSIGN, Work.REPORT_FOR,
    ),
    "handing_over": (Handover.SIGN,),
    "system_administrator": (Access.MANAGE_SYSTEM,),
}
# fmt: on

# The words that people read; the second factor is asked of those who see many people's data.
LABELS: dict[str, str] = {
    "member": "Đảng viên",
    "cell_committee": "Chi ủy viên",
    "cell_secretary": "Bí thư, phó bí thư chi bộ",
    "grassroots_committee": "Cấp ủy cơ sở",
    "board": "Ban tổ chức",
    "leader": "Lãnh đạo cấp ủy",
    "grassroots_inspection": "Chủ nhiệm ủy ban kiểm tra cơ sở",
    "inspection": "Ủy ban kiểm tra",
    "visiting_official": "Cấp ủy viên dự sinh hoạt",
    "minute_taker": "Thư ký kỳ họp",
    "meeting_helper": "Người giúp chi bộ ghi sổ",
    "handing_over": "Người giao, người nhận bàn giao",
    "system_administrator": "Quản trị hệ thống",
}
SECOND_FACTOR = frozenset({"board", "leader", "system_administrator"})

# Which role a post brings where. A post without a role is one that brings no rights; a post that is not listed for a kind of
# organisation does not exist there. Officers of a board work from the grassroots committees up.
_POSTS: dict[tuple[Kind, ...], dict[Post, str]] = {
    (Kind.CELL, Kind.GRASSROOTS_CELL): {
        Post.SECRETARY: "cell_secretary",
        Post.ACTING: "cell_secretary",
        Post.DEPUTY: "cell_secretary",
        Post.COMMITTEE_MEMBER: "cell_committee",
    },
    (Kind.PARTIAL_COMMITTEE,): {
        Post.SECRETARY: "grassroots_committee",
        Post.ACTING: "grassroots_committee",
        Post.DEPUTY: "grassroots_committee",
        Post.COMMITTEE_MEMBER: "grassroots_committee",
    },
    (Kind.PARTY_COMMITTEE,): {
        Post.SECRETARY: "grassroots_committee",
        Post.ACTING: "grassroots_committee",
        Post.DEPUTY: "grassroots_committee",
        Post.STANDING_MEMBER: "grassroots_committee",
        Post.COMMITTEE_MEMBER: "grassroots_committee",
        Post.INSPECTION_CHAIR: "grassroots_inspection",
        Post.INSPECTION_DEPUTY: "inspection",
        Post.INSPECTION_MEMBER: "inspection",
        Post.LEADER: "grassroots_committee",
        Post.BOARD_OFFICER: "board",
    },
    (Kind.DIRECT, Kind.PROVINCE): {
        Post.SECRETARY: "leader",
        Post.ACTING: "leader",
        Post.DEPUTY: "leader",
        Post.LEADER: "leader",
        Post.STANDING_MEMBER: "leader",
        Post.COMMITTEE_MEMBER: "",
        Post.INSPECTION_CHAIR: "inspection",
        Post.INSPECTION_DEPUTY: "inspection",
        Post.INSPECTION_MEMBER: "inspection",
        Post.BOARD_OFFICER: "board",
    },
}
ROLE_OF_POST: dict[tuple[str, str], str] = {
    (kind, post): role for kinds, roles in _POSTS.items() for kind in kinds for post, role in roles.items()
}
