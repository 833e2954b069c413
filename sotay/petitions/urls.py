"""Addresses of petitions."""

from django.urls import path

from sotay.petitions.views import cell, desk, steps

app_name = "petitions"
urlpatterns = [
    path("", desk.register, name="list"),
    path("board", desk.board, name="board"),
    path("board/<uuid:uid>", desk.node, name="node"),
    path("groups", desk.group_list, name="groups"),
    path("groups/<uuid:uid>", desk.group_detail, name="group"),
    path("pointers", desk.pointer_list, name="pointers"),
    path("own", cell.own, name="own"),
    path("raise", cell.raise_start, name="start"),
    path("raise/<uuid:uid>", cell.petition_raise, name="raise"),
    path("raise/<uuid:uid>/pointer", cell.pointer, name="pointer"),
    path("opinions/<uuid:uid>", cell.opinion_raise, name="opinion"),
    path("comments/<uuid:uid>", cell.comment_raise, name="comment"),
    path("<uuid:uid>", steps.petition_detail, name="detail"),
    path("<uuid:uid>/forward", steps.petition_forward, name="forward"),
    path("<uuid:uid>/split", steps.petition_split, name="split"),
    path("<uuid:uid>/extend", steps.petition_extend, name="extend"),
    path("<uuid:uid>/answer", steps.petition_answer, name="answer"),
    path("<uuid:uid>/on-the-spot", steps.petition_spot, name="spot"),
    path("<uuid:uid>/separate", steps.petition_separate, name="separate"),
    path("<uuid:uid>/confirm", steps.petition_confirm, name="confirm"),
    path("<uuid:uid>/refuse", steps.petition_refuse, name="refuse"),
    path("<uuid:uid>/withdraw", steps.petition_withdraw, name="withdraw"),
]
