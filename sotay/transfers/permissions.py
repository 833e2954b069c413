"""Rights in transfers."""

from sotay.access.permission import Permission


class TransferPermission(Permission):
    """`START` and `SIGN` are asked at the level whose box it is; `RECEIVE` writes down who comes from another province."""

    VIEW = "transfers.view"
    ASK_OWN = "transfers.ask_own"
    START = "transfers.start"
    SIGN = "transfers.sign"
    RECEIVE = "transfers.receive"
