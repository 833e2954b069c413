"""Who adds what to an organisation's page: columns of its table and sections, in the order in which they are shown."""

from sotay.badges.panels import badges_due_panel
from sotay.cleanliness.panels import cleanliness_panel
from sotay.committees.panels import committee_panel, review_panel
from sotay.corrections.panels import confirmation_panel
from sotay.meetings.panels import meetings_column, meetings_panel
from sotay.members.panels import members_column, members_panel
from sotay.organisations.panels import ColumnMaker, PanelMaker
from sotay.oversight.panels import oversight_panel
from sotay.registers.panels import registers_panel
from sotay.statistics.panels import board_panel
from sotay.transfers.panels import transfer_panel

COLUMNS: tuple[ColumnMaker, ...] = (members_column, meetings_column)
PANELS: tuple[PanelMaker, ...] = (
    review_panel,
    members_panel,
    committee_panel,
    meetings_panel,
    transfer_panel,
    confirmation_panel,
    oversight_panel,
    badges_due_panel,
    registers_panel,
    cleanliness_panel,
    board_panel,
)
