"""Papers and requests, built by the product's own actions."""

from sotay.core.days import today
from sotay.corrections.actions import ask_correction, open_round
from sotay.corrections.models import ConfirmationRound, Correction
from sotay.transfers.actions.starting import start_transfer
from sotay.transfers.models import Transfer
from tests.factories.cast import Cast
from tests.factories.people import actor_of


def make_transfer(cast: Cast, member=None, target=None, *, signed: bool = False) -> Transfer:
    """A paper of Bình from cell A to cell B, box 1 waiting for its secretary unless told."""
    return start_transfer(
        actor_of(cast.an),
        cast.cell_a,
        member=member or cast.binh,
        target=target or cast.cell_b,
        kind="official",
        cause="job",
        moved_on=today(),
        sign_now=signed,
    )


def make_correction(cast: Cast, name: str = "occupation", new: str = "Giáo viên") -> Correction:
    """A request of Bình."""
    return ask_correction(actor_of(cast.binh), cast.binh, name=name, new=new, reason="Theo giấy tờ")


def make_round(cast: Cast, organisation=None) -> ConfirmationRound:
    """This year's round of the province."""
    return open_round(actor_of(cast.ha), organisation or cast.province, year=today().year, deadline=today())
