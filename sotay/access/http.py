"""The request as our views see it: Django's, with the actor and htmx."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from sotay.access.actor import Actor


class Request(HttpRequest):
    """What every view receives; used as a type only."""

    actor: Actor
    htmx: HtmxDetails
    nameless: bool  # set by a view that must not be told apart by who uses it
