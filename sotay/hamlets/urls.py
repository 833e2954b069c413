"""Addresses of hamlets."""

from django.urls import path

from sotay.hamlets import views

app_name = "hamlets"
urlpatterns = [
    path("", views.hamlet_list, name="list"),
    path("board", views.board, name="board"),
    path("board/<uuid:uid>", views.node, name="node"),
    path("board/<uuid:uid>/target", views.target_set, name="target"),
    path("terms", views.terms, name="terms"),
    path("terms/<uuid:uid>", views.terms_below, name="terms_below"),
    path("places", views.places, name="places"),
    path("places/<uuid:uid>/add", views.hamlet_add, name="add"),
    path("own", views.own, name="own"),
    path("<uuid:uid>", views.hamlet_detail, name="detail"),
    path("<uuid:uid>/edit", views.hamlet_edit, name="edit"),
    path("<uuid:uid>/end", views.hamlet_end, name="end"),
    path("<uuid:uid>/head", views.head_record, name="head_record"),
    path("<uuid:uid>/propose", views.propose, name="propose"),
    path("heads/<uuid:uid>/end", views.head_end, name="head_end"),
    path("heads/<uuid:uid>/review", views.head_review, name="head_review"),
    path("heads/<uuid:uid>/candidate", views.head_candidate, name="head_candidate"),
    path("proposals/<uuid:uid>/answer", views.proposal_answer, name="proposal_answer"),
]
