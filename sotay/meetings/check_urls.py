"""The public address at which a sealed paper is checked; it asks for no sign-in and shows nothing of the content."""

from django.urls import path

from sotay.meetings.views.papers import paper_check

app_name = "check"
urlpatterns = [path("<str:seal>/", paper_check, name="paper")]
