"""Addresses of transfers."""

from django.urls import path, re_path

from sotay.transfers import views

app_name = "transfers"
urlpatterns = [
    path("", views.transfer_list, name="list"),
    path("mine/", views.own_list, name="mine"),
    path("mine/ask/", views.own_ask, name="ask"),
    path("mine/<uuid:uid>/withdraw/", views.own_withdraw, name="withdraw_own"),
    path("from/", views.cell_list, name="cells"),
    path("from/<uuid:uid>/", views.transfer_start, name="start"),
    path("to/<uuid:uid>/", views.transfer_incoming, name="incoming"),
    path("register/", views.register_list, name="registers"),
    path("register/<uuid:uid>/", views.register, name="register"),
    path("<uuid:uid>/", views.transfer_detail, name="detail"),
    re_path(r"^(?P<uid>[0-9a-f-]{36})/paper\.(?P<kind>docx|pdf)$", views.transfer_paper, name="paper"),
    path("<uuid:uid>/withdraw/", views.transfer_withdraw, name="withdraw"),
    path("<uuid:uid>/end-stay/", views.transfer_end_stay, name="end_stay"),
    path("<uuid:uid>/boxes/<int:slot>/sign/", views.box_sign, name="sign"),
    path("<uuid:uid>/boxes/<int:slot>/refuse/", views.box_refuse, name="refuse"),
    path("<uuid:uid>/boxes/<int:slot>/return/", views.box_return, name="return"),
    path("<uuid:uid>/boxes/<int:slot>/redirect/", views.box_redirect, name="redirect"),
]
