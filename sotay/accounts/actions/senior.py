"""Large letters, one step at a time: chosen by the account itself."""

from sotay.accounts.choices import SeniorMode
from sotay.accounts.ledger import note
from sotay.accounts.models import User


def set_senior_mode(user: User, mode: str) -> User:
    """Turn it on or off for every device of the account, whatever the age."""
    user.senior_mode = SeniorMode(mode)
    user.save(update_fields=["senior_mode"])
    note(user, "senior_mode", by=user, mode=mode)
    return user
