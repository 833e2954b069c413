"""The words of WordprocessingML elements, as a reader sees them: insertions in, deletions out, text boxes apart."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT = qn("w:t")
_MARKS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_BOX = qn("w:txbxContent")
_UNSEEN = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _MC_FALLBACK, _BOX}
_OFF = {"0", "false", "off", "none"}


def text_of(element: Any) -> str:
    """Return the text of an element."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    """Yield the pieces of text in order."""
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif child.tag not in _UNSEEN:
            yield from _pieces(child)


def boxes_in(element: Any) -> list[Any]:
    """Return the text boxes that hang on an element."""
    return [box for box in element.iter(_BOX) if not any(up.tag == _MC_FALLBACK for up in box.iterancestors())]


def is_on(properties: Any, name: str) -> bool:
    """Tell whether a switch such as bold is set in some properties."""
    found = properties.find(qn(name)) if properties is not None else None
    return found is not None and found.get(qn("w:val")) not in _OFF


def value_of(properties: Any, name: str, attribute: str = "w:val") -> str:
    """Return the value of a property, or nothing."""
    found = properties.find(qn(name)) if properties is not None else None
    return str(found.get(qn(attribute)) or "") if found is not None else ""


def is_all_bold(paragraph: Any) -> bool:
    """Tell whether every run that says something is bold."""
    runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run).strip()]
    return bool(runs) and all(is_on(run.find(qn("w:rPr")), "w:b") for run in runs)
