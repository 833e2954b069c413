"""Addresses of petitions."""

from django.urls import path

from sotay.petitions import views

app_name = "petitions"
urlpatterns = [
    path("", views.register, name="list"),
    path("board", views.board, name="board"),
    path("board/<uuid:uid>", views.node, name="node"),
    path("own", views.own, name="own"),
    path("raise", views.raise_start, name="start"),
    path("raise/<uuid:uid>", views.petition_raise, name="raise"),
    path("raise/<uuid:uid>/pointer", views.pointer, name="pointer"),
    path("opinions/<uuid:uid>", views.opinion_raise, name="opinion"),
    path("comments/<uuid:uid>", views.comment_raise, name="comment"),
    path("<uuid:uid>", views.petition_detail, name="detail"),
    path("<uuid:uid>/forward", views.petition_forward, name="forward"),
    path("<uuid:uid>/split", views.petition_split, name="split"),
    path("<uuid:uid>/extend", views.petition_extend, name="extend"),
    path("<uuid:uid>/answer", views.petition_answer, name="answer"),
    path("<uuid:uid>/on-the-spot", views.petition_spot, name="spot"),
    path("<uuid:uid>/separate", views.petition_separate, name="separate"),
    path("<uuid:uid>/confirm", views.petition_confirm, name="confirm"),
    path("<uuid:uid>/refuse", views.petition_refuse, name="refuse"),
    path("<uuid:uid>/withdraw", views.petition_withdraw, name="withdraw"),
]
