"""Addresses of the registers."""

from django.urls import path

from sotay.registers import views

app_name = "registers"
urlpatterns = [
    path("", views.register_list, name="list"),
    path("<slug:kind>/", views.register_file, name="register"),
]
