"""The organisations of the demonstration province: 1 · 15 · 879 (632 + 247) · 4,130 at full size, in proportion below."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from sotay.demo import words
from sotay.organisations.choices import Kind, Sector

FULL_SIZE = 70_592
DISTRICTS, BLOCKS, COMMUNES, COMMITTEES, GRASSROOTS_CELLS, CELLS, HAMLETS = 10, 5, 230, 632, 247, 4130, 2491


@dataclass
class Node:
    """One organisation to be; `id` and `path` are given when keys are reserved."""

    code: str
    name: str
    kind: Kind
    sector: str
    parent: "Node | None"
    children: "list[Node]" = field(default_factory=list)
    id: int = 0
    path: str = ""

    def add(self, name: str, kind: Kind, sector: str = "") -> "Node":
        """Put an organisation under this one, with the next code."""
        width = {Kind.PROVINCE: 2, Kind.DIRECT: 3}.get(self.kind, 2)
        child = Node(f"{self.code}.{len(self.children) + 1:0{width}d}", name, kind, sector, self)
        self.children.append(child)
        return child

    def walk(self) -> "Iterator[Node]":
        """Yield this node and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


def plan_tree(members: int, rng: random.Random) -> Node:
    """Return the province; the counts shrink with the number of members, and are exact at full size."""
    share = min(1.0, members / FULL_SIZE)

    def scaled(count: int, least: int) -> int:
        return max(least, round(count * share))

    root = Node(words.PROVINCE_CODE, words.PROVINCE, Kind.PROVINCE, "", None)
    districts = [root.add(f"Đảng bộ {name}", Kind.DIRECT) for name in words.DISTRICTS[: scaled(DISTRICTS, 1)]]
    blocks = [(root.add(name, Kind.DIRECT), sector) for name, sector in words.BLOCKS[: scaled(BLOCKS, 1)]]
    communes = _communes(districts, scaled(COMMUNES, 1), rng)
    others = _offices(districts, blocks, scaled(COMMITTEES, 2) - len(communes), scaled(GRASSROOTS_CELLS, 1))
    _cells(communes, others, scaled(CELLS, 4), scaled(HAMLETS, 3), rng)
    return root


def _communes(districts: list[Node], count: int, rng: random.Random) -> list[Node]:
    """Add the communes, evenly over the districts, under names used once."""
    names = [f"{first} {last}" for first in words.COMMUNE_FIRST for last in words.COMMUNE_LAST if first != last]
    rng.shuffle(names)
    return [
        districts[i % len(districts)].add(
            f"Đảng bộ {'phường' if i % len(districts) == 0 else 'xã'} {names[i]}",
            Kind.PARTY_COMMITTEE,
            Sector.COMMUNE,
        )
        for i in range(count)
    ]


def _offices(districts: list[Node], blocks: list[tuple[Node, str]], committees: int, cells: int) -> list[Node]:
    """Add grassroots committees and cells of offices, schools and firms; return the committees."""
    found: list[Node] = []
    for i in range(committees + cells):
        is_cell = i % (committees + cells) >= committees
        prefix, kind = ("Chi bộ", Kind.GRASSROOTS_CELL) if is_cell else ("Đảng bộ", Kind.PARTY_COMMITTEE)
        if i % 3 == 0:
            parent = districts[i // 3 % len(districts)]
            sector = (Sector.AGENCY, Sector.SCHOOL, Sector.ENTERPRISE, Sector.HEALTH)[i // 3 % 4]
        else:
            parent, block_sector = blocks[i % len(blocks)]
            sector = Sector(block_sector)
        node = parent.add(f"{prefix} {_office_name(sector, i)}", kind, sector)
        if not is_cell:
            found.append(node)
    return found


def _office_name(sector: str, i: int) -> str:
    """Return the name of an office of the sector; numbers keep them apart."""
    if sector == Sector.AGENCY:
        return f"{words.AGENCIES[i % len(words.AGENCIES)]} {'' if i < len(words.AGENCIES) else f'– đơn vị {i}'}".strip()
    if sector == Sector.ENTERPRISE:
        return f"{words.COMPANIES[i % len(words.COMPANIES)]} số {i}"
    if sector == Sector.SCHOOL:
        return f"Trường Trung học phổ thông số {i}"
    if sector == Sector.HEALTH:
        return f"Trung tâm Y tế số {i}"
    return f"{'Công an' if sector == Sector.POLICE else 'Ban Chỉ huy Quân sự'} – đơn vị {i}"


def _cells(communes: list[Node], others: list[Node], count: int, hamlets: int, rng: random.Random) -> None:
    """Add the cells: hamlets, then a health station and a school in each commune, then the offices' cells."""
    left = count
    for i in range(min(hamlets, left)):
        commune = communes[i % len(communes)]
        word = "tổ dân phố" if "phường" in commune.name else "thôn"
        commune.add(f"Chi bộ {word} {i // len(communes) + 1}", Kind.CELL, Sector.RESIDENTIAL)
        left -= 1
    for title, sector in (("Chi bộ Trạm Y tế", Sector.HEALTH), ("Chi bộ Trường Trung học cơ sở", Sector.SCHOOL)):
        for commune in communes[:left]:
            commune.add(title, Kind.CELL, sector)
            left -= 1
    for i in range(left):
        home = others[i % len(others)] if others else communes[0]
        home.add(
            f"Chi bộ {words.OFFICES[i // max(1, len(others)) % len(words.OFFICES)]} {len(home.children) + 1}",
            Kind.CELL,
            home.sector,
        )
    rng.random()
