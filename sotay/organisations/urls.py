"""Addresses of the tree."""

from django.urls import path

from sotay.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.organisation_list, name="list"),
    path("kinds/", views.kind_list, name="kinds"),
    path("<uuid:uid>/", views.organisation_detail, name="detail"),
    path("<uuid:uid>/branch/", views.organisation_branch, name="branch"),
    path("<uuid:uid>/found/", views.organisation_found, name="found"),
    path("<uuid:uid>/close/", views.organisation_close, name="close"),
    path("<uuid:uid>/code/", views.organisation_code, name="code"),
    path("<uuid:uid>/import/", views.organisation_import, name="import"),
    path("<uuid:uid>/import/confirm/", views.import_confirm, name="import_confirm"),
]
