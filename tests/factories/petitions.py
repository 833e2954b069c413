"""Petitions built straight into the tables, as the actions would leave them."""

import datetime as dt

from sotay.core.days import today
from sotay.organisations.models import Organisation
from sotay.petitions.choices import PetitionSource, PetitionStatus
from sotay.petitions.models import Petition
from sotay.petitions.rules import petition_key


def make_petition(cell: Organisation, **fields) -> Petition:
    """A petition of the cell, with the owner given or still with the cell."""
    owner = fields.pop("owner", cell)
    text = fields.pop("text", "Đề nghị nạo vét mương nội đồng trước vụ xuân")
    status = PetitionStatus.RECEIVED if owner == cell else PetitionStatus.PROCESSING
    return Petition.objects.create(
        cell=cell,
        owner=owner,
        source=PetitionSource.HANDBOOK,
        text=text,
        raised_on=fields.pop("raised_on", today() - dt.timedelta(days=2)),
        status=fields.pop("status", status),
        due_on=fields.pop("due_on", today() + dt.timedelta(days=7)),
        search_key=petition_key(text),
        **fields,
    )
