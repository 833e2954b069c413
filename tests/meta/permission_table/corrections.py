"""Requests to correct a record and the yearly confirmation."""

from sotay.corrections.permissions import CorrectionPermission as Correction
from tests.factories.transfers import make_correction, make_round
from tests.meta.permission_table.rows import Act, Call, Open, Page

API = "/api/v1/corrections/{uid}"


def plain(cast):
    """A request about a plain fact."""
    return {"uid": make_correction(cast).uid}


def register(cast):
    """A request about a register fact."""
    return {"uid": make_correction(cast, "home_town", "Bắc Giang").uid}


def binh(cast):
    """The address of Bình."""
    return {"uid": cast.binh.uid}


def node(cast):
    """The address of the province."""
    return {"uid": cast.cell_a.uid}


def year(cast):
    """The year's round."""
    return {"uid": make_round(cast).uid}


def at_cell(cast):
    """The year's round at cell A."""
    return {**year(cast), "node": cast.cell_a.uid}


def at_province(cast):
    """Where rounds are opened."""
    return cast.province


def answer(_cast):
    """An answer."""
    return {"answer": "Đã xem giấy tờ"}


def decided(_cast):
    """A decision."""
    names = {"decision_number": "15-QĐ/ĐU", "decision_body": "Đảng ủy", "decision_signatory": "Vũ Đình Khánh"}
    return {**names, "decision_day": "10/11/2026"}


ROWS = [
    Page("corrections:mine", Open.SIGNED_IN),
    Page("corrections:ask", Open.SIGNED_IN, holder=(200, 404)),
    Page("corrections:confirm_own", Open.SIGNED_IN, data=lambda _cast: {}, holder=(302, 403, 404, 409)),
    Page("corrections:list", Correction.VIEW, viewer=None, anywhere=True, outsider=403),
    Page("corrections:begin", Correction.BEGIN, args=binh, sees=Correction.VIEW),
    Page("corrections:detail", Correction.VIEW, args=plain, viewer=None),
    Page("corrections:file", Correction.VIEW, args=plain, viewer=None, holder=(200, 404)),
    Page("corrections:confirm", Correction.CONFIRM, args=plain, data=answer, sees=Correction.VIEW),
    Page("corrections:decide", Correction.DECIDE, args=register, data=decided, sees=Correction.VIEW),
    Page("corrections:refuse", Correction.CONFIRM, args=plain, data=answer, sees=Correction.VIEW),
    Page("corrections:withdraw", Correction.ASK_OWN, args=plain, data=lambda _cast: {}, sees=Correction.VIEW),
    Page("corrections:rounds", Correction.VIEW, viewer=None, anywhere=True, outsider=403),
    Page("corrections:open_round", Correction.OPEN_ROUND, args=node, sees=Correction.VIEW),
    Page("corrections:round", Correction.VIEW, args=year, viewer=None, anywhere=True),
    Page(
        "corrections:close_round",
        Correction.OPEN_ROUND,
        at=at_province,
        args=year,
        data=lambda _cast: {},
        sees=Correction.VIEW,
    ),
    Page("corrections:progress", Correction.VIEW, args=at_cell, viewer=None),
    Page("corrections:paper_list", Correction.VIEW, args=at_cell, viewer=None),
    Page("corrections:paper_record", Correction.CONFIRM, args=at_cell, sees=Correction.VIEW),
    Act("corrections.ask_correction", Correction.ASK_OWN, target=lambda cast: cast.binh),
    Act("corrections.begin_correction", Correction.BEGIN, target=lambda cast: cast.binh),
    Act("corrections.withdraw_correction", Correction.ASK_OWN, target=make_correction),
    Act("corrections.confirm_correction", Correction.CONFIRM, target=make_correction),
    Act("corrections.decide_correction", Correction.DECIDE, target=make_correction),
    Act("corrections.refuse_correction", Correction.CONFIRM, target=make_correction),
    Act("corrections.open_round", Correction.OPEN_ROUND),
    Act("corrections.close_round", Correction.OPEN_ROUND, target=make_round),
    Act("corrections.confirm_own", Correction.ASK_OWN, target=lambda cast: cast.binh),
    Act("corrections.record_confirmations", Correction.CONFIRM),
    Call("GET", "/api/v1/corrections", Correction.VIEW, viewer=None, anywhere=True, outsider=200),
    Call("POST", "/api/v1/members/{uid}/corrections", Correction.BEGIN, args=binh, sees=Correction.VIEW),
    Call("GET", API, Correction.VIEW, args=plain, viewer=None),
    Call("POST", f"{API}/confirm", Correction.CONFIRM, args=plain, sees=Correction.VIEW),
    Call("POST", f"{API}/decide", Correction.DECIDE, args=register, sees=Correction.VIEW),
    Call(
        "POST",
        f"{API}/refuse",
        Correction.CONFIRM,
        args=plain,
        data=lambda _cast: {"answer": "Chưa có giấy tờ"},
        sees=Correction.VIEW,
    ),
    Call(
        "GET",
        "/api/v1/organisations/{uid}/confirmations/{year}",
        Correction.VIEW,
        args=lambda cast: {**node(cast), "year": 2026},
        viewer=None,
    ),
]
