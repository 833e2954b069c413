"""Addresses of posts."""

from django.urls import path

from sotay.committees import views

app_name = "committees"
urlpatterns = [
    path("", views.position_list, name="list"),
    path("at/<uuid:uid>/", views.position_history, name="history"),
    path("at/<uuid:uid>/appoint/", views.position_appoint, name="appoint"),
    path("at/<uuid:uid>/review/", views.review, name="review"),
    path("<uuid:uid>/end/", views.position_end, name="end"),
]
