"""Sentences of notices and of the agenda."""

from collections.abc import Sequence

from django.urls import reverse

from sotay.petitions.models import Petition

KIND = "petition"
ANSWERED_TOGETHER = "Trả lời chung với kiến nghị cùng nội dung của {cell}."
CLIMBED = "Quá hạn ngày {day:%d/%m/%Y}, hệ thống tự chuyển lên cấp trên trực tiếp."
ITEM_TITLE = "Trả lời kiến nghị của chi bộ"
ITEM_ASK = "Chi bộ cho ý kiến: đã được giải quyết hay chưa đồng ý, vì sao."
_SHOWN = 120


def link(petition: Petition) -> str:
    """Return the address of a petition."""
    return reverse("petitions:detail", args=[(petition.parent or petition).uid])


def arrived(petition: Petition) -> str:
    """Return the notice of a petition that came to a body."""
    return f"Kiến nghị cần giải quyết trước ngày {petition.due_on:%d/%m/%Y}: {short(petition.text)}"


def climbed(petition: Petition) -> str:
    """Return the notice of a petition that climbed to a body because the level below let its deadline pass."""
    return f"Kiến nghị quá hạn chuyển lên, giải quyết trước ngày {petition.due_on:%d/%m/%Y}: {short(petition.text)}"


def climbed_away(petition: Petition) -> str:
    """Return the notice for whoever let the deadline pass."""
    return f"Kiến nghị quá hạn đã tự chuyển lên {petition.owner}: {short(petition.text)}"


def raised(petition: Petition) -> str:
    """Return the notice of a new petition, for the leaders of its cell."""
    return (
        f"Kiến nghị mới của chi bộ, trả lời hoặc chuyển trước ngày {petition.due_on:%d/%m/%Y}: {short(petition.text)}"
    )


def heard(petition: Petition) -> str:
    """Return the notice that the cell is satisfied, for who raised the petition."""
    return f"Chi bộ xác nhận kiến nghị đã được giải quyết: {short(petition.text)}"


def refused(petition: Petition) -> str:
    """Return the notice that the cell is not satisfied, for who raised the petition."""
    return (
        f"Chi bộ chưa đồng ý với trả lời, kiến nghị được giải quyết tiếp tại {petition.owner}: {short(petition.text)}"
    )


def answered(petition: Petition) -> str:
    """Return the notice of an answer."""
    return f"Kiến nghị đã được trả lời: {short(petition.text)}"


def item_title(count: int) -> str:
    """Return the agenda item that holds the answers."""
    return ITEM_TITLE if count == 1 else f"{ITEM_TITLE} ({count} kiến nghị)"


def item_detail(petitions: Sequence[Petition]) -> str:
    """Return the answers as the chair reads them."""
    lines = [
        f"{number}. {one.text}\nTrả lời của {one.answered_by}: {one.answer}" for number, one in enumerate(petitions, 1)
    ]
    return "\n".join([*lines, ITEM_ASK])


def short(text: str) -> str:
    """Return the beginning of a sentence."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
