"""The kinds of records with a page "who may see this, and why": how each is found, where its right is asked, by which right."""

from typing import Any

from sotay.access.permission import Permission
from sotay.access.records import RecordKind
from sotay.meetings.choices import MeetingStatus
from sotay.meetings.permissions import MeetingPermission
from sotay.meetings.queries.meetings import get_meeting
from sotay.members.models import Member
from sotay.members.permissions import MemberPermission
from sotay.members.queries.records import get_member
from sotay.organisations.choices import Kind
from sotay.organisations.models import Organisation
from sotay.organisations.permissions import OrganisationPermission
from sotay.organisations.queries.tree import get_organisation


def _home_of_member(member: Any) -> Organisation:
    home: Organisation | None = member.organisation
    # A record without any affiliation hangs at the province.
    return home or Organisation.objects.get(kind=Kind.PROVINCE)


def _owner(member: Member) -> list[tuple[str, str]]:
    return [(member.full_name, "Chính chủ hồ sơ")] if member.account_id else []


def _right_to_meeting(meeting: Any) -> Permission:
    return MeetingPermission.VIEW_DRAFT if meeting.status == MeetingStatus.DRAFT else MeetingPermission.VIEW


RECORDS: dict[str, RecordKind] = {
    "organisation": RecordKind("Tổ chức đảng", get_organisation, lambda one: one, OrganisationPermission.VIEW),
    "member": RecordKind("Hồ sơ đảng viên", get_member, _home_of_member, MemberPermission.VIEW, _owner),
    "meeting": RecordKind("Buổi sinh hoạt", get_meeting, lambda one: one.organisation, _right_to_meeting),
}
