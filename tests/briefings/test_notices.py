import pytest

from sotay.briefings import notices, wording
from sotay.briefings.choices import BriefingStatus
from tests.factories.briefings import make_briefing


@pytest.mark.parametrize(
    ("status", "stands"),
    [(BriefingStatus.INVITED, True), (BriefingStatus.HELD, False), (BriefingStatus.DRAFT, False)],
)
def test_only_who_is_named_hears_of_it_as_long_as_it_stands(cast, status, stands):
    briefing = make_briefing(cast.commune, cast.cell_a, cast.cell_b, status=status)
    invitation = briefing.invitations.get(organisation=cast.cell_a)
    link = wording.invitation_link(invitation)

    subject = notices.subjects_of([link, "/meetings/x"])[link]

    assert subject.kinds == (notices.KINDS if stands else frozenset())
    assert set(subject.readers) == {cast.an.account_id}
    assert subject.due_at == notices.begins(briefing)
    assert subject.may_leave


def test_nobody_without_an_account(cast):
    briefing = make_briefing(cast.commune, cast.cell_a)
    cast.an.account.is_active = False
    cast.an.account.save(update_fields=["is_active"])

    assert notices.subjects_of([wording.invitation_link(briefing.invitations.get())]) == {}
