"""The public address of personal calendars, kept short because people copy it."""

from django.urls import path

from sotay.meetings.views.meetings import calendar_feed

app_name = "calendars"
urlpatterns = [path("<str:token>.ics", calendar_feed, name="feed")]
