"""Addresses of the register."""

from django.urls import path

from sotay.members.views import records, register

app_name = "members"
urlpatterns = [
    path("", register.member_list, name="list"),
    path("<uuid:uid>/", records.member_detail, name="detail"),
    path("<uuid:uid>/edit/", records.member_edit, name="edit"),
    path("<uuid:uid>/reveal/<slug:name>/", records.member_reveal, name="reveal"),
]
