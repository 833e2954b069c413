"""The entries of the two frames: one table each, filtered by what the actor holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.urls import NoReverseMatch, reverse

from sotay.access.permission import Permission
from sotay.assignments.permissions import AssignmentPermission
from sotay.badges.permissions import BadgePermission
from sotay.briefings.permissions import BriefingPermission
from sotay.cleanliness.permissions import CleanlinessPermission
from sotay.committees.permissions import CommitteePermission
from sotay.corrections.permissions import CorrectionPermission
from sotay.development.permissions import DevelopmentPermission
from sotay.hamlets.permissions import HamletPermission
from sotay.handover.permissions import HandoverPermission
from sotay.meetings.permissions import MeetingPermission
from sotay.members.permissions import MemberPermission
from sotay.organisations.permissions import OrganisationPermission
from sotay.oversight.permissions import OversightPermission
from sotay.petitions.permissions import PetitionPermission
from sotay.reorganisation.permissions import ReorganisationPermission
from sotay.reporting.permissions import ReportingPermission
from sotay.statistics.permissions import StatisticsPermission
from sotay.targets.permissions import TargetPermission
from sotay.transfers.permissions import TransferPermission
from sotay.visits.permissions import VisitPermission


class Holder(Protocol):
    """Whoever holds permissions: the actor."""

    def has(self, permission: Permission) -> bool:
        """Tell whether the permission is held anywhere."""


@dataclass(frozen=True)
class Entry:
    """A line of a table below: words, icon, view, and the permission without which it is not shown."""

    title: str
    icon: str
    view: str
    permission: Permission | None = None
    also: tuple[str, ...] = ()  # further views that belong under this entry, and under no other of the same app


@dataclass(frozen=True)
class Link:
    """An entry as drawn."""

    title: str
    icon: str
    url: str
    current: bool
    view: str = ""


HANDBOOK = (
    Entry("Hôm nay", "home", "web:home"),
    Entry("Sinh hoạt", "meeting", "meetings:list"),
    Entry("Việc", "task", "work:list"),
    Entry("Tôi", "person", "web:me"),
)
DESK = (
    Entry("Tổng quan", "home", "web:desk"),
    Entry("Tổ chức đảng", "tree", "organisations:list", OrganisationPermission.VIEW),
    Entry("Đảng viên", "people", "members:list", MemberPermission.LIST),
    Entry("Huy hiệu Đảng", "check", "badges:rounds", BadgePermission.VIEW),
    Entry(
        "Thẻ đảng viên",
        "list",
        "badges:cards",
        BadgePermission.VIEW,
        ("badges:card", "badges:card_issue", "badges:card_check", "badges:interruption", "badges:seniority"),
    ),
    Entry("Sổ sách đảng viên", "print", "registers:list", MemberPermission.EXPORT),
    Entry("Miễn sinh hoạt, ra khỏi Đảng", "sign-out", "oversight:departures", OversightPermission.VIEW),
    Entry(
        "Kỷ luật",
        "lock",
        "oversight:disciplines",
        OversightPermission.VIEW_DISCIPLINE,
        (
            "oversight:discipline",
            "oversight:discipline_record",
            "oversight:discipline_lift",
            "oversight:organisation_discipline",
            "oversight:organisation_discipline_record",
            "oversight:organisation_discipline_lift",
        ),
    ),
    Entry("Chuyển sinh hoạt", "document", "transfers:list", TransferPermission.VIEW),
    Entry(
        "Sửa, xác nhận hồ sơ",
        "edit",
        "corrections:list",
        CorrectionPermission.VIEW,
    ),
    Entry("Cấp ủy", "person", "committees:list", CommitteePermission.VIEW),
    Entry(
        "Đại hội",
        "calendar",
        "committees:rounds",
        CommitteePermission.VIEW,
        ("committees:round", "committees:round_list", "committees:round_open", "committees:congress"),
    ),
    Entry(
        "Phát triển đảng viên",
        "plus",
        "development:list",
        DevelopmentPermission.VIEW,
        ("development:due", "development:detail", "development:step", "development:edit", "development:choose"),
    ),
    Entry(
        "Chỉ tiêu kết nạp",
        "chart",
        "development:start",
        DevelopmentPermission.VIEW,
        ("development:board", "development:admitted", "development:target_set", "development:target_change"),
    ),
    Entry(
        "Sinh hoạt chi bộ",
        "meeting",
        "statistics:board_cells",
        StatisticsPermission.VIEW,
        ("statistics:cells", "statistics:absences", "statistics:scores"),
    ),
    Entry("Định hướng sinh hoạt", "edit", "meetings:orientation", MeetingPermission.ORIENT, ("meetings:orient",)),
    Entry(
        "Chuyên đề",
        "list",
        "meetings:registrations",
        MeetingPermission.APPROVE,
        (
            "meetings:missing_papers",
            "meetings:thematic_lacking",
            "meetings:catalogue",
            "meetings:theme",
            "meetings:theme_add",
        ),
    ),
    Entry("Điểm đề nghị xem lại", "hand", "meetings:contests", MeetingPermission.JUDGE_SCORE, ("meetings:contest",)),
    Entry("Cấp ủy viên dự sinh hoạt", "calendar", "visits:plans", VisitPermission.VIEW),
    Entry("Giao ban bí thư chi bộ", "people", "briefings:list", BriefingPermission.VIEW),
    Entry(
        "Ngày sinh hoạt thống nhất",
        "calendar",
        "meetings:unified",
        MeetingPermission.APPROVE,
        ("meetings:unified_fix", "meetings:unified_end", "meetings:requests", "meetings:request"),
    ),
    Entry("Thống kê", "chart", "statistics:board", StatisticsPermission.VIEW),
    Entry("Báo cáo của cấp dưới", "document", "reporting:list", ReportingPermission.VIEW),
    Entry("Bàn giao", "check", "handover:list", HandoverPermission.VIEW),
    Entry("Phân công công tác", "task", "assignments:board", AssignmentPermission.VIEW),
    Entry(
        "Sổ kiến nghị",
        "hand",
        "petitions:list",
        PetitionPermission.VIEW,
        tuple(
            f"petitions:{name}"
            for name in (
                "board",
                "node",
                "groups",
                "group",
                "detail",
                "forward",
                "split",
                "extend",
                "answer",
                "spot",
                "refuse",
                "withdraw",
            )
        ),
    ),
    Entry("Chỉ dẫn khiếu nại, tố cáo", "lock", "petitions:pointers", PetitionPermission.VIEW_POINTERS),
    Entry("Trưởng thôn", "home", "hamlets:list", HamletPermission.EDIT),
    Entry("Chỉ tiêu, hạn chế, đột phá", "chart", "targets:list", TargetPermission.VIEW),
    Entry("Sắp xếp tổ chức", "copy", "reorganisation:list", ReorganisationPermission.VIEW),
    Entry("Làm sạch dữ liệu", "ok", "cleanliness:board", CleanlinessPermission.VIEW),
    Entry("Nhập từ Excel", "upload", "exchange:list", MemberPermission.IMPORT),
    Entry("Phiếu kích hoạt", "qr", "members:slips_start", MemberPermission.ISSUE_SLIP, ("members:slips",)),
    Entry(
        "Cấp lại mã đăng nhập", "key", "members:recoveries", MemberPermission.APPROVE_RECOVERY, ("members:recovery",)
    ),
    Entry("Quy định", "list", "regulations:list"),
)
ME = (
    Entry("Tuổi Đảng, Huy hiệu", "check", "badges:mine"),
    Entry("Xác nhận, đề nghị sửa hồ sơ", "edit", "corrections:mine", CorrectionPermission.ASK_OWN),
    Entry("Chuyển sinh hoạt đảng", "document", "transfers:mine", TransferPermission.ASK_OWN),
    Entry("Ai đã xem hồ sơ của tôi", "eye", "members:readings"),
    Entry("Quyền của tôi", "list", "access:mine"),
    Entry("Thông báo", "bell", "notifications:list"),
    Entry("Thiết bị đang đăng nhập", "phone", "accounts:devices"),
    Entry("Đổi mã PIN, mật khẩu", "lock", "accounts:secret_change"),
    Entry("Đăng nhập bằng vân tay, khuôn mặt", "key", "accounts:passkeys"),
    Entry("Phiếu kích hoạt", "qr", "members:slips_start", MemberPermission.ISSUE_SLIP),
    Entry("Cấp lại mã đăng nhập", "key", "members:recoveries", MemberPermission.APPROVE_RECOVERY),
    Entry("Quần chúng ưu tú của chi bộ", "plus", "development:mine", DevelopmentPermission.VIEW),
    Entry("Lịch dự sinh hoạt của tôi", "calendar", "visits:own", VisitPermission.ATTEND_OWN),
    Entry("Giấy mời giao ban", "people", "briefings:mine", BriefingPermission.TAKE_PART),
    Entry("Bàn giao của tôi", "copy", "handover:mine", HandoverPermission.SIGN),
    Entry("Kiến nghị của chi bộ", "hand", "petitions:own", PetitionPermission.VIEW_OWN),
    Entry("Trưởng thôn, tổ trưởng dân phố", "home", "hamlets:own", HamletPermission.REVIEW),
    Entry("Việc chi bộ phân công", "task", "assignments:mine", AssignmentPermission.REPORT_OWN),
    Entry("Phân công công tác của chi bộ", "people", "assignments:own_cell", AssignmentPermission.ASSIGN),
    Entry("Việc đột phá của tôi", "task", "targets:mine", TargetPermission.REGISTER_OWN),
    Entry("Báo cáo phải gửi", "document", "reporting:mine", ReportingPermission.SUBMIT),
    Entry("Bàn làm việc", "chart", "web:desk", MemberPermission.LIST),
    Entry("Tập sinh hoạt chi bộ", "copy", "rehearsal:start"),
    Entry("Quy chế sử dụng", "document", "accounts:rules"),
)


# Whoever may list members or see figures has something to do at the desk.
_DESK_RIGHTS = (MemberPermission.LIST, StatisticsPermission.VIEW)


def has_desk(actor: Holder) -> bool:
    """Tell whether the desk has anything for the actor."""
    return any(actor.has(permission) for permission in _DESK_RIGHTS)


def works_at_desk_only(actor: Holder) -> bool:
    """Tell whether the actor leads and takes part in no cell's meetings: the handbook has nothing for them."""
    return has_desk(actor) and not actor.has(MeetingPermission.TAKE_PART)


def links(entries: Sequence[Entry], actor: Holder, view: str) -> tuple[Link, ...]:
    """Return the entries that the actor may open; the one to which the present view belongs is current."""
    found = [
        (entry, address(entry.view)) for entry in entries if entry.permission is None or actor.has(entry.permission)
    ]
    current = _current([entry for entry, url in found if url], view)
    return tuple(Link(entry.title, entry.icon, url, entry is current, entry.view) for entry, url in found if url)


def _current(entries: Sequence[Entry], view: str) -> Entry | None:
    """Return the entry that names the view, or else the first of the same app; within `web` only the same page."""
    for entry in entries:
        if view == entry.view or view in entry.also:
            return entry
    app = view.partition(":")[0]
    same = (entry for entry in entries if app != "web" and entry.view.startswith(f"{app}:") and not entry.also)
    return next(same, None)


def address(view: str) -> str:
    """Return the address of a view, or nothing where this installation has no such page."""
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""
