"""Addresses of the rehearsal."""

from django.urls import path

from sotay.rehearsal import views

app_name = "rehearsal"
urlpatterns = [
    path("", views.start, name="start"),
    path("guide/", views.guide, name="guide"),
    path("begin/", views.begin, name="begin"),
    path("enter/", views.enter, name="enter"),
    path("leave/", views.leave, name="leave"),
    path("start-over/", views.start_over, name="start_over"),
    path("end/", views.end, name="end"),
    path("bring/", views.bring, name="bring"),
    path("finish/", views.finish, name="finish"),
    path("certificate/", views.certificate, name="certificate"),
]
