"""Addresses of the tasks."""

from django.urls import path

from sotay.work import views

app_name = "work"
urlpatterns = [
    path("", views.task_list, name="list"),
    path("cells", views.task_cells, name="cells"),
    path("cells/<uuid:uid>/assign", views.task_assign, name="assign"),
    path("<uuid:uid>", views.task_detail, name="detail"),
    path("<uuid:uid>/edit", views.task_edit, name="edit"),
    path("<uuid:uid>/reopen", views.task_reopen, name="reopen"),
]
