"""The page on which a member reads a meeting, in one query.

All members of a cell open this page on the same evening, so it is written as SQL: one statement brings the meeting, the
reader's own line, and, as one JSON text, everything that is the same for every reader. That text is the key under which the
drawn part of the page is remembered.
"""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sotay.access.actor import Actor
from sotay.core.errors import NotVisible
from sotay.core.prepared import Prepared
from sotay.meetings.choices import HELD, AttendanceState, MeetingStatus
from sotay.meetings.models import Meeting
from sotay.meetings.permissions import MeetingPermission
from sotay.organisations.models import Organisation

_PAGE = Prepared(
    "meeting_page",
    """
SELECT m.id, m.uid, m.kind, m.theme, m.period, m.held_on, m.starts, m.place, m.online_link, m.status, m.cancel_reason,
       o.id, o.name, o.path::text,
       p.id, p.uid, a.state, a.reason, a.entitled, a.opened_at IS NOT NULL,
       date_trunc('minute', a.arrived_at), date_trunc('minute', a.left_at),
       json_build_object(
           'chair', (SELECT full_name FROM members_member WHERE id = m.chair_id),
           'minute_taker', (SELECT full_name FROM members_member WHERE id = m.secretary_of_meeting_id),
           'orientation', m.orientation,
           'draft_resolution', m.draft_resolution,
           'guests', (SELECT json_agg(json_build_object('name', g.name, 'post', g.post) ORDER BY g.id)
                        FROM meetings_meetingguest g WHERE g.meeting_id = m.id),
           'items', (SELECT json_agg(json_build_object(
                                'id', i.id, 'uid', i.uid, 'title', i.title, 'detail', i.detail, 'minutes', i.minutes,
                                'owner', (SELECT full_name FROM members_member WHERE id = i.owner_id)
                            ) ORDER BY i.number, i.id)
                       FROM meetings_agendaitem i WHERE i.meeting_id = m.id),
           'documents', (SELECT json_agg(json_build_object(
                                    'item', d.item_id, 'uid', d.uid, 'title', d.title, 'kind', f.kind, 'size', f.size
                                ) ORDER BY d.id)
                           FROM meetings_meetingdocument d JOIN documents_storedfile f ON f.id = d.file_id
                          WHERE d.meeting_id = m.id),
           'comments', (SELECT json_agg(json_build_object(
                                   'item', c.item_id, 'kind', c.kind, 'text', c.text, 'answer', c.answer,
                                   'author', (SELECT full_name FROM members_member WHERE id = c.author_id)
                               ) ORDER BY c.id)
                          FROM meetings_comment c WHERE c.meeting_id = m.id)
       )::text,
       a.on_behalf IS TRUE OR EXISTS (
           SELECT FROM meetings_comment c WHERE c.meeting_id = m.id AND c.author_id = p.id AND c.on_behalf)
  FROM meetings_meeting m
  JOIN organisations_organisation o ON o.id = m.organisation_id
  LEFT JOIN members_member p ON p.account_id = %(account)s
  LEFT JOIN meetings_attendance a ON a.meeting_id = m.id AND a.period = m.period AND a.member_id = p.id
 WHERE m.uid = %(uid)s
   AND (o.path <@ %(view_draft)s::ltree[] OR (m.status <> 'draft' AND o.path <@ %(view)s::ltree[]))
""",
    uid="uuid",
    account="bigint",
    view="ltree[]",
    view_draft="ltree[]",
)

NOBODY = UUID(int=0)


@dataclass(frozen=True)
class OwnLine:
    """The reader's own line on the attendance list."""

    member_id: int
    member_uid: UUID
    state: str
    reason: str
    entitled: bool
    has_opened: bool
    arrived_at: dt.datetime | None
    left_at: dt.datetime | None

    @property
    def is_expected(self) -> bool:
        """Tell whether nothing was said or recorded yet."""
        return self.state == AttendanceState.EXPECTED

    @property
    def is_excused(self) -> bool:
        """Tell whether the reader asked to be excused."""
        return self.state == AttendanceState.EXCUSED


@dataclass(frozen=True)
class MeetingPage:
    """The meeting, the reader's own line, and as JSON what every reader is shown."""

    meeting: Meeting
    own: OwnLine | None
    shared: str
    can_prepare: bool
    can_take_part: bool
    can_conduct: bool
    can_enter: bool
    # Somebody has written something for the reader.
    is_written_for: bool
    # Everything that the page shows, as values: two readers with equal looks see the same page.
    look: tuple[Any, ...]

    @property
    def online_link(self) -> str:
        """Return where it is held online: for those convened and for who prepares it."""
        return self.meeting.online_link if self.own is not None or self.can_prepare else ""

    @property
    def is_announced(self) -> bool:
        """Tell whether it is still to come and members were told."""
        return self.meeting.status == MeetingStatus.PUBLISHED

    @property
    def is_open(self) -> bool:
        """Tell whether it is being held."""
        return self.meeting.status == MeetingStatus.OPEN

    @property
    def is_held(self) -> bool:
        """Tell whether it has been held, so that there are papers."""
        return self.meeting.status in HELD

    @property
    def takes_comments(self) -> bool:
        """Tell whether the reader can write a comment or a question."""
        return self.can_take_part and (self.is_announced or self.is_open)

    @property
    def can_excuse(self) -> bool:
        """Tell whether the reader can ask to be excused."""
        return self.is_announced and self.own is not None and self.own.is_expected

    @property
    def can_come_after_all(self) -> bool:
        """Tell whether the reader can take an excuse back."""
        return self.is_announced and self.own is not None and self.own.is_excused


def meeting_page(actor: Actor, uid: UUID) -> MeetingPage:
    """Return everything that the member's page shows, or raise `NotVisible`."""
    row = _PAGE.first(
        uid=uid,
        account=actor.user.pk if actor.user else None,
        view=list(actor.nodes(MeetingPermission.VIEW)),
        view_draft=list(actor.nodes(MeetingPermission.VIEW_DRAFT)),
    )
    if row is None:
        raise NotVisible
    return _page(actor, row)


def _page(actor: Actor, row: tuple[Any, ...]) -> MeetingPage:
    """Return the page that a row of the statement holds."""
    organisation = Organisation(pk=row[11], name=row[12], path=row[13])
    fields = (
        "id",
        "uid",
        "kind",
        "theme",
        "period",
        "held_on",
        "starts",
        "place",
        "online_link",
        "status",
        "cancel_reason",
    )
    meeting = Meeting(**dict(zip(fields, row[:11], strict=True)), organisation=organisation)
    own = OwnLine(*row[14:22]) if row[16] is not None else None
    rights = (
        actor.can(MeetingPermission.PREPARE, organisation),
        actor.can(MeetingPermission.TAKE_PART, organisation),
        actor.can(MeetingPermission.CONDUCT, organisation),
        actor.can(MeetingPermission.ENTER_FOR, organisation),
    )
    # Who reads, and whether for the first time, is no part of the look.
    return MeetingPage(meeting, own, row[22], *rights, row[23], look=(*row[:14], *row[16:19], *row[20:], *rights))


def anybodys(page: MeetingPage) -> MeetingPage:
    """Return the page without what tells its reader from others with the same look."""
    if page.own is None:
        return page
    return replace(page, own=replace(page.own, member_id=0, member_uid=NOBODY, has_opened=True))
