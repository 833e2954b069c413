"""How the first rows of a workbook look: enough to make the returned file look like the one that was sent."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

# A style as the writer takes it: its own names of properties → values.
Style = dict[str, Any]

_HEAD = 128 * 1024
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"""(\w+)=["']([^"']*)["']""")
_BORDERS = {"thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}
_HORIZONTAL = frozenset({"left", "center", "right", "fill", "justify"})
_VERTICAL = {"top": "top", "center": "vcenter", "bottom": "bottom", "justify": "vjustify"}
_WIDEST_STYLED = 256
# What a file says of a column is five pixels more than what a person set.
_PADDING = 0.7109375


@dataclass
class Appearance:
    """Column widths, row heights, and the style of each cell of the first rows; rows and columns count from 0."""

    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    styles: dict[tuple[int, int], Style] = field(default_factory=dict)

    def style(self, row: int, column: int) -> Style:
        """Return a cell's style, empty where it has none."""
        return self.styles.get((row, column), {})


def read_appearance(path: Path, sheet_name: str, rows: int) -> Appearance:
    """Return how the first rows of an .xlsx sheet look."""
    import openpyxl  # half a second and 20 MB, needed only when rows are sent back

    book = openpyxl.load_workbook(path, read_only=True, keep_links=False)
    try:
        sheet = book[sheet_name]
        look = Appearance()
        with sheet._get_source() as source:
            _read_sizes(source.read(_HEAD), look)
        for index, row in enumerate(sheet.iter_rows(min_row=1, max_row=rows, max_col=_WIDEST_STYLED)):
            for column, cell in enumerate(row):
                if getattr(cell, "has_style", False):
                    look.styles[index, column] = _style_of(cell)
        return look
    finally:
        book.close()


def _attributes(tag: bytes) -> dict[str, str]:
    """Return the attributes of a tag."""
    return {name.decode(): value.decode("utf-8", "replace") for name, value in _ATTRIBUTE.findall(tag)}


def _read_sizes(head: bytes, look: Appearance) -> None:
    """Read widths and heights from the beginning of the sheet's XML; what cannot be read keeps the usual size."""
    for found in _COLUMN.finditer(head):
        said = _attributes(found[1])
        try:
            width = min(max(float(said["width"]) - _PADDING, 0), 255)
            for column in range(int(said["min"]) - 1, min(int(said["max"]), _WIDEST_STYLED)):
                look.widths[column] = width
        except (KeyError, ValueError):
            continue
    for found in _ROW.finditer(head):
        said = _attributes(found[1])
        try:
            look.heights[int(said["r"]) - 1] = min(float(said["ht"]), 409)
        except (KeyError, ValueError):
            continue


def _style_of(cell: Any) -> Style:
    """Return the style of one of openpyxl's cells in the writer's words, without what a plain cell has too."""
    font, fill, alignment = cell.font, cell.fill, cell.alignment
    style: Style = {
        "font_name": font.name,
        "font_size": font.sz,
        "bold": font.b,
        "italic": font.i,
        "underline": 1 if font.u else None,
        "font_color": _color(font.color),
        "bg_color": _color(fill.fgColor) if fill and fill.fill_type == "solid" else None,
        "align": alignment.horizontal if alignment.horizontal in _HORIZONTAL else None,
        "valign": _VERTICAL.get(alignment.vertical),
        "text_wrap": alignment.wrap_text,
        "num_format": None if cell.number_format == "General" else cell.number_format,
        **{side: _border(getattr(cell.border, side)) for side in ("left", "right", "top", "bottom")},
    }
    return {name: said for name, said in style.items() if said}


def _border(side: Any) -> int | None:
    """Return the writer's number of a border's kind."""
    return _BORDERS.get(getattr(side, "style", None) or "")


def _color(color: Any) -> str | None:
    """Return a colour given outright as #RRGGBB; those of themes are left to the reader's own."""
    rgb = getattr(color, "rgb", None) if getattr(color, "type", None) == "rgb" else None
    return f"#{rgb[-6:]}" if isinstance(rgb, str) and re.fullmatch(r"[0-9A-Fa-f]{6,8}", rgb) else None
