"""Who sees which petitions."""

from django.db.models import Q

from sotay.access.actor import Actor
from sotay.organisations.models import Organisation
from sotay.petitions.models import Hop
from sotay.petitions.permissions import PetitionPermission as P


def in_sight(actor: Actor) -> Q:
    """Return the condition for petitions that the actor may see: of their cells, owed below them, or once with them.

    Places are asked for by key, so that they are looked up once and not for every petition.
    """
    if actor.is_system:
        return Q()
    places = Organisation.objects.filter(actor.scope(P.VIEW, through="")).values("pk")
    own = Organisation.objects.filter(actor.scope(P.VIEW_OWN, through="")).values("pk")
    passed = Hop.objects.filter(target__in=places).values("petition")
    return Q(cell__in=places) | Q(cell__in=own) | Q(owner__in=places) | Q(pk__in=passed)
