"""The page on which a committee appoints who helps a cell without telephones."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from sotay.access.http import Request
from sotay.core.answers import go_on, show_form
from sotay.meetings.actions import helpers as actions
from sotay.meetings.forms.helpers import HelperForm
from sotay.meetings.queries.helpers import get_cell_to_help, get_helper, helper_page


def helper_edit(request: Request, uid: UUID) -> HttpResponse:
    """Show who helps the cell, and appoint another."""
    page = helper_page(get_cell_to_help(request.actor, uid))
    form = HelperForm(request.POST or None, officials=page.officials)
    if form.run(actions.appoint_helper, request.actor, page.cell):
        return go_on(request, form.done, "meetings:helper", uid)
    return show_form(request, "meetings/helper_edit.html", form, page=page)


@require_POST
def helper_dismiss(request: Request, uid: UUID, helper: UUID) -> HttpResponse:
    """End the help."""
    cell = get_cell_to_help(request.actor, uid)
    actions.dismiss_helper(request.actor, cell, helper=get_helper(cell, helper))
    return go_on(request, "Đã thôi cử.", "meetings:helper", uid)
