"""Decide open votes: thresholds by comparing whole numbers, hands within the room."""

from dataclasses import dataclass

from sotay.meetings.choices import Threshold, VoteChoice


@dataclass(frozen=True)
class Count:
    """How often each answer was given; another opinion counts as not agreed."""

    agree: int = 0
    disagree: int = 0
    other: int = 0

    def __add__(self, more: "Count") -> "Count":
        """Return hands and phones together."""
        return Count(self.agree + more.agree, self.disagree + more.disagree, self.other + more.other)

    @property
    def total(self) -> int:
        """Return all answers."""
        return self.agree + self.disagree + self.other


@dataclass(frozen=True)
class Result:
    """What a question came to; `silent` are those of the base who gave no answer."""

    count: Count
    base: int
    is_carried: bool

    @property
    def silent(self) -> int:
        """Return how many of the base gave no answer."""
        return max(self.base - self.count.total, 0)


def counted(choices: dict[str, int]) -> Count:
    """Return the count of named choices."""
    return Count(*(choices.get(choice, 0) for choice in (VoteChoice.AGREE, VoteChoice.DISAGREE, VoteChoice.OTHER)))


def is_carried(agree: int, base: int, threshold: str) -> bool:
    """Tell whether enough of the base agree: more than half, or at least two thirds where that is asked."""
    if base <= 0:
        return False
    if threshold == Threshold.TWO_THIRDS:
        return 3 * agree >= 2 * base
    return 2 * agree > base


def needed(base: int, threshold: str) -> int:
    """Return the least number of those who agree that carries the question."""
    return -(-2 * base // 3) if threshold == Threshold.TWO_THIRDS else base // 2 + 1


def decide(hands: Count, phones: Count, base: int, threshold: str) -> Result:
    """Return the result of a question."""
    count = hands + phones
    return Result(count, base, is_carried(count.agree, base, threshold))


def hands_left(in_room: int, voted_by_phone: int) -> int:
    """Return how many hands can be counted: those entitled in the room who have not voted by phone."""
    return max(in_room - voted_by_phone, 0)
