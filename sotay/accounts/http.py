"""The request as the pages of accounts see it; used as a type only."""

from django.http import HttpRequest

from sotay.accounts.models import User


class AccountRequest(HttpRequest):
    """A request of somebody signed in: every page that is not marked `login_not_required` gets only these."""

    user: User
