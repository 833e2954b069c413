"""Introduction papers: each level signs its box; the member's own is in the handbook."""

from sotay.core.days import today
from sotay.transfers.actions.starting import record_incoming
from sotay.transfers.permissions import TransferPermission as Transfer
from tests.factories.people import actor_of
from tests.factories.transfers import make_transfer
from tests.meta.permission_table.rows import Act, Call, Open, Page

API = "/api/v1/transfers/{uid}"


def paper(cast):
    """A paper whose box 1 waits."""
    return {"uid": make_transfer(cast, target=cast.cell_c).uid}


def first(cast):
    """Its first box."""
    return {**paper(cast), "slot": 1}


def received(cast):
    """A paper from another province that the commune has in hand."""
    transfer = record_incoming(
        actor_of(cast.khanh),
        cast.cell_b,
        person={"full_name": "Lò Văn Hặc"},
        source_name="Sơn La",
        paper_number="3",
        introduced_on=today(),
        cause="job",
    )
    return {"uid": transfer.uid, "slot": 8}


def box(cast):
    """The first box itself."""
    return make_transfer(cast).boxes.get(slot=1)


def cell(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


def at_commune(cast):
    """The committee that receives."""
    return cast.commune


def signed(_cast):
    """A signature."""
    return {"signed_on": f"{today():%d/%m/%Y}"}


def reason(_cast):
    """A reason."""
    return {"reason": "Sai ngày sinh"}


def of_box(name, data):
    """What the level of a box does."""
    return Page(f"transfers:{name}", Transfer.SIGN, args=first, data=data, sees=Transfer.VIEW)


ROWS = [
    Page("transfers:list", Transfer.VIEW, viewer=None, anywhere=True, outsider=403),
    Page("transfers:mine", Open.SIGNED_IN),
    Page("transfers:ask", Open.SIGNED_IN, holder=(200, 404)),
    Page("transfers:withdraw_own", Open.OWN, args=paper, data=lambda _cast: {}),
    Page("transfers:cells", Transfer.START, viewer=None, anywhere=True, outsider=403),
    Page("transfers:start", Transfer.START, args=cell),
    Page("transfers:incoming", Transfer.RECEIVE, args=cell),
    Page("transfers:registers", Open.SIGNED_IN),
    Page("transfers:register", Transfer.VIEW, args=cell, viewer=None),
    Page("transfers:detail", Transfer.VIEW, args=paper, viewer=None),
    Page("transfers:paper", Transfer.VIEW, args=lambda cast: {**paper(cast), "kind": "pdf"}, viewer=None),
    Page("transfers:withdraw", Transfer.START, args=paper, data=reason, sees=Transfer.VIEW),
    Page("transfers:end_stay", Transfer.SIGN, args=paper, data=lambda _cast: {"on": "01/01/2030"}, sees=Transfer.VIEW),
    of_box("sign", signed),
    of_box("refuse", reason),
    of_box("return", reason),
    Page("transfers:redirect", Transfer.SIGN, at=at_commune, args=received, sees=Transfer.VIEW),
    Act("transfers.start_transfer", Transfer.START),
    Act("transfers.start_transfers", Transfer.START),
    Act("transfers.ask_transfer", Transfer.ASK_OWN),
    Act("transfers.record_incoming", Transfer.RECEIVE),
    Act("transfers.sign_box", Transfer.SIGN, target=box),
    Act("transfers.turn_down", Transfer.SIGN, target=box),
    Act("transfers.return_paper", Transfer.SIGN, target=box),
    Act("transfers.redirect_transfer", Transfer.SIGN, target=box),
    Act("transfers.withdraw_transfer", Transfer.START, target=make_transfer),
    Act("transfers.withdraw_own", Transfer.ASK_OWN, target=make_transfer),
    Act("transfers.end_temporary", Transfer.SIGN, target=make_transfer),
    Call("GET", "/api/v1/transfers", Transfer.VIEW, viewer=None, anywhere=True, outsider=200),
    Call("GET", API, Transfer.VIEW, args=paper, viewer=None),
    Call(
        "POST",
        "/api/v1/organisations/{uid}/transfers",
        Transfer.START,
        args=cell,
        data=lambda cast: {"members": [str(cast.binh.uid)], "moved_on": "2026-11-01", "target": str(cast.cell_b.uid)},
        holder=(201, 403, 409),  # signing box 1 is a right of its own
    ),
    Call("POST", f"{API}/boxes/{{slot}}/sign", Transfer.SIGN, args=first, sees=Transfer.VIEW),
    Call("POST", f"{API}/boxes/{{slot}}/refuse", Transfer.SIGN, args=first, sees=Transfer.VIEW),
    Call("POST", f"{API}/withdraw", Transfer.START, args=paper, sees=Transfer.VIEW),
]
