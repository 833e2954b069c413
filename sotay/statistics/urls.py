"""Addresses of the board."""

from django.urls import path

from sotay.statistics import views

app_name = "statistics"
urlpatterns = [
    path("", views.board, name="board"),
    path("cells/", views.board_cells, name="board_cells"),
    path("<uuid:uid>/", views.node, name="node"),
    path("<uuid:uid>/cells/", views.node_cells, name="cells"),
    path("<uuid:uid>/entries/", views.node_entries, name="entries"),
    path("<uuid:uid>/scores/", views.node_scores, name="scores"),
    path("<uuid:uid>/absences/", views.node_absences, name="absences"),
    path("<uuid:uid>/tables/", views.node_tables, name="tables"),
    path("<uuid:uid>/adoption/board/", views.node_adoption_board, name="adoption_board"),
    path("<uuid:uid>/adoption/sheet/", views.node_adoption_sheet, name="adoption_sheet"),
    path("<uuid:uid>/difference/", views.node_difference, name="difference"),
    path("<uuid:uid>/adoption/", views.node_adoption, name="adoption"),
]
