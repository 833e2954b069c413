"""Hamlets: committees keep them, cells review and propose."""

from sotay.core.days import today
from sotay.hamlets.models import Nominee
from sotay.hamlets.permissions import HamletPermission as Hamlet
from tests.factories.hamlets import make_hamlet, make_head
from tests.meta.permission_table.rows import Act, Call, Page, tapped


def hamlet(cast):
    """A hamlet of cell A."""
    return make_hamlet(cast.cell_a)


def head(cast):
    """Its head, no member."""
    return make_head(make_hamlet(cast.cell_a))


def nominee(cast):
    """Whom the cell proposes."""
    return Nominee.objects.create(hamlet=make_hamlet(cast.cell_a), member=cast.binh, proposed_on=today())


def of(make):
    """The address of what `make` makes."""
    return lambda cast: {"uid": make(cast).uid}


def cell_address(cast):
    """The address of cell A."""
    return {"uid": cast.cell_a.uid}


SEEN = {"sees": Hamlet.VIEW}
READ = {"viewer": None}
ROWS = [
    Page("hamlets:list", Hamlet.VIEW, anywhere=True, holder=(200,), viewer=None, outsider=200),
    Page("hamlets:board", Hamlet.VIEW, anywhere=True, outsider=403, **READ),
    Page("hamlets:node", Hamlet.VIEW, args=cell_address, **READ),
    Page("hamlets:target", Hamlet.TARGET, args=cell_address, **SEEN),
    Page("hamlets:terms", Hamlet.VIEW, anywhere=True, outsider=403, **READ),
    Page("hamlets:terms_below", Hamlet.VIEW, args=cell_address, **READ),
    Page("hamlets:places", Hamlet.EDIT, anywhere=True, outsider=403, **SEEN),
    Page("hamlets:add", Hamlet.EDIT, args=cell_address, **SEEN),
    Page("hamlets:own", Hamlet.REVIEW, anywhere=True, outsider=200, viewer=None),
    Page("hamlets:detail", Hamlet.VIEW, args=of(hamlet), **READ),
    Page("hamlets:edit", Hamlet.EDIT, args=of(hamlet), **SEEN),
    Page("hamlets:end", Hamlet.EDIT, args=of(hamlet), **SEEN),
    Page("hamlets:head_record", Hamlet.EDIT, args=of(hamlet), **SEEN),
    Page("hamlets:propose", Hamlet.REVIEW, args=of(hamlet), **SEEN),
    Page("hamlets:head_end", Hamlet.EDIT, args=of(head), **SEEN),
    Page("hamlets:head_review", Hamlet.REVIEW, args=of(head), **SEEN),
    Page("hamlets:head_candidate", Hamlet.REVIEW, args=of(head), data=tapped, **SEEN),
    Page("hamlets:proposal_answer", Hamlet.EDIT, args=of(nominee), data=tapped, **SEEN),
    Call("GET", "/api/v1/hamlets", Hamlet.VIEW, anywhere=True, outsider=200, **READ),
    Call("GET", "/api/v1/hamlets/{uid}", Hamlet.VIEW, args=of(hamlet), **READ),
    Call("POST", "/api/v1/hamlets/{uid}/heads", Hamlet.EDIT, args=of(hamlet), **SEEN),
    Call("POST", "/api/v1/hamlet-heads/{uid}/reviews", Hamlet.REVIEW, args=of(head), **SEEN),
    Call("GET", "/api/v1/organisations/{uid}/hamlet-heads", Hamlet.VIEW, args=cell_address, **READ),
    Call("GET", "/api/v1/organisations/{uid}/hamlet-terms", Hamlet.VIEW, args=cell_address, **READ),
    Call("POST", "/api/v1/organisations/{uid}/hamlet-terms", Hamlet.EDIT, args=cell_address, **SEEN),
    Act("hamlets.record_hamlet", Hamlet.EDIT),
    Act("hamlets.edit_hamlet", Hamlet.EDIT, target=hamlet),
    Act("hamlets.end_hamlet", Hamlet.EDIT, target=hamlet),
    Act("hamlets.record_head", Hamlet.EDIT, target=hamlet),
    Act("hamlets.end_head", Hamlet.EDIT, target=head),
    Act("hamlets.set_target", Hamlet.TARGET),
    Act("hamlets.review_head", Hamlet.REVIEW, target=head),
    Act("hamlets.take_as_candidate", Hamlet.REVIEW, target=head),
    Act("hamlets.propose", Hamlet.REVIEW, target=hamlet),
    Act("hamlets.answer_proposal", Hamlet.EDIT, target=nominee),
    Act("hamlets.align_terms", Hamlet.EDIT),
]
