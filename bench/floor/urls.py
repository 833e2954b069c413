"""One view, one query by a unique index, a few words of text."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import path

from sotay.organisations.models import Organisation


def floor(request: HttpRequest, uid: UUID) -> HttpResponse:  # noqa: ARG001
    """Answer with the name of an organisation."""
    return HttpResponse(Organisation.objects.values_list("name", flat=True).get(uid=uid))


urlpatterns = [path("floor/<uuid:uid>", floor)]
