"""Addresses of rights."""

from django.urls import path

from sotay.access import views

app_name = "access"
urlpatterns = [
    path("roles/", views.roles, name="roles"),
    path("mine/", views.mine, name="mine"),
    path("holder/<uuid:uid>/", views.holder, name="holder"),
    path("grants/<uuid:uid>/", views.grants, name="grants"),
    path("why/<slug:kind>/<uuid:uid>/", views.why, name="why"),
    path("ledger/<slug:kind>/<uuid:uid>/", views.ledger, name="ledger"),
]
