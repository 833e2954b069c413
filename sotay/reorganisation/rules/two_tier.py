"""The reform of 1 July 2025 as one case: the district level ends, communes merge and stand directly under the province.

Communes take the district's place (294-QĐ/TW, 20.2.2), hamlet cells stay directly under them, the district's other grassroots
organisations go to its communes, and every organisation gets a code of 14 digits (2.3.3.3.3).
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

REFORM = dt.date(2025, 7, 1)
_COMMUNES_TOGETHER = 3


@dataclass
class Node:
    """An organisation of the tree as it stands: what it takes to plan the reform."""

    uid: str
    name: str
    kind: str
    sector: str
    code: str
    children: "list[Node]" = field(default_factory=list)

    @property
    def is_district(self) -> bool:
        """Tell whether communes stand under it."""
        return self.kind == "direct" and any(child.sector == "commune" for child in self.children)


def two_tier_case(province: Node, on: dt.date = REFORM, together: int = _COMMUNES_TOGETHER) -> dict[str, Any]:
    """Return the case file, its decision still to be written in; `together` neighbouring communes become one."""
    steps: list[dict[str, Any]] = []
    after: list[Node] = [child for child in province.children if not child.is_district]
    for district in (child for child in province.children if child.is_district):
        communes = list(_merged(district, together))
        after += [node for node, _ in communes]
        steps += _district_steps(province, district, communes)
    steps.append({"do": "recode", "codes": dict(_codes(province.code, after))})
    return {
        "title": "Sắp xếp tổ chức đảng theo chính quyền địa phương hai cấp",
        "organisation": province.uid,
        "effective_on": on.isoformat(),
        "decision": None,
        "steps": steps,
    }


def _merged(district: Node, together: int) -> Iterator[tuple[Node, list[Node]]]:
    """Yield each commune that goes on, holding all that will stand under it, with those that go up in it."""
    communes = [child for child in district.children if child.sector == "commune"]
    others = [child for child in district.children if child.sector != "commune"]
    groups = [communes[first : first + together] for first in range(0, len(communes), together)]
    for number, group in enumerate(groups):
        taken = others[number :: len(groups)]
        below = [child for commune in group for child in commune.children] + taken
        yield Node(group[0].uid, group[0].name, "direct", "commune", group[0].code, below), [*group[1:], *taken]


def _district_steps(
    province: Node, district: Node, communes: Sequence[tuple[Node, list[Node]]]
) -> Iterator[dict[str, Any]]:
    """Yield the steps that end one district."""
    yield {"do": "move", "organisations": [node.uid for node, _ in communes], "parent": province.uid, "kind": "direct"}
    for node, rest in communes:
        merged = [other.uid for other in rest if other.sector == "commune"]
        moved = [other.uid for other in rest if other.sector != "commune"]
        if merged:
            yield {"do": "merge", "organisations": merged, "into": node.uid}
        if moved:
            yield {"do": "move", "organisations": moved, "parent": node.uid}
    yield {"do": "dissolve", "organisation": district.uid, "target": province.uid}


def _codes(province: str, nodes: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Yield the new code of every organisation: province . committee . grassroots . committee within . cell."""
    for number, node in enumerate(nodes, 1):
        group = f"{province}.{number:03d}"
        yield node.uid, f"{group}.000.000.000"
        cells = [child for child in node.children if child.kind == "cell"]
        for index, cell in enumerate(cells, 1):
            yield cell.uid, f"{group}.000.000.{index:03d}"
        for index, child in enumerate((c for c in node.children if c.kind != "cell"), 1):
            yield child.uid, f"{group}.{index:03d}.000.000"
            yield from _codes_below(f"{group}.{index:03d}", child)


def _codes_below(group: str, node: Node) -> Iterator[tuple[str, str]]:
    """Yield the codes of the committees and cells within a grassroots organisation."""
    for index, cell in enumerate((c for c in node.children if c.kind == "cell"), 1):
        yield cell.uid, f"{group}.000.{index:03d}"
    for index, partial in enumerate((c for c in node.children if c.kind != "cell"), 1):
        yield partial.uid, f"{group}.{index:03d}.000"
        for number, cell in enumerate(partial.children, 1):
            yield cell.uid, f"{group}.{index:03d}.{number:03d}"
