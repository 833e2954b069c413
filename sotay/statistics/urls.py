"""Addresses of the board."""

from django.urls import path

from sotay.statistics.views import boards as views
from sotay.statistics.views import tables

app_name = "statistics"
urlpatterns = [
    path("", views.board, name="board"),
    path("cells/", views.board_cells, name="board_cells"),
    path("<uuid:uid>/", views.node, name="node"),
    path("<uuid:uid>/cells/", views.node_cells, name="cells"),
    path("<uuid:uid>/entries/", views.node_entries, name="entries"),
    path("<uuid:uid>/scores/", views.node_scores, name="scores"),
    path("<uuid:uid>/absences/", views.node_absences, name="absences"),
    path("<uuid:uid>/tables/", tables.node_tables, name="tables"),
    path("<uuid:uid>/adoption/board/", views.node_adoption_board, name="adoption_board"),
    path("<uuid:uid>/adoption/sheet/", views.node_adoption_sheet, name="adoption_sheet"),
    path("<uuid:uid>/difference/", tables.node_difference, name="difference"),
    path("<uuid:uid>/tables/sign/", tables.tables_sign, name="tables_sign"),
    path("<uuid:uid>/signed/", tables.signed_list, name="signed_list"),
    path("signed/<uuid:uid>/", tables.signed_detail, name="signed"),
    path("signed/<uuid:uid>/changes/", tables.signed_changes, name="signed_changes"),
    path("<uuid:uid>/adoption/", views.node_adoption, name="adoption"),
]
