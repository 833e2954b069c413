"""Decide from the records of the practice cell which missions are done and what is tapped next."""

from dataclasses import dataclass

from sotay.rehearsal.choices import Mission, Tap

# A practice cell ends by itself.
DAYS = 60
# Each beginning makes a cell, its people and sealed papers.
MOST_A_DAY = 10


@dataclass(frozen=True)
class Facts:
    """What the records say of the meeting that is practised; `status` is empty where there is none yet."""

    status: str = ""
    is_day_to_come: bool = False
    unrecorded: int = 0
    opinions: int = 0
    open_motions: int = 0
    counted_motions: int = 0
    tasks: int = 0


def done(facts: Facts) -> frozenset[Mission]:
    """Return the missions that are done."""
    was_opened = facts.status in {"open", "closed", "sealed"}
    steps = {
        Mission.PREPARE: bool(facts.status),
        Mission.INVITE: was_opened or facts.status == "published",
        Mission.LIST: was_opened and not facts.unrecorded,
        Mission.VOICES: facts.opinions > 0 and facts.counted_motions > 0,
        Mission.TASK: facts.tasks > 0,
        Mission.PAPERS: facts.status == "sealed",
    }
    return frozenset(mission for mission, is_done in steps.items() if is_done)


def current(facts: Facts) -> Mission | None:
    """Return the first mission that is not done, or nothing when all six are."""
    finished = done(facts)
    return next((mission for mission in Mission if mission not in finished), None)


def next_tap(facts: Facts) -> Tap | None:
    """Return what is tapped next, or nothing when all six missions are done."""
    mission = current(facts)
    if mission is None:
        return None
    if mission in (Mission.VOICES, Mission.TASK) and facts.status in {"closed", "sealed"}:
        return Tap.REOPEN if facts.status == "closed" else Tap.AGAIN
    match mission:
        case Mission.LIST:
            return _towards_the_list(facts)
        case Mission.VOICES:
            return _towards_the_vote(facts)
        case Mission.PAPERS:
            return Tap.CLOSE if facts.status == "open" else Tap.CONFIRM
    return {Mission.PREPARE: Tap.PREPARE, Mission.INVITE: Tap.INVITE, Mission.TASK: Tap.TASK}[mission]


def _towards_the_list(facts: Facts) -> Tap:
    """Return how the meeting is opened and its list taken."""
    if facts.status == "published":
        return Tap.BRING if facts.is_day_to_come else Tap.OPEN
    return Tap.LIST


def _towards_the_vote(facts: Facts) -> Tap:
    """Return how an opinion is noted and hands are counted."""
    if not facts.opinions:
        return Tap.SPEAK
    return Tap.COUNT if facts.open_motions else Tap.ASK
