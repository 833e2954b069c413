"""An API with one operation of every temper, for the tests of its base."""

from django.urls import include, path
from ninja import Router, Schema
from ninja.responses import Status

from sotay.access.api.base import SotayAPI, opened
from sotay.accounts.models import Attempt
from sotay.core.errors import DomainError, NotPermitted, NotVisible

router = Router()


class NoteIn(Schema):
    key: str
    count: int = 1


class NoteOut(Schema):
    key: str
    count: int


class NotNow(DomainError):
    code = "not_now"
    sentence = "Chưa làm được việc này."
    field = "key"


ERRORS = {"unseen": NotVisible, "forbidden": NotPermitted, "late": NotNow}


@router.post("/notes", response={201: NoteOut})
def make(request, note: NoteIn):
    Attempt.objects.create(key=note.key, failures=note.count)
    if note.key in ERRORS:
        raise ERRORS[note.key]
    return Status(201, {"key": note.key, "count": Attempt.objects.count()})


@router.delete("/notes/{key}", response={204: None})
def remove(request, key: str):
    Attempt.objects.filter(key=key).delete()
    return Status(204, None)


api = SotayAPI()
api.add_router("", router)
urlpatterns = [
    path("api/v1/", opened(api.urls)),
    path("", include("sotay.web.urls")),
    path("accounts/", include("sotay.accounts.urls")),
]
