"""The short address that stands in messages."""

from django.urls import path

from sotay.notifications import views

app_name = "messages"
urlpatterns = [path("<slug:code>", views.message_open, name="open")]
