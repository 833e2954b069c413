"""An official paper as PDF."""

from dataclasses import asdict

from sotay.documents.layout.compose import compose
from sotay.documents.layout.engine import typeset
from sotay.documents.layout.paper import OfficialPaper


def to_pdf(paper: OfficialPaper) -> bytes:
    """Return the paper as PDF; the same paper gives the same bytes."""
    return typeset("paper.typ", asdict(compose(paper)), paper.dated_on)
