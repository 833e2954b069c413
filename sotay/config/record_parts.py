"""Who adds what to a member's record: sections, in the order in which they are shown."""

from sotay.badges.panels import badges_panel
from sotay.committees.panels import held_panel
from sotay.members.record_panels import RecordPanelMaker
from sotay.oversight.panels import discipline_panel, standing_panel

PANELS: tuple[RecordPanelMaker, ...] = (held_panel, badges_panel, standing_panel, discipline_panel)
