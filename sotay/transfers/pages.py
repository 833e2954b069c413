"""What the pages of transfers hand to their templates."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.core.errors import NotVisible
from sotay.core.find import uid_of
from sotay.core.pages import slice_of
from sotay.core.parts import Tab
from sotay.members.models import Member
from sotay.members.queries.records import records_for
from sotay.organisations.models import Organisation
from sotay.organisations.queries.tree import get_organisation
from sotay.transfers import forms, queries
from sotay.transfers.choices import FAILED, Due, Side, TransferKind, TransferStatus
from sotay.transfers.models import Transfer
from sotay.transfers.permissions import TransferPermission

MOST_IN_A_SHEET = 5000


def listed(actor: Actor, form: forms.FilterForm) -> QuerySet[Transfer]:
    """Return the papers of the filters, the newest first."""
    chosen = form.chosen()
    node = get_organisation(actor, chosen.pop("organisation")) if "organisation" in chosen else None
    return queries.transfers_listed(actor, queries.Filters(organisation=node, **chosen)).order_by("-created_at", "-pk")


def list_page(actor: Actor, form: forms.FilterForm, rows: QuerySet[Transfer], address: QueryDict) -> dict[str, Any]:
    """Return one page of the list, with tabs for what waits."""
    chosen = form.chosen()
    page = slice_of(address, rows)
    node = get_organisation(actor, chosen["organisation"]) if "organisation" in chosen else None
    return {
        "form": form,
        "chips": form.chips(address),
        "page": page,
        "node": node,
        "lines": queries.lines_of(actor, page.items),
        "tabs": _tabs(actor, chosen),
        "can_start": actor.has(TransferPermission.START),
        "can_receive": actor.has(TransferPermission.RECEIVE),
        "excel_url": _with(address, format="xlsx"),
    }


def _tabs(actor: Actor, chosen: dict[str, Any]) -> list[Tab]:
    """Return the lists of what waits, each with its number."""
    counts = queries.due_counts(actor, today())
    own = Tab("Đến lượt cấp mình ký", "?turn=own", current="turn" in chosen, count=queries.count_turns(actor))
    under_way = Tab("Đang chuyển", "?status=open", current=chosen == {"status": TransferStatus.OPEN})
    due = [
        Tab(kind.label, f"?due={kind.value}", current=chosen.get("due") == kind, count=counts[kind])
        for kind in Due
        if counts[kind] or chosen.get("due") == kind
    ]
    return [Tab("Tất cả", "?", current=not chosen), under_way, own, *due]


def detail_page(actor: Actor, transfer: Transfer) -> dict[str, Any]:
    """Return one paper with what may be done with it."""
    line = queries.lines_of(actor, [transfer])[0]
    box = line.box
    is_own = transfer.member is not None and actor.user is not None and transfer.member.account_id == actor.user.pk
    may_start = actor.can(TransferPermission.START, transfer.organisation)
    can_sign = line.can_sign and not is_own
    return {
        "transfer": transfer,
        "line": line,
        "boxes": list(transfer.boxes.all()),
        "is_own": is_own,
        "opens_record": transfer.member_id is not None and records_for(actor).filter(pk=transfer.member_id).exists(),
        "frame_template": "web/handbook.html" if is_own and not actor.has(TransferPermission.VIEW) else "web/desk.html",
        "can_sign": can_sign,
        "is_last": box is not None and box.slot == max(one.slot for one in transfer.boxes.all()),
        "can_redirect": can_sign
        and box is not None
        and box.side == Side.RECEIVING
        and transfer.target is not None
        and bool(queries.redirect_places(box)),
        "can_withdraw": transfer.is_open and may_start and transfer.presented_on is None,
        "can_replace": transfer.status in FAILED and may_start and not hasattr(transfer, "replaced_by"),
        "can_end": transfer.kind == TransferKind.TEMPORARY
        and transfer.status == TransferStatus.DONE
        and transfer.until is not None
        and transfer.until > today()
        and actor.can(TransferPermission.SIGN, transfer.organisation),
    }


def start_page(actor: Actor, cell: Organisation, address: QueryDict, sent: QueryDict | None) -> dict[str, Any]:
    """Return the page on which papers are made; `?replaces=` names the one in whose place a new one comes."""
    uid = uid_of(address.get("replaces", ""))
    replaces = queries.get_transfer(actor, uid) if uid else None
    words = address.get("q", "").strip()
    initial: dict[str, Any] = {"moved_on": today(), "members": address.getlist("member")}
    if replaces is not None:
        initial = queries.start_values(replaces)
    found = places(cell, words, sent or QueryDict(), initial.get("target", ""))
    form = forms.StartForm(sent, people=queries.movers_of(cell), places=found, initial=initial)
    return {"form": form, "cell": cell, "replaces": replaces, "search": forms.PlaceForm(address), "words": words}


def places(cell: Organisation, words: str, sent: QueryDict, chosen: str = "") -> list[Organisation]:
    """Return the cells found by words, and the one that was chosen before."""
    found = queries.places_found(cell, words)
    uid: UUID | None = uid_of(sent.get("target", "") or chosen)
    if uid and all(place.uid != uid for place in found):
        found.insert(0, queries.get_place(cell, uid))
    return found


def preview_page(cell: Organisation, form: Any, sent: QueryDict) -> dict[str, Any]:
    """Return what would be done, and the fields to be sent again."""
    given = form.cleaned_data
    preview = queries.preview_of(cell, given["members"], given["kind"], given["target"], given["target_name"])
    kept = [
        (name, value) for name in sent if name not in {"csrfmiddlewaretoken", "step"} for value in sent.getlist(name)
    ]
    return {"cell": cell, "form": form, "preview": preview, "kept": kept, "given": given}


def done_words(made: Sequence[Transfer]) -> str:
    """Return what was done."""
    if len(made) == 1:
        return f"Đã lập giấy số {made[0].symbol} và ký ô 1."
    return f"Đã lập {len(made)} giấy, từ số {made[0].symbol} đến số {made[-1].symbol}, và ký ô 1."


def after_start(made: Sequence[Transfer]) -> tuple[Any, ...]:
    """Return where to go next: to the paper, or to the list."""
    return ("transfers:detail", made[0].uid) if len(made) == 1 else (f"{reverse('transfers:list')}?status=open",)


def signed_words(transfer: Transfer) -> str:
    """Return what a signature did."""
    if transfer.status == TransferStatus.DONE:
        return (
            f"Đã ký ô cuối; đồng chí {transfer.person_name} chuyển sinh hoạt từ ngày {transfer.effective_on:%d/%m/%Y}."
        )
    return forms.SignForm.done


def own_page(actor: Actor) -> dict[str, Any]:
    """Return the member's own papers, the open one first."""
    lines = queries.lines_of(actor, queries.own_transfers(actor))
    return {
        "open": next((line for line in lines if line.transfer.is_open), None),
        "former": [line for line in lines if not line.transfer.is_open],
        "can_ask": actor.has(TransferPermission.ASK_OWN),
    }


def own_cell(member: Member | None) -> tuple[Member, Organisation]:
    """Return the member and the official cell."""
    affiliation = queries.official_cell(member, today()) if member else None
    if member is None or affiliation is None:
        raise NotVisible
    return member, affiliation.organisation


def _with(address: QueryDict, **changed: str) -> str:
    """Return the present address with some parameters changed."""
    copied = address.copy()
    for name, value in changed.items():
        copied[name] = value
    return f"?{copied.urlencode()}"
