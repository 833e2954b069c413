"""Addresses of reports."""

from django.urls import path

from sotay.reporting import views

app_name = "reporting"
urlpatterns = [
    path("", views.form_list, name="list"),
    path("mine", views.mine, name="mine"),
    path("begin/<uuid:form>/<uuid:unit>", views.begin, name="begin"),
    path("issue/<uuid:uid>", views.issue, name="issue"),
    path("write/<uuid:uid>", views.form_write, name="form_write"),
    path("sudden/<uuid:uid>", views.sudden, name="sudden"),
    path("forms/<uuid:uid>", views.board, name="board"),
    path("forms/<uuid:uid>/edit", views.form_edit, name="form_edit"),
    path("forms/<uuid:uid>/summary", views.summary, name="summary"),
    path("forms/<uuid:uid>/remind", views.remind, name="remind"),
    path("forms/<uuid:uid>/end", views.end, name="end"),
    path("<uuid:uid>", views.report, name="report"),
    path("<uuid:uid>/recount", views.recount, name="recount"),
    path("<uuid:uid>/figures/<str:key>", views.names, name="names"),
    path("<uuid:uid>/gather", views.gather, name="gather"),
    path("<uuid:uid>/return", views.send_back, name="return"),
    path("<uuid:uid>/submit", views.submit, name="submit"),
    path("<uuid:uid>/paper.docx", views.paper, {"kind": "docx"}, name="word"),
    path("<uuid:uid>/paper.pdf", views.paper, {"kind": "pdf"}, name="pdf"),
]
