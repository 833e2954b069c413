"""Issued slips on paper."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from sotay.accounts.actions.slips import IssuedSlip
from sotay.accounts.rules import shown_login
from sotay.core.days import ZONE
from sotay.core.files import file_to_keep
from sotay.documents.layout.slips import Slip, slips_pdf
from sotay.members.models import Member


def activation_address(slip: IssuedSlip) -> str:
    """Return what the QR code opens."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("accounts:activate_by_code", args=[slip.token])


def slips_answer(slips: Iterable[IssuedSlip]) -> HttpResponse:
    """Return the print: eight slips on a page; never kept by the browser."""
    return file_to_keep(slips_pdf(_printed(slips)), "phieu-kich-hoat.pdf")


def _printed(slips: Iterable[IssuedSlip]) -> list[Slip]:
    """Return the slips in the words of the paper."""
    ready = list(slips)
    cells = {m.account_id: m.organisation for m in Member.objects.filter(account__in=[slip.user for slip in ready])}
    return [
        Slip(
            unit_name=str(cells.get(slip.user.pk) or ""),
            member_name=slip.user.name,
            login=shown_login(slip.user.login),
            pin=f"{slip.pin[:3]} {slip.pin[3:]}",
            address=urlsplit(settings.PUBLIC_URL).netloc,
            activation_url=activation_address(slip),
            valid_until=f"ngày {timezone.localtime(slip.expires_at, ZONE):%d/%m/%Y}",
        )
        for slip in ready
    ]
