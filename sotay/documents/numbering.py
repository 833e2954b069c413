"""Taking the next number of an official paper; a number is given once, whoever asks at the same moment."""

from sotay.documents.models import NumberSeries
from sotay.documents.rules import next_number


def take_number(organisation_id: int, paper_type: str, term: str) -> int:
    """Return the next number of a body for a paper type in a term, in the caller's transaction.

    The series stays locked until the caller commits; a transaction that fails gives its number back, so there are no gaps.
    """
    NumberSeries.objects.get_or_create(organisation_id=organisation_id, paper_type=paper_type, term=term)
    series = NumberSeries.objects.select_for_update().get(
        organisation_id=organisation_id, paper_type=paper_type, term=term
    )
    series.last = next_number(series.last)
    series.save(update_fields=["last"])
    return series.last
