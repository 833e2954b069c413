"""Addresses of work assigned to members."""

from django.urls import path

from sotay.assignments import views

app_name = "assignments"
urlpatterns = [
    path("", views.board, name="board"),
    path("board/<uuid:uid>", views.node, name="node"),
    path("members", views.member_list, name="members"),
    path("catalogue", views.catalogue, name="catalogue"),
    path("catalogue/<uuid:uid>/add", views.entry_add, name="entry_add"),
    path("catalogue/<uuid:uid>/<uuid:entry>/edit", views.entry_edit, name="entry_edit"),
    path("catalogue/<uuid:uid>/<uuid:entry>/end", views.entry_end, name="entry_end"),
    path("mine", views.mine, name="mine"),
    path("own", views.own_cell, name="own_cell"),
    path("cells/<uuid:uid>", views.cell, name="cell"),
    path("cells/<uuid:uid>/assign", views.assign, name="assign"),
    path("cells/<uuid:uid>/copy", views.copy, name="copy"),
    path("cells/<uuid:uid>/remind", views.remind, name="remind"),
    path("cells/<uuid:uid>/members/<uuid:member>/add", views.own_words, name="own_words"),
    path("<uuid:uid>", views.detail, name="detail"),
    path("<uuid:uid>/month", views.month, name="month"),
    path("<uuid:uid>/words/<str:month>/comment", views.comment, name="comment"),
    path("<uuid:uid>/end", views.end, name="end"),
    path("<uuid:uid>/outcome", views.outcome, name="outcome"),
]
