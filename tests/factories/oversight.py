"""Exemptions, departures, disciplines, badges and cards, built straight into the tables."""

import datetime as dt

from sotay.badges.models import Award, Card
from sotay.core.days import since
from sotay.documents.decisions import DecisionPaper
from sotay.documents.models import Decision
from sotay.meetings.rules.cell_vote import CellVote
from sotay.oversight.choices import Body, DepartureKind, ExemptionReason, Form, Ground, OrganisationForm
from sotay.oversight.models import Departure, DisciplinaryAction, Exemption, OrganisationDiscipline

DAY = dt.date(2026, 3, 3)
PAPER = DecisionPaper("12-QĐ/ĐU", DAY, "Đảng ủy xã Đông Lỗ", "Vũ Đình Khánh")
VOTE = CellVote(DAY, 9, 7)


def make_decision(number: str = "12-QĐ/ĐU") -> Decision:
    """A decision on paper."""
    return Decision.objects.create(
        number=number, issued_on=DAY, issued_by="Đảng ủy xã Đông Lỗ", signatory="Vũ Đình Khánh"
    )


def make_exemption(member, **fields) -> Exemption:
    """A proposal of the cell that waits for the committee."""
    values = {
        "reason": ExemptionReason.MATERNITY,
        "valid": since(dt.date(2026, 4, 1), dt.date(2026, 10, 1)),
        "asked_on": DAY,
        "cell_met_on": DAY,
        "cell_base": 9,
        "cell_yes": 7,
        **fields,
    }
    return Exemption.objects.create(member=member, **values)


def make_departure(member, **fields) -> Departure:
    """A strike-off that the cell considers."""
    values = {"kind": DepartureKind.STRUCK_OFF, "ground": Ground.ABSENT, "opened_on": DAY, **fields}
    return Departure.objects.create(member=member, **values)


def make_discipline(member, **fields) -> DisciplinaryAction:
    """A reprimand."""
    values = {
        "form": Form.REPRIMAND,
        "body": Body.CELL,
        "decision": make_decision("05-QĐ/CB"),
        "effective_on": DAY,
        "effective_until": DAY.replace(year=2027),
        **fields,
    }
    return DisciplinaryAction.objects.create(member=member, **values)


def make_organisation_discipline(organisation, **fields) -> OrganisationDiscipline:
    """A reprimand of an organisation."""
    values = {
        "form": OrganisationForm.REPRIMAND,
        "body": Body.STANDING,
        "decision": make_decision("06-QĐ/HU"),
        "effective_on": DAY,
        **fields,
    }
    return OrganisationDiscipline.objects.create(organisation=organisation, **values)


def make_award(member, **fields) -> Award:
    """A proposal of the cell for thirty years."""
    values = {
        "level": 30,
        "reached_on": dt.date(2026, 10, 5),
        "round_on": dt.date(2026, 11, 7),
        "cell_met_on": DAY,
        "cell_base": 9,
        "cell_yes": 9,
        **fields,
    }
    return Award.objects.create(member=member, **values)


def make_card(member, **fields) -> Card:
    """The card in use, of the old form."""
    values = {"number": "24000123", "issued_on": dt.date(2010, 9, 2), "issued_by": "Huyện ủy Hiệp Hòa", **fields}
    return Card.objects.create(member=member, **values)
