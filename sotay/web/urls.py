"""Addresses of the frame: home, and what makes the pages installable."""

from django.urls import path

from sotay.web import pocket, senior, views

app_name = "web"
urlpatterns = [
    path("", views.home, name="home"),
    path("desk/", views.desk, name="desk"),
    path("me/", views.me, name="me"),
    path("senior/", senior.senior_set, name="senior"),
    path("search/", views.search, name="search"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("service-worker.js", views.service_worker, name="service_worker"),
    path("favicon.ico", views.favicon, name="favicon"),
    path("pocket/", pocket.shell, name="pocket"),
    path("pocket/waiting", pocket.shell, name="pocket_waiting"),
    path("pocket/key", pocket.key, name="pocket_key"),
]
