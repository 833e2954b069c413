"""The kit of a meeting as one PDF."""

from django.conf import settings
from django.urls import reverse

from sotay.core import display
from sotay.documents.layout.kit import Kit, KitMotion, KitPerson, KitSheet, kit_pdf
from sotay.meetings.choices import AttendanceState, SheetKind, Threshold
from sotay.meetings.models import Meeting, Motion
from sotay.meetings.queries.kit import KitFacts, KitLine, kit_facts
from sotay.meetings.queries.sheets import sheet_address, sheet_code
from sotay.meetings.rules.papers import minutes_summary
from sotay.meetings.rules.votes import needed
from sotay.meetings.wording import (
    KIT_BORN,
    KIT_COUNTS,
    KIT_NEEDED,
    KIT_NOTES,
    KIT_PROBATIONARY,
    KIT_WHEN,
    THRESHOLDS,
)

BLANK_MOTIONS = 3


def meeting_kit(meeting: Meeting) -> bytes:
    """Return invitations, attendance list, counting slips and minutes form of one meeting."""
    facts = kit_facts(meeting)
    return kit_pdf(
        Kit(
            cell=meeting.organisation.name,
            superior=meeting.organisation.parent.name if meeting.organisation.parent else "",
            locality=facts.locality,
            month=display.month_words(meeting.period),
            title=meeting.title,
            summary=minutes_summary(meeting.kind, meeting.theme, meeting.period),
            when=KIT_WHEN.format(time=display.time(meeting.starts), day=display.long_day(meeting.held_on)),
            place=meeting.place,
            chair=facts.chair,
            minute_taker=facts.minute_taker,
            address=settings.PUBLIC_URL.partition("://")[2].rstrip("/") + reverse("meetings:paper_code"),
            agenda=tuple(facts.agenda),
            people=tuple(_person(line) for line in facts.lines),
            guests=tuple(facts.guests),
            motions=_motions(facts),
            counts=_counts(facts),
            exempt=", ".join(facts.named(AttendanceState.EXEMPT)),
            away=", ".join(facts.named(AttendanceState.AWAY)),
            invitation=_sheet(meeting, SheetKind.INVITATION),
            attendance=_sheet(meeting, SheetKind.ATTENDANCE),
            votes=_sheet(meeting, SheetKind.VOTES),
            minutes=_sheet(meeting, SheetKind.MINUTES),
        )
    )


def kit_name(meeting: Meeting) -> str:
    """Return the file's name."""
    return f"bo-giay-{meeting.held_on:%Y-%m-%d}.pdf"


def _sheet(meeting: Meeting, sheet: SheetKind) -> KitSheet:
    """Return a sheet with its code."""
    return KitSheet(str(sheet.label), sheet_address(meeting, sheet), sheet_code(meeting, sheet))


def _person(line: KitLine) -> KitPerson:
    """Return one line; only people of the same name show the year of birth."""
    born = line.member.born_on
    apart = KIT_BORN.format(year=born.year) if line.is_namesake and born else ""
    return KitPerson(line.member.full_name, apart, KIT_NOTES.get(line.state, ""))


def _motions(facts: KitFacts) -> tuple[KitMotion, ...]:
    """Return the questions put, the one with which every meeting ends, and room for more."""
    known = [KitMotion(motion.text, _needed(facts, motion)) for motion in facts.motions]
    if facts.suggested:
        known.append(KitMotion(facts.suggested, _words(facts.needed, facts.base, Threshold.MAJORITY)))
    blank = max(BLANK_MOTIONS - len(known), 1)
    return (*known, *[KitMotion()] * blank)


def _needed(facts: KitFacts, motion: Motion) -> str:
    """Say what it takes."""
    return _words(needed(facts.base, motion.threshold), facts.base, motion.threshold)


def _words(least: int, base: int, threshold: str) -> str:
    """Say how many must agree, of how many."""
    return KIT_NEEDED.format(share=THRESHOLDS[Threshold(threshold)], needed=least, base=base)


def _counts(facts: KitFacts) -> str:
    """Say how many are convened, and how many count."""
    more = KIT_PROBATIONARY.format(count=facts.probationary) if facts.probationary else ""
    return KIT_COUNTS.format(all=len(facts.lines), base=facts.base, probationary=more)
