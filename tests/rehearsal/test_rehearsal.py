"""A practice cell: made, practised in, left, started over, ended; nobody else sees any of it."""

import pytest
from django.urls import reverse

from sotay.rehearsal import actions
from sotay.rehearsal.models import Rehearsal

pytestmark = pytest.mark.django_db


def test_begin(cast):
    made = actions.begin(cast.an.account)
    assert made.organisation.parent.parent is None
