"""What of petitions may be done without network (docs/offline.md): raised, heard by the cell."""

from typing import Any
from uuid import UUID

from ninja import Field, Schema

from sotay.access.actor import Actor
from sotay.access.carrying import Carried, Nothing, Table
from sotay.core.find import find
from sotay.meetings.queries.late import opinion_to_conduct
from sotay.meetings.queries.meetings import meetings_for
from sotay.petitions.actions import raising, speaking
from sotay.petitions.choices import Subject
from sotay.petitions.queries.petitions import get_cell_for_raising, get_petition_to_speak

Answer = dict[str, Any]


class CarriedPetitionIn(Schema):
    """One sentence; `key` where the form had come from the server and may have arrived, else the entry's own id is the petition's."""

    text: str = Field(min_length=1, max_length=500)
    subject: Subject = Subject.OTHER
    is_anonymous: bool = False
    is_no_complaint: bool = False
    key: UUID | None = None
    meeting: UUID | None = None


class CarriedRefusalIn(Schema):
    """Why the cell is not satisfied."""

    reason: str = Field(min_length=1, max_length=500)


def _raise(actor: Actor, target: UUID, payload: CarriedPetitionIn) -> Answer:
    fields = payload.dict()
    fields["meeting"] = find(meetings_for(actor), uid=payload.meeting) if payload.meeting else None
    return {"uid": raising.raise_petition(actor, get_cell_for_raising(actor, target), **fields).uid}


def _raise_opinion(actor: Actor, target: UUID, _: Any) -> Answer:
    return {"uid": raising.raise_opinion(actor, opinion_to_conduct(actor, target)).uid}


def _confirm(actor: Actor, target: UUID, _: Any) -> Answer:
    return {"status": speaking.confirm_answer(actor, get_petition_to_speak(actor, target)).status}


def _refuse(actor: Actor, target: UUID, payload: CarriedRefusalIn) -> Answer:
    petition = get_petition_to_speak(actor, target)
    return {"status": speaking.refuse_answer(actor, petition, reason=payload.reason).status}


CARRIED: Table = {
    "petitions.raise_petition": Carried(_raise, CarriedPetitionIn),
    "petitions.raise_opinion": Carried(_raise_opinion, Nothing),
    "petitions.confirm_answer": Carried(_confirm, Nothing),
    "petitions.refuse_answer": Carried(_refuse, CarriedRefusalIn),
}
