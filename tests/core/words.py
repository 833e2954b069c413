"""Invented names, good Vietnamese, for properties."""

import unicodedata

from hypothesis import strategies as st

from sotay.core.name_words import FAMILY, GIVEN

_family = st.sampled_from(sorted(FAMILY))
_given = st.lists(st.sampled_from(sorted(GIVEN)), min_size=1, max_size=3)


def _compose(family: str, given: list[str]) -> str:
    words = " ".join(word.capitalize() for word in [family, *given])
    return unicodedata.normalize("NFC", words)


def vietnamese_names() -> st.SearchStrategy[str]:
    """Return names such as Đặng Thị Thuỷ."""
    return st.builds(_compose, _family, _given)
