"""Who adds what to a member's record: sections, in the order in which they are shown."""

from sotay.assignments.panels import record_panel as work_of_member
from sotay.badges.panels import badges_panel
from sotay.committees.panels import held_panel
from sotay.corrections.panels import record_panel as corrections_of_member
from sotay.members.record_panels import RecordPanelMaker
from sotay.oversight.panels import discipline_panel, standing_panel
from sotay.transfers.panels import record_panel as transfers_of_member
from sotay.visits.panels import visits_panel

PANELS: tuple[RecordPanelMaker, ...] = (
    held_panel,
    badges_panel,
    work_of_member,
    visits_panel,
    standing_panel,
    discipline_panel,
    transfers_of_member,
    corrections_of_member,
)
