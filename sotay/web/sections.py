"""The sidebar in sections: which apps belong together. An entry falls into its section by the app of its view."""

from collections.abc import Sequence
from dataclasses import dataclass

from sotay.web.navigation import Link


@dataclass(frozen=True)
class Section:
    """A heading of the sidebar with what stands below it; the first one has no heading."""

    title: str
    links: tuple[Link, ...]


# Title, and the apps or single views that stand under it; a single view goes before its app.
_TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", ("web",)),
    ("Tổ chức, cấp ủy", ("organisations", "committees", "reorganisation", "handover")),
    (
        "Đảng viên",
        ("members", "transfers", "corrections", "oversight", "badges", "registers", "cleanliness", "exchange"),
    ),
    ("Phát triển Đảng", ("development", "hamlets")),
    ("Sinh hoạt chi bộ", ("statistics:board_cells", "meetings", "briefings", "visits")),
    ("Kiến nghị, nhiệm vụ", ("petitions", "targets", "assignments", "work")),
    ("Số liệu, quy định", ("statistics", "reporting", "regulations")),
    ("Tài khoản", ("members:slips_start", "members:recoveries", "accounts", "access")),
)
_OF = {key: place for place, (_title, keys) in enumerate(_TABLE) for key in keys}


def sections_of(links: Sequence[Link]) -> tuple[Section, ...]:
    """Return the links under their headings, in the order of both; what has no place of its own comes last."""
    found: dict[int, list[Link]] = {}
    for link in links:
        app = link.view.partition(":")[0]
        found.setdefault(_OF.get(link.view, _OF.get(app, len(_TABLE) - 1)), []).append(link)
    return tuple(Section(_TABLE[place][0], tuple(rows)) for place, rows in sorted(found.items()))
