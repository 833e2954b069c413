"""Addresses of the notices."""

from django.urls import path

from sotay.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path("read", views.notice_read_all, name="read_all"),
    path("<uuid:uid>", views.notice_open, name="open"),
]
