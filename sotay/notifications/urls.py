"""Addresses of the notices."""

from django.urls import path

from sotay.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.notice_list, name="list"),
    path("read", views.notice_read_all, name="read_all"),
    path("settings", views.preference_edit, name="settings"),
    path("push-key", views.push_key, name="push_key"),
    path("devices", views.device_add, name="device_add"),
    path("devices/<uuid:uid>/test", views.device_test, name="device_test"),
    path("devices/<uuid:uid>/remove", views.device_remove, name="device_remove"),
    path("<uuid:uid>", views.notice_open, name="open"),
]
