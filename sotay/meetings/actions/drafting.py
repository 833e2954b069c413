"""Writing minutes and resolution from the records; a part of closing, of corrections, and of writing them anew."""

from django.db.models import F
from django.utils import timezone

from sotay.meetings.actions.scoring import rescore
from sotay.meetings.choices import PaperKind
from sotay.meetings.models import Meeting, Paper
from sotay.meetings.queries.facts import meeting_facts
from sotay.meetings.rules import papers as rules


def draft_papers(meeting: Meeting) -> list[Paper]:
    """Write both papers; what a person has edited keeps the person's words, and what has changed is confirmed anew."""
    rescore(meeting)
    facts = meeting_facts(meeting)
    written = {
        PaperKind.MINUTES: (rules.minutes_title(facts), rules.minutes_sections(facts)),
        PaperKind.RESOLUTION: (rules.resolution_title(facts), rules.resolution_sections(facts)),
    }
    return [_write(meeting, kind, title, sections) for kind, (title, sections) in written.items()]


def _write(meeting: Meeting, kind: PaperKind, title: str, sections: list[rules.Section]) -> Paper:
    """Create one paper, or bring it up to date."""
    paper, is_new = Paper.objects.get_or_create(
        meeting=meeting, kind=kind, defaults={"title": title, "sections": sections}
    )
    if is_new or paper.sealed_at is not None:
        return paper
    merged = rules.merged(sections, paper.sections)
    if (paper.title, paper.sections) != (title, merged):
        paper.title, paper.sections, paper.written_at = title, merged, timezone.now()
        save_changed(paper, "title", "sections", "written_at")
    return paper


def save_changed(paper: Paper, *fields: str) -> None:
    """Save a changed text as a new version, which nobody has confirmed yet."""
    paper.confirmed_by_secretary_at = paper.confirmed_by_chair_at = None
    paper.confirmed_by_secretary = paper.confirmed_by_chair = None
    paper.version = F("version") + 1
    paper.save(
        update_fields=[
            *fields,
            "version",
            "confirmed_by_secretary_at",
            "confirmed_by_secretary",
            "confirmed_by_chair_at",
            "confirmed_by_chair",
        ]
    )
    paper.refresh_from_db(fields=["version"])
