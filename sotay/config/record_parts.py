"""Who adds what to a member's record: sections, in the order in which they are shown."""

from sotay.committees.panels import held_panel
from sotay.members.record_panels import RecordPanelMaker

PANELS: tuple[RecordPanelMaker, ...] = (held_panel,)
