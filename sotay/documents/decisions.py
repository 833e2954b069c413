"""The decision that a change of status names, as it is typed in and as it is kept."""

import datetime as dt
from dataclasses import dataclass

from sotay.documents.models import Decision


@dataclass(frozen=True)
class DecisionPaper:
    """Number, date, issuing body and signatory of a decision on paper."""

    number: str
    issued_on: dt.date
    issued_by: str
    signatory: str
    summary: str = ""

    def __str__(self) -> str:
        """Return what the ledger keeps of it."""
        return f"{self.number}, {self.issued_on}, {self.issued_by}, {self.signatory}"


def record_decision(paper: DecisionPaper | None) -> Decision | None:
    """Keep the decision within the caller's action; the same paper is kept once."""
    if paper is None:
        return None
    same = Decision.objects.filter(number=paper.number, issued_on=paper.issued_on, issued_by=paper.issued_by).first()
    return same or Decision.objects.create(
        number=paper.number,
        issued_on=paper.issued_on,
        issued_by=paper.issued_by,
        signatory=paper.signatory,
        summary=paper.summary,
    )


def paper_of(decision: Decision) -> DecisionPaper:
    """Return a decision that is kept as it was typed in."""
    return DecisionPaper(decision.number, decision.issued_on, decision.issued_by, decision.signatory, decision.summary)
