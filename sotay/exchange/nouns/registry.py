"""The nouns that go out as workbooks and come back: a new one is its own file and its line here."""

from sotay.exchange.nouns.base import Noun
from sotay.exchange.nouns.candidates import Candidates
from sotay.exchange.nouns.heads import Heads
from sotay.exchange.nouns.members import Members
from sotay.exchange.nouns.organisations import Organisations
from sotay.exchange.nouns.positions import Positions

NOUNS: dict[str, Noun] = {noun.code: noun for noun in (Members(), Organisations(), Positions(), Candidates(), Heads())}


def noun_of(code: str) -> Noun:
    """Return a noun by its code."""
    return NOUNS[code]
