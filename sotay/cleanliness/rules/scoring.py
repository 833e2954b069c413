"""The score of a register in whole numbers: of a hundred records, how many are right, complete, clean and alive."""

from dataclasses import dataclass

FULL = 100
GOOD, FAIR = 95, 80


@dataclass(frozen=True)
class Score:
    """How many records there are and how many fail in each respect; scores add up, so that a tree is the sum of its cells."""

    records: int = 0
    correct: int = 0
    complete: int = 0
    clean: int = 0
    alive: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return both together."""
        return Score(
            self.records + other.records, self.correct + other.correct, self.complete + other.complete,
            self.clean + other.clean, self.alive + other.alive,
        )  # fmt: skip

    def of(self, dimension: str) -> int:
        """Return one respect out of 100, rounded down so that 100 means all."""
        return FULL - -(-FULL * getattr(self, dimension) // self.records) if self.records else FULL

    @property
    def total(self) -> int:
        """Return all four together out of 100, rounded down."""
        failed = self.correct + self.complete + self.clean + self.alive
        return FULL - -(-FULL * failed // (4 * self.records)) if self.records else FULL

    @property
    def kind(self) -> str:
        """Return the badge."""
        return kind_of(self.total)


def kind_of(total: int) -> str:
    """Return the badge of a score."""
    if total >= GOOD:
        return "ok"
    return "due" if total >= FAIR else "late"
