"""Addresses of the meeting thread."""

from django.urls import path

from sotay.meetings.views import agenda, comments, documents, guests, meetings, preparing, publishing

app_name = "meetings"
urlpatterns = [
    path("", meetings.meeting_list, name="list"),
    path("calendar", meetings.calendar_detail, name="calendar"),
    path("calendar/renew", meetings.calendar_renew, name="calendar_renew"),
    # --- Before: the secretary prepares ---
    path("cells", preparing.meeting_cells, name="cells"),
    path("cells/<uuid:uid>/next", preparing.meeting_prepare_next, name="prepare_next"),
    path("cells/<uuid:uid>/habit", preparing.habit_edit, name="habit"),
    path("orientation", preparing.orientation_list, name="orientation"),
    path("orientation/<uuid:uid>", preparing.orientation_edit, name="orient"),
    path("<uuid:uid>/prepare", preparing.meeting_prepare, name="prepare"),
    path("<uuid:uid>/prepare/details", preparing.details_edit, name="details"),
    path("<uuid:uid>/prepare/orientation", preparing.orientation_read, name="orientation_read"),
    path("<uuid:uid>/prepare/resolution", preparing.resolution_edit, name="draft_resolution"),
    path("<uuid:uid>/prepare/discard", preparing.meeting_discard, name="discard"),
    path("<uuid:uid>/prepare/agenda", agenda.agenda_edit, name="agenda"),
    path("<uuid:uid>/prepare/agenda/add", agenda.item_add, name="item_add"),
    path("items/<uuid:uid>", agenda.item_edit, name="item_edit"),
    path("items/<uuid:uid>/up", agenda.item_up, name="item_up"),
    path("items/<uuid:uid>/down", agenda.item_down, name="item_down"),
    path("items/<uuid:uid>/remove", agenda.item_remove, name="item_remove"),
    path("<uuid:uid>/prepare/documents/add", documents.document_add, name="document_add"),
    path("documents/<uuid:uid>", documents.document_read, name="document"),
    path("documents/<uuid:uid>/file", documents.document_file, name="document_file"),
    path("documents/<uuid:uid>/remove", documents.document_remove, name="document_remove"),
    path("<uuid:uid>/prepare/guests", guests.official_invite, name="guests"),
    path("<uuid:uid>/prepare/guests/add", guests.guest_add, name="guest_add"),
    path("<uuid:uid>/prepare/guests/<uuid:guest>/remove", guests.guest_remove, name="guest_remove"),
    path("<uuid:uid>/prepare/publish", publishing.meeting_publish, name="publish"),
    path("<uuid:uid>/prepare/cancel", publishing.meeting_cancel, name="cancel"),
    path("<uuid:uid>/prepare/readers", publishing.reader_page, name="readers"),
    path("<uuid:uid>/prepare/remind", publishing.members_remind, name="remind"),
    # --- Before: the member reads ---
    path("<uuid:uid>", meetings.meeting_detail, name="detail"),
    path("<uuid:uid>/calendar.ics", meetings.meeting_calendar, name="calendar_file"),
    path("<uuid:uid>/comments", comments.comment_list, name="comments"),
    path("<uuid:uid>/comments/add", comments.comment_add, name="comment_add"),
    path("comments/<uuid:uid>/answer", comments.comment_answer, name="comment_answer"),
    path("comments/<uuid:uid>/withdraw", comments.comment_withdraw, name="comment_withdraw"),
    path("<uuid:uid>/excuse", comments.excuse_ask, name="excuse"),
    path("<uuid:uid>/excuse/withdraw", comments.excuse_withdraw, name="excuse_withdraw"),
]
