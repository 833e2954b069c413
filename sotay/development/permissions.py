"""Rights on candidates and on the targets of admission."""

from sotay.access.permission import Permission


class DevelopmentPermission(Permission):
    """Following candidates.

    `KEEP` is the cell's: sources, dossier, votes of the cell, ceremony. `RESOLVE` is the base committee's: its votes, and its
    decisions where the regulation lets it decide. `DECIDE` is asked at the committee above. `TARGET` assigns targets.
    """

    VIEW = "development.view"
    KEEP = "development.keep"
    REVEAL = "development.reveal"
    RESOLVE = "development.resolve"
    DECIDE = "development.decide"
    TARGET = "development.target"
    EXPORT = "development.export"
