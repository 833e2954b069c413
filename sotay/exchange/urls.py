"""Addresses of imports."""

from django.urls import path

from sotay.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.batch_list, name="list"),
    path("<uuid:uid>/", views.batch_detail, name="detail"),
    path("<uuid:uid>/confirm/", views.batch_confirm, name="confirm"),
    path("<uuid:uid>/resume/", views.batch_resume, name="resume"),
    path("<uuid:uid>/undo/", views.batch_undo, name="undo"),
    path("<uuid:uid>/rejects/", views.batch_rejects, name="rejects"),
]
