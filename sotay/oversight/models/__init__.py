"""Exemption, departure, discipline, screening, split by noun; Django finds the models here."""

from sotay.oversight.models.departures import Departure, Screening
from sotay.oversight.models.discipline import DisciplinaryAction, OrganisationDiscipline
from sotay.oversight.models.exemptions import Exemption

__all__ = ["Departure", "DisciplinaryAction", "Exemption", "OrganisationDiscipline", "Screening"]
