"""Who hears of reports: those who sign for a unit."""

from collections.abc import Iterable

from sotay.committees.choices import Post
from sotay.committees.models import Position
from sotay.core.days import today
from sotay.notifications.actions import notify
from sotay.reporting.wording import own_link

_SIGNERS = (Post.SECRETARY, Post.ACTING, Post.DEPUTY)


def tell(units: Iterable[int], words: str, link: str = "") -> None:
    """Give one notice to whoever signs for the units."""
    rows = Position.objects.filter(
        organisation__in=list(units), post__in=_SIGNERS, valid__contains=today(), member__account__isnull=False
    )
    accounts = rows.values_list("member__account_id", flat=True)
    notify([key for key in accounts if key is not None], "report_due", words, link or own_link())
