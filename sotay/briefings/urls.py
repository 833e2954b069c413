"""Addresses of briefings."""

from django.urls import path

from sotay.briefings import views

app_name = "briefings"
urlpatterns = [
    path("", views.briefing_list, name="list"),
    path("lacking", views.lacking_list, name="lacking"),
    path("committees", views.committee_list, name="committees"),
    path("committees/<uuid:uid>/add", views.briefing_add, name="add"),
    path("<uuid:uid>", views.briefing_detail, name="detail"),
    path("<uuid:uid>/edit", views.briefing_edit, name="edit"),
    path("<uuid:uid>/invite", views.invitations_send, name="invite"),
    path("<uuid:uid>/cancel", views.briefing_cancel, name="cancel"),
    path("<uuid:uid>/questions/<uuid:question>", views.question_answer, name="answer"),
    path("<uuid:uid>/presence", views.presence_edit, name="presence"),
    path("<uuid:uid>/minutes", views.minutes_edit, name="minutes"),
    path("<uuid:uid>/conclusions/add", views.conclusion_add, name="conclusion_add"),
    path("<uuid:uid>/conclusions/<uuid:conclusion>/remove", views.conclusion_remove, name="conclusion_remove"),
    path("<uuid:uid>/conclusions/<uuid:conclusion>/result", views.conclusion_result, name="conclusion_result"),
    path("<uuid:uid>/close", views.briefing_close, name="close"),
    path("<uuid:uid>/minutes.docx", views.minutes_word, name="minutes_word"),
    path("<uuid:uid>/minutes.pdf", views.minutes_pdf, name="minutes_pdf"),
    path("mine", views.invitation_list, name="mine"),
    path("invitations/<uuid:uid>", views.invitation_detail, name="invitation"),
    path("invitations/<uuid:uid>/ask", views.question_ask, name="ask"),
    path("invitations/<uuid:uid>/reply", views.invitation_reply, name="reply"),
    path("questions/<uuid:uid>/withdraw", views.question_withdraw, name="question_withdraw"),
]
