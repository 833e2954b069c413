"""Addresses of handovers."""

from django.urls import path

from sotay.handover import views

app_name = "handover"
urlpatterns = [
    path("", views.handover_list, name="list"),
    path("mine", views.handover_mine, name="mine"),
    path("posts/<uuid:uid>/open", views.handover_open, name="open"),
    path("<uuid:uid>", views.handover_detail, name="detail"),
    path("<uuid:uid>/confirm", views.handover_confirm, name="confirm"),
    path("<uuid:uid>/confirm-for", views.handover_confirm_for, name="confirm_for"),
    path("<uuid:uid>/return", views.handover_return, name="return"),
    path("<uuid:uid>/things", views.handover_things, name="things"),
    path("<uuid:uid>/anew", views.handover_anew, name="anew"),
    path("<uuid:uid>/paper.docx", views.paper_word, name="paper_word"),
    path("<uuid:uid>/paper.pdf", views.paper_pdf, name="paper_pdf"),
]
