"""Committees: their terms and posts, the congresses that elect them, who acts and who is in charge of what."""

from sotay.committees.models.congresses import Congress, CongressPaper, CongressRound, Election, Nominee, RoundStage
from sotay.committees.models.duties import Absence, ActingDuty, Charge
from sotay.committees.models.positions import Position, Term

__all__ = [
    "Absence",
    "ActingDuty",
    "Charge",
    "Congress",
    "CongressPaper",
    "CongressRound",
    "Election",
    "Nominee",
    "Position",
    "RoundStage",
    "Term",
]
