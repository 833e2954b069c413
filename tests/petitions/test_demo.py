"""The demonstration loads with its constraints kept."""

from sotay.demo.petitions import load_petitions
from sotay.petitions.choices import OPEN
from sotay.petitions.models import Petition


def test_demonstration_has_every_state(cast):
    load_petitions(cast.commune)

    assert Petition.objects.filter(status__in=OPEN).exists()
    assert Petition.objects.filter(parent__isnull=False).exists()
