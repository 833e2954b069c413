"""The way from an organisation's page to its registers."""

import datetime as dt

from django.urls import reverse

from sotay.access.actor import Actor
from sotay.core.days import today
from sotay.members.permissions import MemberPermission
from sotay.organisations.models import Organisation
from sotay.organisations.panels import Panel


def registers_panel(actor: Actor, organisation: Organisation, on: dt.date) -> Panel | None:
    """Return the link to the thirteen registers."""
    if on != today() or not actor.can(MemberPermission.EXPORT, organisation):
        return None
    url = f"{reverse('registers:list')}?organisation={organisation.uid}"
    return Panel("Sổ sách", "registers/_link.html", {"url": url, "year": on.year})
