"""Finding text by its words, with or without diacritics; the words of a text are those of the SQL function `plain_words`."""

import re

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import Func

from sotay.core.text import to_ascii

_MOST_WORDS = 8


class PlainWords(Func):
    """The words of a text column; each column searched has an index on exactly this expression."""

    function = "plain_words"
    arity = 1
    output_field = SearchVectorField()


def words_wanted(text: str) -> SearchQuery | None:
    """Return the question for texts with all these words, the last of which may be unfinished; nothing without a word."""
    words = re.findall(r"[a-z0-9]+", to_ascii(text).lower())[:_MOST_WORDS]
    return SearchQuery(f"{' & '.join(words)}:*", search_type="raw", config="simple") if words else None
