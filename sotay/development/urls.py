"""Addresses of the road into the Party."""

from django.urls import path

from sotay.development import views

app_name = "development"
urlpatterns = [
    path("", views.candidate_list, name="list"),
    path("due", views.due_list, name="due"),
    path("mine", views.own_cells, name="mine"),
    path("add", views.cell_choose, name="choose"),
    path("at/<uuid:uid>/add", views.candidate_add, name="add"),
    path("targets", views.board_start, name="start"),
    path("targets/<uuid:uid>/change", views.target_change, name="target_change"),
    path("targets/<uuid:uid>/hand-down", views.target_hand_down, name="target_hand_down"),
    path("targets/<uuid:uid>/shortfalls/add", views.shortfall_add, name="shortfall_add"),
    path("at/<uuid:uid>/adopt", views.probationary_adopt, name="adopt"),
    path("at/<uuid:uid>/board", views.board, name="board"),
    path("at/<uuid:uid>/admitted", views.admitted_list, name="admitted"),
    path("at/<uuid:uid>/targets/set", views.target_set, name="target_set"),
    path("<uuid:uid>", views.candidate_detail, name="detail"),
    path("<uuid:uid>/edit", views.candidate_edit, name="edit"),
    path("<uuid:uid>/step", views.step_record, name="step"),
    path("<uuid:uid>/reveal/<slug:name>", views.candidate_reveal, name="reveal"),
    path("<uuid:uid>/papers/<slug:code>", views.paper_check, name="paper"),
    path("<uuid:uid>/papers/<slug:code>/remove", views.paper_uncheck, name="paper_remove"),
    path("<uuid:uid>/forms/<slug:kind>.docx", views.paper_word, name="form"),
    path("<uuid:uid>/<slug:verb>", views.candidate_act, name="act"),
]
