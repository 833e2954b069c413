"""Addresses of dated rules."""

from django.urls import path

from sotay.regulations import views

app_name = "regulations"
urlpatterns = [
    path("", views.regulation_list, name="list"),
    path("rubric", views.rubric_edit, name="rubric"),
    path("rubric/withdraw", views.rubric_withdraw, name="rubric_withdraw"),
]
