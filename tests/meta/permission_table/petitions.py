"""Petitions: members raise them, whoever has one handles it, the cell's leaders speak to the answer."""

from sotay.access.models import Grant
from sotay.core.days import since
from sotay.meetings.models import Comment, Opinion
from sotay.meetings.permissions import MeetingPermission as Meeting
from sotay.petitions.choices import PetitionStatus
from sotay.petitions.models import ComplaintPointer
from sotay.petitions.permissions import PetitionPermission as Petition
from tests.factories.meetings import HELD_ON, make_meeting
from tests.factories.petitions import make_petition
from tests.meta.permission_table.rows import Act, Call, Page, tapped


def petition(cast):
    """A petition of cell A, still there."""
    return make_petition(cast.cell_a)


def answered(cast):
    """One that waits for the cell's word."""
    return make_petition(
        cast.cell_a, status=PetitionStatus.ANSWERED, answer="Đã sửa", answered_on=HELD_ON, answered_by=cast.commune,
        raised_on=HELD_ON,
    )  # fmt: skip


def opinion(cast):
    """What Bình said."""
    meeting = make_meeting(cast.cell_a)
    return Opinion.objects.create(meeting=meeting, speaker=cast.binh, speaker_name="Bình", summary="Sửa cầu")


def comment(cast):
    """What Bình wrote before the meeting."""
    meeting = make_meeting(cast.cell_a)
    return Comment.objects.create(meeting=meeting, author=cast.binh, text="Sửa cầu", made_on=HELD_ON)


def pointer(cast):
    """A pointer about to be made."""
    return ComplaintPointer(organisation=cast.cell_a, kind="complaint")


def inspected(cast):
    """The province, where Dũng sits on the inspection commission."""
    role = {"user": cast.dung.account, "organisation": cast.province, "role": "inspection"}
    Grant.objects.get_or_create(**role, defaults={"valid": since(HELD_ON), "reason": "Ủy ban kiểm tra"})
    return cast.province


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


def cell_address(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


def raised(_cast):
    """One sentence."""
    return {"text": "Đề nghị sửa cầu", "subject": "roads"}


SEEN = {"sees": Petition.VIEW}
READ = {"viewer": None}
HEARD = {"sees": Meeting.VIEW}
ROWS = [
    Page("petitions:list", Petition.VIEW, anywhere=True, holder=(200,), viewer=None, outsider=200),
    Page("petitions:board", Petition.VIEW, anywhere=True, outsider=403, **READ),
    Page("petitions:node", Petition.VIEW, args=cell_address, **READ),
    Page("petitions:groups", Petition.VIEW, anywhere=True, holder=(200,), viewer=None, outsider=200),
    Page("petitions:group", Petition.VIEW, args=of(petition), **READ),
    Page("petitions:pointers", Petition.VIEW_POINTERS, at=inspected, anywhere=True, outsider=404, viewer=404),
    Page("petitions:own", Petition.VIEW_OWN, anywhere=True, outsider=200, **READ),
    Page("petitions:start", Petition.RAISE, anywhere=True, outsider=200, **READ),
    Page("petitions:raise", Petition.RAISE, args=cell_address, data=raised, viewer=404),
    Page("petitions:pointer", Petition.RAISE, args=cell_address, data=tapped, viewer=404),
    Page("petitions:opinion", Meeting.CONDUCT, args=of(opinion), data=tapped, **HEARD),
    Page("petitions:comment", Meeting.CONDUCT, args=of(comment), data=tapped, **HEARD),
    Page("petitions:detail", Petition.VIEW, args=of(petition), **READ),
    Page("petitions:forward", Petition.HANDLE, args=of(petition), **SEEN),
    Page("petitions:split", Petition.HANDLE, args=of(petition), **SEEN),
    Page("petitions:extend", Petition.HANDLE, args=of(petition), **SEEN),
    Page("petitions:answer", Petition.HANDLE, args=of(petition), **SEEN),
    Page("petitions:spot", Petition.HANDLE, args=of(petition), **SEEN),
    Page("petitions:separate", Petition.HANDLE, args=of(petition), data=tapped, **SEEN),
    Page("petitions:confirm", Petition.SPEAK, args=of(answered), data=tapped, **SEEN),
    Page("petitions:refuse", Petition.SPEAK, args=of(answered), **SEEN),
    Page("petitions:withdraw", Petition.SPEAK, args=of(petition), **SEEN),
    Call("GET", "/api/v1/petitions", Petition.VIEW, anywhere=True, outsider=200, **READ),
    Call("GET", "/api/v1/petitions/{uid}", Petition.VIEW, args=of(petition), **READ),
    Call("POST", "/api/v1/organisations/{uid}/petitions", Petition.RAISE, args=cell_address, viewer=404),
    Call("POST", "/api/v1/petitions/{uid}/forward", Petition.HANDLE, args=of(petition), holder=(404,), **SEEN),
    Call("POST", "/api/v1/petitions/{uid}/split", Petition.HANDLE, args=of(petition), holder=(404,), **SEEN),
    Call("POST", "/api/v1/petitions/{uid}/answer", Petition.HANDLE, args=of(petition), **SEEN),
    Call("POST", "/api/v1/petitions/{uid}/verdict", Petition.SPEAK, args=of(answered), **SEEN),
    Call("GET", "/api/v1/organisations/{uid}/petition-figures", Petition.VIEW, args=cell_address, **READ),
    Act("petitions.raise_petition", Petition.RAISE),
    Act("petitions.raise_opinion", Meeting.CONDUCT, target=opinion),
    Act("petitions.raise_comment", Meeting.CONDUCT, target=comment),
    Act("petitions.point_to_register", Petition.RAISE, target=pointer),
    Act("petitions.forward_petition", Petition.HANDLE, target=petition),
    Act("petitions.split_petition", Petition.HANDLE, target=petition),
    Act("petitions.extend_petition", Petition.HANDLE, target=petition),
    Act("petitions.answer_petition", Petition.HANDLE, target=petition),
    Act("petitions.answer_on_the_spot", Petition.HANDLE, target=petition),
    Act("petitions.separate_petition", Petition.HANDLE, target=petition),
    Act("petitions.climb_petition", Petition.HANDLE, target=petition),
    Act("petitions.confirm_answer", Petition.SPEAK, target=answered),
    Act("petitions.refuse_answer", Petition.SPEAK, target=answered),
    Act("petitions.withdraw_petition", Petition.SPEAK),
]
