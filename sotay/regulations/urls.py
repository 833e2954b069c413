"""Addresses of dated rules."""

from django.urls import path

from sotay.regulations import views

app_name = "regulations"
urlpatterns = [
    path("", views.regulation_list, name="list"),
    path("rubric", views.rubric_edit, name="rubric"),
    path("calendar", views.calendar, name="calendar"),
    path("calendar/record", views.calendar_day_record, name="calendar_day_record"),
    path("calendar/<int:number>/remove", views.calendar_day_remove, name="calendar_day_remove"),
    path("rubric/withdraw", views.rubric_withdraw, name="rubric_withdraw"),
]
