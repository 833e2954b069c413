"""The entries of the two frames: one table each, filtered by what the actor holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.urls import NoReverseMatch, reverse

from sotay.access.permission import Permission
from sotay.committees.permissions import CommitteePermission
from sotay.meetings.permissions import MeetingPermission
from sotay.members.permissions import MemberPermission
from sotay.organisations.permissions import OrganisationPermission
from sotay.statistics.permissions import StatisticsPermission
from sotay.work.permissions import WorkPermission


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


@dataclass(frozen=True)
class Link:
    """An entry as drawn."""

    title: str
    icon: str
    url: str
    current: bool


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
    Entry("Cấp ủy", "person", "committees:list", CommitteePermission.VIEW),
    Entry("Sinh hoạt", "meeting", "meetings:board", MeetingPermission.VIEW),
    Entry("Việc", "task", "work:board", WorkPermission.VIEW),
    Entry("Thống kê", "chart", "statistics:board", StatisticsPermission.VIEW),
    Entry("Nhập, xuất Excel", "upload", "exchange:list", MemberPermission.IMPORT),
    Entry("Văn bản", "document", "documents:list"),
    Entry("Quy định", "list", "regulations:list"),
)
ME = (
    Entry("Ai đã xem hồ sơ của tôi", "eye", "members:readings"),
    Entry("Quyền của tôi", "list", "access:mine"),
    Entry("Thông báo", "bell", "notifications:list"),
    Entry("Thiết bị đang đăng nhập", "phone", "accounts:devices"),
    Entry("Đổi mã PIN, mật khẩu", "lock", "accounts:secret_change"),
    Entry("Đăng nhập bằng vân tay, khuôn mặt", "key", "accounts:passkeys"),
    Entry("In phiếu kích hoạt", "qr", "members:slips_start", MemberPermission.ISSUE_SLIP),
    Entry("Cấp lại mã đăng nhập", "key", "members:recoveries", MemberPermission.APPROVE_RECOVERY),
    Entry("Bàn làm việc", "chart", "web:desk", MemberPermission.LIST),
    Entry("Quy chế sử dụng", "document", "accounts:rules"),
)


def links(entries: Sequence[Entry], actor: Holder, view: str) -> tuple[Link, ...]:
    """Return the entries that the actor may open; the one of the present view's app is current."""
    found = (
        (entry, address(entry.view)) for entry in entries if entry.permission is None or actor.has(entry.permission)
    )
    return tuple(Link(entry.title, entry.icon, url, _is_current(entry.view, view)) for entry, url in found if url)


def _is_current(entry_view: str, view: str) -> bool:
    """Tell whether a page belongs under an entry: the same app, and within `web` the same page."""
    app = entry_view.partition(":")[0]
    return entry_view == view or (app != "web" and view.startswith(f"{app}:"))


def address(view: str) -> str:
    """Return the address of a view, or nothing where this installation has no such page."""
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""
